package journal

import (
	"slices"

	"rapport/generator/internal/civil"
)

// startClocks finds since when initiatives run and allies are allies, where no note says so: since the first dated
// note that names the initiative, or both. Where a note says it and cannot be read, nothing is found in its place.
func (l *linker) startClocks() {
	var u unit
	for k := range l.items {
		n := &l.items[k]
		if len(n.Sections) == 0 && !n.Day.IsZero() {
			u.begin(n.Day)
			u.add(n.person, n.initiative)
			for _, m := range n.meetings {
				u.addMeeting(m)
			}
			u.addTargets(n, n.linked, 0, 0)
			u.start()
		}
		for _, m := range n.meetings {
			if m.Origin != OfSection && m.Origin != OfLog {
				continue
			}
			u.begin(m.Day)
			u.addMeeting(m)
			if m.Origin == OfSection {
				u.addTargets(n, n.linkedBetween(m.Line, m.end), m.Line, m.end)
			}
			u.start()
		}
	}
	for _, i := range l.journal.Initiatives {
		if said := i.Note.Initiative.Start; !said.IsZero() || i.Note.Initiative.StartUnread {
			i.Start = said
			for k := range i.Allies {
				if !i.Allies[k].said {
					i.Allies[k].Since = said
				}
			}
		}
	}
}

// unit is a dated note, or a dated part of one, with the people and initiatives that it names.
type unit struct {
	day         civil.Day
	people      []*Person
	initiatives []*Initiative
}

// begin makes it another unit.
func (u *unit) begin(day civil.Day) {
	u.day, u.people, u.initiatives = day, u.people[:0], u.initiatives[:0]
}

func (u *unit) add(p *Person, i *Initiative) {
	u.people = addPerson(u.people, p)
	u.initiatives = addInitiative(u.initiatives, i)
}

func (u *unit) addMeeting(m *Meeting) {
	for _, list := range [...][]*Person{m.People, m.Absent, m.CC} {
		for _, p := range list {
			u.add(p, nil)
		}
	}
	for _, i := range m.Initiatives {
		u.add(nil, i)
	}
}

// addTargets adds what the body links from a line up to another, with the initiatives among it; 0 is the end.
func (u *unit) addTargets(n *item, linked []*Initiative, from, to int) {
	for _, i := range linked {
		u.add(nil, i)
	}
	if len(u.initiatives) == 0 {
		return // nothing has a clock that this could start
	}
	first, last := refsBetween(n.Note, from, to)
	for i := first; i < last; i++ {
		u.add(n.targets[i].Person, nil)
	}
}

// start moves the clocks of what the unit names to its day, when it is the earliest so far.
func (u *unit) start() {
	for _, i := range u.initiatives {
		i.Start = earliest(i.Start, u.day)
		for k := range i.Allies {
			if a := &i.Allies[k]; !a.said && slices.Contains(u.people, a.Person) {
				a.Since = earliest(a.Since, u.day)
			}
		}
	}
}

func earliest(a, b civil.Day) civil.Day {
	if a.IsZero() || b < a {
		return b
	}
	return a
}
