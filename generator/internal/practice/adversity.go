package practice

import (
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// adversity asks to be there soon for somebody who has a setback, and to tell key stakeholders soon when a plan changes.
// The article asks for "responding quickly"; a week is judgement. A setback stays until it is answered, sixty days at
// most. Any contact answers it, since some matters are private; so does the word seen at the end of its line.
var adversity = Rule{
	ID:       "adversity",
	Article:  Alignment,
	Practice: "Stay flexible, and respond quickly to support others in times of adversity.",
	Start:    "`Setback NAME: WHAT WENT WRONG` in any note; `Changed: WHAT IS NEW` in a note about an initiative",
	Limits:   map[string]int{"answer": 7, "told": 7, "most": 60},
	Tracked:  func(a *Asking) bool { return a.EverSaid(note.Setback, note.Changed) },
	Find: func(a *Asking) []Finding {
		from := a.On.Add(-a.Limit("adversity", "most", 60))
		var list []Finding
		for _, s := range a.between(a.events.setbacks, from) {
			for _, p := range touched(s) {
				list = append(list, a.setback(s, p))
			}
		}
		for _, s := range a.between(a.events.changes, from) {
			if s.Initiative != nil && a.Live(s.Initiative) {
				for _, p := range a.Key(s.Initiative) {
					list = append(list, a.changed(s, p))
				}
			}
		}
		return list
	},
}

// touched is whom a setback touches: whom its line is about, else who owns the initiative besides me.
func touched(s *journal.Said) []*journal.Person {
	if len(s.People) == 0 && s.Initiative != nil {
		return s.Initiative.Owners
	}
	return s.People
}

// seen reports whether the line of a setback ends in the word that settles it.
func seen(s *journal.Said) bool {
	words := strings.Fields(s.Text)
	return len(words) > 0 && strings.EqualFold(strings.Trim(words[len(words)-1], ".,;!()[]"), "seen")
}

func (a *Asking) setback(s *journal.Said, p *journal.Person) Finding {
	f := Finding{
		Subject: Subject{Person: p}, Initiative: s.Initiative, Since: s.Day,
		Due: a.DueDay(p, s.Day, a.Limit("adversity", "answer", 7)), Evidence: lines(s), Stake: a.Stake(p) + 1,
	}
	if seen(s) {
		f.State, f.Text = Met, fmt.Sprintf("The setback of %s is marked as seen.", s.Day.Words())
		return f
	}
	if day, e := a.supported(s, p); day != 0 {
		f.State, f.Evidence = Met, append(f.Evidence, e...)
		f.Text = fmt.Sprintf("The setback of %s was answered on %s.", s.Day.Words(), day.Words())
		return f
	}
	a.by(&f)
	f.OverFrom = s.Day.Add(a.Limit("adversity", "most", 60) + 1)
	f.Text = fmt.Sprintf("No note shows help for %s, or a contact, since the setback of %s: %s; %s.", p.Name, s.Day.Words(), quoted(s.Text), left(f.Due, a.On))
	f.Action = fmt.Sprintf("%s, I heard of it. How are you, and what could I take off your hands?", firstName(p))
	if f.State == Info {
		f.Action = ""
	}
	day, e := a.Plan(p, f.Due, nil)
	return f.orPlan(day, e)
}

// supported is the first that shows support after a setback: `Helped`, or a contact other than the one that told of it.
func (a *Asking) supported(s *journal.Said, p *journal.Person) (day civil.Day, e []Evidence) {
	for _, h := range a.Said(p, note.Helped) {
		if h.Day >= s.Day {
			day, e = h.Day, lines(h)
			break
		}
	}
	contacts := a.Contacts(p)
	from, _ := slices.BinarySearchFunc(contacts, s.Day, func(c *journal.Contact, d civil.Day) int { return c.Day.Compare(d) })
	for _, c := range contacts[from:] {
		if day != 0 && c.Day >= day {
			break
		}
		if c.Day > s.Day || c.Meeting.Note != s.Note {
			return c.Day, at(c)
		}
	}
	return day, e
}

// changed is whether a change of plan reached a key stakeholder.
func (a *Asking) changed(s *journal.Said, p *journal.Person) Finding {
	i := s.Initiative
	f := Finding{
		Subject: Subject{Person: p}, Initiative: i, Since: s.Day,
		Due: a.DueDay(p, s.Day, a.Limit("adversity", "told", 7)), Evidence: lines(s), Stake: a.Stake(p),
	}
	if day, e := a.told(i, p, s.Day); e != nil {
		f.State, f.Evidence = Met, e
		f.Text = fmt.Sprintf("Heard on %s of the change of %s in %s.", day.Words(), s.Day.Words(), i.Title)
		return f
	}
	a.by(&f)
	f.OverFrom = s.Day.Add(a.Limit("adversity", "most", 60) + 1)
	f.Text = fmt.Sprintf("No note shows that %s knows what changed in %s on %s; %s.", p.Name, i.Title, s.Day.Words(), left(f.Due, a.On))
	f.Action = fmt.Sprintf("%s, the plan for %s changed on %s: %s.", firstName(p), i.Title, s.Day.Words(), quoted(s.Text))
	if f.State == Info {
		f.Action = ""
	}
	day, e := a.Plan(p, f.Due, about(i))
	return f.orPlan(day, e)
}
