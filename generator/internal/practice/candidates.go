package practice

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// Candidate is somebody to build a tie with.
type Candidate struct {
	Person   *journal.Person
	Meetings int // in the last year
}

// untied are the people who fit and with whom no tie of the kind is noted, although they are in at least two meetings of
// the last year: the three who are in most. They are a suggestion, and count for nothing.
func (a *Asking) untied(ties note.Ties, fits func(*journal.Person) bool) []Candidate {
	const most = 3
	list := a.oftenMet(ties, fits)
	return list[:min(len(list), most)]
}

// Unlevelled are the people who are in at least two meetings of the last year and are no connection, and whose level no
// note says, whoever is in most first.
func (a *Asking) Unlevelled() []Candidate {
	return a.oftenMet(note.Connection, func(p *journal.Person) bool { return p.Level == note.LevelUnknown })
}

// oftenMet are all who are as [Asking.untied] wants them.
func (a *Asking) oftenMet(ties note.Ties, fits func(*journal.Person) bool) []Candidate {
	const often = 2
	var list []Candidate
	for _, p := range a.active {
		if p.Group() || a.TiesOn(p)&ties != 0 || fits != nil && !fits(p) {
			continue
		}
		if n := len(a.lastYear(p)); n >= often {
			list = append(list, Candidate{p, n})
		}
	}
	slices.SortStableFunc(list, func(a, b Candidate) int {
		return cmp.Or(-cmp.Compare(a.Meetings, b.Meetings), strings.Compare(a.Person.ID, b.Person.ID))
	})
	return list
}

// lastYear are the contacts of somebody in the year up to the day.
func (a *Asking) lastYear(p *journal.Person) []*journal.Contact {
	const year = 365
	all := a.Contacts(p)
	first, _ := slices.BinarySearchFunc(all, a.On.Add(-year), func(c *journal.Contact, from civil.Day) int {
		return c.Day.Compare(from)
	})
	return all[first:]
}

// choose says whom one could choose from; empty when there is nobody.
func choose(list []Candidate) string {
	var who []string
	for _, c := range list {
		who = append(who, fmt.Sprintf("%s (%d meetings)", c.Person.Name, c.Meetings))
	}
	return and(who...)
}
