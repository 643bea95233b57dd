package site

import (
	"cmp"
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// How much of each list the first page shows; each ends with a link to the whole.
const (
	homeComing   = 8
	homeWaits    = 7
	homeLatest   = 10
	homePromises = 8
)

type homeView struct {
	Frame
	Empty       bool // no note yet
	Lead        string
	Coming      []coming
	Waits       []waitRow
	Latest      []dayRows
	Initiatives []initiativeRow
	Mine        []promise
	Theirs      []promise
	MoreMine    string // and three more; may be empty
	MoreTheirs  string
}

// coming is something with a day ahead.
type coming struct {
	ISO, Day string
	In       string
	Link     Link
	By       string // with, or by
	With     []Link
	How      string
	day      civil.Day
}

// dayRows is the meetings of a day.
type dayRows struct {
	ISO, Day string
	Ago      string
	Rows     []meetingRow
}

// home plans the first page.
func (p *planner) home() {
	const path = "index.html"
	s := p.key(path)
	s.bool(len(p.journal.Notes) == 0)
	for _, x := range p.journal.People {
		p.mixPersonRow(s, x)
	}
	for _, m := range p.journal.Meetings {
		s.num(p.heads[m])
	}
	for _, i := range p.journal.Initiatives {
		p.mixInitiativeRow(s, i)
	}
	for _, c := range p.journal.Commitments {
		p.mixPromise(s, c)
	}
	p.add(path, path, s, func() any { return p.homeView(path) })
}

func (p *planner) homeView(path string) homeView {
	title := p.Title
	if title == "" {
		title = "Journal"
	}
	v := homeView{
		Frame: p.frame(path, "home", title), Empty: len(p.journal.Notes) == 0, Lead: p.homeLead(), Coming: p.coming(),
		Latest: p.latest(),
	}
	for _, x := range p.byWait(p.watched()) {
		if len(v.Waits) < homeWaits && p.standing(x).next == nil {
			v.Waits = append(v.Waits, p.waitRow("", x))
		}
	}
	for _, i := range p.journal.Initiatives {
		if running(i) {
			v.Initiatives = append(v.Initiatives, p.initiativeRow("", i))
		}
	}
	v.Mine, v.MoreMine = some(p.promiseList("", p.journal.Commitments, mine).Open)
	v.Theirs, v.MoreTheirs = some(p.promiseList("", p.journal.Commitments, theirs).Open)
	return v
}

// some cuts a list for the first page and says what is left out.
func some(list []promise) (first []promise, more string) {
	if len(list) <= homePromises {
		return list, ""
	}
	return list[:homePromises], "And " + count(len(list)-homePromises, "more", "more") + ", on the pages of the people they are with."
}

func (p *planner) homeLead() string {
	held := 0
	for _, m := range p.journal.Meetings {
		if m.Day <= p.Today {
			held++
		}
	}
	lead := sentence(and([]string{
		count(len(p.journal.People), "person", "people"), count(held, "meeting", "meetings"),
		count(len(p.journal.Initiatives), "initiative", "initiatives"),
	})) + "."
	last := civil.Day(0)
	for _, m := range p.journal.Meetings {
		if m.Day <= p.Today {
			last = max(last, m.Day)
		}
	}
	if !last.IsZero() {
		lead += " The last meeting noted was " + ago(last, p.Today) + ", on " + last.Words() + "."
	}
	return lead
}

// watched are the people whose wait is worth a look: those with a tie or a part in a running initiative, or, where
// nobody has either, those met twice.
func (p *planner) watched() []*journal.Person {
	var tied, met []*journal.Person
	for _, x := range p.journal.People {
		if group(x) || status(x) != note.Active {
			continue
		}
		if x.Ties != 0 || p.carries(x) {
			tied = append(tied, x)
		}
		if len(p.standing(x).past) > 1 {
			met = append(met, x)
		}
	}
	if len(tied) > 0 {
		return tied
	}
	return met
}

// coming lists what has a day ahead: planned meetings, planned contacts and decisions.
func (p *planner) coming() []coming {
	var list []coming
	for _, m := range p.journal.Meetings {
		if m.Day >= p.Today && m.Day > 0 && (m.Day > p.Today || m.Origin == journal.OfNote) {
			list = append(list, p.comes(m.Day, Link{m.URL, what(m)}, personLinks("", m.People), how(m)))
		}
	}
	for _, x := range p.journal.People {
		if x.Note == nil || x.Note.Person == nil || x.Note.Person.Next < p.Today || p.standing(x).next != nil {
			continue
		}
		text := x.Note.Person.NextText
		if text == "" {
			text = "contact"
		}
		list = append(list, p.comes(x.Note.Person.Next, Link{x.URL, x.Name}, nil, text))
	}
	for _, i := range p.journal.Initiatives {
		if n := i.Note.Initiative; n != nil && running(i) && n.Decision >= p.Today {
			list = append(list, p.comes(n.Decision, Link{i.URL, i.Title}, personLinks("", i.Deciders), "decision"))
		}
	}
	slices.SortStableFunc(list, func(a, b coming) int {
		return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.Link.URL, b.Link.URL))
	})
	return list[:min(len(list), homeComing)]
}

func (p *planner) comes(d civil.Day, link Link, with []Link, how string) coming {
	by := "with"
	if how == "decision" {
		by = "by"
	}
	return coming{d.String(), d.Words(), ago(d, p.Today), link, by, with, how, d}
}

// latest lists the last meetings by day.
func (p *planner) latest() []dayRows {
	var days []dayRows
	n := 0
	for _, m := range dated(byDay(p.journal.Meetings)) {
		if m.Day > p.Today {
			continue
		}
		iso := m.Day.String()
		if len(days) == 0 || days[len(days)-1].ISO != iso {
			if n >= homeLatest {
				break
			}
			days = append(days, dayRows{ISO: iso, Day: m.Day.Words(), Ago: ago(m.Day, p.Today)})
		}
		d := &days[len(days)-1]
		d.Rows = append(d.Rows, p.meetingRow("", m, nil))
		n++
	}
	return days
}
