package practice

import (
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/journal"
)

// tailor asks to know how key stakeholders like to be told, and to do so. The article asks to tailor communication to
// their needs and preferences; three contacts before asking, and four in another way, are judgement.
var tailor = Rule{
	ID:       "tailor",
	Article:  Coalitions,
	Practice: "Fit how you communicate to what each key stakeholder prefers.",
	Start:    "`prefers: phone, headline first` in the note of a person",
	Limits:   map[string]int{"contacts": 3, "last": 4},
	Tracked: func(a *Asking) bool {
		return slices.ContainsFunc(a.active, func(p *journal.Person) bool { return prefers(p) != "" })
	},
	Find: func(a *Asking) []Finding {
		list := a.room
		for _, k := range a.KeyPeople() {
			if f, ok := a.tailor(k.Person); ok {
				list = append(list, f)
			}
		}
		return list
	},
}

func (a *Asking) tailor(p *journal.Person) (f Finding, ok bool) {
	f = Finding{Subject: Subject{Person: p}, Confidence: Structural, Stake: 3}
	said := prefers(p)
	if strings.EqualFold(said, "none") {
		return f, false
	}
	talks := a.Since(p, 0, direct)
	if said == "" {
		if len(talks) < a.Limit("tailor", "contacts", 3) {
			return f, false
		}
		f.State, f.Evidence = Due, at(talks[len(talks)-1])
		f.Text = fmt.Sprintf("No note shows how %s likes to be told, after %d contacts.", p.Name, len(talks))
		f.Action = fmt.Sprintf("%s, how do you like to hear from me: a call, a mail, the headline first?", firstName(p))
		return a.orPlanned(f), true
	}
	f.State, f.Evidence = Met, []Evidence{place(p.Note, facts(p).Lines.Prefers)}
	f.Text = fmt.Sprintf("Prefers %s.", said)
	ways := preferredWays(said)
	last := talks[max(0, len(talks)-a.Limit("tailor", "last", 4)):]
	if len(ways) == 0 || len(last) < a.Limit("tailor", "last", 4) {
		return f, true
	}
	fits := func(m *journal.Meeting) bool {
		return slices.ContainsFunc(ways, func(w *way) bool { return w.fits(m.Channel) })
	}
	var other []string
	for _, c := range last {
		if c.Meeting.Channel.Word == "" || fits(c.Meeting) { // an unstated channel may be the preferred one
			return f, true
		}
		if !slices.Contains(other, c.Meeting.Channel.Word) {
			other = append(other, c.Meeting.Channel.Word)
		}
	}
	f.State, f.Since = Gap, last[0].Day
	f.Evidence = append(f.Evidence, at(last...)...)
	f.Text = fmt.Sprintf("Prefers %s; the last %d contacts were %s.", said, len(last), and(other...))
	if day, e := a.Plan(p, 0, fits); day != 0 {
		f.State, f.Evidence = Planned, e
		f.Text = fmt.Sprintf("Planned for %s. %s", day.Words(), f.Text)
		return f, true
	}
	f.Action = fmt.Sprintf("%s, %s", firstName(p), ways[0].ask)
	return f, true
}
