package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"rapport/generator"
)

// atMost is how many problems a command lists whose purpose is another: they should not push its result off the screen.
const atMost = 20

// listProblems tells of a build's problems on standard error, all of them when --verbose.
func (a *app) listProblems(problems []generator.Problem) {
	if a.quiet || len(problems) == 0 {
		return
	}
	shown := problems
	if len(shown) > atMost && !a.verbose {
		shown = shown[:atMost]
	}
	p := a.paint(a.err)
	for _, pr := range shown {
		fmt.Fprintln(a.err, a.oneLine(p, pr))
	}
	if more := len(problems) - len(shown); more > 0 {
		a.say("and %d more%s", more, a.whereAll())
	}
	a.say("%s", countOf(problems, generator.Error, generator.Warning, generator.Notice))
}

// whereAll says what lists all problems: rapport check knows nothing of the public site.
func (a *app) whereAll() string {
	if a.public {
		return ", which --verbose lists"
	}
	return ": " + a.command("check")
}

// atMostNew is how many problems are listed that came with an edit: more are of one cause, and the page has them all.
const atMostNew = 5

// listNew tells on standard error of the problems that came with an edit.
func (a *app) listNew(problems []generator.Problem) {
	if a.quiet {
		return
	}
	p := a.paint(a.err)
	for i, pr := range problems {
		if i == atMostNew && !a.verbose {
			a.say("and %d more%s", len(problems)-i, a.whereAll())
			return
		}
		fmt.Fprintln(a.err, a.oneLine(p, pr))
	}
}

// oneLine is a problem as one line, which begins with its place as editors read it.
func (a *app) oneLine(p paint, pr generator.Problem) string {
	s := a.headline(p, pr)
	if pr.Hint != "" {
		s += " (" + printable(pr.Hint) + ")"
	}
	return s
}

// headline is a problem as one line, without its hint.
func (a *app) headline(p paint, pr generator.Problem) string {
	pos := pr.Pos
	pos.Path = a.seen(pos.Path)
	return fmt.Sprintf("%s: %s: %s", printable(pos.String()), p.severity(pr.Severity), printable(pr.Message))
}

// seen is a path of the journal as it is seen from the working folder, so that it can be opened from there.
func (a *app) seen(path string) string {
	return filepath.ToSlash(filepath.Join(a.dir, filepath.FromSlash(path)))
}

// command is a command line for the same journal.
func (a *app) command(name string) string {
	if a.dir == "." {
		return "rapport " + name
	}
	return "rapport " + name + " -C " + a.dir
}

// countOf counts the problems of the given severities in words, and is empty when there are none.
func countOf(problems []generator.Problem, severities ...generator.Severity) string {
	var parts []string
	for _, s := range severities {
		n := 0
		for _, p := range problems {
			if p.Severity == s {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, count(n, s.String()))
		}
	}
	return strings.Join(parts, ", ")
}

// count is a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// printable replaces what could steer a terminal: notes may come from anywhere.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' || r >= 0x7f && r < 0xa0 {
			return '\ufffd'
		}
		return r
	}, s)
}
