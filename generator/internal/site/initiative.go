package site

import (
	"slices"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

type initiativesView struct {
	Frame
	Lead   string
	Groups []initiativeGroup
}

// initiativeGroup is the initiatives that stand alike.
type initiativeGroup struct {
	Name string
	Rows []initiativeRow
}

// initiativeRow is an initiative in a list.
type initiativeRow struct {
	Link     Link
	Goal     string
	Status   string // empty when it is running
	Decision told   // decision 12 Nov 2026, in 3 days; may be empty
	Last     told   // the last meeting about it, in words
}

// mixInitiativeRow mixes what a list shows of an initiative. Its address depends on which others there are, and a list
// holds them all.
func (p *planner) mixInitiativeRow(s *sum, i *journal.Initiative) {
	s.num(i.Note.Sum)
	p.mixPeople(s, i.Deciders)
	for _, m := range i.Meetings {
		s.num(p.head(m))
	}
}

func (p *planner) initiativeRow(root string, i *journal.Initiative) initiativeRow {
	row := initiativeRow{Link: Link{root + i.URL, i.Title}, Last: plain("no meeting yet")}
	if n := i.Note.Initiative; n != nil {
		row.Goal = n.Goal
		if n.Status != note.Running {
			row.Status = n.Status.String()
		} else if !n.Decision.IsZero() {
			row.Decision = p.ago(n.Decision).within("decision "+n.Decision.Words()+", ", "")
		}
	}
	for _, m := range slices.Backward(i.Meetings) {
		if m.Day <= p.Today && !m.Day.IsZero() {
			row.Last = p.ago(m.Day).within("last meeting ", "")
			break
		}
	}
	return row
}

// initiatives plans the list of initiatives.
func (p *planner) initiatives() {
	const path = "initiatives.html"
	p.add(path, path, func(s *sum) {
		for _, i := range p.journal.Initiatives {
			p.mixInitiativeRow(s, i)
		}
	}, func() any {
		names := [...]string{note.Running: "Running", note.Paused: "Paused", note.Done: "Done", note.Dropped: "Dropped"}
		groups := make([]initiativeGroup, len(names))
		for _, i := range p.journal.Initiatives {
			st := note.Running
			if i.Note.Initiative != nil {
				st = i.Note.Initiative.Status
			}
			groups[st].Name = names[st]
			groups[st].Rows = append(groups[st].Rows, p.initiativeRow("", i))
		}
		groups = slices.DeleteFunc(groups, func(g initiativeGroup) bool { return len(g.Rows) == 0 })
		lead := sentence(count(len(p.journal.Initiatives), "initiative", "initiatives")) + "."
		return initiativesView{p.frame(path, "initiatives", "Initiatives"), lead, groups}
	})
}
