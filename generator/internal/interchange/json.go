// Package interchange is the journal in the formats of other programs.
package interchange

import (
	"io"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/journal"
)

// JSON writes the whole journal on a day, by schema 1 of the manual: keys may be added to it, never renamed.
func JSON(w io.Writer, j *journal.Journal, problems []diag.Problem, today civil.Day) error {
	panic("not written yet")
}
