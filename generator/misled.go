package generator

import (
	"fmt"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/journal"
)

// misled lists the public notes in which a name or a link leads to somebody or something public that it does not mean in
// the whole journal: where a private Alice is not there, [[Alice]] is the only Alice who is. That would tell nothing of
// her, but something false of the other. lines are those of the notes as their author wrote them.
func misled(whole, public *journal.Journal, lines map[string][]int) []Problem {
	means, leads := meanings(whole), meanings(public)
	var problems []Problem
	for _, n := range public.Notes {
		for _, to := range leads[n.Path].order {
			if means[n.Path].of[to] {
				continue
			}
			at := diag.Pos{Path: n.Path}
			if line := leads[n.Path].line[to]; 0 < line && line <= len(lines[n.Path]) {
				at.Line = lines[n.Path][line-1]
			}
			problems = append(problems, Problem{
				Pos: at, Severity: Error, Code: "means-another",
				Message: fmt.Sprintf("on the public site a name in this note would lead to %s, which it does not mean in the whole journal", to),
				Hint:    "write who is meant in full, as the file of their note is called: [[people/Jane Doe]]",
			})
		}
	}
	return problems
}

// meaning is what a note refers to: the paths of notes, by first reference.
type meaning struct {
	order []string
	of    map[string]bool
	line  map[string]int // of a link, in the note as it was read; 0 for a name in a list
}

// meanings are those of the notes of a journal, by their paths.
func meanings(j *journal.Journal) map[string]*meaning {
	all := make(map[string]*meaning, len(j.Notes))
	add := func(from, to string, line int) {
		m := all[from]
		if m == nil {
			m = &meaning{of: map[string]bool{}, line: map[string]int{}}
			all[from] = m
		}
		if !m.of[to] {
			m.of[to], m.line[to] = true, line
			m.order = append(m.order, to)
		}
	}
	for _, n := range j.Notes {
		add(n.Path, n.Path, 0)
		for i, t := range j.Targets(n) {
			line := n.Doc.Refs[i].Line
			switch {
			case t.Note != nil:
				add(n.Path, t.Note.Path, line)
			case t.Person != nil && t.Person.Note != nil:
				add(n.Path, t.Person.Note.Path, line)
			}
		}
	}
	for _, m := range j.Meetings {
		for _, of := range [][]*journal.Person{m.People, m.Absent, m.CC} {
			for _, p := range of {
				if p.Note != nil {
					add(m.Note.Path, p.Note.Path, 0)
				}
			}
		}
		for _, i := range m.Initiatives {
			add(m.Note.Path, i.Note.Path, 0)
		}
	}
	return all
}
