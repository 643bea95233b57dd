package site

import (
	"strconv"
	"strings"

	"rapport/generator/internal/civil"
)

// The lengths, in days, up to which a wait is told in days, in weeks and in months.
const (
	upToDays   = 90
	upToWeeks  = 182
	upToMonths = 3 * 365
)

// span says how long a number of days is: 41 days, then weeks, then months, then years.
func span(days int) string {
	switch {
	case days < 0:
		return span(-days)
	case days == 1:
		return "1 day"
	case days <= upToDays:
		return strconv.Itoa(days) + " days"
	case days <= upToWeeks:
		return strconv.Itoa(days/7) + " weeks"
	case days <= upToMonths:
		return strconv.Itoa(days*12/365) + " months"
	}
	return strconv.Itoa(days/365) + " years"
}

// ago says how long before today a day was, or how long after it will be.
func ago(day, today civil.Day) string {
	switch n := today.Since(day); {
	case day.IsZero():
		return ""
	case n == 0:
		return "today"
	case n == 1:
		return "yesterday"
	case n == -1:
		return "tomorrow"
	case n < 0:
		return "in " + span(-n)
	default:
		return span(n) + " ago"
	}
}

// numerals are the numbers that are written as words.
var numerals = [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

// count says a number of things in words: no meetings, one meeting, 12 meetings.
func count(n int, one, many string) string {
	word := many
	if n == 1 {
		word = one
	}
	if n < len(numerals) {
		return numerals[n] + " " + word
	}
	return strconv.Itoa(n) + " " + word
}

// held says how many meetings or contacts there were, and how many are planned.
func held(past, planned int, one, many string) string {
	switch {
	case planned == 0:
		return count(past, one, many)
	case past == 0:
		return count(planned, "planned", "planned")
	}
	return count(past, one, many) + ", " + count(planned, "planned", "planned")
}

// sentence gives a text a capital at its beginning.
func sentence(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}

// shortDay is a day without its year, for lists that stand under a year.
func shortDay(d civil.Day) string {
	if d.IsZero() {
		return ""
	}
	_, m, day := d.Date()
	return strconv.Itoa(day) + " " + m.String()[:3]
}

// and joins words: a, b and c.
func and(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}
