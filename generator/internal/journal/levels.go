package journal

import (
	"fmt"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/note"
)

// chain is where somebody's line of reports_to ends.
type chain uint8

const (
	unwalked chain = iota
	walking
	toMe
	elsewhere
	circular
)

// rank gives a level to those of whom none is said: below when their line of reports_to ends at me, above when mine
// passes them. Whoever would be both is neither.
func (l *linker) rank() {
	people := l.byID
	chains := make(map[*Person]chain, len(people))
	for _, p := range people {
		p.Level, p.LevelUnread = note.LevelUnknown, false
		if p.Note != nil {
			p.Level, p.LevelUnread = p.Note.Person.Level, p.Note.Person.LevelUnread
		}
	}
	for _, p := range people {
		l.walkUp(p, chains)
	}
	above := map[*Person]bool{}
	for k := range l.items {
		n := &l.items[k]
		if !n.mine || n.Person.ReportsTo == nil {
			continue
		}
		boss := l.who(n, n.Person.ReportsTo).person
		for p := boss; p != nil && !above[p]; p = p.ReportsTo {
			above[p] = true
		}
		if boss != nil && chains[boss] == toMe {
			l.circle(n.Note, boss.Name, "me")
		}
	}
	for _, p := range people {
		below := chains[p] == toMe
		switch {
		case p.Level != note.LevelUnknown, chains[p] == circular, below == above[p]:
		case below:
			p.Level, p.LevelUnread = note.Below, false
		default:
			p.Level, p.LevelUnread = note.Above, false
		}
	}
}

// walkUp follows a line of reports_to and remembers where it ends for everybody on it.
func (l *linker) walkUp(p *Person, chains map[*Person]chain) {
	var line []*Person
	end := elsewhere
	for q := p; q != nil; q = q.ReportsTo {
		if c := chains[q]; c == walking {
			line = l.tellCircle(line, q, chains)
			break
		} else if c != unwalked {
			if c == toMe {
				end = toMe
			}
			break
		}
		chains[q] = walking
		line = append(line, q)
		if q.ToMe {
			end = toMe
			break
		}
	}
	for _, q := range line {
		chains[q] = end
	}
}

// tellCircle marks the people who report to each other in a circle that begins at q, and returns those before it.
func (l *linker) tellCircle(line []*Person, q *Person, chains map[*Person]chain) []*Person {
	k := len(line) - 1
	for line[k] != q {
		k--
	}
	for _, p := range line[k:] {
		chains[p] = circular
		p.LevelUnread = p.Level == note.LevelUnknown
		l.circle(p.Note, p.ReportsTo.Name, p.Name)
	}
	return line[:k]
}

func (l *linker) circle(n *note.Note, to, who string) {
	said := n.Person.ReportsTo
	l.tell(diag.Problem{
		Pos: diag.Pos{Path: n.Path, Line: said.Line, Column: said.Column}, Severity: diag.Warning, Code: "reports-circle",
		Message: fmt.Sprintf("following reports_to from %s leads back to %s, so nobody in between has a level from it", to, who),
		Hint:    "correct `reports_to` in one of their notes, or write `level` in each",
	})
}
