package note

import (
	"errors"
	"strings"
	"time"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
)

// readDays takes the days out of a task's text and gives them to the task. It returns the text that is left, as a
// reader sees it. base is the day that weekdays count from.
func (r *reading) readDays(t *Task, text string, base civil.Day) string {
	if strings.Contains(text, "::") {
		text = r.fieldDays(t, text)
	}
	text = r.signDays(t, text)
	if strings.Contains(text, "(") {
		text = r.bracketDays(t, text, base)
	}
	if t.Due == 0 {
		text = r.byDay(t, text, base)
	}
	return tidy(text)
}

// tidy takes away what removed days leave behind.
func tidy(s string) string {
	s = strings.TrimSpace(strings.Trim(s, " \t*_"))
	for strings.Contains(s, "  ") {
		s = strings.ReplaceAll(s, "  ", " ")
	}
	return strings.TrimSpace(strings.TrimRight(strings.TrimSuffix(s, " ."), ",;–—- "))
}

// badDue leaves the problem that the day of a task is none.
func (r *reading) badDue(text string, line, column int, err error) {
	code, message, hint := dayTrouble(text, err)
	r.problem(diag.Error, code, line, column, message, hint)
}

// fieldDays reads `due:: DAY` and `completion:: DAY`, bare or in brackets.
func (r *reading) fieldDays(t *Task, text string) string {
	for _, f := range [...]struct {
		name string
		day  *civil.Day
	}{{"due::", &t.Due}, {"completion::", &t.Done}} {
		i := indexFold(text, f.name)
		if i < 0 || i > 0 && strings.IndexByte(" [(", text[i-1]) < 0 {
			continue
		}
		start, end := i, len(text)
		value := text[i+len(f.name):]
		if i > 0 && text[i-1] != ' ' {
			start--
			if n := strings.IndexAny(value, "])"); n >= 0 && !strings.HasPrefix(strings.TrimSpace(value), "[[") {
				end = i + len(f.name) + n + 1
				value = value[:n]
			}
		}
		w, rest, ok := civil.Lead(value, r.o.DateOrder)
		if !ok || w.Day.IsZero() {
			word := firstWord(value)
			if _, err := civil.Read(word, r.o.DateOrder); word != "" {
				r.badDue(word, t.Line, t.Column, err)
			}
			continue
		}
		*f.day = w.Day
		text = text[:start] + " " + rest + text[end:]
	}
	return text
}

// signDays reads the days behind the signs that other programs put into tasks.
func (r *reading) signDays(t *Task, text string) string {
	var other civil.Day // days on which a task was made, planned and the like: not told
	for _, f := range [...]struct {
		sign string
		day  *civil.Day
	}{{"📅", &t.Due}, {"🗓️", &t.Due}, {"🗓", &t.Due}, {"✅", &t.Done}, {"➕", &other}, {"⏳", &other}, {"🛫", &other}, {"❌", &other}} {
		i := strings.Index(text, f.sign)
		if i < 0 {
			continue
		}
		value := strings.TrimPrefix(text[i+len(f.sign):], "\uFE0F")
		w, rest, ok := civil.Lead(value, r.o.DateOrder)
		if !ok || w.Day.IsZero() {
			word := firstWord(value)
			if _, err := civil.Read(word, r.o.DateOrder); err != nil && !errors.Is(err, civil.ErrNoDay) {
				r.badDue(word, t.Line, t.Column, err)
			}
			continue
		}
		*f.day = w.Day
		text = strings.TrimRight(text[:i], " ") + " " + rest
	}
	return text
}

// bracketDays reads `(by DAY, was DAY)`, `(by weekday)` and `(DAY)`.
func (r *reading) bracketDays(t *Task, text string, base civil.Day) string {
	for i := 0; i < len(text); {
		open := strings.IndexByte(text[i:], '(')
		if open < 0 {
			return text
		}
		open += i
		size := bracketed(text[open:])
		if size == 0 {
			return text
		}
		if open > 0 && text[open-1] == ']' || !r.bracketDay(t, text[open+1:open+size-1], base) {
			i = open + size
			continue
		}
		text = strings.TrimRight(text[:open], " ") + " " + strings.TrimLeft(text[open+size:], " ")
		i = open
	}
	return text
}

