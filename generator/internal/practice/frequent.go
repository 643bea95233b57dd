package practice

import (
	"cmp"
	"fmt"
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// frequent asks that an update reaches every stakeholder of a live initiative now and then, soon after a meeting that
// they missed, and that key stakeholders are asked for news of their own. The article asks for all three, since "not all
// stakeholders can attend"; two weeks, thirty and sixty days are judgement.
var frequent = Rule{
	ID:       "frequent",
	Article:  Alignment,
	Practice: "Communicate frequently: tell stakeholders of progress and success, and ask for theirs.",
	Start:    "`Update: HOW IT GOES` in the note of a meeting or message about an initiative",
	Limits:   map[string]int{"closely": 14, "others": 30, "missed": 7, "news": 60},
	Tracked:  func(a *Asking) bool { return a.tracksUpdates() || a.EverSaid(note.TheirNews) },
	Find: func(a *Asking) []Finding {
		list := a.room
		if a.tracksUpdates() {
			for _, i := range a.LiveInitiatives() {
				list = append(list, a.frequent(i)...)
			}
		}
		if a.EverSaid(note.TheirNews) {
			for _, k := range a.KeyPeople() {
				list = append(list, a.theirNews(k)...)
			}
		}
		return list
	},
}

func (a *Asking) tracksUpdates() bool {
	return a.options.On["frequent"] || a.EverSaid(note.Update) || a.happened(a.events.firstUpdate)
}

// firstUpdate is the day of the first update in the journal; zero when none is noted up to the day.
func (a *Asking) firstUpdate() civil.Day {
	first := a.events.firstUpdate
	if said, ok := a.firstSaid[note.Update]; ok {
		first = earlier(first, said)
	}
	if first > a.On {
		return 0
	}
	return first
}

// audience is who is to hear how an initiative goes: a stakeholder, or a group through its rep.
type audience struct {
	person, rep *journal.Person
	closely     bool // of high power and high interest
}

func (a *Asking) audiences(i *journal.Initiative) []audience {
	var list []audience
	for _, s := range i.Stakeholders {
		h := audience{person: s.Person, closely: s.Power == "high" && s.Interest == "high"}
		if s.Person.Group() {
			h.rep = cmp.Or(s.Rep, s.Person.Rep)
		}
		list = append(list, h)
	}
	for _, p := range a.deciders(i) {
		if !slices.ContainsFunc(list, func(h audience) bool { return h.person == p }) {
			list = append(list, audience{person: p, rep: p.Rep})
		}
	}
	return list
}

// word is the last that somebody heard of an initiative.
type word struct {
	day civil.Day
	e   Evidence
}

// updates are the last updates about an initiative that reached people.
func (a *Asking) updates(i *journal.Initiative) map[*journal.Person]word {
	last := map[*journal.Person]word{}
	for _, s := range a.SaidIn(i, note.Update) {
		for _, p := range s.People {
			if s.Day != 0 {
				last[p] = word{s.Day, Evidence{s.Note, s.Line}}
			}
		}
	}
	for _, m := range i.Meetings {
		if m.Day > a.On {
			break
		}
		if m.Day == 0 || !isUpdate(m) {
			continue
		}
		for _, p := range m.People {
			if last[p].day < m.Day {
				last[p] = word{m.Day, Evidence{m.Note, m.Line}}
			}
		}
	}
	return last
}

// frequent is what each stakeholder of an initiative heard of it. Of what it says about one person the worst
// stays, and of what is as bad the first.
func (a *Asking) frequent(i *journal.Initiative) []Finding {
	heard := a.updates(i)
	group := a.lastGroupMeeting(i)
	var list []Finding
	for _, h := range a.audiences(i) {
		last := heard[h.person]
		if rep := heard[h.rep]; h.rep != nil && rep.day > last.day {
			last = rep
		}
		if group != nil && slices.Contains(group.Absent, h.person) {
			list = append(list, a.missed(i, h.person, group)...)
		}
		list = append(list, a.updated(i, h, last))
	}
	return list
}

func (a *Asking) updated(i *journal.Initiative, h audience, last word) Finding {
	p, to := h.person, cmp.Or(h.rep, h.person)
	f := Finding{
		Subject: Subject{Person: p}, Initiative: i, Since: max(last.day, i.Start), Evidence: []Evidence{last.e}, Stake: a.Stake(to),
	}
	if last.day == 0 && f.Since != 0 { // who never wrote an update before owed none then
		f.Since = max(f.Since, a.firstUpdate())
	}
	if f.Since == 0 {
		f.State, f.Confidence, f.Evidence = Unknown, Structural, naming(i, p)
		f.Text = fmt.Sprintf("No note shows an update to %s on %s, or when it began.", p.Name, i.Title)
		return f
	}
	limit := a.Limit("frequent", "others", 30)
	if h.closely {
		limit = a.Limit("frequent", "closely", 14)
	}
	late := (3*limit + 1) / 2
	f.Due = a.DueDay(p, f.Since, limit)
	f.DueFrom, f.GapFrom = a.reaches(p, f.Since, limit), a.reaches(p, f.Since, late)
	f.Text = fmt.Sprintf("Last update on %s: %s.", i.Title, last.day.Words())
	if last.day == 0 {
		f.Confidence, f.Evidence = Structural, naming(i, p)
		f.Text = fmt.Sprintf("No note shows an update to %s on %s since it began on %s.", p.Name, i.Title, f.Since.Words())
		if f.Since != i.Start {
			f.Text = fmt.Sprintf("No note shows an update to %s on %s; the first to anybody is of %s.", p.Name, i.Title, f.Since.Words())
		}
	}
	switch {
	case a.On < f.DueFrom && last.day != 0:
		f.State = Met
		return f
	case a.On < f.DueFrom:
		f.State = Info
		return f
	case a.On < f.GapFrom:
		f.State = Due
	default:
		f.State = Gap
	}
	if last.day != 0 {
		f.Text = fmt.Sprintf("No note shows an update to %s on %s since %s.", p.Name, i.Title, last.day.Words())
	}
	f.To = to
	f.Action = fmt.Sprintf("%s, %s in one sentence: what moved, and what comes next.", firstName(to), i.Title)
	day, e := a.Plan(p, f.Due, about(i))
	if day == 0 {
		day, e = a.Plan(to, f.Due, about(i))
	}
	return f.orPlan(day, e)
}

// lastGroupMeeting is the last meeting about an initiative with two others or more; nil when there is none.
func (a *Asking) lastGroupMeeting(i *journal.Initiative) *journal.Meeting {
	for _, m := range slices.Backward(i.Meetings) {
		if m.Day <= a.On && m.Day != 0 && m.Others() >= 2 && m.Channel.Kind != note.Written {
			return m
		}
	}
	return nil
}

// missed is who was not at the last group meeting and has not been in touch since: the first to be told.
func (a *Asking) missed(i *journal.Initiative, p *journal.Person, m *journal.Meeting) []Finding {
	if _, e := a.told(i, p, m.Day); e != nil || len(a.Since(p, m.Day, nil)) > 0 {
		return nil
	}
	f := Finding{
		Subject: Subject{Person: p}, Initiative: i, Since: m.Day, Due: a.DueDay(p, m.Day, a.Limit("frequent", "missed", 7)),
		Evidence: []Evidence{{m.Note, m.Line}}, Confidence: Structural, Stake: a.Stake(p) + 1,
	}
	a.by(&f)
	f.Text = fmt.Sprintf("Missed %s; no note with %s since; %s.", called(m), p.Name, left(f.Due, a.On))
	f.Action = fmt.Sprintf("%s, you could not be at %s: the headline, and why.", firstName(p), called(m))
	day, e := a.Plan(p, f.Due, nil)
	return []Finding{f.orPlan(day, e)}
}

// theirNews is whether a key stakeholder was asked how their own things go. It says nothing before it is time to ask.
func (a *Asking) theirNews(k keyPerson) []Finding {
	p := k.Person
	f := Finding{Subject: Subject{Person: p}, Since: k.in[0].Start, Evidence: in(k.in[0]), Stake: 3}
	f.Text = fmt.Sprintf("No note shows what is new with %s.", p.Name)
	said := a.Said(p, note.TheirNews)
	if n := len(said); n > 0 {
		f.Since, f.Evidence = said[n-1].Day, lines(said[n-1])
		f.Text = fmt.Sprintf("No note shows what is new with %s since %s.", p.Name, f.Since.Words())
	}
	if f.Since == 0 {
		return nil
	}
	f.Due = a.DueDay(p, f.Since, a.Limit("frequent", "news", 60))
	f.DueFrom = f.Due
	switch {
	case a.On < f.Due && len(said) > 0:
		f.State, f.Text = Met, fmt.Sprintf("Their news on %s: %s.", f.Since.Words(), quoted(said[len(said)-1].Text))
		return []Finding{f}
	case a.On < f.Due:
		return nil
	}
	f.State = Due
	f.Action = fmt.Sprintf("%s, how do things go on your side? What went well lately?", firstName(p))
	return []Finding{a.orPlanned(f)}
}
