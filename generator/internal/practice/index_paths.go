package practice

import (
	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// acquaintance is somebody who knows somebody, and where it says so.
type acquaintance struct {
	person *journal.Person
	day    civil.Day // of a talk of three: me and the two; zero when a note says that they know each other
	from   Evidence
}

// addPaths finds who knows whom: by `knows`, `reports_to` and `introduced_by`, whichever of the two says it, and by
// having been alone with me together.
func (x *index) addPaths() {
	x.knows = map[*journal.Person][]acquaintance{}
	pair := func(p, q *journal.Person, day civil.Day, e Evidence) {
		if p == nil || q == nil || p == q || p.Group() || q.Group() {
			return
		}
		x.knows[p] = append(x.knows[p], acquaintance{q, day, e})
		x.knows[q] = append(x.knows[q], acquaintance{p, day, e})
	}
	for _, p := range x.journal.People {
		if p.Note == nil {
			continue
		}
		e := Evidence{p.Note, 0}
		pair(p, p.ReportsTo, 0, e)
		for _, list := range [...][]*journal.Person{p.Knows, p.Introducers} {
			for _, q := range list {
				pair(p, q, 0, e)
			}
		}
	}
	for _, m := range x.journal.Meetings {
		if m.Day != 0 && m.Others() == 2 && len(m.People) == 2 && m.Channel.Kind != note.Written {
			pair(m.People[0], m.People[1], m.Day, Evidence{m.Note, m.Line})
		}
	}
}
