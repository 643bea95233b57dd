package journal

import (
	"slices"

	"rapport/generator/internal/civil"
)

// startClocks finds since when initiatives run and allies are allies, where no note says so: since the first dated
// note that names the initiative, or both. Where a note says it and cannot be read, nothing is found in its place.
func (l *linker) startClocks() {
	var u unit
	begin := func(u *unit) {
		u.start()
		l.named = append(l.named, u.initiatives...)
	}
	if l.last != nil && !l.clockedBy() {
		for _, n := range l.anew {
			l.units(n, &u, begin)
		}
	} else {
		l.clocked = true
		for _, i := range l.journal.Initiatives {
			i.Start = 0
			for k := range i.Allies {
				if a := &i.Allies[k]; !a.said {
					a.Since = 0
				}
			}
		}
		for k := range l.items {
			l.units(&l.items[k], &u, (*unit).start)
		}
	}
	for _, i := range l.journal.Initiatives {
		if said := i.Note.Initiative.Start; i.saysStart() {
			i.Start = said
			for k := range i.Allies {
				if !i.Allies[k].said {
					i.Allies[k].Since = said
				}
			}
		}
	}
}

// saysStart reports whether the initiative's note says since when it runs, be it that nobody can read it.
func (i *Initiative) saysStart() bool {
	return !i.Note.Initiative.Start.IsZero() || i.Note.Initiative.StartUnread
}

// clockedBy reports whether one of the notes that are linked anew is an initiative's, or may be the one that started a
// clock before.
func (l *linker) clockedBy() bool {
	started := false
	var u unit
	for _, n := range l.anew {
		started = started || n.initiative != nil
		l.last.units(&l.last.items[n.index], &u, func(u *unit) {
			u.find()
			for _, i := range u.initiatives {
				started = started || !i.saysStart() && (i.Start == u.day ||
					slices.ContainsFunc(i.Allies, func(a Ally) bool { return !a.said && a.Since == u.day }))
			}
		})
	}
	return started
}

// units calls yield with each dated part of a note, which is put into u.
func (l *linker) units(n *item, u *unit, yield func(*unit)) {
	if len(n.Sections) == 0 && !n.Day.IsZero() {
		*u = unit{day: n.Day, note: n, meetings: n.meetings}
		u.add(n.initiative)
		u.add(n.linked...)
		yield(u)
	}
	for i, m := range n.meetings {
		switch m.Origin {
		case OfSection:
			*u = unit{day: m.Day, note: n, meetings: n.meetings[i : i+1], part: true}
			u.add(l.linkedBetween(n, m.Line, int(m.end))...)
			yield(u)
		case OfLog:
			*u = unit{day: m.Day, meetings: n.meetings[i : i+1]}
			yield(u)
		case OfNote, OfDaily:
		}
	}
}

// unit is a dated note, or a dated part of one, with its meetings and the initiatives that it names.
type unit struct {
	day         civil.Day
	note        *item // nil when only the meetings count
	part        bool  // of the note, the lines of the meeting
	meetings    []*Meeting
	initiatives []*Initiative
}

func (u *unit) add(list ...*Initiative) {
	for _, i := range list {
		u.initiatives = addInitiative(u.initiatives, i)
	}
}

// find adds the initiatives that the meetings are about.
func (u *unit) find() {
	for _, m := range u.meetings {
		u.add(m.Initiatives...)
	}
}

// start moves the clocks of what the unit names to its day, when it is the earliest so far.
func (u *unit) start() {
	u.find()
	for _, i := range u.initiatives {
		i.Start = earliest(i.Start, u.day)
		for k := range i.Allies {
			if a := &i.Allies[k]; !a.said && (a.Since.IsZero() || u.day < a.Since) && u.names(a.Person) {
				a.Since = u.day
			}
		}
	}
}

// names reports whether the unit names somebody.
func (u *unit) names(p *Person) bool {
	for _, m := range u.meetings {
		if slices.Contains(m.People, p) || slices.Contains(m.Absent, p) || slices.Contains(m.CC, p) {
			return true
		}
	}
	if u.note == nil {
		return false
	}
	if p == u.note.person && !u.part {
		return true
	}
	from, to := 0, 0
	if u.part {
		from, to = u.meetings[0].Line, int(u.meetings[0].end)
	}
	first, last := refsBetween(u.note.Note, from, to)
	return slices.ContainsFunc(u.note.leads[first:last], func(to *lead) bool { return to.person == int32(p.order) })
}

func earliest(a, b civil.Day) civil.Day {
	if a.IsZero() || b < a {
		return b
	}
	return a
}
