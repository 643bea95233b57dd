package generator

import (
	"context"
	"io"
	"time"

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

// Options says which journal to build.
type Options struct {
	Dir   string // the journal's folder; the one with rapport.yaml in it, if it has one
	Out   string // the output folder, which is never read as notes; relative to Dir; empty for public
	Today Day    // given by hand: goes before the settings and the clock
}

// Generator builds one journal, again and again: it remembers what did not change.
type Generator struct{ _ Options }

// New returns a generator for a journal. Nothing is read before [Generator.Build].
func New(o Options) *Generator { panic("not written yet") }

// Build reads the journal's folder as it is now and makes the whole site. It returns an error only for the world's
// faults; everything an author could mend is among the result's problems.
func (g *Generator) Build(ctx context.Context, now time.Time) (*Result, error) {
	panic("not written yet")
}

// Result is one build. It is immutable and safe for use by many goroutines.
type Result struct {
	Today    Day
	Notes    int       // how many notes were read
	Problems []Problem // sorted by place
}

// Paths lists the paths of all files of the site, sorted.
func (r *Result) Paths() []string { panic("not written yet") }

// File returns the bytes of one file of the site, made when first asked for; ok is false when the site has no such file.
func (r *Result) File(path string) (b []byte, ok bool, err error) { panic("not written yet") }

// WriteTo makes the output folder hold the site, marked as one that must not leave this computer.
func (r *Result) WriteTo(dir string) (Changes, error) { panic("not written yet") }

// ExportJSON writes everything the journal holds, by schema 1.
func (r *Result) ExportJSON(w io.Writer) error { panic("not written yet") }
