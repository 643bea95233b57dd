package site

import (
	"strconv"
	"strings"
	"unicode"

	"rapport/generator/internal/chart"
	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// The cadences, in days, of people whose notes name none. A connection's grows with their number: somebody who meets
// one of them a week comes round to each.
const (
	allyCadence      = 30
	shortestCadence  = 42
	longestCadence   = 90
	cadencePerPerson = 7
)

// standing is where a person stands on a day: what was, what comes, and how often is meant.
type standing struct {
	past, planned []*journal.Contact
	last, next    *journal.Contact // nil when there is none
	cadence       int              // days; 0 when nothing says it
}

func (p *planner) standing(x *journal.Person) standing {
	s := standing{cadence: p.cadence(x)}
	n := len(x.Contacts)
	for n > 0 && x.Contacts[n-1].Day > p.Today {
		n--
	}
	s.past, s.planned = x.Contacts[:n], x.Contacts[n:]
	if n > 0 {
		s.last = s.past[n-1]
	}
	if len(s.planned) > 0 {
		s.next = s.planned[0]
	}
	return s
}

// wait is the number of days since the last contact, and false when there was none.
func (s standing) wait(today civil.Day) (int, bool) {
	if s.last == nil {
		return 0, false
	}
	return today.Since(s.last.Day), true
}

// cadence is how often contact with a person is meant to be: the note's word, else the shortest that a tie asks for.
func (p *planner) cadence(x *journal.Person) int {
	if x.Note != nil && x.Note.Person != nil && x.Note.Person.Cadence > 0 {
		return x.Note.Person.Cadence
	}
	if x.Ties&note.Alliance != 0 || p.carries(x) {
		return allyCadence
	}
	if x.Ties&note.Connection != 0 {
		return min(max(cadencePerPerson*p.connections(), shortestCadence), longestCadence)
	}
	return 0
}

// carries reports whether a running initiative rests on the person.
func (p *planner) carries(x *journal.Person) bool {
	for _, v := range x.Involved {
		if v.Role&(journal.Decider|journal.AllyOf) != 0 && running(v.Initiative) {
			return true
		}
	}
	return false
}

func running(i *journal.Initiative) bool {
	return i.Note.Initiative == nil || i.Note.Initiative.Status == note.Running
}

func connections(people []*journal.Person) int {
	n := 0
	for _, x := range people {
		if x.Ties&note.Connection != 0 && status(x) == note.Active {
			n++
		}
	}
	return n
}

func status(x *journal.Person) note.Status {
	if x.Note == nil || x.Note.Person == nil {
		return note.Active
	}
	return x.Note.Person.Status
}

// group reports whether the person is a group or team.
func group(x *journal.Person) bool {
	return x.Note != nil && x.Note.Person != nil && x.Note.Person.Group
}

// mixContacts mixes when somebody was met, and how often is meant.
func (p *planner) mixContacts(s *sum, x *journal.Person) {
	for _, c := range x.Contacts {
		s.day(c.Day)
	}
	s.int(p.cadence(x))
}

// how says how a meeting took place, in one or two words.
func how(m *journal.Meeting) string {
	switch {
	case m.Channel.Word == "in-person":
		return "in person"
	case m.Channel.Word != "":
		return m.Channel.Word
	case m.Channel.Kind == note.InPerson:
		return "in person"
	case m.Channel.Kind == note.Remote:
		return "call"
	case m.Channel.Kind == note.Written:
		return "in writing"
	}
	return ""
}

// howBeside is how a meeting took place, to stand beside what a list calls it; empty when one of its words says it.
func howBeside(what string, m *journal.Meeting) string {
	h := how(m)
	if h == "" || strings.EqualFold(what, h) {
		return ""
	}
	for word := range strings.FieldsFuncSeq(what, noLetter) {
		if strings.EqualFold(word, h) {
			return ""
		}
	}
	return h
}

func noLetter(c rune) bool { return !unicode.IsLetter(c) }

// what is what a list calls a meeting.
func what(m *journal.Meeting) string {
	title := undated(m.Title, m.Day)
	switch {
	case m.Origin == journal.OfDaily:
		return "Daily note"
	case m.Entry != nil && title != m.Note.Title && logged(m) != "":
		return logged(m)
	case title != "" && (m.Note.Kind != note.PersonNote || title != m.Note.Title): // their name says nothing of the meeting
		return title
	case how(m) != "":
		return sentence(how(m))
	}
	return "Meeting"
}

// logged is what a line of a log says besides how the meeting took place, which lists show by itself.
func logged(m *journal.Meeting) string {
	text := m.Title
	if word := m.Channel.Word; word != "" && len(text) >= len(word) && strings.EqualFold(text[:len(word)], word) {
		if rest := strings.TrimLeft(text[len(word):], " ,:;-–—"); rest != text[len(word):] || rest == "" {
			text = rest
		}
	}
	return sentence(text)
}

// undated is a title without the day that it begins with, which lists and headings show in a form of their own.
func undated(title string, d civil.Day) string {
	if title == "" || title[0] < '0' || title[0] > '9' || d.IsZero() {
		return title
	}
	if rest, ok := strings.CutPrefix(title, d.String()); ok {
		return strings.TrimLeft(rest, " -–—:_.")
	}
	return title
}

// titleOf is what a page calls the note that it shows.
func titleOf(n *note.Note) string {
	title := undated(n.Title, n.Day)
	if n.Daily || title == "" {
		return n.Day.Words()
	}
	return title
}

// with names who else was there, in words.
func with(m *journal.Meeting, but *journal.Person) string {
	var room [12]string // as many as most meetings have
	names := room[:0]
	for _, x := range m.People {
		if x != but {
			names = append(names, x.Name)
		}
	}
	if m.Unresolved > 0 {
		names = append(names, count(m.Unresolved, "unknown name", "unknown names"))
	}
	return and(names)
}

// shape is the word for a channel that the style sheet draws a mark by.
func shape(c note.Channel) string {
	return [...]string{note.Unstated: "unstated", note.InPerson: "in-person", note.Remote: "remote", note.Written: "written"}[c.Kind]
}

// marks are a person's contacts as pictures show them.
func marks(root string, x *journal.Person, full bool) []chart.Mark {
	list := make([]chart.Mark, len(x.Contacts))
	for i, c := range x.Contacts {
		m := c.Meeting
		list[i] = chart.Mark{Day: c.Day, Channel: channel(m.Channel), Group: m.Others() > 1}
		if !full {
			continue
		}
		list[i].Title, list[i].Href = what(m), root+m.URL
		for _, said := range m.Said {
			if holds(said.People, x) {
				list[i].Gave = list[i].Gave || said.Word == note.Gave
				list[i].Got = list[i].Got || said.Word == note.Got
			}
		}
	}
	return list
}

func channel(c note.Channel) chart.Channel {
	switch c.Kind {
	case note.InPerson:
		return chart.InPerson
	case note.Remote:
		return chart.Remote
	case note.Written:
		return chart.Written
	case note.Unstated:
	}
	return chart.Unstated
}

func holds(people []*journal.Person, x *journal.Person) bool {
	for _, y := range people {
		if x == y {
			return true
		}
	}
	return false
}

// lastWords says when somebody was last met: 41 days ago, coffee on 11 Oct 2026.
func (p *planner) lastWords(c *journal.Contact) told {
	on := ", on "
	if h := how(c.Meeting); h != "" {
		on = ", " + h + " on "
	}
	return p.ago(c.Day).within("", on+c.Day.Words())
}

// yearOf names the year that a list is grouped by.
func yearOf(d civil.Day) string {
	if d.IsZero() {
		return "Without a day"
	}
	return strconv.Itoa(d.Year())
}
