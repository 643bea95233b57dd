package journal

import (
	"slices"

	"rapport/generator/internal/civil"
)

// makeContacts gives everybody who was at a dated meeting a contact.
func (l *linker) makeContacts() {
	total, of := 0, make([]int, len(l.people)) // the contacts, and those of each person
	for _, n := range l.anew {
		for _, m := range n.meetings {
			if m.Day.IsZero() {
				continue
			}
			for _, p := range m.People {
				total++
				of[p.order]++
			}
		}
	}
	all := room[Contact]{make([]Contact, total)}
	if l.last == nil {
		lists := room[*Contact]{make([]*Contact, total)}
		for _, p := range l.people {
			if n := of[p.order]; n > 0 {
				p.Contacts = lists.take(n)[:0]
			}
		}
	}
	for _, n := range l.anew {
		for _, m := range n.meetings {
			if m.Day.IsZero() {
				continue
			}
			for k, p := range m.People {
				c := &all.take(1)[0]
				*c = Contact{Day: m.Day, Person: p, Meeting: m, Line: int(m.lines[k])}
				p.Contacts = add(l, p.Contacts, c, contactsByDay)
			}
		}
	}
}

func contactsByDay(a, b *Contact) int { return meetingsByDay(a.Meeting, b.Meeting) }

// past is how many of the person's contacts are dated on that day or before.
func (p *Person) past(on civil.Day) int {
	n, _ := slices.BinarySearchFunc(p.Contacts, on+1, func(c *Contact, d civil.Day) int { return c.Day.Compare(d) })
	return n
}

// ContactsBy returns the contacts dated on that day or before.
func (p *Person) ContactsBy(on civil.Day) []*Contact { return p.Contacts[:p.past(on):p.past(on)] }

// FirstContact returns the first contact, or nil when there is none by that day.
func (p *Person) FirstContact(on civil.Day) *Contact {
	if p.past(on) == 0 {
		return nil
	}
	return p.Contacts[0]
}

// LastContact returns the last contact dated on that day or before, or nil.
func (p *Person) LastContact(on civil.Day) *Contact {
	if n := p.past(on); n > 0 {
		return p.Contacts[n-1]
	}
	return nil
}

// NextContact returns the first meeting planned for after that day, or nil.
func (p *Person) NextContact(on civil.Day) *Contact {
	if n := p.past(on); n < len(p.Contacts) {
		return p.Contacts[n]
	}
	return nil
}
