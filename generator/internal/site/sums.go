package site

import (
	"fmt"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// head is the sum of what a list shows of a meeting.
func (p *planner) head(m *journal.Meeting) uint64 {
	s := newSum()
	p.mixHead(s, m)
	return s.done()
}

func (p *planner) mixHead(s *sum, m *journal.Meeting) {
	s.text(m.URL, m.Title, m.Channel.Word, m.Note.Path)
	s.day(m.Day)
	s.int(int(m.Channel.Kind))
	s.int(m.Unresolved)
	p.mixPeople(s, m.People)
	for _, i := range m.Initiatives {
		s.text(i.Title, i.URL)
	}
}

// whole is the sum of what a timeline shows of a meeting.
func (p *planner) whole(m *journal.Meeting) uint64 {
	s := newSum()
	p.mixHead(s, m)
	s.num(m.Note.Sum)
	for _, said := range m.Said {
		p.mixPeople(s, said.People)
	}
	for _, c := range p.journal.CommitmentsOf(m.Note) {
		p.mixPromise(s, c)
	}
	return s.done()
}

// owed is the sum of what a row shows of a commitment.
func (p *planner) owed(c *journal.Commitment) uint64 {
	s := newSum()
	s.num(c.Note.Sum)
	s.int(c.Line)
	p.mixPlace(s, c.Note)
	p.mixPerson(s, c.Owner)
	p.mixPerson(s, c.To)
	return s.done()
}

func (p *planner) mixPeople(s *sum, people []*journal.Person) {
	s.int(len(people))
	for _, x := range people {
		p.mixPerson(s, x)
	}
}

// mixPerson mixes a name and where it leads.
func (p *planner) mixPerson(s *sum, x *journal.Person) {
	if x == nil {
		s.num(0)
		return
	}
	s.text(x.Name, x.URL)
}

// mixPromise mixes what a row shows of a commitment.
func (p *planner) mixPromise(s *sum, c *journal.Commitment) { s.num(p.owed(c)) }

// mixPlace mixes where a note stands and what it is called.
func (p *planner) mixPlace(s *sum, n *note.Note) { s.num(p.placeOf(n).sum) }

func (p *planner) mixBacklinks(s *sum, list []journal.Backlink) {
	s.int(len(list))
	for _, b := range list {
		p.mixPlace(s, b.Note)
		s.day(b.Day)
		s.text(b.Sentence)
		s.int(b.Line)
	}
}

// sumAll stands for the whole journal and all that is asked of it: pages that read most of it are keyed by it.
func (p *planner) sumAll() uint64 {
	s := newSum()
	s.text(fmt.Sprintf("%+v", p.report().Options)) // maps are printed in the order of their keys
	for _, n := range p.journal.Notes {
		p.mixPlace(s, n)
		p.mixNote(s, n)
	}
	for _, x := range p.journal.People {
		p.mixPerson(s, x)
		p.mixPerson(s, x.ReportsTo)
		p.mixPerson(s, x.Rep)
		p.mixPeople(s, x.Knows)
		p.mixPeople(s, x.Introducers)
		s.bool(x.ToMe)
		s.int(int(x.Level))
		s.int(int(x.Ties))
		for _, v := range x.Involved {
			p.mixPart(s, v)
		}
		for _, said := range x.Said {
			p.mixSaid(s, said)
		}
	}
	for _, m := range p.journal.Meetings {
		s.num(p.whole(m))
		p.mixPeople(s, m.Absent)
		p.mixPeople(s, m.CC)
	}
	for _, i := range p.journal.Initiatives {
		p.mixInitiativeRow(s, i)
		s.bool(i.MeOwner)
		p.mixPeople(s, i.Owners)
		for _, h := range i.Stakeholders {
			p.mixPerson(s, h.Person)
			p.mixPerson(s, h.Rep)
		}
	}
	for _, c := range p.journal.Commitments {
		p.mixPromise(s, c)
	}
	for i := range p.report().Findings {
		p.mixFinding(s, &p.report().Findings[i])
	}
	return s.done()
}

// mixNote mixes what a page shows of its own note, body and all.
func (p *planner) mixNote(s *sum, n *note.Note) {
	if n != nil {
		s.num(p.journal.Sum(n))
	}
}
