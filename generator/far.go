package generator

import (
	"fmt"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/journal"
)

// farOff tells of snoozes that are likely a slip in the year: they have no start, and end so late that they silence
// nothing yet. What is far off hangs on the day, which notes do not know.
func farOff(j *journal.Journal, today civil.Day) []diag.Problem {
	const covered = 365 // days before its end, as the rules have it
	var list []diag.Problem
	for _, n := range j.Notes {
		if n.Person == nil {
			continue
		}
		for _, s := range n.Person.Snoozes {
			begins := s.End.Add(-covered)
			if s.Start != 0 || begins <= today {
				continue
			}
			list = append(list, diag.Problem{
				Pos: diag.Pos{Path: n.Path, Line: s.Line, Column: 1}, Severity: diag.Warning, Code: "far-snooze",
				Message: fmt.Sprintf("the snooze until %s silences nothing before %s", s.End, begins),
				Hint:    fmt.Sprintf("it covers the %d days before its end: write a nearer day, or START..END", covered),
			})
		}
	}
	return list
}
