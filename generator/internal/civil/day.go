// Package civil is a calendar day: parse, format, compare and count, with no clock and no time zone.
package civil

import (
	"cmp"
	"fmt"
	"strconv"
	"time"
)

// Day is a day of the proleptic Gregorian calendar, counted from 1 January of year 1, which is 1.
// The zero Day means that no day is known. Days compare with < and subtract with [Day.Since].
type Day int32

// daysToUnix is the Day of 1 January 1970.
const daysToUnix = 719163

// Of returns the day of that date, and false when the calendar has no such day or the year is not 1 to 9999.
func Of(year int, month time.Month, day int) (Day, bool) {
	if year < 1 || year > 9999 {
		return 0, false
	}
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || t.Month() != month || t.Day() != day {
		return 0, false
	}
	return fromUTC(t), true
}

// On returns the day that t falls on in t's own location.
func On(t time.Time) Day {
	y, m, d := t.Date()
	return fromUTC(time.Date(y, m, d, 0, 0, 0, 0, time.UTC))
}

// Parse reads the form 2006-01-02 and nothing else.
func Parse(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return 0, fmt.Errorf("%q is not a day written YYYY-MM-DD", s)
	}
	return fromUTC(t), nil
}

// MustParse is [Parse] for days that stand in the program's own source; it panics on any other text.
func MustParse(s string) Day {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

func fromUTC(t time.Time) Day { return Day(floorDiv(t.Unix(), 86400) + daysToUnix) }

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func (d Day) utc() time.Time { return time.Unix(int64(d-daysToUnix)*86400, 0).UTC() }

// IsZero reports whether no day is known.
func (d Day) IsZero() bool { return d == 0 }

// Date returns the parts of the day.
func (d Day) Date() (year int, month time.Month, day int) { return d.utc().Date() }

// Year returns the year of the day.
func (d Day) Year() int { return d.utc().Year() }

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return time.Weekday((d%7 + 7) % 7) }

// Add returns the day n days later.
func (d Day) Add(n int) Day { return d + Day(n) }

// Since returns the days from e to d, negative when e is later.
func (d Day) Since(e Day) int { return int(d - e) }

// Compare orders days; a day that is not known comes first.
func (d Day) Compare(e Day) int { return cmp.Compare(d, e) }

// WeekStart returns the last day not after d that falls on first.
func (d Day) WeekStart(first time.Weekday) Day {
	return d.Add(-((int(d.Weekday()) - int(first) + 7) % 7))
}

// String returns the form 2006-01-02, and the empty string for a day that is not known. Pages hold so many days that it
// writes them itself: [time.Time.Format] reads its layout anew each time.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	year, month, day := d.Date()
	if year < 1000 || year > 9999 {
		return d.utc().Format(time.DateOnly)
	}
	b := strconv.AppendInt(make([]byte, 0, len(time.DateOnly)), int64(year), 10)
	b = append(b, '-', byte('0'+month/10), byte('0'+month%10), '-', byte('0'+day/10), byte('0'+day%10))
	return string(b)
}

// wordy is the form that [Day.Words] returns.
const wordy = "2 Jan 2006"

// Words returns the form 2 Jan 2006, and the empty string for a day that is not known.
func (d Day) Words() string {
	if d == 0 {
		return ""
	}
	year, month, day := d.Date()
	if year < 1000 || year > 9999 {
		return d.utc().Format(wordy)
	}
	b := strconv.AppendInt(make([]byte, 0, len("31 Dec 2006")), int64(day), 10)
	b = append(b, ' ')
	b = append(b, month.String()[:3]...)
	b = append(b, ' ')
	return string(strconv.AppendInt(b, int64(year), 10))
}

// MarshalText returns the form 2006-01-02.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// Range is a span of days of which both ends count.
type Range struct{ From, To Day }

// Holds reports whether d lies in the range.
func (r Range) Holds(d Day) bool { return r.From <= d && d <= r.To }

// Days returns the number of days in the range.
func (r Range) Days() int { return r.To.Since(r.From) + 1 }
