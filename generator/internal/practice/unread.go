package practice

import (
	"fmt"
	"slices"

	"rapport/generator/internal/journal"
)

// byContact are the rules that contact with somebody may satisfy.
var byContact = []string{"ally-30", "regular", "jobs", "support", "adversity", "frequent"}

// addUnread remembers who was met on a day that cannot be read.
func (x *index) addUnread(m *journal.Meeting) {
	if m.Day != 0 || m.Note.Meeting == nil || !m.Note.Meeting.DayUnread {
		return
	}
	for _, p := range m.People {
		if _, ok := x.unread[p]; !ok {
			x.unread[p] = Evidence{m.Note, m.Line}
		}
	}
}

// doubt turns a finding that asks for contact into one that is not known, when there was a meeting on a day that cannot
// be read: it may have been the one that is asked for.
func (a *Asking) doubt(f *Finding) {
	e, ok := a.unread[f.Subject.Person]
	if !ok || f.State != Gap && f.State != Due || !slices.Contains(byContact, f.Rule) {
		return
	}
	f.State, f.Action, f.Evidence = Unknown, "", append(slices.Clone(f.Evidence), e)
	f.Text += fmt.Sprintf(" The day of a meeting with %s cannot be read.", f.Subject.Person.Name)
}
