package generator

import (
	"fmt"
	"testing"
)

// TestSnoozeFarOff snoozes until days to come: one so late that it silences nothing yet is told, with the line.
func TestSnoozeFarOff(t *testing.T) {
	for snooze, want := range map[string]string{
		"2029-05-01":                      "content/people/Jane.md:2: the snooze until 2029-05-01 silences nothing before 2028-05-01",
		"regular 2029-05-01 on leave":     "content/people/Jane.md:2: the snooze until 2029-05-01 silences nothing before 2028-05-01",
		"2027-11-21":                      "",
		"2027-11-22":                      "content/people/Jane.md:2: the snooze until 2027-11-22 silences nothing before 2026-11-22",
		"2028-11-01..2029-05-01 on leave": "",
		"2026-12-24":                      "",
	} {
		dir := t.TempDir()
		put(t, dir, "content/people/Jane.md", []byte("---\nsnooze: "+snooze+"\n---\n"))
		r := builtAt(t, New(Options{Dir: dir, Today: day(t, "2026-11-21")}), noon)
		got := ""
		for _, p := range r.Problems {
			got += fmt.Sprintf("%s:%d: %s", p.Path, p.Line, p.Message)
		}
		if got != want {
			t.Errorf("snooze: %s: problems %q, want %q", snooze, got, want)
		}
	}
}
