package note

import (
	"errors"
	"fmt"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/frontmatter"
)

// day returns the day that a key says. A month, year or week is kept to be shown, and starts no clock.
func (r *reading) day(k key) civil.Day {
	w := r.written(k)
	if w.Partial != "" {
		r.keep(r.given[k], w.Partial)
	}
	return w.Day
}

// unread reports whether something stands where a key wants a day, and it is no whole day.
func (r *reading) unread(k key, day civil.Day) bool {
	return day.IsZero() && len(r.scalars(k)) > 0
}

// written returns the day, or the part of one, that a key says.
func (r *reading) written(k key) civil.Written {
	values := r.scalars(k)
	if len(values) == 0 {
		return civil.Written{}
	}
	v := values[0]
	w, err := civil.Read(v.Text, r.o.DateOrder)
	if errors.Is(err, civil.ErrNoDay) {
		if lead, _, ok := civil.Lead(v.Text, r.o.DateOrder); ok {
			return lead
		}
	}
	if err != nil {
		r.badDay(r.given[k], v, v.Text, err)
		return civil.Written{}
	}
	return w
}

// badDay leaves the problem that a text is not a day.
func (r *reading) badDay(f *field, v frontmatter.Value, text string, err error) {
	code, message, hint := dayTrouble(text, err)
	r.bad(f, code, v, message, hint)
}

// badLead leaves a problem when a text begins with a day, its year written in full, that the calendar does not have or
// that could be read both ways.
func (r *reading) badLead(text string, line, column int) {
	day := firstWord(text)
	if day == "" || day[0] < '0' || '9' < day[0] || !strings.ContainsFunc(day, isDaySeparator) || !fullYear(day) {
		return
	}
	if _, err := civil.Read(day, r.o.DateOrder); errors.Is(err, civil.ErrImpossible) || errors.Is(err, civil.ErrAmbiguous) {
		code, message, hint := dayTrouble(day, err)
		r.problem(diag.Error, code, line, column, message, hint)
	}
}

func isDaySeparator(c rune) bool { return c == '-' || c == '/' || c == '.' }

// fullYear reports whether four digits stand together in a text.
func fullYear(text string) bool {
	digits := 0
	for i := range len(text) {
		if digits++; text[i] < '0' || '9' < text[i] {
			digits = 0
		}
		if digits == len("2006") {
			return true
		}
	}
	return false
}

// dayTrouble says what is wrong with a text where a day is wanted.
func dayTrouble(text string, err error) (code, message, hint string) {
	text = strings.TrimSpace(text)
	switch {
	case errors.Is(err, civil.ErrImpossible):
		return "impossible-day", fmt.Sprintf("%q is a day that the calendar does not have", text), lastDayHint(text)
	case errors.Is(err, civil.ErrAmbiguous):
		return "ambiguous-day", fmt.Sprintf("%q could be read with day and month either way round", text),
			"write the day as YYYY-MM-DD, or set date_order in rapport.yaml"
	case errors.Is(err, civil.ErrBackwards):
		return "backwards-range", fmt.Sprintf("%q ends before it starts", text), "write the earlier day first"
	}
	return "not-a-day", fmt.Sprintf("%q is not a day", text), "write the day as YYYY-MM-DD"
}

// lastDayHint names the last day of the month that an impossible day names.
func lastDayHint(text string) string {
	if len(text) >= len("2006-01") {
		if d, err := civil.Parse(text[:len("2006-01")] + "-28"); err == nil {
			last := d
			for _, month, _ := d.Date(); ; last = last.Add(1) {
				if _, next, _ := last.Add(1).Date(); next != month {
					break
				}
			}
			return "the last day of that month is " + last.String()
		}
	}
	return "write the day as YYYY-MM-DD"
}

// isDay reports whether a text is a day and nothing else.
func (r *reading) isDay(text string) bool {
	w, err := civil.Read(text, r.o.DateOrder)
	return err == nil && !w.Day.IsZero()
}

// leadingDay returns the start of a text that has the shape 2006-01-02.
func leadingDay(s string) string {
	const shape = "2006-01-02"
	if len(s) < len(shape) || s[4] != '-' || s[7] != '-' {
		return ""
	}
	return s[:len(shape)]
}
