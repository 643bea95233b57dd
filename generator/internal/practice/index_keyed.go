package practice

import (
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// addKeyed credits what a meeting says under the keys `gave` and `got`, as a marker without a link: to the only
// counterparty, else to the only initiative.
func (x *index) addKeyed(m *journal.Meeting) {
	said := m.Note.Meeting
	if m.Origin != journal.OfNote || said == nil {
		return
	}
	add := func(w note.Word, texts []string) {
		for _, text := range texts {
			s := &journal.Said{
				Marker: &note.Marker{Word: w, Day: m.Day, Section: -1, Text: text},
				Note:   m.Note, Meeting: m, Day: m.Day,
			}
			if m.Others() == 1 && len(m.People) == 1 {
				s.People = m.People
			}
			if len(m.Initiatives) == 1 {
				s.Initiative = m.Initiatives[0]
			}
			x.addSaid(s)
		}
	}
	add(note.Gave, said.Gave)
	add(note.Got, said.Got)
}
