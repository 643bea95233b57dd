// Package diag is a problem in something an author wrote: where it is, what was read, and what would be right.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity says what a problem costs.
type Severity uint8

// The severities, worst first.
const (
	Error   Severity = iota // something the author wrote does not count
	Warning                 // it counts, perhaps not as meant
	Notice                  // a suggestion; nothing is wrong
)

// String returns the word that every format prints.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	case Notice:
		return "notice"
	}
	panic(fmt.Sprintf("diag: no severity %d", uint8(s)))
}

// MarshalText returns the severity's word.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Pos is a place in a file.
type Pos struct {
	Path   string // slash-separated, relative to the journal's folder
	Line   int    // from 1; 0 means the file as a whole
	Column int    // in characters, from 1; 0 means the line as a whole
}

// String returns path:line:column, leaving out what is not known.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.Path
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.Path, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.Path, p.Line, p.Column)
}

// Problem is one thing an author would want to mend.
type Problem struct {
	Pos
	Severity Severity
	Code     string // stable and lower case, such as "unknown-key": settings, filters and exports use it
	Message  string // lower case, no full stop; quotes what was written and says what is wrong with it
	Hint     string // the way out: what to write instead; may be empty
	Excerpt  string // the line of the source it stands in, without its line break; may be empty
}

// String returns the problem as one line, as editors and terminals read it.
func (p Problem) String() string {
	s := fmt.Sprintf("%s: %s: %s", p.Pos, p.Severity, p.Message)
	if p.Hint != "" {
		s += " (" + p.Hint + ")"
	}
	return s
}

// Sort puts problems in the order of path, line, column, severity, code and message, and drops repeats.
func Sort(list []Problem) []Problem {
	slices.SortFunc(list, func(a, b Problem) int {
		return cmp.Or(
			strings.Compare(a.Path, b.Path),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Severity, b.Severity),
			strings.Compare(a.Code, b.Code),
			strings.Compare(a.Message, b.Message),
			strings.Compare(a.Hint, b.Hint),
			strings.Compare(a.Excerpt, b.Excerpt),
		)
	})
	return slices.Compact(list)
}

// Count returns how many of the problems have that severity.
func Count(list []Problem, s Severity) int {
	n := 0
	for _, p := range list {
		if p.Severity == s {
			n++
		}
	}
	return n
}
