package journal

import (
	"slices"

	"rapport/generator/internal/note"
)

// What follows copies the last journal into the one that is being made, in which everybody is called the same. A person is
// known by the order of making, a note by its place, and what a note says by the note's place and its own in it.

// keepPeople copies everybody. Whom they know and what is said of them is still that of the last journal.
func (l *linker) keepPeople() {
	all := make([]Person, len(l.last.people))
	l.people = make([]*Person, len(all))
	for k, old := range l.last.people {
		all[k] = *old
		l.people[k] = &all[k]
	}
	l.byID = l.samePeople(l.last.byID)
}

// keepItems copies what is the notes' own, with the notes of this journal.
func (l *linker) keepItems() {
	l.items = slices.Clone(l.last.items)
	l.journal.items = l.items
	if l.last.me != nil {
		l.me = &l.items[l.last.me.index]
	}
	for k, n := range l.journal.Notes {
		i := &l.items[k]
		i.Note = n
		if i.person != nil {
			i.person = l.people[i.person.order]
			i.person.Note = n
		}
		if old := i.initiative; old != nil {
			made := *old
			made.Note, made.Start = n, n.Initiative.Start
			i.initiative = &made
		}
		if old := i.page; old != nil {
			made := *old
			made.Note, made.Backlinks = n, slices.Clip(old.Backlinks)
			i.page = &made
		}
	}
	l.journal.Initiatives = l.sameInitiatives(l.last.journal.Initiatives)
	for _, p := range l.last.journal.Pages {
		l.journal.Pages = append(l.journal.Pages, l.items[p.item].page)
	}
	for k := range l.items {
		i := &l.items[k]
		i.linked = l.sameInitiatives(i.linked)
		if i.embedded != nil {
			i.embedded = slices.Clone(i.embedded)
			for k, e := range i.embedded {
				i.embedded[k] = &l.items[e.index]
			}
		}
	}
}

// forget takes away what is the notes' own, so that it is made anew.
func (l *linker) forget(changed []int) {
	for _, k := range changed {
		n := &l.items[k]
		*n = item{
			Note: n.Note, index: n.index, mine: n.mine, address: n.address, person: n.person, initiative: n.initiative, page: n.page,
			latest: latest(n.Note), problems: slices.Clip(n.Problems),
		}
		if p := n.person; p != nil {
			p.ReportsTo, p.ToMe, p.Introducers, p.Knows, p.Rep = nil, false, nil, nil, nil
		}
		if i := n.initiative; i != nil {
			i.Deciders, i.Owners, i.MeOwner, i.Allies, i.Stakeholders, i.Unresolved = nil, nil, false, nil, nil, 0
		}
		l.anew = append(l.anew, n)
	}
}

// keepMeetings copies the meetings of notes that are not linked anew.
func (l *linker) keepMeetings() {
	total, named := 0, 0
	for k := range l.items {
		total += len(l.items[k].meetings)
		for _, m := range l.items[k].meetings {
			named += len(m.People) + len(m.Absent) + len(m.CC)
		}
	}
	all, list, people := make([]Meeting, total), make([]*Meeting, total), room[*Person]{make([]*Person, named)}
	for k := range l.items {
		n := &l.items[k]
		old := n.meetings
		if len(old) == 0 {
			continue
		}
		n.meetings, list = list[:len(old):len(old)], list[len(old):]
		for i, was := range old {
			m := &all[i]
			*m = *was
			m.People, m.Absent, m.CC = l.samePeopleIn(&people, m.People), l.samePeopleIn(&people, m.Absent), l.samePeopleIn(&people, m.CC)
			m.Initiatives = l.sameInitiatives(m.Initiatives)
			m.Said, m.Backlinks = nil, slices.Clip(m.Backlinks)
			n.meetings[i] = m
		}
		all = all[len(old):]
	}
	l.journal.Meetings = l.sameMeetings(l.last.journal.Meetings)
}

// keepSaid copies what is said in notes that are not linked anew.
func (l *linker) keepSaid() {
	total, named := 0, 0
	for k := range l.items {
		total += len(l.items[k].said)
		for i := range l.items[k].said {
			named += len(l.items[k].said[i].People)
		}
	}
	all, people, ofMeetings := make([]Said, total), room[*Person]{make([]*Person, named)}, room[*Said]{make([]*Said, total)}
	for k := range l.items {
		n := &l.items[k]
		if len(n.said) == 0 {
			continue
		}
		free := all[:len(n.said):len(n.said)]
		copy(free, n.said)
		n.said, all = free, all[len(n.said):]
		for i := range n.said {
			s := &n.said[i]
			s.People, s.Initiative = l.samePeopleIn(&people, s.People), l.sameInitiative(s.Initiative)
			s.Reasons, s.ReasonOf = nil, nil
			if old := s.Meeting; old != nil {
				s.Meeting = n.meetings[old.place]
				if s.Meeting.Said == nil {
					s.Meeting.Said = ofMeetings.take(len(old.Said))[:0]
				}
				s.Meeting.Said = append(s.Meeting.Said, s)
			}
		}
		if n.reasons {
			giveReasons(n.said)
		}
	}
}

