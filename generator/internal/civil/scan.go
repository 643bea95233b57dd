package civil

import (
	"fmt"
	"strings"
	"time"
)

// scan reads the day, or the part of one, that s begins with and returns how many bytes it takes. Zero bytes mean that
// s begins with no day; a day that is impossible or ambiguous takes its bytes and comes with the error.
func scan(s string, order Order) (w Written, n int, err error) {
	if s == "" {
		return Written{}, 0, ErrNoDay
	}
	switch c := s[0]; {
	case c == '[':
		return scanLink(s, order)
	case isDigit(c):
		a, n := number(s)
		switch n {
		case 8:
			return exactly(a/10000, a/100%100, a%100, 8)
		case 4:
			return scanYearFirst(s, a)
		case 1, 2:
			return scanPartFirst(s, a, n, order)
		}
	case isLetter(c):
		return scanMonthFirst(s, order)
	}
	return Written{}, 0, ErrNoDay
}

// exactly is the day of three numbers that took n bytes to write.
func exactly(year, month, day, n int) (Written, int, error) {
	d, ok := of(year, month, day)
	if !ok {
		return Written{}, n, ErrImpossible
	}
	return Written{Day: d}, n, nil
}

func of(year, month, day int) (Day, bool) { return Of(year, time.Month(month), day) }

// scanLink reads [[2026-09-14]], also with a folder before the day and another text behind a bar.
func scanLink(s string, order Order) (Written, int, error) {
	end := linkEnd(s)
	if end == 0 {
		return Written{}, 0, ErrNoDay
	}
	end -= len("]]")
	inner, _, _ := strings.Cut(s[2:end], "|")
	w, err := Read(inner, order)
	if err == ErrNoDay { //nolint:errorlint // Read returns its errors as they are
		if slash := strings.LastIndexByte(inner, '/'); slash >= 0 {
			w, err = Read(inner[slash+1:], order)
		}
	}
	if err == ErrNoDay { //nolint:errorlint // as above
		return Written{}, 0, ErrNoDay
	}
	return w, end + len("]]"), err
}

// longestLink is more than any link to a day needs: a text of nothing but brackets is not searched to its end again and
// again.
const longestLink = 200

// linkEnd returns the length of the link that s begins with, and 0 when it begins with none.
func linkEnd(s string) int {
	if !strings.HasPrefix(s, "[[") {
		return 0
	}
	end := strings.Index(s[:min(len(s), longestLink)], "]]")
	if end < 0 {
		return 0
	}
	return end + len("]]")
}

// scanYearFirst reads 2026-09-14, 2026-09, 2026-W38 and 2026, also with dots or slashes.
func scanYearFirst(s string, year int) (Written, int, error) {
	bare := Written{Partial: s[:4]}
	if year == 0 {
		return Written{}, 4, ErrImpossible
	}
	if len(s) < 6 || !isNumericSeparator(s[4]) {
		return bare, 4, nil
	}
	if sep := s[4]; sep == '-' && s[5]|0x20 == 'w' {
		return scanWeek(s, year)
	}
	month, m := number(s[5:])
	if m == 0 || m > 2 {
		return bare, 4, nil
	}
	at := 5 + m
	if at < len(s) && s[at] == s[4] {
		if day, d := number(s[at+1:]); d == 1 || d == 2 {
			return exactly(year, month, day, at+1+d)
		}
	}
	if m == 1 {
		return bare, 4, nil
	}
	return partialMonth(year, month, at)
}

func partialMonth(year, month, n int) (Written, int, error) {
	if _, ok := of(year, month, 1); !ok {
		return Written{}, n, ErrImpossible
	}
	return Written{Partial: fmt.Sprintf("%04d-%02d", year, month)}, n, nil
}

// scanWeek reads 2026-W38.
func scanWeek(s string, year int) (Written, int, error) {
	week, n := number(s[6:])
	if n == 0 || n > 2 {
		return Written{}, 0, ErrNoDay
	}
	// The 28th of December is always in the last week of its year.
	_, last := time.Date(year, time.December, 28, 0, 0, 0, 0, time.UTC).ISOWeek()
	if week < 1 || week > last {
		return Written{}, 6 + n, ErrImpossible
	}
	return Written{Partial: fmt.Sprintf("%04d-W%02d", year, week)}, 6 + n, nil
}

