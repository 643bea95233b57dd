package practice

import (
	"fmt"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// heads asks for the reason behind what a key stakeholder wants. The article states that the first response might not
// tell the whole story; that one reason, or asking on a second day, is enough is judgement. Of whom no note says what
// they want at all, the rule interests speaks.
var heads = Rule{
	ID:       "heads",
	Article:  Alignment,
	Practice: "Get in their heads: ask again and dig deeper, since the first answer might not tell the whole story.",
	Start:    "`Because: THEIR REASON` under a line that begins with `Wants:`",
	Limits:   map[string]int{"days": 2},
	Tracked:  func(a *Asking) bool { return a.EverSaid(note.Wants, note.Because) },
	Find: func(a *Asking) []Finding {
		list := a.room
		for _, k := range a.KeyPeople() {
			if f, ok := a.heads(k); ok {
				list = append(list, f)
			}
		}
		return list
	},
}

func (a *Asking) heads(k keyPerson) (f Finding, ok bool) {
	p := k.Person
	wants := a.Said(p, note.Wants)
	if len(wants) == 0 {
		return f, false
	}
	last := wants[len(wants)-1]
	f = Finding{Subject: Subject{Person: p}, Since: wants[0].Day, Evidence: lines(last), Confidence: Marked, Stake: 3}
	reasoned := a.Said(p, note.Wants, note.Concern)
	for n := len(reasoned) - 1; n >= 0; n-- {
		if s := reasoned[n]; reason(s) != nil {
			because := reason(s)
			f.State, f.Evidence = Met, []Evidence{{s.Note, s.Line}, {s.Note, because.Line}}
			f.Text = fmt.Sprintf("Said %s, because %s.", quoted(s.Text), quoted(because.Text))
			return f, true
		}
	}
	asked := a.Said(p, note.Wants, note.Asked)
	if days := askedOn(asked); len(days) >= a.Limit("heads", "days", 2) {
		f.State, f.Evidence = Met, lines(asked[max(0, len(asked)-3):]...)
		f.Text = fmt.Sprintf("Asked on %d days, the last %s; wants %s.", len(days), days[len(days)-1].Words(), quoted(last.Text))
		return f, true
	}
	f.State = Due
	f.Text = fmt.Sprintf("First answer only: %s wants %s, and no note shows why.", p.Name, quoted(last.Text))
	i := k.in[0]
	if last.Initiative != nil {
		i = last.Initiative
	}
	f.Action = fmt.Sprintf("%s, what happens for you if %s slips?", firstName(p), i.Title)
	return a.orPlanned(f), true
}

// reason is the line that says why somebody wants or fears something: the first Because below it, unless another line
// that may have reasons stands between.
func reason(s *journal.Said) *note.Marker {
	for i := range s.Note.Markers {
		m := &s.Note.Markers[i]
		if m.Line <= s.Line || m.Section != s.Section {
			continue
		}
		if m.Word == note.Because && m.Text != "" {
			return m
		}
		if m.Word == note.Wants || m.Word == note.Concern || m.Word == note.Decision {
			return nil
		}
	}
	return nil
}

// askedOn are the separate days of lines.
func askedOn(list []*journal.Said) []civil.Day {
	var days []civil.Day
	for _, s := range list {
		if s.Day != 0 && (len(days) == 0 || days[len(days)-1] != s.Day) {
			days = append(days, s.Day)
		}
	}
	return days
}
