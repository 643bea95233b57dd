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
			u = unit{day: n.Day, note: n, meetings: n.meetings, initiatives: u.initiatives[:0]}
			u.add(n.initiative)
			u.add(n.linked...)
			u.start()
		}
		for i, m := range n.meetings {
			switch m.Origin {
			case OfSection:
				u = unit{day: m.Day, note: n, meetings: n.meetings[i : i+1], part: true, initiatives: u.initiatives[:0]}
				u.add(l.linkedBetween(n, m.Line, m.end)...)
				u.start()
			case OfLog:
				u = unit{day: m.Day, meetings: n.meetings[i : i+1], initiatives: u.initiatives[:0]}
				u.start()
			case OfNote, OfDaily:
			}
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

// start moves the clocks of what the unit names to its day, when it is the earliest so far.
func (u *unit) start() {
	for _, m := range u.meetings {
		u.add(m.Initiatives...)
	}
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
		from, to = u.meetings[0].Line, u.meetings[0].end
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
