package journal

import (
	"fmt"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/markdown"
	"rapport/generator/internal/note"
)

// findEmbedCycles tells of notes that embed themselves by way of others: the cycle is cut where it closes.
func (l *linker) findEmbedCycles() {
	if len(l.embedded) == 0 {
		return
	}
	c := circles{edges: l.embedded, found: map[*note.Note]int{}, low: map[*note.Note]int{}, group: map[*note.Note]int{}}
	for _, n := range l.journal.Notes {
		if l.embedded[n] != nil && c.found[n] == 0 {
			c.visit(n)
		}
	}
	for _, n := range l.journal.Notes {
		if l.embedded[n] == nil {
			continue
		}
		for k, t := range l.journal.targets[n] {
			if !embeds(n, k, t) || c.group[n] != c.group[t.Note] {
				continue
			}
			r := &n.Doc.Refs[k]
			l.problem(diag.Problem{
				Pos: at(n, r.Line, r.Column), Severity: diag.Warning, Code: "embed-circle",
				Message: fmt.Sprintf("%q embeds this note in turn", r.Target),
				Hint:    "link to it instead: the page shows a link where the circle closes",
			})
		}
	}
}

// embeds reports whether a reference takes a note into another. A part of a note may stand in the note itself again.
func embeds(n *note.Note, k int, t Target) bool {
	r := &n.Doc.Refs[k]
	return r.Kind == markdown.Embedded && t.Note != nil && (t.Note != n || t.Frag == "")
}

// circles finds the groups of notes that can all be reached from each other (Tarjan).
type circles struct {
	edges             map[*note.Note][]*note.Note
	found, low, group map[*note.Note]int // found and group count from 1
	stack             []*note.Note
	groups            int
}

func (c *circles) visit(n *note.Note) {
	c.found[n] = len(c.found) + 1
	c.low[n] = c.found[n]
	c.stack = append(c.stack, n)
	for _, m := range c.edges[n] {
		switch {
		case c.found[m] == 0:
			c.visit(m)
			c.low[n] = min(c.low[n], c.low[m])
		case c.group[m] == 0:
			c.low[n] = min(c.low[n], c.found[m])
		}
	}
	if c.low[n] != c.found[n] {
		return
	}
	c.groups++
	for c.group[n] == 0 {
		last := len(c.stack) - 1
		c.group[c.stack[last]] = c.groups
		c.stack = c.stack[:last]
	}
}
