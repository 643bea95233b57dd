package practice

import (
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// role is somebody being an ally or a key stakeholder of an initiative.
type role struct {
	initiative *journal.Initiative
	since      civil.Day // of the ally
	ally, key  bool
}

// addRoles finds the few parts in initiatives that everything else asks for.
func (x *index) addRoles() {
	x.rolesOf = map[*journal.Person][]role{}
	for _, p := range x.journal.People {
		for _, v := range p.Involved {
			r := role{v.Initiative, v.Since, v.Role&journal.AllyOf != 0, slices.Contains(x.keys[v.Initiative], p)}
			if r.ally || r.key {
				x.rolesOf[p] = append(x.rolesOf[p], r)
			}
		}
	}
}

// addFirsts finds the first that notes say of each person, whenever that is.
func (x *index) addFirsts() {
	x.firstOf = make(map[*journal.Person]civil.Day, len(x.journal.People))
	for _, p := range x.journal.People {
		var first civil.Day
		if n := facts(p); n != nil {
			first = earlier(n.Since, n.Met)
		}
		if len(p.Contacts) > 0 {
			first = earlier(first, p.Contacts[0].Day)
		}
		for _, v := range p.Involved {
			if v.Role != 0 { // who was only met about it is no older for its start
				first = earlier(earlier(first, v.Since), v.Initiative.Start)
			}
		}
		if first != 0 {
			x.firstOf[p] = first
		}
	}
}
