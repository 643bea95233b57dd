package practice

import (
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// collaborate asks for rapport with key stakeholders and allies: whoever is met often, and only in groups or in
// writing, is seen alone, over coffee, or works on something together with me. The article asks for rapport and for
// work towards common goals; four contacts in half a year are judgement.
var collaborate = Rule{
	ID:       "collaborate",
	Article:  Coalitions,
	Practice: "Build rapport with key stakeholders and allies: talk alone, over coffee, or work on something together.",
	Start:    "`channel: coffee` in the note of a meeting with one person",
	Limits:   map[string]int{"contacts": 4, "days": 180},
	Tracked:  func(a *Asking) bool { return a.firstWarm != 0 && a.firstWarm <= a.On },
	Find: func(a *Asking) []Finding {
		list := a.room
		for _, p := range a.keysAndAllies() {
			if f, ok := a.collaborate(p); ok {
				list = append(list, f)
			}
		}
		return list
	},
}

// keysAndAllies are the key stakeholders and allies of live initiatives, by ID.
func (a *Asking) keysAndAllies() []*journal.Person {
	var list []*journal.Person
	seen := map[*journal.Person]bool{}
	add := func(p *journal.Person) {
		if !seen[p] {
			seen[p] = true
			list = append(list, p)
		}
	}
	for _, i := range a.LiveInitiatives() {
		for _, p := range a.Key(i) {
			add(p)
		}
		for _, ally := range i.Allies {
			if ally.Since <= a.On {
				add(ally.Person)
			}
		}
	}
	slices.SortFunc(list, func(a, b *journal.Person) int { return strings.Compare(a.ID, b.ID) })
	return list
}

func (a *Asking) collaborate(p *journal.Person) (f Finding, ok bool) {
	from := a.On.Add(-a.Limit("collaborate", "days", 180))
	all := a.Since(p, from, nil)
	if p.Group() || len(all) < a.Limit("collaborate", "contacts", 4) || prefersWriting(p) {
		return f, false
	}
	f = Finding{Subject: Subject{Person: p}, Confidence: Structural, Evidence: at(all[max(0, len(all)-5):]...)}
	warm := func(m *journal.Meeting) bool { return m.OneToOne(p) || social(m) }
	if c := a.Last(p, warm); c != nil && c.Day >= from {
		f.State, f.Evidence = Met, at(c)
		f.Text = fmt.Sprintf("Met alone on %s.", c.Day.Words())
		if social(c.Meeting) {
			f.Text = fmt.Sprintf("Met for %s on %s.", c.Meeting.Channel.Word, c.Day.Words())
		}
		return f, true
	}
	if text, e := a.together(p, from); e != nil {
		f.State, f.Evidence, f.Text = Met, e, text
		return f, true
	}
	f.Text = fmt.Sprintf("All business: no note since %s shows %s alone, over coffee or on a shared task; %d contacts were in groups or in writing.",
		from.Words(), p.Name, len(all))
	if day, e := a.Plan(p, 0, warm); day != 0 {
		f.State, f.Evidence = Planned, e
		f.Text = fmt.Sprintf("Planned for %s. %s", day.Words(), f.Text)
		return f, true
	}
	if day, e := a.nextDay(p, 0); day != 0 {
		f.State, f.Evidence = Planned, e
		f.Text = fmt.Sprintf("Planned for %s. %s", day.Words(), f.Text)
		return f, true
	}
	f.State = Due
	f.Action = fmt.Sprintf("%s, have you time for a coffee or a call with no agenda, or a small task we could share?", firstName(p))
	return f, true
}

// social reports whether a meeting was over coffee or the like, however many were there.
func social(m *journal.Meeting) bool {
	switch m.Channel.Word {
	case "coffee", "lunch", "dinner", "walk", "event":
		return true
	}
	return false
}

// together is work that somebody and I have in common since a day: a promise between us, or an initiative we both own.
func (a *Asking) together(p *journal.Person, from civil.Day) (text string, e []Evidence) {
	for _, c := range slices.Backward(p.Commitments) {
		open := c.State == note.Open || c.Done > a.On
		recent := c.Made >= from || c.Done >= from && c.Done <= a.On
		if c.State != note.Cancelled && c.Made <= a.On && (open || recent) {
			return fmt.Sprintf("A shared task: %s.", quoted(c.Text)), []Evidence{{c.Note, c.Line}}
		}
	}
	for _, v := range p.Involved {
		if v.Role&journal.Owner != 0 && v.Initiative.MeOwner && a.Live(v.Initiative) {
			return fmt.Sprintf("You own %s together.", v.Initiative.Title), in(v.Initiative)
		}
	}
	return "", nil
}
