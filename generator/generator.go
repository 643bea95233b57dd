package generator

import (
	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/output"
)

// What the command line needs of the inner packages.
type (
	// Day is a calendar day; the zero Day is none.
	Day = civil.Day
	// Problem is one thing an author would want to mend.
	Problem = diag.Problem
	// Severity says what a problem costs.
	Severity = diag.Severity
	// Changes says what writing an output did.
	Changes = output.Changes
)

// The severities of problems, worst first.
const (
	Error   = diag.Error
	Warning = diag.Warning
	Notice  = diag.Notice
)

// ParseDay reads a day written YYYY-MM-DD.
func ParseDay(s string) (Day, error) { return civil.Parse(s) }
