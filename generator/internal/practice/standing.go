package practice

import (
	"cmp"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// How people stand on a day: who is key, an ally, tied to me, and since when.

// Key are the key stakeholders of an initiative: who decides, and whose power is high; groups are left to their reps.
func (a *Asking) Key(i *journal.Initiative) []*journal.Person { return a.keys[i] }

// keyPerson is somebody who is a key stakeholder of initiatives under way.
type keyPerson struct {
	*journal.Person
	in []*journal.Initiative // the first to start first; those without a start last
}

// KeyPeople are the key stakeholders of live initiatives, by ID.
func (a *Asking) KeyPeople() []keyPerson {
	var list []keyPerson
	at := map[*journal.Person]int{}
	for _, i := range a.LiveInitiatives() {
		for _, p := range a.Key(i) {
			k, ok := at[p]
			if !ok {
				k, at[p] = len(list), len(list)
				list = append(list, keyPerson{Person: p})
			}
			list[k].in = append(list[k].in, i)
		}
	}
	for _, k := range list {
		slices.SortStableFunc(k.in, func(a, b *journal.Initiative) int {
			return cmp.Or(trueFirst(a.Start != 0, b.Start != 0), a.Start.Compare(b.Start))
		})
	}
	slices.SortFunc(list, func(a, b keyPerson) int { return strings.Compare(a.ID, b.ID) })
	return list
}

func trueFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// IsKey reports whether somebody is a key stakeholder of a live initiative.
func (a *Asking) IsKey(p *journal.Person) bool {
	for _, r := range a.rolesOf[p] {
		if r.key && a.Live(r.initiative) {
			return true
		}
	}
	return false
}

// IsAlly reports whether somebody is an ally of a live initiative.
func (a *Asking) IsAlly(p *journal.Person) bool {
	for _, r := range a.rolesOf[p] {
		if r.ally && a.Live(r.initiative) {
			return true
		}
	}
	return false
}

// Stake says how much hangs on somebody: 3 a decider or key stakeholder, 2 an ally, 1 anybody else.
func (a *Asking) Stake(p *journal.Person) int {
	switch {
	case p == nil:
		return 1
	case a.IsKey(p):
		return 3
	case a.IsAlly(p):
		return 2
	}
	return 1
}

// Active are the people who count now: not archived, left or deceased, by ID. Groups are among them.
func (a *Asking) Active() []*journal.Person { return a.active }

// counts reports whether somebody is among the active people.
func (a *Asking) counts(p *journal.Person) bool {
	n := facts(p)
	return n == nil || n.Status == note.Active
}

// Tied are the active people with a tie, by ID.
func (a *Asking) Tied(ties note.Ties) []*journal.Person {
	var list []*journal.Person
	for _, p := range a.active {
		if p.Ties&ties != 0 {
			list = append(list, p)
		}
	}
	return list
}

// TiesOn are the ties with somebody that hold on the day: those that their note says, once they began, and an alliance
// as long as they are an ally of an initiative under way. A group has none: one is tied to people.
func (a *Asking) TiesOn(p *journal.Person) note.Ties {
	var ties note.Ties
	if p.Group() {
		return ties
	}
	if n := facts(p); n != nil && n.Ties != 0 && a.TieSince(p) <= a.On {
		ties = n.Ties
	}
	for _, r := range a.rolesOf[p] {
		if r.ally && r.since <= a.On && a.Live(r.initiative) {
			ties |= note.Alliance
		}
	}
	return ties
}

// TiedOn are the active people with one of the ties on the day, by ID.
func (a *Asking) TiedOn(ties note.Ties) []*journal.Person {
	if a.tied != nil {
		return a.tied[ties]
	}
	var list []*journal.Person
	for _, p := range a.active {
		if p.Ties&ties != 0 && a.TiesOn(p)&ties != 0 {
			list = append(list, p)
		}
	}
	return list
}

// TieSince is when a tie to me started: `since`, else `met`, else the first dated note; zero when nothing says it, or
// `since` cannot be read.
func (a *Asking) TieSince(p *journal.Person) civil.Day {
	if n := facts(p); n != nil {
		switch {
		case n.Since != 0 || n.SinceUnread:
			return n.Since
		case n.Met != 0:
			return n.Met
		}
	}
	if len(p.Contacts) > 0 && p.Contacts[0].Day <= a.On {
		return p.Contacts[0].Day
	}
	return 0
}
