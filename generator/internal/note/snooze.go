package note

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/frontmatter"
)

// longestSnooze is the days after which whatever was silenced is asked about again.
const longestSnooze = 365

// snoozes reads `[RULE] [START..]END [reason]`, one or several.
func (r *reading) snoozes() []Snooze {
	f := r.given[keySnooze]
	if f == nil {
		return nil
	}
	var all []Snooze
	for _, v := range f.Value.Scalars() {
		text := strings.TrimSpace(v.Text)
		if said, ok := truthWords.of(text); text == "" || ok && !said {
			continue // `paused: false`
		}
		s, trouble := readSnooze(text, r.o.DateOrder)
		s.Line = v.Line
		if trouble != "" {
			r.badSnooze(f, v, text, trouble)
			continue
		}
		if s.Rule != "" && !r.isRule(f, v, s.Rule) {
			continue
		}
		all = append(all, s)
	}
	return all
}

// isRule reports whether a word is the id of a rule, and says so where it is none: what nobody finds silences nothing.
func (r *reading) isRule(f *field, v frontmatter.Value, word string) bool {
	if r.o.Rules == nil || slices.Contains(r.o.Rules, word) {
		return true
	}
	hint := "write the id of a rule, as `rapport practices` lists them, or in a snooze the day first and then the reason"
	if near, ok := diag.Nearest(word, r.o.Rules); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	r.bad(f, "unknown-rule", v, fmt.Sprintf("no rule is called %q, so nothing is silenced", word), hint)
	return false
}

func (r *reading) badSnooze(f *field, v frontmatter.Value, text, trouble string) {
	r.bad(f, "bad-snooze", v, fmt.Sprintf("%q silences nothing: %s", text, trouble),
		"write [RULE] [START..]END [reason], END at most 365 days after START, as in 2026-11-01 parental leave")
}

// readSnooze reads one snooze, and says what is wrong with it.
func readSnooze(text string, order civil.Order) (s Snooze, trouble string) {
	text = cutUntil(text)
	if _, _, ok := civil.Lead(text, order); !ok {
		word := firstWord(text)
		if _, err := civil.Read(word, order); !errors.Is(err, civil.ErrNoDay) {
			return s, missingEnd(text, order)
		}
		s.Rule = strings.ToLower(word)
		text = cutUntil(strings.TrimLeft(text[len(word):], " \t:,"))
	}
	if strings.HasPrefix(s.Rule, "..") {
		return s, "it names no day on which it starts"
	}
	w, reason, ok := civil.Lead(text, order)
	if end, two := strings.CutPrefix(reason, ".."); ok && two {
		s.Start, text = w.Day, end
		w, reason, ok = civil.Lead(text, order)
	}
	_, _, again := civil.Lead(strings.TrimPrefix(reason, "to "), civil.DMY)
	switch {
	case !ok || w.Day.IsZero():
		return s, missingEnd(text, order)
	case again:
		return s, "two days stand in it without .. between them"
	case s.Start != 0 && w.Day < s.Start:
		return s, "it ends before it starts"
	case s.Start != 0 && w.Day.Since(s.Start) > longestSnooze:
		return s, fmt.Sprintf("it lasts more than %d days; the latest end is %v", longestSnooze, s.Start.Add(longestSnooze))
	}
	s.End, s.Reason = w.Day, reason
	return s, ""
}

// cutUntil takes away the word that `ignore` has before its day.
func cutUntil(text string) string {
	if hasPrefixFold(text, "until ") {
		return strings.TrimLeft(text[len("until "):], " \t")
	}
	return text
}

// missingEnd says why a text names no day on which a snooze ends.
func missingEnd(text string, order civil.Order) string {
	word := firstWord(text)
	if _, err := civil.Read(word, order); err != nil && !errors.Is(err, civil.ErrNoDay) {
		_, trouble, _ := dayTrouble(word, err)
		return trouble
	}
	return "it names no day on which it ends"
}
