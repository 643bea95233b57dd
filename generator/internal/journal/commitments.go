package journal

import "slices"

// makeCommitments makes a commitment of every task with a person on it.
func (l *linker) makeCommitments() {
	for k := range l.items {
		n := &l.items[k]
		if n.was != nil {
			l.sameCommitments(n)
			continue
		}
		for i := range n.Tasks {
			c := &Commitment{Task: &n.Tasks[i], Note: n.Note, Meeting: n.meetingAt(n.Tasks[i].Section), Made: n.Day}
			if c.Meeting != nil {
				c.Made = c.Meeting.Day
			}
			people, initiatives := l.refer(n, c.Refs)
			if !l.resolveTask(n, c, people) {
				continue
			}
			c.Initiative, c.with = n.initiativeAt(c.Meeting, initiatives), c.others(people)
			n.commitments = append(n.commitments, c)
			l.commit(c)
		}
	}
}

// sameCommitments gives a note the commitments that it had in the last journal.
func (l *linker) sameCommitments(n *item) {
	for _, old := range n.was.commitments {
		c := l.room.commitments.one()
		*c = *old
		c.Owner, c.To, c.with = l.samePerson(c.Owner), l.samePerson(c.To), l.samePeople(c.with)
		c.Meeting, c.Initiative = n.sameMeeting(c.Meeting), l.sameInitiative(c.Initiative)
		n.commitments = append(n.commitments, c)
		l.commit(c)
	}
}

// commit lists a commitment with whatever it belongs to.
func (l *linker) commit(c *Commitment) {
	l.journal.Commitments = append(l.journal.Commitments, c)
	for _, p := range addPerson(addPerson(c.with[:len(c.with):len(c.with)], c.Owner), c.To) {
		p.Commitments = append(p.Commitments, c)
	}
	if c.Initiative != nil {
		c.Initiative.Commitments = append(c.Initiative.Commitments, c)
	}
}

// others are the people whom I owe one thing together, beyond the first.
func (c *Commitment) others(named []*Person) []*Person {
	if c.Owner != nil || c.Task.To != nil {
		return nil
	}
	return slices.Clone(named)
}

// resolveTask finds whose a task is and to whom. It reports false when nobody else is on it.
func (l *linker) resolveTask(n *item, c *Commitment, named []*Person) bool {
	t := c.Task
	var owner, to who
	if t.Owner != nil {
		owner = l.find(n, t.Owner)
		if owner.person == nil && !owner.me {
			return false // `Budget: …`, or a name that fits several
		}
	}
	if t.To != nil {
		to = l.find(n, t.To)
		if to.person == nil && !to.me {
			return false
		}
	}
	c.Owner, c.To = owner.person, to.person
	if c.Owner != nil || c.To != nil {
		return true
	}
	if t.To != nil {
		return false // from me to me
	}
	switch {
	case len(named) > 0:
		c.To = named[0]
	case t.Owner != nil && n.person != nil: // under "I owe them" in their note
		c.To = n.person
	}
	return c.To != nil
}
