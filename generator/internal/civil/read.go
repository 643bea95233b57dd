package civil

import (
	"errors"
	"strings"
)

// Order is the order of day, month and year in numeric dates such as 03/04/2026.
type Order uint8

// The orders.
const (
	Unordered Order = iota // refuse to guess
	DMY
	MDY
	YMD
)

// Written is what an author wrote where a day was wanted.
type Written struct {
	Day     Day    // zero when only a part was written
	Partial string // a month (2024-05), a year (2024) or a week (2024-W05)
}

// The ways in which a text is not a day.
var (
	ErrNoDay      = errors.New("not a day")
	ErrImpossible = errors.New("no such day in the calendar")
	ErrAmbiguous  = errors.New("day and month could be either way round")
	ErrBackwards  = errors.New("the range ends before it starts")
)

// Read reads a whole text as a day, in any of the spellings of FORMAT "Days".
func Read(text string, order Order) (Written, error) {
	if d, ok := iso(text); ok {
		return Written{Day: d}, nil
	}
	s := unquote(strings.TrimSpace(text))
	if n := weekday(s); n > 0 {
		s = strings.TrimLeft(s[n:], ".,\t ")
	}
	w, n, err := scan(s, order)
	if n == 0 {
		return Written{}, ErrNoDay
	}
	rest := s[n:]
	if k := weekdayBehind(rest); k > 0 {
		rest = rest[k:]
	}
	if k := clock(rest); k > 0 && w.Partial == "" {
		rest = rest[k:]
		rest = strings.TrimLeft(rest, " \t")
		rest = rest[zoneName(rest):]
	}
	if strings.TrimSpace(rest) != "" {
		return Written{}, ErrNoDay
	}
	return w, err
}

// iso is the fast way for the form that nearly all authors use.
func iso(s string) (Day, bool) {
	if len(s) != len("2006-01-02") || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	y, yn := number(s)
	m, mn := number(s[5:])
	d, dn := number(s[8:])
	if yn != 4 || mn != 2 || dn != 2 {
		return 0, false
	}
	return of(y, m, d)
}

// Lead reads the day that a text begins with, and returns what stands behind it, trimmed of blanks and separators.
// A bullet, emphasis or weekday before the day is stepped over, a time and a weekday behind it are dropped. A month, year or
// week leads only when a separator or nothing follows, because "2026 budget" is a budget.
func Lead(text string, order Order) (w Written, rest string, ok bool) {
	s := strings.TrimSpace(text)
	for _, bullet := range [...]string{"- ", "* ", "+ "} {
		s = strings.TrimLeft(strings.TrimPrefix(s, bullet), " \t")
	}
	marks := len(s) - len(strings.TrimLeft(s, "*_"))
	emphasis := s[:marks]
	s = s[marks:]
	if n := weekday(s); n > 0 {
		s = strings.TrimLeft(s[n:], ".,\t ")
	}
	w, n, err := scan(s, order)
	if n == 0 || err != nil || !endsWell(s, n, w) {
		return Written{}, text, false
	}
	rest = s[n:]
	if w.Partial != "" && !separated(strings.TrimPrefix(rest, emphasis)) {
		return Written{}, text, false
	}
	rest = behind(rest)
	if emphasis != "" {
		rest = closeEmphasis(rest, emphasis)
	}
	return w, strings.TrimSpace(trimLeftSeparators(rest)), true
}

// closeEmphasis takes away the marks that close the emphasis a day stands in, perhaps with a colon before them.
func closeEmphasis(s, emphasis string) string {
	t := strings.TrimLeft(s, ":,")
	if after, ok := strings.CutPrefix(t, emphasis); ok {
		return behind(after)
	}
	return s
}

// separated reports whether a text is empty or begins with what parts a day from words about it.
func separated(s string) bool {
	s = strings.TrimLeft(s, " \t")
	return s == "" || trimLeftSeparators(s) != s
}

// behind drops a weekday and a time from the start of what stands behind a day, in either order.
func behind(s string) string {
	s = s[weekdayBehind(s):]
	s = s[clock(s):]
	return s[weekdayBehind(s):]
}

// separators part a day from the words around it.
const separators = "-–—:,;|_"

func trimLeftSeparators(s string) string  { return strings.TrimLeft(s, " \t"+separators) }
func trimRightSeparators(s string) string { return strings.TrimRight(s, " \t"+separators) }

// unquote takes one pair of quotes away.
func unquote(s string) string {
	for _, q := range [...][2]string{{`"`, `"`}, {"'", "'"}, {"“", "”"}} {
		if len(s) >= len(q[0])+len(q[1]) && strings.HasPrefix(s, q[0]) && strings.HasSuffix(s, q[1]) {
			return strings.TrimSpace(s[len(q[0]) : len(s)-len(q[1])])
		}
	}
	return s
}

// ReadRange reads DAY..DAY, both ends counting; a single day is a range of one.
func ReadRange(text string, order Order) (Range, error) {
	s := unquote(strings.TrimSpace(text))
	from, to, two := strings.Cut(s, "..")
	f, err := readDay(from, order)
	if err != nil {
		return Range{}, err
	}
	if !two {
		return Range{From: f, To: f}, nil
	}
	t, err := readDay(to, order)
	if err != nil {
		return Range{}, err
	}
	if t < f {
		return Range{}, ErrBackwards
	}
	return Range{From: f, To: t}, nil
}

func readDay(text string, order Order) (Day, error) {
	w, err := Read(text, order)
	if err == nil && w.Day.IsZero() {
		err = ErrNoDay
	}
	return w.Day, err
}
