package journal

import (
	"slices"
	"strings"

	"rapport/generator/internal/note"
)

// makePeople resolves whom people know and answer to.
func (l *linker) makePeople() {
	for _, n := range l.anew {
		p := n.person
		if p == nil {
			if n.mine && n.Person.ReportsTo != nil {
				l.find(n, n.Person.ReportsTo) // only to tell of a name that fits several
			}
			continue
		}
		if said := n.Person.ReportsTo; said != nil {
			w := l.find(n, said)
			p.ReportsTo, p.ToMe = w.person, w.me
		}
		p.Introducers = l.resolve(n, n.Person.IntroducedBy)
		p.Knows = l.resolve(n, n.Person.Knows)
		if rep := n.Person.Rep; rep != nil {
			p.Rep = l.find(n, rep).person
		}
	}
}

// resolve returns the people of a list of names, each once, without me.
func (l *linker) resolve(from *item, names []note.Name) []*Person {
	var list []*Person
	for i := range names {
		list = addPerson(list, l.find(from, &names[i]).person)
	}
	return list
}

func addPerson(list []*Person, p *Person) []*Person {
	if p == nil || slices.Contains(list, p) {
		return list
	}
	return append(list, p)
}

// sortPeople lists everybody in the order of their IDs.
func (l *linker) sortPeople() {
	l.byID = slices.Clone(l.people)
	slices.SortFunc(l.byID, func(a, b *Person) int { return strings.Compare(a.ID, b.ID) })
}

// Group reports whether the person is a group or team.
func (p *Person) Group() bool { return p.Note != nil && p.Note.Person.Group }
