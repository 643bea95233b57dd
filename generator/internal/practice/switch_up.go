package practice

import (
	"fmt"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// switchUp asks to vary how, where and in what company one meets. The article warns of "an email-only relationship rut"
// and asks for calls, 1:1s, groups, coffee and other places; all numbers are judgement.
var switchUp = Rule{
	ID:       "switch-up",
	Article:  Alignment,
	Practice: "Switch up your interactions: write, call, meet alone and in groups, here and there.",
	Start:    "`channel: coffee` in the note of a meeting (or `call`, `mail`, `video`, `lunch`, …)",
	Limits: map[string]int{
		"contacts": 5, "window": 120, "run": 4, "live": 60, "group": 5, "alone": 90, "share": 80, "of": 8, "place": 6,
	},
	Tracked: func(a *Asking) bool { return a.happened(a.events.firstChannel) },
	Find: func(a *Asking) []Finding {
		list := a.room
		r := a.rhythms()
		for _, p := range a.Active() {
			if _, ok := r.of(p); !ok { // nothing says that they matter to you
				continue
			}
			if f, ok := a.switchUp(p); ok {
				list = append(list, f)
			}
		}
		return list
	},
}

func (a *Asking) switchUp(p *journal.Person) (f Finding, ok bool) {
	all := a.Contacts(p)
	from := a.On.Add(-a.Limit("switch-up", "window", 120))
	first := len(all)
	for first > 0 && all[first-1].Day > from {
		first--
	}
	recent := all[first:]
	if p.Group() || len(recent) < a.Limit("switch-up", "contacts", 5) {
		return f, false
	}
	f = Finding{Subject: Subject{Person: p}, Confidence: Structural}
	if !a.counting {
		f.Evidence = at(recent[len(recent)-1])
		f.Text = fmt.Sprintf("No rut in the %d contacts of the last %d days.", len(recent), a.Limit("switch-up", "window", 120))
	}
	switch {
	case a.mailRut(p, all, &f):
		day, e := a.Plan(p, 0, func(m *journal.Meeting) bool { return m.Channel.Kind != note.Written })
		return f.orPlan(day, e), true
	case a.onlyRooms(p, recent, &f):
		day, e := a.Plan(p, 0, alone(p))
		return f.orPlan(day, e), true
	case a.oneChannel(p, recent, &f), a.onePlace(recent, &f):
		f.State = Info
	}
	return f, true
}

// orPlan is a finding, or that it is planned when a day is known.
func (f Finding) orPlan(day civil.Day, e []Evidence) Finding {
	if day != 0 {
		f.State, f.Action, f.Evidence = Planned, "", e
		f.Text = fmt.Sprintf("Planned for %s. %s", day.Words(), f.Text)
	}
	return f
}

// mailRut is when the last contacts were all written and nobody was heard for long; what does not say how it took place
// may have been live. Who prefers writing is left in peace.
func (a *Asking) mailRut(p *journal.Person, all []*journal.Contact, f *Finding) bool {
	run := 0
	var heard civil.Day
	for k := len(all) - 1; k >= 0; k-- {
		if all[k].Meeting.Channel.Kind != note.Written {
			heard = all[k].Day
			break
		}
		run++
	}
	if run < a.Limit("switch-up", "run", 4) || prefersWriting(p) ||
		heard != 0 && a.Elapsed(p, heard) <= a.Limit("switch-up", "live", 60) {
		return false
	}
	f.State, f.Since, f.Evidence = Due, heard, at(all[len(all)-run:]...)
	f.Text = fmt.Sprintf("Mail rut: the last %d contacts were written, and no note shows a talk with %s.", run, p.Name)
	if heard != 0 {
		f.Text = fmt.Sprintf("Mail rut: the last %d contacts were written, and no note shows a talk with %s since %s.", run, p.Name, heard.Words())
	}
	f.Action = fmt.Sprintf("%s, %s", firstName(p), askFor(p, "could I call you for ten minutes this week?"))
	return true
}

// onlyRooms is when somebody was met in groups alone.
func (a *Asking) onlyRooms(p *journal.Person, recent []*journal.Contact, f *Finding) bool {
	from := a.On.Add(-a.Limit("switch-up", "alone", 90))
	var groups []*journal.Contact
	for _, c := range recent {
		switch {
		case c.Day <= from:
		case c.Meeting.OneToOne(p):
			return false
		case c.Meeting.Others() >= 2 && c.Meeting.Channel.Kind != note.Written:
			groups = append(groups, c)
		}
	}
	if len(groups) < a.Limit("switch-up", "group", 5) {
		return false
	}
	f.State, f.Evidence = Due, at(groups...)
	f.Text = fmt.Sprintf("Only in rooms: %d meetings with others in %d days, and no note of one alone.", len(groups), a.Limit("switch-up", "alone", 90))
	f.Action = fmt.Sprintf("%s, %s", firstName(p), askFor(p, "shall we have lunch, just us two?"))
	return true
}

// askFor is a question for a talk in the way that somebody prefers, or another one.
func askFor(p *journal.Person, otherwise string) string {
	for _, w := range preferredWays(prefers(p)) {
		for _, c := range append([]string{"in-person"}, w.channels...) {
			if c == "call" || c == "video" || w.kind == note.InPerson {
				return w.ask
			}
		}
	}
	return otherwise
}

// oneChannel is when nearly all contacts took one way. A way that somebody prefers is no habit of mine.
func (a *Asking) oneChannel(p *journal.Person, recent []*journal.Contact, f *Finding) bool {
	by := map[string]int{}
	stated, most := 0, ""
	for _, c := range recent {
		if w := c.Meeting.Channel.Word; w != "" {
			stated++
			if by[w]++; by[w] > by[most] || by[w] == by[most] && w < most {
				most = w
			}
		}
	}
	if stated < a.Limit("switch-up", "of", 8) || 100*by[most] < a.Limit("switch-up", "share", 80)*stated {
		return false
	}
	for _, w := range preferredWays(prefers(p)) {
		for _, c := range recent {
			if c.Meeting.Channel.Word == most && w.fits(c.Meeting.Channel) {
				return false
			}
		}
	}
	f.Text = fmt.Sprintf("%d of the last %d contacts went by %s.", by[most], stated, most)
	return true
}

// onePlace is when the last meetings in a place were all in the same. What took place over a wire has none.
func (a *Asking) onePlace(recent []*journal.Contact, f *Finding) bool {
	run, place := 0, ""
	for k := len(recent) - 1; k >= 0; k-- {
		m := recent[k].Meeting
		if m.Note.Meeting == nil || m.Note.Meeting.Place == "" || m.Channel.Kind == note.Remote || m.Channel.Kind == note.Written {
			continue
		}
		if run > 0 && !strings.EqualFold(place, m.Note.Meeting.Place) {
			break
		}
		place = m.Note.Meeting.Place
		run++
	}
	if run < a.Limit("switch-up", "place", 6) {
		return false
	}
	f.Text = fmt.Sprintf("The last %d meetings were all in the same place: %s.", run, place)
	return true
}
