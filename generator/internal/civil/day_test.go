package civil

import (
	"testing"
	"time"
)

func TestParseTakesOneFormOnly(t *testing.T) {
	for text, want := range map[string]string{
		"2026-09-14": "2026-09-14", "0001-01-01": "0001-01-01", "9999-12-31": "9999-12-31", "2024-02-29": "2024-02-29",
		"2023-02-29": "", "2026-9-14": "", "2026-09-14 ": "", "20260914": "", "": "", "0000-01-01": "",
	} {
		d, err := Parse(text)
		if got := d.String(); got != want || (err == nil) != (want != "") {
			t.Errorf("Parse(%q) = %q, %v, want %q", text, got, err, want)
		}
	}
}

func TestOfKnowsTheCalendar(t *testing.T) {
	for _, c := range []struct {
		year, day int
		month     time.Month
		want      bool
	}{
		{2024, 29, time.February, true},
		{2023, 29, time.February, false},
		{2000, 29, time.February, true},
		{1900, 29, time.February, false},
		{2026, 31, time.April, false},
		{2026, 0, time.April, false},
		{2026, 1, 13, false},
		{2026, 1, 0, false},
		{0, 1, time.January, false},
		{10000, 1, time.January, false},
	} {
		if _, got := Of(c.year, c.month, c.day); got != c.want {
			t.Errorf("Of(%d, %d, %d) is a day: %v, want %v", c.year, c.month, c.day, got, c.want)
		}
	}
}

// Every day of four hundred years, the period of the calendar, agrees with package time.
func TestDaysAgreeWithTime(t *testing.T) {
	d := MustParse("1800-01-01")
	for at := time.Date(1800, time.January, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2201; at = at.AddDate(0, 0, 1) {
		if got := On(at); got != d {
			t.Fatalf("On(%v) = %v, want %v", at, got, d)
		}
		if d.String() != at.Format(time.DateOnly) || d.Words() != at.Format("2 Jan 2006") || d.Weekday() != at.Weekday() ||
			d.Year() != at.Year() {
			t.Fatalf("%v: %q, %q, %v do not agree with %v", int(d), d, d.Words(), d.Weekday(), at)
		}
		d = d.Add(1)
	}
}

func TestYearEnds(t *testing.T) {
	last := MustParse("2024-12-31")
	if got := last.Add(1).String(); got != "2025-01-01" {
		t.Errorf("the day after 2024-12-31 is %s", got)
	}
	if got := last.Since(MustParse("2023-12-31")); got != 366 {
		t.Errorf("2024 has %d days", got)
	}
	if got := Day(1).String(); got != "0001-01-01" {
		t.Errorf("the first day is %s", got)
	}
}

func TestWeekStart(t *testing.T) {
	for day := MustParse("2025-12-20"); day < MustParse("2026-01-20"); day++ {
		for first := time.Sunday; first <= time.Saturday; first++ {
			got := day.WeekStart(first)
			if got.Weekday() != first || got > day || day.Since(got) > 6 {
				t.Errorf("%v.WeekStart(%v) = %v, a %v", day, first, got, got.Weekday())
			}
		}
	}
}

// No zone, summer time or hour moves the day that a clock shows there.
func TestOnTakesTheDayOfTheZone(t *testing.T) {
	zones := []*time.Location{time.UTC, time.FixedZone("east", 14*3600), time.FixedZone("west", -12*3600)}
	for _, name := range []string{"Europe/Berlin", "America/New_York", "Pacific/Apia", "Asia/Kathmandu", "America/Sao_Paulo"} {
		if zone, err := time.LoadLocation(name); err == nil {
			zones = append(zones, zone)
		}
	}
	for _, zone := range zones {
		for _, date := range []string{"2026-03-29", "2026-10-25", "2026-12-31", "2024-02-29", "2018-11-04"} {
			want := MustParse(date)
			y, m, d := want.Date()
			for _, hour := range []int{1, 12, 23} {
				at := time.Date(y, m, d, hour, 59, 59, 0, zone)
				if got := On(at); got != want {
					t.Errorf("On(%v) = %v, want %v", at, got, want)
				}
			}
		}
	}
}

func TestTheZeroDay(t *testing.T) {
	var d Day
	if !d.IsZero() || d.String() != "" || d.Words() != "" || d.Compare(1) != -1 {
		t.Errorf("the zero day is %q, %q", d, d.Words())
	}
	if text, err := d.MarshalText(); len(text) != 0 || err != nil {
		t.Errorf("the zero day marshals to %q, %v", text, err)
	}
}

func TestRange(t *testing.T) {
	r := Range{MustParse("2026-08-01"), MustParse("2026-08-18")}
	if r.Days() != 18 || !r.Holds(r.From) || !r.Holds(r.To) || r.Holds(r.From-1) || r.Holds(r.To+1) {
		t.Errorf("%v has %d days", r, r.Days())
	}
}

func TestFormsAreThoseOfTime(t *testing.T) {
	for d := MustParse("0001-01-01"); d <= MustParse("9999-12-31"); d += 13 {
		if got, want := d.String()+" "+d.Words(), d.utc().Format("2006-01-02 2 Jan 2006"); got != want {
			t.Fatalf("day %d is %q, want %q", int(d), got, want)
		}
	}
}
