package practice

import (
	"fmt"
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// ready asks, in the weeks before a decision, whether those whose support it needs are warm: one finding an initiative,
// which lists the cold ones. The article says that one never knows when one will need them; the days are judgement.
var ready = Rule{
	ID:       "ready",
	Article:  Relationships,
	Practice: "Be in touch with those whom a decision needs before you need them.",
	Start:    "`decision: DAY` in the note of an initiative",
	Limits:   map[string]int{"before": 45, "warm": 60, "gap": 14, "after": 7},
	Tracked: func(a *Asking) bool {
		return slices.ContainsFunc(a.LiveInitiatives(), func(i *journal.Initiative) bool { return i.Note.Initiative.Decision != 0 })
	},
	Find: func(a *Asking) []Finding {
		list := a.room
		for _, i := range a.LiveInitiatives() {
			d := i.Note.Initiative.Decision
			if d == 0 || d.Since(a.On) > a.Limit("ready", "before", 45) || a.On.Since(d) > a.Limit("ready", "after", 7) {
				continue
			}
			if f, ok := a.ready(i, d); ok {
				list = append(list, f)
			}
		}
		return list
	},
}

// cold is somebody without recent direct contact.
type cold struct {
	person *journal.Person
	last   *journal.Contact // nil when there was none
}

func (c cold) String() string {
	if c.last == nil {
		return c.person.Name + " (no direct contact yet)"
	}
	return fmt.Sprintf("%s (%s)", c.person.Name, c.last.Day.Words())
}

func (a *Asking) ready(i *journal.Initiative, decision civil.Day) (f Finding, ok bool) {
	needed := a.needed(i)
	if len(needed) == 0 {
		return f, false
	}
	last := decision.Add(-a.Limit("ready", "gap", 14) - 1) // with two weeks left it is late
	f = Finding{
		Subject: Subject{Initiative: i}, Since: decision.Add(-a.Limit("ready", "before", 45)), Due: last,
		Evidence: []Evidence{place(i.Note, i.Note.Initiative.Lines.Decision)}, Confidence: Structural,
	}
	f.OverFrom = decision + 1
	for _, p := range needed {
		f.OverFrom = earlier(f.OverFrom, a.restsFrom(p, "ready")) // then others are needed
	}
	list, coldFrom := a.cold(needed, min(decision, a.On))
	when := fmt.Sprintf("%s is decided on %s", i.Title, decision.Words())
	switch {
	case len(list) == 0 && a.On > decision:
		return f, false
	case len(list) == 0:
		f.State = Met
		f.Text = fmt.Sprintf("%s; all %d whom it needs are in touch.", when, len(needed))
		if len(needed) == 1 {
			f.Text = fmt.Sprintf("%s; %s is in touch.", when, needed[0].Name)
		}
		f.DueFrom, f.GapFrom = coldFrom, max(coldFrom, last+1)
		return f, true
	case a.On > decision:
		f.State = Info
		f.Text = fmt.Sprintf("%s was decided on %s; before it no note shows recent direct contact with %s.", i.Title, decision.Words(), told(list))
		return f, true
	}
	f.Text = fmt.Sprintf("%s; no note shows direct contact in %d days with %s.", when, a.Limit("ready", "warm", 60), told(list))
	for _, c := range list {
		if c.last != nil {
			f.Evidence = append(f.Evidence, at(c.last)...)
		}
	}
	open, day, e := a.unplanned(list, decision)
	if len(open) == 0 {
		f.State, f.Evidence = Planned, e
		f.Text += fmt.Sprintf(" Planned by %s.", day.Words())
		return f, true
	}
	for _, c := range open {
		f.Stake = max(f.Stake, a.Stake(c.person))
		f.GapFrom = earlier(f.GapFrom, max(last+1, a.newUntil(c.person)))
	}
	f.State, f.DueFrom = Due, f.Since
	if a.On >= f.GapFrom {
		f.State = Gap
	}
	first := open[0].person
	f.To = first
	f.Action = fmt.Sprintf("%s, could we talk for fifteen minutes before %s is decided on %s?", firstName(first), i.Title, decision.Words())
	return f, true
}

// needed are the key stakeholders and allies of an initiative, but for those who are not to be asked now.
func (a *Asking) needed(i *journal.Initiative) []*journal.Person {
	var list []*journal.Person
	add := func(p *journal.Person) {
		if !p.Group() && a.isActive(p) && !a.resting(p, "ready") {
			list = addPerson(list, p)
		}
	}
	for _, p := range a.Key(i) {
		add(p)
	}
	for _, ally := range i.Allies {
		if ally.Since <= a.On {
			add(ally.Person)
		}
	}
	return list
}

// lastDirect is the last direct contact with somebody up to a day; nil when there was none.
func (a *Asking) lastDirect(p *journal.Person, on civil.Day) *journal.Contact {
	for _, k := range slices.Backward(a.Contacts(p)) {
		if k.Day <= on && direct(k.Meeting) {
			return k
		}
	}
	return nil
}

// cold are those of some people without direct contact in the days before a day; the longest wait first of each stake.
// From says when the first of the others will be, if no note comes.
func (a *Asking) cold(people []*journal.Person, on civil.Day) (list []cold, from civil.Day) {
	warm := a.Limit("ready", "warm", 60)
	for _, p := range people {
		c := cold{p, a.lastDirect(p, on)}
		if c.last == nil || a.elapsed(p, c.last.Day, on) > warm {
			list = append(list, c)
		} else {
			from = earlier(from, a.reaches(p, c.last.Day, warm+1))
		}
	}
	slices.SortStableFunc(list, func(c, d cold) int { return a.Stake(d.person) - a.Stake(c.person) })
	return list, from
}

// unplanned are those with whom no direct contact is planned up to a day, and the last day that is planned for others.
func (a *Asking) unplanned(list []cold, until civil.Day) (open []cold, last civil.Day, e []Evidence) {
	for _, c := range list {
		day, from := a.Plan(c.person, until, direct)
		if day == 0 {
			open = append(open, c)
			continue
		}
		last, e = max(last, day), append(e, from...)
	}
	return open, last, e
}

func told(list []cold) string {
	var texts []string
	for _, c := range list {
		texts = append(texts, c.String())
	}
	return some(texts)
}

// Readiness is how those whom a decision to come needs stand.
type Readiness struct {
	Decision civil.Day
	Asked    civil.Day // from when on the rule asks
	Last     civil.Day // the last day in time
	Within   int       // how many days direct contact keeps somebody warm
	People   []Warmth
}

// Warmth is how long ago direct contact with somebody was whom a decision needs.
type Warmth struct {
	*journal.Person
	Last    *journal.Contact // nil when no note shows one
	Cold    bool
	Plan    civil.Day // of direct contact before the decision; zero when none is planned
	Planned []Evidence
}

// Readiness is how those stand whom the decision about an initiative needs, the cold ones first; false when no decision
// is to come, or it needs nobody.
func (a *Asking) Readiness(i *journal.Initiative) (Readiness, bool) {
	a = a.as("ready")
	d := i.Note.Initiative.Decision
	needed := a.needed(i)
	if !a.Live(i) || d == 0 || d < a.On || len(needed) == 0 {
		return Readiness{}, false
	}
	r := Readiness{
		Decision: d, Asked: d.Add(-a.Limit("ready", "before", 45)), Last: d.Add(-a.Limit("ready", "gap", 14) - 1),
		Within: a.Limit("ready", "warm", 60),
	}
	list, _ := a.cold(needed, a.On)
	for _, c := range list {
		w := Warmth{Person: c.person, Last: c.last, Cold: true}
		w.Plan, w.Planned = a.Plan(c.person, d, direct)
		r.People = append(r.People, w)
	}
	for _, p := range needed {
		if !slices.ContainsFunc(list, func(c cold) bool { return c.person == p }) {
			r.People = append(r.People, Warmth{Person: p, Last: a.lastDirect(p, a.On)})
		}
	}
	return r, true
}
