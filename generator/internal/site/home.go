package site

import (
	"sync"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// How much of each list the first page shows; each ends with a link to the whole.
const (
	homeComing   = 5
	homeWaits    = 7
	homeLatest   = 10
	homePromises = 8
)

type homeView struct {
	Frame
	Empty       bool   // no note yet
	Week        string // 16 to 22 Nov 2026
	Idle        idle
	Actions     []findingRow
	Rest        []restRow
	More        string // how many the rest are
	Tracks      string // how many practices are tracked; empty when none is left to start
	Choice      choice
	Coming      []coming
	MoreComing  string
	Waits       []waitRow
	Latest      []dayRows
	Initiatives []initiativeRow
	Mine        []promise
	Theirs      []promise
	MoreMine    string // and three more; may be empty
	MoreTheirs  string
	Lead        told // what the journal holds
}

// dayRows is the meetings of a day.
type dayRows struct {
	ISO, Day string
	Ago      told
	Rows     []meetingRow
}

// home plans the first page: what to do this week, and below it how the journal stands.
func (p *planner) home() {
	const path = "index.html"
	week := sync.OnceValue(p.week)
	p.add(path, path, func(s *sum) {
		s.bool(len(p.journal.Notes) == 0)
		p.mixWeek(s, week())
		for _, x := range p.journal.People {
			p.mixPersonRow(s, x)
		}
		for _, m := range p.journal.Meetings {
			s.num(p.head(m))
		}
		for _, i := range p.journal.Initiatives {
			p.mixInitiativeRow(s, i)
		}
		for _, c := range p.journal.Commitments {
			p.mixPromise(s, c)
		}
	}, func() any { return p.homeView(path, week()) })
}

func (p *planner) homeView(path string, w week) homeView {
	v := homeView{
		Frame: p.frame(path, "home", "This week"), Empty: len(p.journal.Notes) == 0, Lead: p.homeLead(), Latest: p.latest(),
		Week: p.weekWords(), Idle: p.idle(), Choice: p.choice(w), Rest: restRows(w.rest),
	}
	for i := range w.few {
		row := p.findingRow("", &w.few[i], nil, nil)
		row.Silence = p.silence(&w.few[i])
		v.Actions = append(v.Actions, row)
	}
	v.Tracks = w.tracks
	if n := len(w.rest); n > 0 {
		v.More = sentence(count(n, "more", "more"))
	}
	for i := range w.ahead {
		v.Coming = append(v.Coming, p.comes(&w.ahead[i]))
	}
	if w.later > 0 {
		v.MoreComing = "And " + count(w.later, "more", "more") + " after that."
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
	return list[:homePromises], "And " + count(len(list)-homePromises, "more", "more") + "."
}

// homeLead says what the journal holds.
func (p *planner) homeLead() told {
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
	if last.IsZero() {
		return plain(lead)
	}
	return p.ago(last).within(lead+" The last meeting noted was ", ", on "+last.Words()+".")
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
			days = append(days, dayRows{ISO: iso, Day: m.Day.Words(), Ago: p.ago(m.Day)})
		}
		d := &days[len(days)-1]
		d.Rows = append(d.Rows, p.meetingRow("", m, nil))
		n++
	}
	return days
}
