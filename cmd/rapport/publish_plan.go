package main

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"rapport/generator"
)

// printPlan shows what publishing would do, the people first.
func (a *app) printPlan(p *generator.Plan) {
	w := a.out
	fmt.Fprintf(w, "to %s\n", placeOf(p))
	if p.Address != "" {
		fmt.Fprintf(w, "   seen at %s\n", p.Address)
	}
	if len(p.First) > 0 {
		fmt.Fprintf(w, "\npublic for the first time:\n")
		for _, name := range p.First {
			fmt.Fprintf(w, "  %s\n", name)
		}
	}
	for _, group := range []struct {
		name string
		of   func(path string) bool
	}{
		{"people", func(s string) bool { return strings.HasPrefix(s, "people/") }},
		{"pages", func(s string) bool { return path.Ext(s) == ".html" && !strings.HasPrefix(s, "people/") }},
		{"pictures", func(s string) bool { return strings.HasPrefix(s, "files/") }},
		{"other files", func(s string) bool { return path.Ext(s) != ".html" && !strings.HasPrefix(s, "files/") }},
	} {
		a.printChanges(p, group.name, group.of)
	}
	fmt.Fprintln(w)
	for _, line := range slices.Concat(p.Dead, p.Limits) {
		a.say("warning: %s", line)
	}
	fmt.Fprintf(w, "in all %s, %s, %s\n", count(p.Files, "file"), countPeople(len(p.People)), size(p.Bytes))
	fmt.Fprintf(w, "plan %s\n", p.Hash)
}

// placeOf is where a site goes.
func placeOf(p *generator.Plan) string {
	if p.Branch != "" {
		return p.Place + ", branch " + p.Branch
	}
	return p.Place
}

// printChanges lists what changes of one group; everything with --verbose, else the first of what only changes.
func (a *app) printChanges(p *generator.Plan, name string, of func(string) bool) {
	const most = 5
	pick := func(list []string) []string {
		return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return !of(s) })
	}
	added, changed, removed := pick(p.Added), pick(p.Changed), pick(p.Removed)
	if len(added)+len(changed)+len(removed) == 0 {
		return
	}
	fmt.Fprintf(a.out, "\n%s: %d added, %d changed, %d removed\n", name, len(added), len(changed), len(removed))
	line := func(sign, path string) {
		if title := p.Titles[path]; title != "" {
			fmt.Fprintf(a.out, "  %s %s  %s\n", sign, path, title)
		} else {
			fmt.Fprintf(a.out, "  %s %s\n", sign, path)
		}
	}
	for _, s := range added {
		line("+", s)
	}
	for i, s := range changed {
		if i == most && !a.verbose {
			fmt.Fprintf(a.out, "  ~ and %d more, which --verbose lists\n", len(changed)-most)
			break
		}
		line("~", s)
	}
	for _, s := range removed {
		line("-", s)
	}
}

func countPeople(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}

// size is a number of bytes as a reader wants it.
func size(n int) string {
	switch {
	case n >= 1_000_000:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	case n >= 1000:
		return fmt.Sprintf("%d kB", n/1000)
	}
	return fmt.Sprintf("%d bytes", n)
}
