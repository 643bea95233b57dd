package journal

import (
	"fmt"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/markdown"
)

// findEmbedCycles tells of notes that embed themselves by way of others: the cycle is cut where it closes.
func (l *linker) findEmbedCycles() {
	c := circles{found: map[*item]int{}, low: map[*item]int{}, group: map[*item]int{}}
	for k := range l.items {
		if n := &l.items[k]; n.embedded() != nil && c.found[n] == 0 {
			c.visit(n)
		}
	}
	for k := range l.items {
		n := &l.items[k]
		if n.embedded() == nil {
			continue
		}
		for i := range n.leads {
			t := l.journal.target(n.leads[i])
			if !embeds(n, i, t) || c.group[n] != c.group[l.journal.item(t.Note)] {
				continue
			}
			r := &n.Doc.Refs[i]
			l.tell(diag.Problem{
				Pos: n.at(r.Line, r.Column), Severity: diag.Warning, Code: "embed-circle",
				Message: fmt.Sprintf("%q embeds this note in turn", r.Target),
				Hint:    "link to it instead: the page shows a link where the circle closes",
			})
		}
	}
}

// embeds reports whether a reference takes a note into another. A part of a note may stand in the note itself again.
func embeds(n *item, k int, t Target) bool {
	r := &n.Doc.Refs[k]
	return r.Kind == markdown.Embedded && t.Note != nil && (t.Note != n.Note || t.Frag == "")
}

// circles finds the groups of notes that can all be reached from each other (Tarjan).
type circles struct {
	found, low, group map[*item]int // found and group count from 1
	stack             []*item
	groups            int
}

func (c *circles) visit(n *item) {
	c.found[n] = len(c.found) + 1
	c.low[n] = c.found[n]
	c.stack = append(c.stack, n)
	for _, m := range n.embedded() {
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
