package main

import (
	"io"
	"os"

	"github.com/mattn/go-isatty"

	"rapport/generator"
)

// paint colours words on a terminal, and leaves them alone elsewhere.
type paint struct{ on bool }

// paint returns the colours for w: none unless w is a terminal that has them and whose owner wants them.
func (a *app) paint(w io.Writer) paint {
	f, ok := w.(*os.File)
	return paint{ok && isatty.IsTerminal(f.Fd()) && a.env("NO_COLOR") == "" && a.env("TERM") != "dumb"}
}

// severity is the word for a severity in its colour.
func (p paint) severity(s generator.Severity) string {
	switch s {
	case generator.Error:
		return p.in("1;31", s.String())
	case generator.Warning:
		return p.in("1;33", s.String())
	case generator.Notice:
		return p.in("1;36", s.String())
	}
	panic("rapport: no colour for severity " + s.String())
}

// state is the word for the state of a finding in its colour.
func (p paint) state(s generator.State) string {
	switch s {
	case generator.Gap:
		return p.in("1;33", s.String())
	case generator.Due:
		return p.in("1;36", s.String())
	case generator.Met, generator.Planned, generator.Unknown, generator.Snoozed, generator.Info:
		return p.in("2", s.String())
	}
	panic("rapport: no colour for state " + s.String())
}

// mark is the sign beneath what is wrong.
func (p paint) mark(s string) string { return p.in("1;31", s) }

// in wraps s in the terminal's code for a rendition.
func (p paint) in(code, s string) string {
	if !p.on {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}
