package site

import (
	"cmp"
	"slices"
	"strconv"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/practice"
)

type silencedView struct {
	Frame
	Lead    string
	Now     []silenceRow // the first to return first
	Later   []silenceRow // begins on a day to come
	Over    []silenceRow // the record, the last to return first
	Asked   []repeatRow  // silenced again and again
	Off     []offRow     // in rapport.yaml
	Paused  []quietRow   // initiatives
	Resting []quietRow   // people who left
	Dormant string       // what to think of, of those who left; may be empty
}

// silenceRow is an entry of the ledger.
type silenceRow struct {
	Subject Link
	Rule    Link // empty: everything about the person
	Returns told // back on 1 Dec 2026, in 10 days
	ISO     string
	From    string // from which day, in words; may be empty
	Reason  string
	Source  Source
}

// repeatRow is a rule that somebody was silenced for again and again.
type repeatRow struct {
	Subject Link
	Rule    Link
	Times   string
	Advice  string
	Source  Source
}

// offRow is a practice that is switched off.
type offRow struct {
	Rule     Link
	Practice string
}

// quietRow is somebody or something of which no practice asks anything, for a reason that their note gives.
type quietRow struct {
	Link   Link
	Words  string
	Source Source
}

// silenced plans the ledger of what was silenced.
func (p *planner) silenced() {
	const path = "silenced.html"
	p.add(path, path, func(s *sum) {
		s.int(len(p.report().Silenced))
		for i := range p.report().Silenced {
			p.mixSilence(s, &p.report().Silenced[i])
		}
		for _, r := range p.report().Repeats() {
			p.mixPerson(s, r.Person)
			s.text(r.Rule, r.Advice)
			s.int(r.Times)
			s.int(r.Line)
			p.mixPlace(s, r.Person.Note)
		}
		for _, r := range p.report().Rules {
			s.bool(r.Off)
		}
		for _, i := range p.paused() {
			s.text(i.Title, i.URL, i.Note.Initiative.Reason)
			p.mixPlace(s, i.Note)
		}
		s.int(-1)
		for _, x := range p.gone() {
			p.mixPerson(s, x)
			s.int(int(status(x)))
			s.text(x.Note.Person.StatusText)
			p.mixPlace(s, x.Note)
		}
	}, func() any { return p.silencedView(path) })
}

func (p *planner) mixSilence(s *sum, x *practice.Silence) {
	p.mixPerson(s, x.Subject.Person)
	if i := x.Subject.Initiative; i != nil {
		s.text(i.Title, i.URL)
	}
	s.text(x.Subject.Part, x.Rule, x.Reason)
	s.day(x.From)
	s.day(x.Until)
	s.bool(x.Active)
	p.mixPlace(s, x.Note)
	s.int(x.Line)
}

func (p *planner) silencedView(path string) silencedView {
	v := silencedView{Frame: p.frame(path, "silenced", "Silenced")}
	v.Now, v.Later, v.Over = p.ledger("", p.report().Silenced)
	for _, r := range p.report().Repeats() {
		v.Asked = append(v.Asked, repeatRow{
			personLink("", r.Person), Link{practiceURL(r.Rule), r.Rule}, strconv.Itoa(r.Times) + " times", r.Advice, p.source("", r.Person.Note, r.Line),
		})
	}
	for _, r := range p.report().Rules {
		if r.Off {
			v.Off = append(v.Off, offRow{Link{practiceURL(r.ID), r.ID}, r.Practice})
		}
	}
	for _, i := range p.paused() {
		v.Paused = append(v.Paused, quietRow{Link{i.URL, i.Title}, i.Note.Initiative.Reason, p.source("", i.Note, 0)})
	}
	for _, x := range p.gone() {
		words := cmp.Or(x.Note.Person.StatusText, status(x).String())
		if status(x) == note.Left {
			v.Dormant = dormant
		}
		v.Resting = append(v.Resting, quietRow{personLink("", x), words, p.source("", x.Note, 0)})
	}
	v.Lead = silencedLead(v)
	return v
}

func silencedLead(v silencedView) string {
	if len(v.Now)+len(v.Later)+len(v.Over) == 0 {
		return ""
	}
	lead := "Nothing is silent now"
	if n := len(v.Now); n > 0 {
		lead = sentence(count(n, "thing is", "things are")) + " silent now"
	}
	if n := len(v.Later); n > 0 {
		lead += ", and " + count(n, "is", "are") + " to be later"
	}
	if n := len(v.Over); n > 0 {
		return lead + ". " + sentence(count(n, "is", "are")) + " back already."
	}
	return lead + "."
}

// ledger sorts what was silenced: what is silent now, later and no more.
func (p *planner) ledger(root string, list []practice.Silence) (now, later, over []silenceRow) {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b practice.Silence) int {
		return cmp.Compare(dayOrLast(a.Until), dayOrLast(b.Until))
	})
	for i := range list {
		x := &list[i]
		row := p.silenceRow(root, x)
		switch {
		case x.Active:
			now = append(now, row)
		case x.Until <= p.Today:
			over = append(over, row)
		default:
			later = append(later, row)
		}
	}
	slices.Reverse(over)
	return now, later, over
}

func (p *planner) silenceRow(root string, x *practice.Silence) silenceRow {
	row := silenceRow{Reason: x.Reason, From: x.From.Words(), Source: p.source(root, x.Note, x.Line)}
	switch {
	case x.Subject.Person != nil:
		row.Subject = personLink(root, x.Subject.Person)
	case x.Subject.Initiative != nil:
		row.Subject = Link{root + x.Subject.Initiative.URL, x.Subject.Initiative.Title}
	default:
		at := p.placeOf(x.Note)
		row.Subject = Link{at.from(root), at.Text}
	}
	if x.Rule != "" {
		row.Rule = Link{root + practiceURL(x.Rule), x.Rule}
	}
	switch {
	case x.Until.IsZero():
		row.Returns = plain("for good")
	case x.Until <= p.Today:
		row.ISO, row.Returns = x.Until.String(), plain("back since "+x.Until.Words())
	default:
		row.ISO, row.Returns = x.Until.String(), p.ago(x.Until).within("back on "+x.Until.Words()+", ", "")
	}
	return row
}

// silencedFor are the entries of the ledger that a rule heeds, but for those who rest altogether: they are counted.
func (p *planner) silencedFor(root, rule string) (rows []silenceRow, resting string) {
	var list []practice.Silence
	rest := 0
	for _, x := range p.report().Silenced {
		switch {
		case x.Rule == rule:
			list = append(list, x)
		case x.Rule == "" && x.Active:
			rest++
		}
	}
	now, later, over := p.ledger(root, list)
	if rest > 0 {
		resting = sentence(count(rest, "person rests", "people rest")) + " altogether."
	}
	return slices.Concat(now, later, over), resting
}

// paused are the initiatives that rest.
func (p *planner) paused() []*journal.Initiative {
	var list []*journal.Initiative
	for _, i := range p.journal.Initiatives {
		if n := i.Note.Initiative; n != nil && n.Status == note.Paused {
			list = append(list, i)
		}
	}
	return list
}

// gone are the people who leave every gap: archived, left or dead.
func (p *planner) gone() []*journal.Person {
	var list []*journal.Person
	for _, x := range p.journal.People {
		if status(x) != note.Active {
			list = append(list, x)
		}
	}
	return list
}