// scanPartFirst reads what begins with one or two digits: 14/09/2026, 24-12-20, 14 Sep 2026, 14th of the like.
func scanPartFirst(s string, a, n int, order Order) (Written, int, error) {
	if n < len(s)-1 && isNumericSeparator(s[n]) && isDigit(s[n+1]) {
		return scanNumeric(s, a, n, order)
	}
	at := n + ordinal(s[n:])
	at += gap(s[at:])
	month, m := monthWord(s[at:])
	if m == 0 || at == n {
		return Written{}, 0, ErrNoDay
	}
	at += m
	k := gap(s[at:])
	if k == 0 {
		return Written{}, 0, ErrNoDay
	}
	at += k
	year, y := number(s[at:])
	return withYear(year, y, month, a, at+y, order)
}

// withYear is the day of a named month, in a year of y digits.
func withYear(year, y, month, day, n int, order Order) (Written, int, error) {
	switch {
	case y == 4:
		return exactly(year, month, day, n)
	case y == 2 && order != Unordered:
		return exactly(2000+year, month, day, n)
	case y == 2:
		return Written{}, n, ErrAmbiguous
	}
	return Written{}, 0, ErrNoDay
}

// scanNumeric reads three numbers with the same separator between them, of which the first has one or two digits.
func scanNumeric(s string, a, n int, order Order) (Written, int, error) {
	b, bn := number(s[n+1:])
	at := n + 1 + bn
	if bn > 2 || at >= len(s) || s[at] != s[n] {
		return Written{}, 0, ErrNoDay
	}
	c, cn := number(s[at+1:])
	end := at + 1 + cn
	switch {
	case cn == 4:
		return dayAndMonth(a, b, c, end, order)
	case cn == 2 && order == Unordered:
		return Written{}, end, ErrAmbiguous
	case (cn == 2 || cn == 1) && n == 2 && order == YMD:
		return exactly(2000+a, b, c, end)
	case cn == 2 && order != YMD:
		return dayAndMonth(a, b, 2000+c, end, order)
	}
	return Written{}, 0, ErrNoDay
}

// dayAndMonth decides which of two numbers is the month: one over 12 is not, else the order says.
func dayAndMonth(a, b, year, n int, order Order) (Written, int, error) {
	switch {
	case a > 12 || a == b || b <= 12 && order == DMY:
		return exactly(year, b, a, n)
	case b > 12 || order == MDY:
		return exactly(year, a, b, n)
	}
	return Written{}, n, ErrAmbiguous
}

// scanMonthFirst reads September 14, 2026 and May 2024.
func scanMonthFirst(s string, order Order) (Written, int, error) {
	month, m := monthWord(s)
	if m == 0 {
		return Written{}, 0, ErrNoDay
	}
	k := gap(s[m:])
	if k == 0 {
		return Written{}, 0, ErrNoDay
	}
	at := m + k
	a, n := number(s[at:])
	switch n {
	case 4:
		return partialMonth(a, month, at+4)
	case 1, 2:
		at += n
		at += ordinal(s[at:])
		if k = gap(s[at:]); k > 0 {
			year, y := number(s[at+k:])
			return withYear(year, y, month, a, at+k+y, order)
		}
	}
	return Written{}, 0, ErrNoDay
}

// gap returns how many bytes of blanks, with a dot or comma before them or a hyphen instead, part the words of a day.
func gap(s string) int {
	n := 0
	if n < len(s) && (s[n] == '.' || s[n] == ',') {
		n++
	}
	blanks := 0
	for n < len(s) && (s[n] == ' ' || s[n] == '\t') {
		n++
		blanks++
	}
	if n == 0 && s != "" && s[0] == '-' {
		return 1
	}
	return n
}

// ordinal returns 2 when s begins with st, nd, rd or th.
func ordinal(s string) int {
	if len(s) < 2 || len(s) > 2 && isLetter(s[2]) {
		return 0
	}
	switch strings.ToLower(s[:2]) {
	case "st", "nd", "rd", "th":
		return 2
	}
	return 0
}

// number reads the digits that s begins with; more than eight of them are no number of a day, and give 0, 9.
func number(s string) (value, n int) {
	for n < len(s) && isDigit(s[n]) {
		if n == 8 {
			return 0, 9
		}
		value = value*10 + int(s[n]-'0')
		n++
	}
	return value, n
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isNumericSeparator(c byte) bool { return c == '-' || c == '/' || c == '.' }
