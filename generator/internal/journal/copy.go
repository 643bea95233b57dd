package journal

import (
	"maps"
	"slices"
)

// copy is another journal that says the same, in which everything that is of a journal is another. A person is known by
// the order of making, a note by its place, and what a note says by the note's place and its own in it.
func (l *linker) copy() *linker {
	c := &linker{register: l.register, last: l, options: l.options, reported: map[report]bool{}}
	c.journal = &Journal{Notes: slices.Clone(l.journal.Notes), options: l.options, at: maps.Clone(l.journal.at)}
	c.copyPeople()
	c.copyItems()
	c.copyMeetings()
	c.copySaid()
	c.copyCommitments()
	c.copyParts()
	c.copyLists()
	for _, old := range l.journal.Tags {
		t := *old
		c.journal.Tags = append(c.journal.Tags, &t)
	}
	return c
}

// copyPeople copies everybody. Whom they know and what is said of them is still that of the last journal.
func (l *linker) copyPeople() {
	all := make([]Person, len(l.last.people))
	l.people = make([]*Person, len(all))
	for k, old := range l.last.people {
		all[k] = *old
		l.people[k] = &all[k]
	}
	l.byID = l.samePeople(l.last.byID)
}

// copyItems copies what is made of notes, but for what they say.
func (l *linker) copyItems() {
	l.items = slices.Clone(l.last.items)
	l.journal.items = l.items
	if l.last.me != nil {
		l.me = &l.items[l.last.me.index]
	}
	for _, old := range l.last.journal.Initiatives {
		i := *old
		i.alone[0] = &i
		l.items[i.item].initiative = &i
		l.journal.Initiatives = append(l.journal.Initiatives, &i)
	}
	for _, old := range l.last.journal.Pages {
		p := *old
		p.Backlinks = slices.Clip(p.Backlinks)
		l.items[p.item].page = &p
		l.journal.Pages = append(l.journal.Pages, &p)
	}
	for k := range l.items {
		n := &l.items[k]
		n.person, n.linked = l.samePerson(n.person), l.sameInitiatives(n.linked)
		if n.takes != nil {
			same := *n.takes
			same.embedded = slices.Clone(same.embedded)
			for k, e := range same.embedded {
				same.embedded[k] = &l.items[e.index]
			}
			n.takes = &same
		}
	}
}

func (l *linker) copyMeetings() {
	total, named := 0, 0
	for _, m := range l.last.journal.Meetings {
		total++
		named += len(m.People) + len(m.Absent) + len(m.CC)
	}
	all, list, people := make([]Meeting, total), make([]*Meeting, total), room[*Person]{make([]*Person, named)}
	for k := range l.items {
		n := &l.items[k]
		old := n.meetings
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

func (l *linker) copySaid() {
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
		copied := all[:len(n.said):len(n.said)]
		copy(copied, n.said)
		n.said, all = copied, all[len(copied):]
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

func (l *linker) copyCommitments() {
	total := len(l.last.journal.Commitments)
	all, list := make([]Commitment, total), make([]*Commitment, total)
	for k := range l.items {
		n := &l.items[k]
		old := n.commitments
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

// copyParts copies whom people know, and who has a part in initiatives.
func (l *linker) copyParts() {
	for _, p := range l.people {
		p.ReportsTo, p.Rep = l.samePerson(p.ReportsTo), l.samePerson(p.Rep)
		p.Introducers, p.Knows = l.samePeople(p.Introducers), l.samePeople(p.Knows)
		p.Involved = append(make([]Involvement, 0, len(p.Involved)+1), p.Involved...)
		for k := range p.Involved {
			p.Involved[k].Initiative = l.sameInitiative(p.Involved[k].Initiative)
		}
	}
	for _, i := range l.journal.Initiatives {
		i.Deciders, i.Owners = l.samePeople(i.Deciders), l.samePeople(i.Owners)
		i.Allies, i.Stakeholders = slices.Clone(i.Allies), slices.Clone(i.Stakeholders)
		for k := range i.Allies {
			i.Allies[k].Person = l.samePerson(i.Allies[k].Person)
		}
		for k := range i.Stakeholders {
			s := &i.Stakeholders[k]
			s.Person, s.Rep = l.samePerson(s.Person), l.samePerson(s.Rep)
		}
	}
}

// copyLists copies what lists there are of meetings, lines and commitments.
func (l *linker) copyLists() {
	for _, p := range l.people {
		p.Contacts = l.sameContacts(p, p.Contacts)
		p.Said, p.Commitments = l.sameSaid(p.Said), l.sameCommitments(p.Commitments)
		p.Backlinks = slices.Clip(p.Backlinks)
	}
	for _, i := range l.journal.Initiatives {
		i.Meetings, i.Said, i.Commitments = l.sameMeetings(i.Meetings), l.sameSaid(i.Said), l.sameCommitments(i.Commitments)
		i.Backlinks = slices.Clip(i.Backlinks)
	}
}

// samePeople are the people of this journal who stand for those of the last one. The same goes for the lists below.
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
	if len(list) == 1 {
		return l.items[list[0].item].initiative.alone[:1:1]
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

func (l *linker) sameMeetings(list []*Meeting) []*Meeting {
	same := withRoom(list)
	for _, m := range list {
		same = append(same, l.items[m.item].meetings[m.place])
	}
	return same
}

func (l *linker) sameSaid(list []*Said) []*Said {
	same := withRoom(list)
	for _, s := range list {
		same = append(same, &l.items[s.item].said[s.place])
	}
	return same
}

func (l *linker) sameCommitments(list []*Commitment) []*Commitment {
	same := withRoom(list)
	for _, c := range list {
		same = append(same, l.items[c.item].commitments[c.place])
	}
	return same
}

func (l *linker) sameContacts(p *Person, list []*Contact) []*Contact {
	same, all := withRoom(list), make([]Contact, len(list))
	for k, c := range list {
		all[k] = Contact{c.Day, p, l.items[c.Meeting.item].meetings[c.Meeting.place], c.Line}
		same = append(same, &all[k])
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