// keepCommitments copies the commitments of notes that are not linked anew.
func (l *linker) keepCommitments() {
	total := 0
	for k := range l.items {
		total += len(l.items[k].commitments)
	}
	all, list := make([]Commitment, total), make([]*Commitment, total)
	for k := range l.items {
		n := &l.items[k]
		old := n.commitments
		if len(old) == 0 {
			continue
		}
		n.commitments, list = list[:len(old):len(old)], list[len(old):]
		for i, was := range old {
			c := &all[i]
			*c = *was
			c.Owner, c.To, c.with = l.samePerson(c.Owner), l.samePerson(c.To), l.samePeople(c.with)
			if c.Meeting != nil {
				c.Meeting = n.meetings[c.Meeting.place]
			}
			c.Initiative = l.sameInitiative(c.Initiative)
			n.commitments[i] = c
		}
		all = all[len(old):]
	}
	l.journal.Commitments = l.sameCommitments(l.last.journal.Commitments)
}

// keepParts copies whom people know, and who has a part in initiatives. What follows from that is found again.
func (l *linker) keepParts() {
	for _, p := range l.people {
		p.Level, p.Ties, p.LevelUnread = 0, 0, false
		if p.Note != nil {
			p.Level, p.Ties = p.Note.Person.Level, p.Note.Person.Ties
		}
		p.ReportsTo, p.Rep = l.samePerson(p.ReportsTo), l.samePerson(p.Rep)
		p.Introducers, p.Knows = l.samePeople(p.Introducers), l.samePeople(p.Knows)
	}
	for _, i := range l.journal.Initiatives {
		i.Deciders, i.Owners = l.samePeople(i.Deciders), l.samePeople(i.Owners)
		i.Allies, i.Stakeholders = slices.Clone(i.Allies), slices.Clone(i.Stakeholders)
		for k := range i.Allies {
			a := &i.Allies[k]
			if a.Person = l.samePerson(a.Person); !a.said {
				a.Since = 0
			}
			a.Person.Ties |= note.Alliance
		}
		for k := range i.Stakeholders {
			s := &i.Stakeholders[k]
			s.Person, s.Rep = l.samePerson(s.Person), l.samePerson(s.Rep)
		}
	}
}

// keepLists copies what lists there are of meetings, lines and commitments, without those of notes that are linked anew.
func (l *linker) keepLists() {
	for _, p := range l.people {
		p.Contacts = l.sameContacts(p, p.Contacts)
		p.Said, p.Commitments = l.sameSaid(p.Said), l.sameCommitments(p.Commitments)
		p.Backlinks, p.Involved = slices.Clip(p.Backlinks), make([]Involvement, 0, len(p.Involved)+1)
	}
	for _, i := range l.journal.Initiatives {
		i.Meetings, i.Said, i.Commitments = l.sameMeetings(i.Meetings), l.sameSaid(i.Said), l.sameCommitments(i.Commitments)
		i.Backlinks = slices.Clip(i.Backlinks)
	}
}

// room is memory that lists of one kind are put into.
type room[T any] struct{ free []T }

// take is a list of n zeros that nobody else has.
func (r *room[T]) take(n int) []T {
	if n > len(r.free) {
		return make([]T, n)
	}
	list := r.free[:n:n]
	r.free = r.free[n:]
	return list
}

// samePeople are the people of this journal who stand for those of the last one.
func (l *linker) samePeople(list []*Person) []*Person { return l.samePeopleIn(&room[*Person]{}, list) }

func (l *linker) samePeopleIn(r *room[*Person], list []*Person) []*Person {
	if list == nil {
		return nil
	}
	same := r.take(len(list))
	for k, p := range list {
		same[k] = l.people[p.order]
	}
	return same
}

func (l *linker) samePerson(p *Person) *Person {
	if p == nil {
		return nil
	}
	return l.people[p.order]
}

func (l *linker) sameInitiatives(list []*Initiative) []*Initiative {
	if list == nil {
		return nil
	}
	same := make([]*Initiative, len(list))
	for k, i := range list {
		same[k] = l.items[i.item].initiative
	}
	return same
}

func (l *linker) sameInitiative(i *Initiative) *Initiative {
	if i == nil {
		return nil
	}
	return l.items[i.item].initiative
}

// sameMeetings are the meetings that stand for those of the last journal whose notes are not linked anew. The same goes
// for the lists below.
func (l *linker) sameMeetings(list []*Meeting) []*Meeting {
	same := withRoom(list)
	for _, m := range list {
		if kept := l.items[m.item].meetings; kept != nil {
			same = append(same, kept[m.place])
		}
	}
	return same
}

func (l *linker) sameSaid(list []*Said) []*Said {
	same := withRoom(list)
	for _, s := range list {
		if kept := l.items[s.item].said; kept != nil {
			same = append(same, &kept[s.place])
		}
	}
	return same
}

func (l *linker) sameCommitments(list []*Commitment) []*Commitment {
	same := withRoom(list)
	for _, c := range list {
		if kept := l.items[c.item].commitments; kept != nil {
			same = append(same, kept[c.place])
		}
	}
	return same
}

func (l *linker) sameContacts(p *Person, list []*Contact) []*Contact {
	same, all := withRoom(list), make([]Contact, 0, len(list))
	for _, c := range list {
		if kept := l.items[c.Meeting.item].meetings; kept != nil {
			all = append(all, Contact{c.Day, p, kept[c.Meeting.place], c.Line})
			same = append(same, &all[len(all)-1])
		}
	}
	return same
}

// withRoom is an empty list with room for as much as another holds, and a little more; nil when that is nil.
func withRoom[T any](list []T) []T {
	if list == nil {
		return nil
	}
	return make([]T, 0, len(list)+2)
}
