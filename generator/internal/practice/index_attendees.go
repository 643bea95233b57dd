package practice

import "rapport/generator/internal/journal"

// attendee is somebody who was at meetings about an initiative, and at which, by day.
type attendee struct {
	person   *journal.Person
	meetings []*journal.Meeting
}

// addAttendees finds who came to the meetings about each initiative, by first coming.
func (x *index) addAttendees() {
	x.attendees = map[*journal.Initiative][]attendee{}
	for _, i := range x.journal.Initiatives {
		place := map[*journal.Person]int{}
		var list []attendee
		for _, m := range i.Meetings {
			if m.Day == 0 {
				continue
			}
			for _, p := range m.People {
				k, known := place[p]
				if !known {
					k = len(list)
					place[p], list = k, append(list, attendee{person: p})
				}
				list[k].meetings = append(list[k].meetings, m)
			}
		}
		x.attendees[i] = list
	}
}
