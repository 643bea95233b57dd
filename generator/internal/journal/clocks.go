package journal

import (
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/note"
)

// startClocks finds since when initiatives run and allies are allies, where no note says so: since the first dated
// note that names the initiative, or both. Where a note says it and cannot be read, nothing is found in its place.
func (l *linker) startClocks() {
	for _, n := range l.journal.Notes {
		if len(n.Sections) > 0 || n.Day.IsZero() {
			continue
		}
		u := unit{day: n.Day}
		u.add(l.people[n], l.initiatives[n])
		for _, m := range l.meetings[n] {
			u.addMeeting(m)
		}
		u.addTargets(l, n, 0, 0)
		u.start()
	}
	for _, m := range l.journal.Meetings {
		u := unit{day: m.Day}
		switch m.Origin {
		case OfSection:
			u.addMeeting(m)
			u.addTargets(l, m.Note, m.Line, m.end)
			u.start()
		case OfLog:
			u.addMeeting(m)
			u.start()
		case OfNote, OfDaily:
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

// addTargets adds what the body links from a line up to another; 0 is the end.
func (u *unit) addTargets(l *linker, n *note.Note, from, to int) {
	for _, i := range l.linkedInitiatives(n, from, to) {
		u.add(nil, i)
	}
	if len(u.initiatives) == 0 {
		return // nothing has a clock that this could start
	}
	first, last := refsBetween(n, from, to)
	for _, t := range l.journal.targets[n][first:last] {
		u.add(t.Person, nil)
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
