package journal

import (
	"cmp"
	"slices"
)

// makeCommitments makes a commitment of every task with a person on it.
func (l *linker) makeCommitments() {
	for _, n := range l.anew {
		for i := range n.Tasks {
			c := Commitment{Task: &n.Tasks[i], Note: n.Note, Meeting: n.meetingAt(n.Tasks[i].Section), Made: n.Day}
			if c.Meeting != nil {
				c.Made = c.Meeting.Day
			}
			people, initiatives := l.refer(n, c.Refs)
			if !l.resolveTask(n, &c, people) {
				continue // as most of them: nothing of it is kept
			}
			c.Initiative, c.with = n.initiativeAt(c.Meeting, initiatives), c.others(people)
			c.item, c.place = n.index, int32(len(n.commitments))
			kept := new(Commitment)
			*kept = c
			n.commitments = append(n.commitments, kept)
			l.commit(kept)
		}
	}
}

// inSource is the order of notes, and in them of lines.
func inSource(a, b *Commitment) int {
	return cmp.Or(cmp.Compare(a.item, b.item), cmp.Compare(a.place, b.place))
}

// commit lists a commitment with whatever it belongs to.
func (l *linker) commit(c *Commitment) {
	l.journal.Commitments = add(l, l.journal.Commitments, c, inSource)
	for _, p := range c.people() {
		p.Commitments = add(l, p.Commitments, c, inSource)
	}
	if c.Initiative != nil {
		c.Initiative.Commitments = add(l, c.Initiative.Commitments, c, inSource)
	}
}

// people are those whom it is told with.
func (c *Commitment) people() []*Person {
	return addPerson(addPerson(c.with[:len(c.with):len(c.with)], c.Owner), c.To)
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
