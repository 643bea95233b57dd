package practice

import (
	"fmt"
	"slices"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// mutual asks what each side of a connection has from it. The article wants connections of mutual benefit; the sixty
// days are judgement. It is worth knowing and never more.
var mutual = Rule{
	ID:       "mutual",
	Article:  Relationships,
	Practice: "Connect where both sides benefit.",
	Start:    "`gives: [TEXT]` and `needs: [TEXT]` in the note of a person, or lines that begin with `Gave:` and `Got:`",
	Limits:   map[string]int{"limit": 60},
	Tracked: func(a *Asking) bool {
		if len(a.TiedOn(note.Connection)) == 0 {
			return false
		}
		for _, p := range a.active {
			if n := facts(p); n != nil && len(n.Gives)+len(n.Needs) > 0 {
				return true
			}
		}
		return a.EverSaid(note.Gave, note.Got)
	},
	Find: func(a *Asking) []Finding {
		connections := a.TiedOn(note.Connection)
		list := slices.Grow(a.room, len(connections))
		for _, p := range connections {
			if f, ok := a.mutual(a.benefits(p)); ok {
				list = append(list, f)
			}
		}
		return list
	},
}

// Benefit is what each side of a connection has from the other, each empty where no note says it.
type Benefit struct {
	Person   *journal.Person
	Theirs   string // gives a view of the numbers
	Mine     string // needs early warning, or got something from you on 2 Mar 2026
	Evidence []Evidence
}

// Benefits are those of all connections, by ID.
func (a *Asking) Benefits() []Benefit {
	connections := a.TiedOn(note.Connection)
	list := make([]Benefit, 0, len(connections))
	for _, p := range connections {
		list = append(list, a.benefits(p))
	}
	return list
}

// benefits is what each side of a connection has from the other.
func (a *Asking) benefits(p *journal.Person) Benefit {
	n := facts(p)
	theirs, e := a.benefit(p, n.Gives, n.Lines.Gives, "gives", note.Got)
	mine, e2 := a.benefit(p, n.Needs, n.Lines.Needs, "needs", note.Gave)
	return Benefit{p, theirs, mine, unique(append(e, e2...))}
}

func (a *Asking) mutual(b Benefit) (Finding, bool) {
	p, theirs, mine := b.Person, b.Theirs, b.Mine
	f := Finding{Subject: Subject{Person: p}, Since: a.TieSince(p), Evidence: b.Evidence, Confidence: Structural}
	if len(f.Evidence) == 0 && !a.counting {
		f.Evidence = []Evidence{tie(p)}
	}
	if theirs != "" && mine != "" {
		if !a.counting {
			f.Text = fmt.Sprintf("%s %s; %s.", firstName(p), theirs, mine)
		}
		return f, true
	}
	if f.Since == 0 {
		f.State, f.Text = Unknown, fmt.Sprintf("No note says since when %s is a connection, or what both have from it.", p.Name)
		return f, true
	}
	if a.Elapsed(p, f.Since) <= a.Limit("mutual", "limit", 60) {
		return f, false
	}
	f.State = Info
	switch {
	case a.counting:
	case theirs != "":
		f.Text = fmt.Sprintf("%s %s; no note shows what they could want from you.", firstName(p), theirs)
	case mine != "":
		f.Text = fmt.Sprintf("%s %s; no note shows what you could want from them.", firstName(p), mine)
	default:
		f.Text = fmt.Sprintf("No note shows what you and %s could want from each other.", p.Name)
	}
	return f, true
}

// benefit is what one side of a connection has from the other: what the key on a line says, else the first such line.
func (a *Asking) benefit(p *journal.Person, said []string, line int, verb string, word note.Word) (string, []Evidence) {
	noted := a.Said(p, word)
	switch {
	case len(said)+len(noted) == 0:
		return "", nil
	case a.counting:
		return verb, nil
	case len(said) > 0:
		return verb + " " + and(said...), []Evidence{place(p.Note, line)}
	case word == note.Got:
		return "gave you something" + onDay(noted[0].Day), lines(noted[0])
	}
	return "got something from you" + onDay(noted[0].Day), lines(noted[0])
}
