package practice

import (
	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// part is somebody's part in an initiative.
type part struct {
	person     *journal.Person
	initiative *journal.Initiative
	from       civil.Day        // since when notes hold it; zero when that was always so
	first      *journal.Contact // the first about the initiative, past or planned; nil when there is none
}

// addParts finds the parts of active people in initiatives, by ID of the person and of the initiative.
func (x *index) addParts() {
	x.partsOf = make(map[*journal.Person][]part, len(x.active))
	x.partsIn = map[*journal.Initiative][]part{}
	first := map[*journal.Initiative]*journal.Contact{} // of one person
	for _, p := range x.active {
		if len(p.Involved) == 0 {
			continue
		}
		clear(first)
		for _, c := range p.Contacts {
			for _, i := range c.Meeting.Initiatives {
				if first[i] == nil {
					first[i] = c
				}
			}
		}
		parts := make([]part, 0, len(p.Involved))
		for _, v := range p.Involved {
			from, noted := civil.Day(0), v.Role&^journal.AllyOf != 0
			if !noted && v.Role != 0 {
				from, noted = v.Since, true
			}
			c := first[v.Initiative]
			if c != nil && (!noted || c.Day < from) {
				from, noted = c.Day, true
			}
			if noted {
				parts = append(parts, part{p, v.Initiative, from, c})
				x.partsIn[v.Initiative] = append(x.partsIn[v.Initiative], parts[len(parts)-1])
			}
		}
		x.partsOf[p] = parts
	}
}

// firstAbout is the first contact of somebody about an initiative, up to the day; nil when there is none.
func (a *Asking) firstAbout(p *journal.Person, i *journal.Initiative) *journal.Contact {
	for _, v := range a.partsOf[p] {
		if v.initiative == i && v.first != nil && v.first.Day <= a.On {
			return v.first
		}
	}
	return nil
}
