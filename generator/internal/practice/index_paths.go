package practice

import (
	"slices"
	"strings"

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

// Pair is two active people who know each other.
type Pair struct {
	A, B *journal.Person // A comes first by ID
	Said bool            // a note says so; else it shows in a talk of three: me and the two
	Day  civil.Day       // of the last such talk; zero when there is none
}

// Pairs are all who know each other, each once, by ID of the one and of the other.
func (a *Asking) Pairs() []Pair {
	var list []Pair
	at := map[*journal.Person]int{} // of one person
	for _, p := range a.active {
		clear(at)
		first := len(list)
		for _, k := range a.knows[p] {
			if k.day > a.On || k.person.ID < p.ID || !a.isActive(k.person) {
				continue
			}
			i, ok := at[k.person]
			if !ok {
				i, at[k.person] = len(list), len(list)
				list = append(list, Pair{A: p, B: k.person})
			}
			list[i].Said = list[i].Said || k.day == 0
			list[i].Day = max(list[i].Day, k.day)
		}
		slices.SortFunc(list[first:], func(a, b Pair) int { return strings.Compare(a.B.ID, b.B.ID) })
	}
	return list
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
