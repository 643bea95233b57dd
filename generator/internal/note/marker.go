package note

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/markdown"
)

// markerWords finds the words of markers by their first word, in lower case.
type markerWords map[string][]markerWord

type markerWord struct {
	word Word
	rest string // what follows the first word, in lower case: "news" of "Their news"
}

// newMarkerWords indexes the built-in words and those that the settings add.
func newMarkerWords(extra map[string][]string) markerWords {
	m := markerWords{}
	add := func(w Word, text string) {
		first, rest, _ := strings.Cut(FoldName(text), " ")
		if first != "" {
			m[first] = append(m[first], markerWord{word: w, rest: rest})
		}
	}
	for w := Gave; w <= StanceWord; w++ {
		add(w, w.String())
	}
	add(Update, "Progress")
	for name, words := range extra {
		for w := Gave; w <= StanceWord; w++ {
			if FoldName(name) != FoldName(w.String()) {
				continue
			}
			for _, text := range words {
				add(w, text)
			}
		}
	}
	return m
}

// markerHead is what stands before the colon of a marker, as a reader sees it.
type markerHead struct {
	word  Word
	name  string // behind the word; may be empty
	text  string // behind the colon
	lower bool   // the word is written in lower case
	more  string // the words behind the first of a marker word of several
}

// head reads the WORD [name]: that a line begins with, as a reader sees it.
func (m markerWords) head(plain string) (h markerHead, ok bool) {
	end := letters(plain)
	if end == 0 || end > longestLabel {
		return h, false
	}
	for _, w := range m.first(plain[:end]) {
		rest := plain[end:]
		if w.rest != "" {
			next := strings.TrimLeft(rest, " ")
			if len(next) < len(w.rest) || !strings.EqualFold(next[:len(w.rest)], w.rest) {
				continue
			}
			rest = next[len(w.rest):]
		}
		if rest == "" || rest[0] != ':' && rest[0] != ' ' {
			continue
		}
		colon := headColon(rest)
		if colon < 0 {
			continue
		}
		h = markerHead{
			word: w.word, more: w.rest, name: strings.TrimSpace(rest[:colon]), lower: plain[:end] == strings.ToLower(plain[:end]),
			text: strings.TrimSpace(strings.TrimPrefix(rest[colon+1:], ":")),
		}
		return h, true
	}
	return h, false
}

// first looks a first word up in any case, without making a string of it when it is plain letters.
func (m markerWords) first(word string) []markerWord {
	var buf [longestLabel]byte
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			return m[FoldName(word)]
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return m[string(buf[:len(word)])]
}

// letters returns the length of the run of letters that s begins with.
func letters(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return i
		}
	}
	return len(s)
}

// longestHead is the length above which what stands before a colon is a sentence, not a name.
const longestHead = 100

// headColon returns the offset of the colon that ends a head, and -1 when there is none.
func headColon(s string) int {
	if i := outside(s, ":\n", longestHead); i >= 0 && s[i] == ':' {
		return i
	}
	return -1
}

// isMarkerLine reports whether a line begins with the word of a marker.
func (r *reading) isMarkerLine(line *markdown.Line) bool {
	_, ok := r.markerHead(line)
	return ok
}

// markerHead reads the head of a line that is a marker. Tasks, quotes and code are none.
func (r *reading) markerHead(line *markdown.Line) (h markerHead, ok bool) {
	if line.Quoted || line.Task != 0 {
		return h, false
	}
	h, ok = r.words.head(line.Plain)
	if !ok || strings.HasPrefix(strings.TrimLeft(line.Text, "*_"), "`") {
		return h, false
	}
	return h, h.name == "" || h.word == StanceWord || isLinked(line.Text) || looksNamed(h.name, h.lower)
}

// isLinked reports whether a link or mention stands in the head of a marker.
func isLinked(text string) bool {
	head := text[:max(0, headColon(text))]
	return strings.Contains(head, "[") || strings.Contains(head, "@")
}

// looksNamed tells `Gave Jane: the deck` from a sentence such as `Why it failed: nobody asked`: a name begins with a
// capital, or in a script without any; only who writes the word small may write one small word as a name.
func looksNamed(name string, lower bool) bool {
	words := strings.Fields(name)
	first, _ := utf8.DecodeRuneInString(name)
	switch {
	case len(words) > 4:
		return false
	case lower:
		return len(words) == 1 || !unicode.IsLower(first)
	}
	return !unicode.IsLower(first) || isMe(name)
}

// readMarkers reads the markers of the body.
func (r *reading) readMarkers() {
	for i := range r.n.Doc.Lines {
		line := &r.n.Doc.Lines[i]
		h, ok := r.markerHead(line)
		if !ok || r.isField(line) {
			continue
		}
		m := Marker{
			Word: h.word, Text: oneLine(h.text), Refs: r.refs(line), Section: r.sectionAt(line.Heading),
			Line: line.Line, Column: line.Column,
		}
		if h.name != "" {
			m.About = headName(line, h.more)
		}
		if w, rest, ok := civil.Lead(m.Text, r.o.DateOrder); ok && !w.Day.IsZero() {
			m.Day, m.Text = w.Day, rest
		} else if w, err := civil.Read(strings.Trim(h.name, "()"), r.o.DateOrder); err == nil && !w.Day.IsZero() {
			m.Day = w.Day
		} else {
			m.Day = r.dayAt(line.Heading)
			r.badLead(m.Text, line.Line, line.Column)
		}
		if m.Word == StanceWord {
			m.Stance = r.stance(line, m.Text)
		}
		r.n.Markers = append(r.n.Markers, m)
		if m.Word == Headline {
			r.headline(&m)
		}
	}
}

// isField reports whether a line was taken as a field of the note.
func (r *reading) isField(line *markdown.Line) bool {
	if !line.First {
		return false
	}
	fields := r.fields[len(r.fields)-r.inline:] // in the order of the source
	i, ok := slices.BinarySearchFunc(fields, line.Line, func(f field, line int) int { return cmp.Compare(f.Line, line) })
	return ok && fields[i].used
}

// headName returns the name that stands between the word of a marker, which may have more words, and its colon.
func headName(line *markdown.Line, more string) *Name {
	text := line.Text
	colon := headColon(text)
	if colon < 0 {
		return nil
	}
	at := len(text) - len(strings.TrimLeft(text, "*_ "))
	at += letters(text[at:])
	if rest := strings.TrimLeft(text[at:colon], " "); hasPrefixFold(rest, more) {
		at = colon - len(rest) + len(more)
	}
	names := ParseNames(text[at:colon], line.Line, line.Column+utf8.RuneCountInString(text[:at]))
	if len(names) == 0 {
		return nil
	}
	return &names[0]
}

// stance reads the word of a stance.
func (r *reading) stance(line *markdown.Line, text string) Stance {
	if s, ok := stanceWords.of(strings.TrimRight(text, ". ")); ok {
		return s
	}
	word, _ := cutWord(text)
	word = strings.TrimRight(word, ".")
	s, ok := stanceWords.of(word)
	if !ok {
		r.problem(diag.Error, "unknown-word", line.Line, line.Column, fmt.Sprintf("%q is no stance", word), stanceWords.hint(word))
	}
	return s
}

// headline gives a meeting, or the section that the marker stands in, its headline, unless it has one.
func (r *reading) headline(m *Marker) {
	switch {
	case m.Section >= 0:
		s := &r.n.Sections[m.Section]
		s.Headline = firstOf(s.Headline, m.Text)
	case r.n.Meeting != nil:
		r.n.Meeting.Headline = firstOf(r.n.Meeting.Headline, m.Text)
	}
}
