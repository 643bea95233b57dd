package chart

import (
	"slices"
	"strconv"
)

// The size of a history, in tenths of a pixel.
const (
	historyStep   = 70 // a week: a mark, and air around it
	historyHeight = 160
	historyMiddle = 72
	historyLine   = 155
)

// History draws how something stood at the end of each of some weeks, the oldest first, as a line of small marks, 7
// pixels a week, to stand in a line of text or a table. The marks are those of [State] made small: a gap is the darkest,
// what is met the lightest, and any other word a dash. A week without a word stays empty. The last one is underlined.
func History(words []string) string {
	s := newSVG(640 + 24*len(words))
	wide := historyStep * len(words)
	s.put(`<svg class="hs" viewBox="0 0 `)
	s.tenths(wide)
	s.put(" ")
	s.tenths(historyHeight)
	s.put(`"`)
	s.attr("width", wide)
	s.attr("height", historyHeight)
	s.put(` role="img"><title>`)
	s.text(HistoryWords(words))
	s.put(`</title>`)
	if len(words) > 0 {
		s.put(`<path class="hs-base" d="M0 15.5h`)
		s.tenths(wide)
		s.put(`"/><path class="hs-now" d="M`)
		s.tenths(wide - historyStep + 10)
		s.put(` 15.5h5"/>`)
	}
	for _, m := range historyMarks {
		s.weeks(words, m, func(word string) bool { return word == m.word })
	}
	s.weeks(words, otherMark, func(word string) bool { return word != "" && !knownWord(word) })
	s.put(`</svg>`)
	return s.String()
}

// historyMark is the mark of a week: a path that begins in its middle.
type historyMark struct{ word, class, path string }

// historyMarks are the marks of the known words, the worst first. A word may have two: lines, and what is filled.
var historyMarks = []historyMark{
	{"gap", "hs-gap", "m0-3.5 3.5 3.5-3.5 3.5-3.5-3.5z"},
	{"due", "hs-line", "m-2.4 0a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0-4.8 0z"},
	{"planned", "hs-line", "m-2.4 0a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0-4.8 0z"},
	{"planned", "hs-fill", "m0-2.4a2.4 2.4 0 0 0 0 4.8z"},
	{"unknown", "hs-light", "m-1.3-1.6a1.3 1.3 0 1 1 1.8 1.2c-.4.1-.5.4-.5 1m0 2.1h0"},
	{"info", "hs-speck", "h0"},
	{"snoozed", "hs-rest", "m.9-2.7a2.8 2.8 0 1 0 1.9 4 2.4 2.4 0 0 1-1.9-4z"},
	{"met", "hs-dot", "h0"}, // the round end of a line that is no longer than it
}

// otherMark is the mark of words that are not known.
var otherMark = historyMark{"", "hs-light", "m-1.2 0h2.4"}

func knownWord(word string) bool {
	return slices.ContainsFunc(historyMarks, func(m historyMark) bool { return m.word == word })
}

// weeks draws a mark for every week that has it.
func (s *svg) weeks(words []string, m historyMark, has func(string) bool) {
	open := false
	for i, word := range words {
		if !has(word) {
			continue
		}
		if !open {
			s.put(`<path class="`, m.class, `" d="`)
			open = true
		}
		s.move(i*historyStep+historyStep/2, historyMiddle)
		s.put(m.path)
	}
	if open {
		s.put(`"/>`)
	}
}

// HistoryWords says what [History] draws: gap for 3 weeks, due 2, met 21.
func HistoryWords(words []string) string {
	var order []string
	for _, m := range historyMarks {
		order = append(order, m.word)
	}
	for _, w := range words {
		if w != "" {
			order = append(order, w)
		}
	}
	text := ""
	seen := map[string]bool{}
	for _, w := range append(order, "") {
		n := 0
		for _, other := range words {
			if other == w {
				n++
			}
		}
		if n == 0 || seen[w] {
			continue
		}
		seen[w] = true
		name := w
		if w == "" {
			name = "not tracked"
		}
		if text == "" {
			text = name + " for " + strconv.Itoa(n) + " week"
			if n > 1 {
				text += "s"
			}
			continue
		}
		text += ", " + name + " " + strconv.Itoa(n)
	}
	return text
}
