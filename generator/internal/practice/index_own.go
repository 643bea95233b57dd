package practice

import (
	"rapport/generator/internal/journal"
)

// addOwn adds the lines of somebody's own note that name nobody else: they are about them, and of no initiative.
func (x *index) addOwn(p *journal.Person) {
	if p.Note == nil {
		return
	}
	for i := range p.Note.Markers {
		m := &p.Note.Markers[i]
		if m.About == nil && len(m.Refs) == 0 && !m.Word.ToAll() {
			x.addSaid(&journal.Said{Marker: m, Note: p.Note, Day: m.Day, People: []*journal.Person{p}})
		}
	}
}
