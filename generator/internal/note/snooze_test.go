package note

import (
	"slices"
	"strings"
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

// TestOnlyRulesAreSilenced names rules that there are and others, in `snooze` and `ignore`.
func TestOnlyRulesAreSilenced(t *testing.T) {
	p := NewParser(Options{Rules: []string{"ally-30", "regular"}})
	n := p.Parse("people/Ana.md", []byte("---\nsnooze:\n  - Ally-30 2026-11-01\n  - regulr 2026-11-01\n  - leave 2026-11-01\n  - 2026-12-01 leave\nignore: [regular, headline until 2027-01-31]\n---\n"))
	var silenced, problems []string
	for _, s := range n.Person.Snoozes {
		silenced = append(silenced, s.Rule)
	}
	for _, i := range n.Ignore {
		silenced = append(silenced, i.Rule)
	}
	for _, p := range n.Problems {
		problems = append(problems, p.String())
	}
	if want := []string{"ally-30", "", "regular"}; !slices.Equal(silenced, want) {
		t.Errorf("silenced are %q, want %q", silenced, want)
	}
	hint := "(write the id of a rule, as `rapport practices` lists them, or in a snooze the day first and then the reason)"
	want := []string{
		`people/Ana.md:4:5: error: no rule is called "regulr", so nothing is silenced (did you mean "regular"?)`,
		`people/Ana.md:5:5: error: no rule is called "leave", so nothing is silenced ` + hint,
		`people/Ana.md:7:19: error: no rule is called "headline", so nothing is silenced ` + hint,
	}
	if !slices.Equal(problems, want) {
		t.Errorf("problems are\n%s\nwant\n%s", strings.Join(problems, "\n"), strings.Join(want, "\n"))
	}
}
