package note

import (
	"testing"

	"rapport/generator/internal/civil"
)

func TestReadSnooze(t *testing.T) {
	day := civil.MustParse
	for _, c := range []struct {
		text    string
		want    Snooze
		trouble string
	}{
		{"2026-11-01", Snooze{End: day("2026-11-01")}, ""},
		{"2026-11-01 parental leave", Snooze{End: day("2026-11-01"), Reason: "parental leave"}, ""},
		{"1 Nov 2026 leave", Snooze{End: day("2026-11-01"), Reason: "leave"}, ""},
		{"ally-30 2026-11-01", Snooze{Rule: "ally-30", End: day("2026-11-01")}, ""},
		{"Regular: 2026-11-01", Snooze{Rule: "regular", End: day("2026-11-01")}, ""},
		{"2026-10-01..2026-11-01 leave", Snooze{Start: day("2026-10-01"), End: day("2026-11-01"), Reason: "leave"}, ""},
		{"heads 2026-10-01 .. 2026-11-01", Snooze{Rule: "heads", Start: day("2026-10-01"), End: day("2026-11-01")}, ""},
		{"2026-01-01..2027-01-01", Snooze{Start: day("2026-01-01"), End: day("2027-01-01")}, ""},
		{"2026-01-01..2027-01-02", Snooze{}, "it lasts more than 365 days; the latest end is 2027-01-01"},
		{"2026-11-01..2026-10-01", Snooze{}, "it ends before it starts"},
		{"2026-11-01..", Snooze{}, "it names no day on which it ends"},
		{"..2026-11-01", Snooze{}, "it names no day on which it starts"},
		{"until 2026-11-01 leave", Snooze{End: day("2026-11-01"), Reason: "leave"}, ""},
		{"ally-30 until 2026-11-01", Snooze{Rule: "ally-30", End: day("2026-11-01")}, ""},
		{"2026-11-01 asked ... and waiting", Snooze{End: day("2026-11-01"), Reason: "asked ... and waiting"}, ""},
		{"2026-10-01 to 2026-11-01", Snooze{}, "two days stand in it without .. between them"},
		{"2026-10-01 - 2026-11-01 leave", Snooze{}, "two days stand in it without .. between them"},
		{"2026-10-01..2026-11", Snooze{}, "it names no day on which it ends"},
		{"forever", Snooze{}, "it names no day on which it ends"},
		{"ally-30 for a while", Snooze{}, "it names no day on which it ends"},
		{"2026-11", Snooze{}, "it names no day on which it ends"},
		{"2026-11-31", Snooze{}, `"2026-11-31" is a day that the calendar does not have`},
		{"ally-30 2026-11-31", Snooze{}, `"2026-11-31" is a day that the calendar does not have`},
		{"01/02/2026", Snooze{}, `"01/02/2026" could be read with day and month either way round`},
	} {
		got, trouble := readSnooze(c.text, civil.Unordered)
		if trouble != c.trouble || trouble == "" && got != c.want {
			t.Errorf("readSnooze(%q) = %+v, %q, want %+v, %q", c.text, got, trouble, c.want, c.trouble)
		}
	}
}
