package practice

import (
	"fmt"
	"slices"

	"rapport/generator/internal/journal"
)

// untapped asks for expertise that was not tapped yet, as the article does: for somebody whose skills an initiative
// needs and who was never met about it, and for allies from beyond the usual circle. Six contacts in half a year make
// the usual circle; the numbers are judgement. The same words make a match; a part of them is a guess.
var untapped = Rule{
	ID:       "untapped",
	Article:  Relationships,
	Practice: "Consider people whose expertise you have not tapped much yet.",
	Start:    "`needs: [TOPIC]` in the note of an initiative, and `skills: [TOPIC]` in the note of a person",
	Limits:   map[string]int{"contacts": 6, "window": 180},
	Tracked: func(a *Asking) bool {
		if len(a.skills) == 0 {
			return false
		}
		for _, i := range a.journal.Initiatives {
			if len(i.Note.Initiative.Needs) > 0 && i.Start <= a.On {
				return true
			}
		}
		return false
	},
	Find: func(a *Asking) []Finding {
		list := a.room
		for _, i := range a.LiveInitiatives() {
			if f, ok := a.usualCircle(i); ok {
				list = append(list, f)
			}
			for _, need := range i.Note.Initiative.Needs {
				if f, ok := a.untapped(i, need); ok {
					list = append(list, f)
				}
			}
		}
		return list
	},
}

// untapped is who could help with what an initiative needs: whoever was met about it, else who is planned, else the
// first whose skills fit. Nothing is found when nobody has them.
func (a *Asking) untapped(i *journal.Initiative, need string) (Finding, bool) {
	f := Finding{Initiative: i, Evidence: []Evidence{place(i.Note, i.Note.Initiative.Lines.Needs)}, Confidence: Structural}
	match := a.able[need]
	able := slices.Concat(match.same, match.near)
	if len(able) == 0 {
		return f, false
	}
	for _, p := range able {
		if c := a.firstAbout(p, i); c != nil {
			f.Subject.Person, f.Evidence = p, at(c)
			f.Text = fmt.Sprintf("Needs %s: met %s about %s on %s.", need, p.Name, i.Title, c.Day.Words())
			return f, true
		}
	}
	for _, p := range able {
		if day, e := a.Plan(p, 0, about(i)); day != 0 {
			f.Subject.Person, f.State, f.Evidence = p, Planned, e
			f.Text = fmt.Sprintf("Needs %s: a talk with %s is planned for %s.", need, p.Name, day.Words())
			return f, true
		}
	}
	p := able[0]
	f.Subject.Person, f.State, f.Evidence = p, Due, append(f.Evidence, place(p.Note, facts(p).Lines.Skills))
	if len(match.same) == 0 {
		f.State, f.Confidence = Info, Inferred
		f.Text = fmt.Sprintf("Needs %s. %s may have it", need, p.Name)
	} else {
		f.Text = fmt.Sprintf("Needs %s. %s has it", need, p.Name)
		f.Action = fmt.Sprintf("%s, could I ask you about %s for %s?", firstName(p), need, i.Title)
	}
	if c := p.LastContact(a.On); c != nil {
		f.Text += fmt.Sprintf("; last met on %s, and no note shows a talk about %s.", c.Day.Words(), i.Title)
		f.Evidence = append(f.Evidence, at(c)...)
	} else {
		f.Text += "; no note shows a talk."
	}
	return f, true
}

// usualCircle reports whether all allies of an initiative are of my team and were met often before: then nothing new is
// tapped. It finds nothing when a note does not say whose team somebody is on.
func (a *Asking) usualCircle(i *journal.Initiative) (Finding, bool) {
	f := Finding{Subject: Subject{Initiative: i}, State: Due, Evidence: in(i), Confidence: Structural, Stake: 2}
	allies, coming := a.allies(i)
	if len(allies) == 0 || coming != 0 {
		return f, false
	}
	var people []*journal.Person
	for _, ally := range allies {
		people = append(people, ally.Person)
		if same, known := a.myTeam(ally.Person); !same || !known {
			return f, false
		}
		if !a.often(ally) {
			return f, false
		}
	}
	f.Text = fmt.Sprintf("The usual circle: every ally (%s) is on your team and was met often before.", names(people))
	f.Action = fmt.Sprintf("Name somebody from another team whose expertise would help %s.", i.Title)
	return f, true
}

// often reports whether an ally was in direct contact with me many times in the half year before.
func (a *Asking) often(ally journal.Ally) bool {
	from := ally.Since.Add(-a.Limit("untapped", "window", 180))
	n := 0
	for _, c := range a.Since(ally.Person, from, direct) {
		if c.Day < ally.Since {
			n++
		}
	}
	return ally.Since != 0 && n >= a.Limit("untapped", "contacts", 6)
}
