package site

import (
	"slices"
	"strconv"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/practice"
)

// week is what the first page says of the week under way.
type week struct {
	few, rest []practice.Finding // what to do now, and what can wait
	choice    practice.Choice
	chosen    bool // there is a choice
	ahead     []journal.Ahead
	later     int    // how much more comes than ahead holds
	tracks    string // how many practices are tracked; empty when none is left to start
}

func (p *planner) week() week {
	w := week{ahead: p.journal.Ahead(p.Today)}
	w.few, w.rest = p.report().Actions(p.report().Options.Actions)
	w.choice, w.chosen = p.report().Choice()
	if slices.ContainsFunc(p.report().Rules, func(s practice.Standing) bool { return !s.Tracked && !s.Off }) {
		w.tracks = p.report().Tracks()
	}
	if w.later = len(w.ahead) - homeComing; w.later > 0 {
		w.ahead = w.ahead[:homeComing]
	}
	return w
}

func (p *planner) mixWeek(s *sum, w week) {
	s.int(p.report().Options.WeekStart)
	s.day(p.report().LastNote)
	s.int(len(w.few))
	for i := range w.few {
		p.mixFinding(s, &w.few[i])
		z := p.silence(&w.few[i])
		s.text(z.Line, z.Under, z.Path)
	}
	s.int(len(w.rest))
	for i := range w.rest {
		s.text(w.rest[i].Rule)
	}
	s.text(w.tracks)
	s.bool(w.chosen)
	s.int(int(w.choice.State))
	s.day(w.choice.Since)
	s.text(w.choice.Text, w.choice.Next)
	if x := w.choice.Person; x != nil {
		p.mixPerson(s, x)
		s.text(p.notePath(x), p.personBrief(x))
		s.bool(hasNext(x))
	}
	for _, e := range w.choice.Evidence {
		p.mixPlace(s, e.Note)
		s.int(e.Line)
	}
	s.int(w.later)
	for i := range w.ahead {
		s.text(p.briefAhead(&w.ahead[i]))
	}
}

// weekWords names the days of the week under way.
func (p *planner) weekWords() string {
	first := p.report().Asking().Week(p.Today)
	last := first.Add(6)
	y1, m1, d1 := first.Date()
	switch y2, m2, _ := last.Date(); {
	case y1 != y2:
		return first.Words() + " to " + last.Words()
	case m1 != m2:
		return shortDay(first) + " to " + last.Words()
	default:
		return strconv.Itoa(d1) + " to " + last.Words()
	}
}

// restRow is how much of one practice can wait.
type restRow struct {
	Rule  Link
	Count int
}

// restRows counts findings by their practice, in their order.
func restRows(list []practice.Finding) []restRow {
	var rows []restRow
	at := map[string]int{}
	for i := range list {
		rule := list[i].Rule
		k, ok := at[rule]
		if !ok {
			k = len(rows)
			at[rule] = k
			rows = append(rows, restRow{Rule: Link{practiceURL(rule), rule}})
		}
		rows[k].Count++
	}
	return rows
}

// choice is the one person to choose in the week.
type choice struct {
	State  string // due when somebody is to be chosen; else planned, met or info; empty without connections
	Person Link
	Wait   told
	Text   string
	Next   string // a line for their note
	Path   string // of the note
	Old    bool   // the note has such a line, which this one replaces
	Brief  string
	Source Source
}

func (p *planner) choice(w week) choice {
	if !w.chosen {
		return choice{}
	}
	c := choice{State: w.choice.State.String(), Text: w.choice.Text}
	if len(w.choice.Evidence) > 0 {
		e := w.choice.Evidence[0]
		c.Source = p.source("", e.Note, e.Line)
	}
	x := w.choice.Person
	if x == nil {
		return c
	}
	c.Person = personLink("", x)
	if w.choice.State != practice.Met {
		c.Brief = p.personBrief(x)
	}
	if w.choice.State == practice.Due {
		c.Next, c.Path, c.Old = "next: "+w.choice.Next, p.notePath(x), hasNext(x)
		if !w.choice.Since.IsZero() {
			c.Wait = p.waited(w.choice.Since)
		}
	}
	return c
}

// notePath is the note of a person, or the one to begin.
func (p *planner) notePath(x *journal.Person) string {
	if x.Note != nil {
		return x.Note.Path
	}
	path, _ := stub(p.content, x)
	return path
}

func hasNext(x *journal.Person) bool {
	return x.Note != nil && x.Note.Person != nil && x.Note.Person.Next != 0
}

// coming is something with a day ahead.
type coming struct {
	ISO, Day string
	In       told
	Link     Link
	By       string // with, or by
	With     []Link
	How      string
	Brief    string // may be empty
}

func (p *planner) comes(a *journal.Ahead) coming {
	c := coming{ISO: a.Day.String(), Day: a.Day.Words(), In: p.ago(a.Day), By: "with", Brief: p.briefAhead(a)}
	switch {
	case a.Meeting != nil:
		c.Link, c.With = Link{a.Meeting.URL, what(a.Meeting)}, personLinks("", a.Meeting.People)
		c.How = howBeside(c.Link.Text, a.Meeting)
	case a.Person != nil:
		if c.Link, c.How = personLink("", a.Person), a.Person.Note.Person.NextText; c.How == "" {
			c.How = "contact"
		}
	default:
		c.Link, c.How, c.By = Link{a.Initiative.URL, a.Initiative.Title}, "decision", "by"
		c.With = personLinks("", a.Initiative.Deciders)
	}
	return c
}

// briefAhead is what to read before something that comes; empty when there is nothing.
func (p *planner) briefAhead(a *journal.Ahead) string {
	switch {
	case a.Meeting != nil:
		return p.meetingBrief(a.Meeting)
	case a.Person != nil:
		return p.personBrief(a.Person)
	}
	return ""
}
