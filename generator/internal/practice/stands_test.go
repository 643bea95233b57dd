package practice

import (
	"strings"
	"testing"
)

func TestStands(t *testing.T) {
	for _, c := range []struct {
		name        string
		s           Standing
		want, helps string
	}{
		{"off", Standing{Off: true, Counts: map[State]int{Gap: 1}}, "switched off in rapport.yaml", ""},
		{"dormant", Standing{}, "not tracked", "To start it, write NAME"},
		{"nothing", Standing{Tracked: true}, "tracked, nothing to say", ""},
		{"one", Standing{Tracked: true, Counts: map[State]int{Gap: 1, Due: 0}}, "1 gap", ""},
		{"every state", Standing{Tracked: true, Counts: map[State]int{
			Met: 14, Planned: 3, Due: 1, Gap: 2, Unknown: 5, Snoozed: 6, Info: 7,
		}}, "2 gaps, 1 due, 3 planned, 5 unknown, 7 info, 6 snoozed, 14 met", ""},
	} {
		c.s.Rule = &Rule{Start: "NAME"}
		if got := c.s.Stands(); got != c.want {
			t.Errorf("%s: Stands() = %q, want %q", c.name, got, c.want)
		}
		if got := c.s.Help(); got != c.helps {
			t.Errorf("%s: Help() = %q, want %q", c.name, got, c.helps)
		}
	}
}

// TestStartsSayWhatToWrite checks that what starts a practice is told from the words around it.
func TestStartsSayWhatToWrite(t *testing.T) {
	for _, r := range Rules() {
		if n := strings.Count(r.Start, "`"); n < 2 || n%2 != 0 {
			t.Errorf("%s: nothing to write stands between backticks: %s", r.ID, r.Start)
		}
		for k, part := range strings.Split(r.Start, "`") {
			if k%2 == 0 && strings.Contains(part, ":") {
				t.Errorf("%s: %q stands outside of backticks", r.ID, part)
			}
		}
	}
}
