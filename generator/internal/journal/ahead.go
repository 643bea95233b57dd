package journal

import (
	"cmp"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/note"
)

// Ahead is something with a day to come: one of a planned meeting, what a person's note says comes next, and the
// decision of an initiative.
type Ahead struct {
	Day        civil.Day
	Meeting    *Meeting
	Person     *Person
	Initiative *Initiative
}

// URL is the page of what comes.
func (a Ahead) URL() string {
	switch {
	case a.Meeting != nil:
		return a.Meeting.URL
	case a.Person != nil:
		return a.Person.URL
	}
	return a.Initiative.URL
}

// Ahead lists what comes on a day or later, by day. A meeting of the day itself counts where it is a note of its own that
// holds nothing yet: once it is written, it is over. What a person's note says comes next counts where no meeting with
// them is planned.
func (j *Journal) Ahead(from civil.Day) []Ahead {
	var list []Ahead
	for _, m := range j.Meetings {
		if m.Day > from || m.Day == from && m.Origin == OfNote && m.Note.Blank() {
			list = append(list, Ahead{Day: m.Day, Meeting: m})
		}
	}
	for _, p := range j.People {
		if n := len(p.Contacts); n > 0 && p.Contacts[n-1].Day > from || p.Note == nil || p.Note.Person == nil {
			continue
		}
		if n := p.Note.Person; n.Next >= from && n.Next != 0 && n.Status == note.Active {
			list = append(list, Ahead{Day: n.Next, Person: p})
		}
	}
	for _, i := range j.Initiatives {
		if n := i.Note.Initiative; n != nil && n.Status == note.Running && n.Decision >= from && n.Decision != 0 {
			list = append(list, Ahead{Day: n.Decision, Initiative: i})
		}
	}
	slices.SortStableFunc(list, func(a, b Ahead) int {
		return cmp.Or(a.Day.Compare(b.Day), strings.Compare(a.URL(), b.URL()))
	})
	return list
}
