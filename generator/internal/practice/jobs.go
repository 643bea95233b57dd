package practice

import (
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// jobs asks whether there is a way to whoever decides: direct contact, or somebody in touch who knows them; and whether
// any connection does what the article says that connections are for: remove barriers, get work noticed, give access.
// The ninety days are judgement.
var jobs = Rule{
	ID:       "jobs",
	Article:  Relationships,
	Practice: "Keep connections who can remove barriers, get your work noticed, and get you in front of those who decide.",
	Start:    "`decider: NAME` in the note of an initiative, or `helps: access` in the note of a person",
	Limits:   map[string]int{"direct": 90, "new": 14, "helps": 30},
	Tracked: func(a *Asking) bool {
		return slices.ContainsFunc(a.LiveInitiatives(), func(i *journal.Initiative) bool { return len(i.Deciders) > 0 }) || a.anyHelps()
	},
	Find: func(a *Asking) []Finding {
		list := a.room
		r := a.rhythms()
		for _, i := range a.LiveInitiatives() {
			for _, d := range i.Deciders {
				if to := inPerson(d); to != nil {
					list = append(list, a.wayTo(r, i, to))
					continue
				}
				list = append(list, Finding{
					Subject: Subject{Person: d}, Initiative: i, State: Unknown, Since: i.Start, Evidence: naming(i, d), Confidence: Structural,
					Text: noRep(d),
				})
			}
		}
		return append(list, a.helps(r)...)
	},
}

// inPerson is whom to talk to: a group is reached through its rep; nil when nobody speaks for it.
func inPerson(p *journal.Person) *journal.Person {
	if p.Group() {
		return p.Rep
	}
	return p
}

// directUntil is the last day on which direct contact with somebody who decides is recent enough, or not asked for yet.
func (a *Asking) directUntil(i *journal.Initiative, d *journal.Person, last *journal.Contact) civil.Day {
	var until civil.Day
	if i.Start != 0 {
		until = a.DueDay(d, i.Start, a.Limit("jobs", "new", 14)) // nobody is met on the first day
	}
	if last != nil {
		until = max(until, a.DueDay(d, last.Day, a.Limit("jobs", "direct", 90)))
	}
	return until
}

// wayTo says how I reach somebody who decides about an initiative.
func (a *Asking) wayTo(r *rhythms, i *journal.Initiative, d *journal.Person) Finding {
	f := Finding{Subject: Subject{Person: d}, Initiative: i, Since: i.Start, Evidence: naming(i, d), Confidence: Structural, Stake: 3}
	last := a.Last(d, direct)
	if last == nil && i.Start == 0 {
		f.State, f.Text = Unknown, fmt.Sprintf("No note says since when %s runs, or shows direct contact with %s.", i.Title, d.Name)
		return f
	}
	seen := "any direct contact with " + d.Name
	f.Due = a.directUntil(i, d, last)
	if last != nil {
		f.Evidence, f.Since = at(last), max(last.Day, i.Start)
		seen = fmt.Sprintf("direct contact with %s since %s", d.Name, last.Day.Words())
	}
	a.by(&f)
	through, contact, from := a.through(r, d)
	if contact != nil { // how long somebody stays in touch depends on notes
		f.DueFrom, f.GapFrom = 0, 0
	}
	if last != nil && f.State == Info {
		f.State, f.Text = Met, fmt.Sprintf("Direct contact on %s.", last.Day.Words())
		return f
	}
	if contact != nil {
		f.State, f.Evidence = Met, append(at(contact), from)
		f.Text = fmt.Sprintf("A way leads through %s, last contact on %s.", through.Name, contact.Day.Words())
		return f
	}
	if day, e := a.Plan(d, f.Due, direct); day != 0 {
		f.State, f.Evidence = Planned, e
		f.Text = fmt.Sprintf("Planned for %s.", day.Words())
		return f
	}
	f.Text = fmt.Sprintf("No note shows %s, and nobody in touch is noted as a way there.", seen)
	if f.State == Info {
		return f
	}
	f.Action = fmt.Sprintf("%s, could I have fifteen minutes with you on %s?", firstName(d), i.Title)
	if through != nil {
		f.Action = fmt.Sprintf("%s, could you help me to fifteen minutes with %s on %s?", firstName(through), d.Name, i.Title)
		f.Evidence, f.To = append(f.Evidence, from), through
	}
	return f
}

// through is the best way to somebody: of those who know them the one met last, and rather one in touch. Without a contact
// the way is known, and nobody on it is in touch.
func (a *Asking) through(r *rhythms, d *journal.Person) (best *journal.Person, contact *journal.Contact, from Evidence) {
	var met civil.Day
	for _, k := range a.knows[d] {
		if k.day > a.On || !a.isActive(k.person) {
			continue
		}
		last, inTouch := r.inTouch(k.person)
		switch {
		case last == nil, contact != nil && !inTouch:
			continue
		case contact == nil && inTouch, last.Day > met:
			best, from, met = k.person, k.from, last.Day
			if inTouch {
				contact = last
			}
		}
	}
	return best, contact, from
}

// Way is how I reach somebody who decides about an initiative.
type Way struct {
	To      *journal.Person
	Direct  *journal.Contact // the last direct contact; nil when no note shows one
	Recent  bool             // it is recent enough to need no other way
	Through *journal.Person  // the best of those who know them; nil when no note shows any
	Contact *journal.Contact // the last with whom the way leads through
	InTouch bool             // it is recent enough to ask them
	Known   civil.Day        // the last talk of the three of us; zero when a note says that they know each other
	From    Evidence         // that they do
}

// Ways are how I reach those who decide about an initiative.
func (a *Asking) Ways(i *journal.Initiative) []Way {
	a = a.as("jobs")
	r := a.rhythms()
	var list []Way
	for _, d := range i.Deciders {
		if d = inPerson(d); d == nil {
			continue
		}
		w := Way{To: d, Direct: a.Last(d, direct)}
		w.Recent = w.Direct != nil && a.By(a.directUntil(i, d, w.Direct)) == Info
		var contact *journal.Contact
		if w.Through, contact, w.From = a.through(r, d); w.Through != nil {
			w.Contact, w.InTouch = a.Last(w.Through, nil), contact != nil
			for _, k := range a.knows[d] {
				if k.person == w.Through && k.day <= a.On && k.day > w.Known {
					w.Known, w.From = k.day, k.from
				}
			}
		}
		list = append(list, w)
	}
	return list
}

// anyHelps reports whether any note says what somebody helps with.
func (a *Asking) anyHelps() bool {
	return slices.ContainsFunc(a.active, func(p *journal.Person) bool { n := facts(p); return n != nil && len(n.Helps) > 0 })
}

// helps tells of initiatives for which no connection in touch does one of the three jobs. Standing close to power is
// access too.
func (a *Asking) helps(r *rhythms) []Finding {
	if !a.anyHelps() {
		return nil
	}
	done := map[string]bool{}
	for _, p := range a.TiedOn(note.Connection) {
		n := facts(p)
		if _, ok := r.inTouch(p); !ok || n == nil {
			continue
		}
		for _, h := range n.Helps {
			done[h] = true
		}
		done["access"] = done["access"] || slices.Contains(n.Standing, "connected")
	}
	var missing []string
	for _, job := range [...][2]string{
		{"unblock", "removes barriers"}, {"visibility", "gets work noticed"}, {"access", "gives access to those who decide"},
	} {
		if !done[job[0]] {
			missing = append(missing, job[1])
		}
	}
	if len(missing) == 0 {
		return nil
	}
	var list []Finding
	for _, i := range a.LiveInitiatives() {
		if a.Running(i, a.Limit("jobs", "helps", 30)) {
			list = append(list, Finding{
				Subject: Subject{Initiative: i}, State: Info, Since: i.Start, Evidence: in(i), Confidence: Structural,
				Text: fmt.Sprintf("No note names a connection in touch who %s.", strings.Join(missing, " or ")),
			})
		}
	}
	return list
}
