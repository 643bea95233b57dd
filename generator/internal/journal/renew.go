package journal

import (
	"slices"
	"strings"

	"rapport/generator/internal/note"
)

// replace puts a note in the place of another in a copied journal. What follows from what it says is the other's yet.
func (l *linker) replace(k int, n *note.Note) {
	i := &l.items[k]
	old := i.Note
	l.journal.Notes[k], i.Note = n, n
	delete(l.journal.at, old)
	l.journal.at[n] = int32(k)
	switch {
	case i.person != nil:
		i.person.Note = n
	case i.initiative != nil:
		i.initiative.Note = n
	case i.page != nil:
		i.page.Note = n
	}
	for _, t := range l.journal.Tags {
		if at, ok := slices.BinarySearchFunc(t.Notes, n.Path, comparePath); ok && t.Notes[at] == old {
			t.Notes = slices.Clone(t.Notes) // it is the last journal's
			t.Notes[at] = n
		}
	}
}

func comparePath(n *note.Note, path string) int { return strings.Compare(n.Path, path) }

// forget takes away what a note said before, so that it is linked anew. Who referred to it still does.
func (l *linker) forget(n *item) {
	j := l.journal
	for _, m := range n.meetings {
		for _, p := range m.People {
			p.Contacts = slices.DeleteFunc(p.Contacts, func(c *Contact) bool { return c.Meeting.item == n.index })
		}
		for _, i := range m.Initiatives {
			i.Meetings = slices.DeleteFunc(i.Meetings, func(m *Meeting) bool { return m.item == n.index })
		}
		j.Meetings = remove(j.Meetings, m, meetingsByID)
	}
	for k := range n.said {
		s := &n.said[k]
		if i := s.Initiative; i != nil {
			i.Said = remove(i.Said, s, bySource)
		}
		for _, p := range s.People {
			p.Said = remove(p.Said, s, saidByDay)
		}
	}
	for _, c := range n.commitments {
		if i := c.Initiative; i != nil {
			i.Commitments = remove(i.Commitments, c, inSource)
		}
		for _, p := range c.people() {
			p.Commitments = remove(p.Commitments, c, inSource)
		}
		j.Commitments = remove(j.Commitments, c, inSource)
	}
	if p := n.person; p != nil {
		p.ReportsTo, p.ToMe, p.Introducers, p.Knows, p.Rep = nil, false, nil, nil, nil
	}
	if i := n.initiative; i != nil {
		i.Start = n.Initiative.Start
		i.Deciders, i.Owners, i.MeOwner, i.Allies, i.Stakeholders, i.Unresolved = nil, nil, false, nil, nil, 0
	}
	*n = item{
		Note: n.Note, index: n.index, mine: n.mine, address: n.address, person: n.person, initiative: n.initiative, page: n.page,
		latest: latest(n.Note), problems: slices.Clip(n.Problems),
	}
	l.anew = append(l.anew, n)
}

// remove takes something out of a sorted list.
func remove[T comparable](list []T, v T, compare func(a, b T) int) []T {
	k, ok := slices.BinarySearchFunc(list, v, compare)
	if !ok || list[k] != v {
		panic("journal: a list does not hold what was added to it")
	}
	return slices.Delete(list, k, k+1)
}
