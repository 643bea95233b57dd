package civil

import "strings"

// The lengths of the spans that cadences are written in, in days.
const (
	weekDays    = 7
	monthDays   = 30
	quarterDays = 91
	yearDays    = 365
	longest     = 36525 // a cadence beyond a hundred years is a slip of the keyboard
)

// ReadCadence reads how often: 30, 30d, 6w, 6 weeks, every 2 weeks, 3 months, weekly and the like, in days.
func ReadCadence(text string) (days int, ok bool) {
	s := strings.ToLower(unquote(strings.TrimSpace(text)))
	switch s {
	case "daily":
		return 1, true
	case "weekly":
		return weekDays, true
	case "fortnightly":
		return 2 * weekDays, true
	case "monthly":
		return monthDays, true
	case "quarterly":
		return quarterDays, true
	case "yearly", "annually":
		return yearDays, true
	}
	every := false
	if after, ok := strings.CutPrefix(s, "every "); ok {
		s, every = strings.TrimSpace(after), true
	}
	count, n := number(s)
	if n > 5 {
		return 0, false
	}
	unit := span(strings.TrimSpace(s[n:]))
	switch {
	case n == 0 && every:
		count = 1
	case n > 0 && n == len(s):
		unit = 1
	}
	days = count * unit
	return days, 0 < days && days <= longest
}

// span returns the days of a unit of time, and 0 for another word.
func span(unit string) int {
	switch unit {
	case "d", "day", "days":
		return 1
	case "w", "week", "weeks":
		return weekDays
	case "fortnight", "fortnights":
		return 2 * weekDays
	case "m", "month", "months":
		return monthDays
	case "q", "quarter", "quarters":
		return quarterDays
	case "y", "year", "years":
		return yearDays
	}
	return 0
}
