package generator

import (
	"slices"

	"rapport/generator/internal/diag"
)

// NotPublic lists a problem for each note that is not public, by path. They are problems only where everybody can read
// the files of notes, whatever a site leaves out.
func (r *Result) NotPublic() []Problem {
	var list []Problem
	for _, n := range r.journal.Notes {
		if !n.Public {
			list = append(list, Problem{
				Pos: diag.Pos{Path: n.Path}, Severity: Error, Code: "not-public", Message: "this note is not public",
				Hint: "write visibility: public between its first two lines ---, or keep it where not everybody can read it",
			})
		}
	}
	return list
}

// SortProblems puts problems in the order of their places.
func SortProblems(lists ...[]Problem) []Problem { return diag.Sort(slices.Concat(lists...)) }
