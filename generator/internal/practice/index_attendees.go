package practice

import (
	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// attendee is somebody who came to several meetings about an initiative, since when, and to which of them first.
type attendee struct {
	person *journal.Person
	since  civil.Day
	at     []Evidence
}

// addUnlisted finds who came to several meetings about each initiative and has no part in it, when it lists any, by
// first coming.
func (x *index) addUnlisted() {
	x.unlisted = map[*journal.Initiative][]attendee{}
	often := max((&Asking{x, 0}).Limit("stakeholders", "meetings", 2), 1)
	for _, i := range x.journal.Initiatives {
		if len(i.Stakeholders) == 0 {
			continue
		}
		place := map[*journal.Person]int{}
		var came []attendee
		for _, m := range i.Meetings {
			if m.Day == 0 {
				continue
			}
			for _, p := range m.People {
				k, known := place[p]
				if !known {
					k = len(came)
					place[p], came = k, append(came, attendee{person: p})
				}
				if t := &came[k]; len(t.at) < often {
					t.since, t.at = m.Day, append(t.at, Evidence{m.Note, m.Line})
				}
			}
		}
		for _, t := range came {
			if len(t.at) == often && !t.person.Group() && !hasPart(i, t.person) {
				x.unlisted[i] = append(x.unlisted[i], t)
			}
		}
	}
}