// bracketDay reads what stands in one pair of brackets, and reports whether it is about the day of the task.
func (r *reading) bracketDay(t *Task, inner string, base civil.Day) bool {
	inner = strings.TrimSpace(inner)
	by, was, moved := strings.Cut(inner, ", was ")
	if !moved {
		by, was, moved = strings.Cut(inner, " was ")
	}
	by, said := cutBy(by)
	by = strings.TrimRight(strings.TrimSpace(by), ",")
	due, ok := r.dueDay(t, by, base, said || moved)
	if !ok {
		return false
	}
	if t.Due = due; moved {
		t.Was, _ = r.dueDay(t, strings.TrimSpace(was), base, true)
	}
	return true
}

// cutBy takes the word by, or due, from the start of a text.
func cutBy(s string) (rest string, said bool) {
	for _, word := range [...]string{"by ", "due "} {
		if hasPrefixFold(s, word) {
			return strings.TrimSpace(s[len(word):]), true
		}
	}
	return s, false
}

// dueDay reads a text that is a day, or a weekday when the text says that it is due. An impossible day is a problem.
func (r *reading) dueDay(t *Task, text string, base civil.Day, said bool) (civil.Day, bool) {
	if said {
		if d, n := weekdayAfter(base, text); d != 0 && n == len(text) {
			return d, true
		}
	}
	w, err := civil.Read(text, r.o.DateOrder)
	switch {
	case err == nil:
		return w.Day, !w.Day.IsZero()
	case errors.Is(err, civil.ErrNoDay):
		return 0, false
	}
	if said || fullYear(text) {
		r.badDue(text, t.Line, t.Column, err)
	}
	return 0, false
}

// byDay reads `by DAY` or `by weekday` in running text.
func (r *reading) byDay(t *Task, text string, base civil.Day) string {
	for from := 0; ; {
		i := indexFold(text[from:], "by ")
		if i < 0 {
			return text
		}
		i += from
		from = i + len("by ")
		if i > 0 && text[i-1] != ' ' {
			continue
		}
		if d, n := weekdayAfter(base, text[from:]); d != 0 {
			t.Due = d
			return strings.TrimRight(text[:i], " ,") + text[from+n:]
		}
		if w, rest, ok := civil.Lead(text[from:], r.o.DateOrder); ok && !w.Day.IsZero() {
			t.Due = w.Day
			return strings.TrimRight(text[:i], " ,") + " " + rest
		}
		r.badLead(text[from:], t.Line, t.Column)
	}
}

// indexFold returns the offset of a text in plain small letters, in any case; -1 when it is not there.
func indexFold(s, small string) int {
	for i := 0; i+len(small) <= len(s); i++ {
		if s[i]|0x20 == small[0]|0x20 && strings.EqualFold(s[i:i+len(small)], small) {
			return i
		}
	}
	return -1
}

// weekdayAfter reads the weekday that a text begins with: the next one after a day. n is its length.
func weekdayAfter(base civil.Day, text string) (d civil.Day, n int) {
	for n < len(text) && 'a' <= text[n]|0x20 && text[n]|0x20 <= 'z' {
		n++
	}
	if base == 0 || n < 3 {
		return 0, 0
	}
	word := strings.ToLower(text[:n])
	for day := time.Sunday; day <= time.Saturday; day++ {
		name := strings.ToLower(day.String())
		if word == name || n <= 5 && n < len(name) && strings.HasPrefix(name, word) {
			ahead := (int(day) - int(base.Weekday()) + 7) % 7
			if ahead == 0 {
				ahead = 7
			}
			return base.Add(ahead), n
		}
	}
	return 0, 0
}
