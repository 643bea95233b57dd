package site

import (
	"html/template"
	"strings"

	"rapport/generator/internal/chart"
	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

type personView struct {
	Frame
	Lead      string        // VP Finance, Acme
	Last      told          // the last contact, in a sentence
	Next      told          // what comes, in a sentence; may be empty
	Strip     template.HTML // of the last year's contacts
	Brief     string        // where the brief about them is; may be empty
	Asks      asks
	Teach     bool // what no note says is told, and how to write it: not of whoever is gone
	Facts     []fact
	Picture   template.HTML
	Key       template.HTML // of the picture
	Years     []year
	Promises  bool // there are some, or what is one is told
	Mine      promiseList
	Theirs    promiseList
	Cares     []saidRow
	Apart     []saidRow // said elsewhere
	Part      []part
	Body      template.HTML
	Extra     []fact
	Backlinks []backlink
	Source    Source
	Path      string // of the note; empty when there is none
	Stub      string // a note to begin with, when there is none
	StubPath  string
}

// fact is one thing a note says, in a word and a text or links.
type fact struct {
	Name  string
	Text  string
	Links []Link
}

// year is what happened in a year, latest first.
type year struct {
	Year    string
	ID      string
	Count   string
	Entries []entry

	planned int
}

// entry is one contact in the list under the timeline.
type entry struct {
	ID       string // the place that a log line is linked at; may be empty
	ISO, Day string
	Shape    string
	URL      string
	What     string
	How      string
	With     string
	Source   string
	Said     []saidRow
}

// part is a person's part in an initiative.
type part struct {
	Link  Link
	Roles string
	State string
}

// person plans the page of a person.
func (p *planner) person(x *journal.Person) {
	p.add(x.URL, "person.html", func(s *sum) {
		p.mixPerson(s, x)
		p.mixNote(s, x.Note)
		s.texts(x.Spellings)
		s.int(int(x.Level))
		s.bool(x.ToMe)
		p.mixPerson(s, x.ReportsTo)
		p.mixPerson(s, x.Rep)
		p.mixPeople(s, x.Introducers)
		p.mixPeople(s, x.Knows)
		s.int(p.cadence(x))
		for _, c := range x.Contacts {
			s.num(p.whole(c.Meeting))
		}
		for _, c := range x.Commitments {
			p.mixPromise(s, c)
		}
		for _, v := range x.Involved {
			p.mixPart(s, v)
		}
		for _, said := range x.Said {
			if !metAt(said, x) {
				p.mixSaid(s, said)
			}
		}
		p.mixBacklinks(s, x.Backlinks)
		p.mixFindings(s, p.about(x.ID))
		s.bool(p.report().Idle)
		s.text(p.personBrief(x))
		if x.Note == nil {
			s.text(p.content)
		}
	}, func() any { return p.personView(x) })
}

func (p *planner) mixPart(s *sum, v journal.Involvement) {
	s.text(v.Initiative.URL)
	s.num(v.Initiative.Note.Sum)
	s.int(int(v.Role))
	s.day(v.Since)
	for _, said := range p.decisions()[v.Initiative] { // they stand in the picture
		s.day(said.Day)
		s.text(said.Text)
	}
}

func (p *planner) personView(x *journal.Person) personView {
	root := rootFrom(x.URL)
	at := p.standing(x)
	v := personView{
		Frame:   p.frame(x.URL, "people", x.Name),
		Lead:    personLead(x),
		Last:    p.lastSentence(x, at),
		Next:    p.nextSentence(x, at),
		Facts:   p.personFacts(root, x),
		Picture: trusted(p.picture(root, x, at)),
		Years:   p.years(root, x),
		Mine:    p.promiseList(root, x.Commitments, func(c *journal.Commitment) bool { return c.Owner != x }),
		Theirs:  p.promiseList(root, x.Commitments, func(c *journal.Commitment) bool { return c.Owner == x }),
		Cares:   p.cares(root, x),
		Apart:   p.apart(root, x),
		Body:    body(p.journal, x.Note, root),

		Backlinks: p.backlinks(root, x.Backlinks),
		Asks:      p.asks(root, x),
		Teach:     status(x) == note.Active,
	}
	v.Promises = v.Teach || len(x.Commitments) > 0
	if url := p.personBrief(x); url != "" {
		v.Brief = root + url
	}
	if len(at.past) > 0 {
		v.Strip = trusted(chart.Strip(daysOf(at.past), p.Today.Add(-stripDays), p.Today))
	}
	if len(x.Contacts) > 0 {
		v.Key = p.legend()
	} else {
		v.Picture = ""
	}
	for _, i := range x.Involved {
		v.Part = append(v.Part, partIn(root, i))
	}
	if x.Note == nil {
		v.StubPath, v.Stub = stub(p.content, x)
		return v
	}
	v.Extra = extras(x.Note)
	v.Path = x.Note.Path
	return v
}

// personLead is who somebody is, as they would be introduced.
func personLead(x *journal.Person) string {
	var words []string
	if x.Note != nil && x.Note.Person != nil {
		n := x.Note.Person
		for _, w := range []string{n.Role, n.Team, n.Org} {
			if w != "" {
				words = append(words, w)
			}
		}
	}
	return strings.Join(words, ", ")
}

func (p *planner) lastSentence(x *journal.Person, at standing) told {
	if at.last == nil && status(x) != note.Active {
		return plain("No note shows a contact.")
	}
	if at.last == nil {
		return plain("No note shows a contact yet. A meeting note that names " + x.Name + " starts this.")
	}
	s := p.lastWords(at.last).within("Last contact ", ".")
	if n := len(at.past); n > 1 {
		s.After += " " + sentence(count(n, "contact", "contacts")) + " since " + at.past[0].Day.Words() + "."
	}
	return s
}

func (p *planner) nextSentence(x *journal.Person, at standing) told {
	if at.next != nil {
		return p.ago(at.next.Day).within("Next: "+what(at.next.Meeting)+", "+at.next.Day.Words()+", ", ".")
	}
	if x.Note == nil || x.Note.Person == nil || x.Note.Person.Next.IsZero() {
		return told{}
	}
	n := x.Note.Person
	text := n.Next.Words()
	if n.NextText != "" {
		text += ", " + n.NextText
	}
	switch {
	case n.Next >= p.Today:
		return p.ago(n.Next).within("Next: "+text+", ", ".")
	case at.last == nil || at.last.Day < n.Next:
		return plain("Planned for " + text + "; no note since.")
	}
	return told{}
}

// picture draws the timeline of a person.
func (p *planner) picture(root string, x *journal.Person, at standing) string {
	t := chart.Timeline{Name: x.Name, Today: p.Today, Cadence: at.cadence, Marks: marks(root, x, true)}
	for _, c := range x.Commitments {
		if c.State == note.Cancelled {
			continue
		}
		t.Promises = append(t.Promises, chart.Promise{From: c.Made, Due: c.Due, Kept: keptOn(c), Mine: c.Owner == nil, Title: c.Text})
	}
	for _, v := range x.Involved {
		t.Decisions = append(t.Decisions, p.ticks()[v.Initiative]...)
	}
	return t.SVG()
}

// allTicks are the decisions about every initiative, as pictures of people show them.
func (p *planner) allTicks() map[*journal.Initiative][]chart.Tick {
	ticks := make(map[*journal.Initiative][]chart.Tick, len(p.decisions()))
	for i, list := range p.decisions() {
		for _, said := range list {
			ticks[i] = append(ticks[i], chart.Tick{Day: said.Day, Title: i.Title + ": " + said.Text})
		}
	}
	return ticks
}

// keptOn is the day a commitment was kept: the day written, else the day it was due.
func keptOn(c *journal.Commitment) civil.Day {
	switch {
	case c.State != note.Kept:
		return 0
	case !c.Done.IsZero():
		return c.Done
	}
	return c.Due
}

func partIn(root string, v journal.Involvement) part {
	row := part{Link: Link{root + v.Initiative.URL, v.Initiative.Title}, Roles: roles(v)}
	if n := v.Initiative.Note.Initiative; n != nil && n.Status != note.Running {
		row.State = n.Status.String()
	}
	return row
}

func roles(v journal.Involvement) string {
	var words []string
	for _, r := range [...]struct {
		role journal.Role
		word string
	}{{journal.Decider, "decides"}, {journal.Owner, "owns it"}, {journal.AllyOf, "ally"}, {journal.Holder, "has a stake"}} {
		if v.Role&r.role != 0 {
			words = append(words, r.word)
		}
	}
	if len(words) == 0 {
		return "met about it"
	}
	text := and(words)
	if !v.Since.IsZero() {
		text += ", since " + v.Since.Words()
	}
	return text
}
