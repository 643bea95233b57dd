package practice

import (
	"cmp"
	"fmt"
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// support asks for a talk with everybody who stands lower on an initiative than wanted, shows at once when somebody
// falls back, and asks for a supporter among those who decide before they do. Nobody has to lead: to be supportive is
// as good. The days are judgement.
var support = Rule{
	ID:       "support",
	Article:  Coalitions,
	Practice: "Build trust with stakeholders, and gain their support for the idea.",
	Start:    "a line `Stance NAME: neutral`, or a table of stakeholders with the columns `Now` and `Want`",
	Limits:   map[string]int{"limit": 30, "fall": 60, "decision": 30},
	Tracked: func(a *Asking) bool {
		return a.EverSaid(note.StanceWord) || slices.ContainsFunc(a.LiveInitiatives(), func(i *journal.Initiative) bool {
			return slices.ContainsFunc(i.Stakeholders, func(s journal.Stakeholder) bool { return s.Now != note.StanceUnknown })
		})
	},
	Find: func(a *Asking) []Finding {
		list := a.room
		for _, i := range a.LiveInitiatives() {
			all := a.Stances(i)
			for _, s := range all {
				if f, ok := a.support(i, s); ok {
					list = append(list, f)
				}
			}
			if f, ok := a.supporter(i, all); ok {
				list = append(list, f)
			}
		}
		return list
	},
}

// support says how the stance of somebody stands to the one wanted; false when there is nothing to say.
func (a *Asking) support(i *journal.Initiative, s *Stances) (f Finding, ok bool) {
	p, now := s.Person, s.Now()
	if now.At == note.StanceUnknown || s.Reach == nil {
		return f, false
	}
	f = Finding{
		Subject: Subject{Person: p}, Initiative: i, Since: now.Day, Evidence: []Evidence{now.From}, Confidence: Marked,
	}
	if now.Day == 0 {
		f.Since, f.Confidence = i.Start, Structural // the list has no day: the clock is that of the initiative
	}
	want := min(s.Want, note.Supportive)
	before := s.Before()
	fell := now.Day != 0 && before > now.At && a.Elapsed(p, now.Day) <= a.Limit("support", "fall", 60)
	switch {
	case now.At >= want && !fell:
		f.State, f.Text = Met, fmt.Sprintf("%s is %s on %s, as wanted.", p.Name, now.At, i.Title)
		return f, s.Want != note.StanceUnknown
	case f.Since == 0:
		f.State, f.Text = Unknown, fmt.Sprintf("%s is %s on %s; no note says since when.", p.Name, now.At, i.Title)
		return f, true
	}
	f.Due = a.DueDay(p, f.Since, a.Limit("support", "limit", 30))
	f.Text = fmt.Sprintf("%s is %s on %s, and wanted %s", p.Name, now.At, i.Title, s.Want)
	if fell {
		f.Text = fmt.Sprintf("%s slid from %s to %s on %s, by the note of %s", p.Name, before, now.At, i.Title, now.Day.Words())
	}
	if c := a.Since(s.Reach, f.Since+1, direct); len(c) > 0 {
		f.State, f.Evidence = Met, append(f.Evidence, at(c[0])...)
		f.Text += fmt.Sprintf("; direct contact since, on %s.", c[0].Day.Words())
		return f, true
	}
	if day, e := a.Plan(s.Reach, f.Due, direct); day != 0 {
		f.State, f.Evidence = Planned, e
		f.Text += fmt.Sprintf("; planned for %s.", day.Words())
		return f, true
	}
	a.by(&f)
	switch {
	case now.At >= want: // a fall is shown at once, and without a wish for more it is never late
		f.State, f.Due, f.DueFrom, f.GapFrom = Due, 0, 0, 0
		f.Text += "; no note shows direct contact since."
	case fell && f.State == Info:
		f.State, f.DueFrom = Due, now.Day
		fallthrough
	default:
		f.Text += fmt.Sprintf("; no note shows direct contact since, %s.", left(f.Due, a.On))
	}
	if f.State != Info {
		f.To = s.Reach
		f.Action = fmt.Sprintf("%s, what would have to be different about %s for you to back it?", firstName(s.Reach), i.Title)
	}
	return f, true
}

// supporter says whether any of those who decide is in favour, in the time before they do.
func (a *Asking) supporter(i *journal.Initiative, all []*Stances) (f Finding, ok bool) {
	decision := i.Note.Initiative.Decision
	due := decision.Add(-a.Limit("support", "decision", 30) - 1)
	deciders := slices.DeleteFunc(a.deciders(i), func(p *journal.Person) bool { return !a.isActive(p) })
	if decision == 0 || a.On > decision || a.By(due) == Info || len(deciders) == 0 {
		return f, false
	}
	f = Finding{Subject: Subject{Initiative: i}, Since: i.Start, Due: due, Evidence: in(i), Confidence: Marked, Stake: 3}
	known := false
	for _, s := range all {
		if !slices.Contains(deciders, s.Person) {
			continue
		}
		now := s.Now()
		known = known || now.At != note.StanceUnknown
		if now.At >= note.Supportive {
			f.State, f.Evidence = Met, []Evidence{now.From}
			f.Text = fmt.Sprintf("%s, who decides on %s, is %s.", s.Person.Name, decision.Words(), now.At)
			return f, true
		}
	}
	for _, s := range all {
		if slices.Contains(deciders, s.Person) && (f.To == nil || a.resting(f.To, "support")) {
			f.To = cmp.Or(s.Reach, s.Person)
		}
	}
	a.by(&f)
	f.OverFrom = decision.Add(1)
	f.Text = fmt.Sprintf("%s is decided on %s, and no note shows that %s is for it.", i.Title, decision.Words(), anyOf(deciders))
	f.Action = fmt.Sprintf("%s, what do you need to see before %s to say yes to %s?", firstName(f.To), decision.Words(), i.Title)
	if !known { // nothing that is not written is held against anybody
		f.neverLate()
		f.State = Due
	}
	if i.Unresolved&journal.Decider != 0 {
		f.State, f.Action = Unknown, ""
		f.Text += " Its note names somebody who decides, and it is not clear whom."
	}
	if day, e := a.firstPlan(deciders, decision); day != 0 {
		f.State, f.Evidence, f.Action = Planned, e, ""
		f.Text += fmt.Sprintf(" Planned for %s.", day.Words())
	}
	return f, true
}

// firstPlan is the first direct contact planned with one of some people up to a day.
func (a *Asking) firstPlan(people []*journal.Person, until civil.Day) (first civil.Day, from []Evidence) {
	for _, p := range people {
		if day, e := a.Plan(p, until, direct); day != 0 && (first == 0 || day < first) {
			first, from = day, e
		}
	}
	return first, from
}

// anyOf names one of several.
func anyOf(people []*journal.Person) string {
	if len(people) == 1 {
		return people[0].Name
	}
	return "any of " + names(people)
}
