package main

import (
	"bufio"
	"fmt"
	"slices"

	"rapport/generator"
)

// printNothing says that nothing is due, and what to do where the practices that could ask are silent. The rule is the one
// that was asked for, or empty.
func (a *app) printNothing(w *bufio.Writer, r *generator.Result, rule string) {
	for _, s := range r.Practices() {
		switch {
		case s.ID != rule:
			continue
		case s.Off:
			a.wrap(w, "", fmt.Sprintf("%s is switched off in rapport.yaml.", rule))
			return
		case !s.Tracked:
			a.wrap(w, "", fmt.Sprintf("%s is not tracked: write %s.", rule, s.Start))
			return
		}
	}
	fmt.Fprintf(w, "Nothing is due on %s.\n", r.Today.Words())
	if !slices.ContainsFunc(r.Practices(), func(s generator.Practice) bool { return s.Tracked }) {
		a.wrap(w, "", r.Tracks()+": rapport practices says what starts each.")
	}
}
