package practice

import (
	"fmt"

	"rapport/generator/internal/journal"
)

// ally30 asks for an individual meeting with every ally of a live initiative within thirty days of naming them. The
// article states the thirty days. A meeting up to a week before counts too: the talk often comes first.
var ally30 = Rule{
	ID:       "ally-30",
	Article:  Relationships,
	Practice: "Meet each ally individually within 30 days, to talk through how they could help.",
	Start:    "allies: [NAME since DAY] in the note of an initiative",
	Limits:   map[string]int{"limit": 30, "early": 7, "drop": 60},
	Tracked: func(a *Asking) bool {
		for _, i := range a.LiveInitiatives() {
			if len(i.Allies) > 0 {
				return true
			}
		}
		return false
	},
	Find: func(a *Asking) []Finding {
		var list []Finding
		for _, i := range a.LiveInitiatives() {
			for _, ally := range i.Allies {
				if ally.Since <= a.On {
					list = append(list, a.ally30(i, ally))
				}
			}
		}
		return list
	},
}

func (a *Asking) ally30(i *journal.Initiative, ally journal.Ally) Finding {
	p := ally.Person
	f := Finding{Subject: Subject{Person: p}, Initiative: i, Since: ally.Since, Evidence: in(i), Confidence: Structural, Stake: 2}
	if ally.Since == 0 {
		f.State, f.Text = Unknown, fmt.Sprintf("No note says since when %s is an ally in %s.", p.Name, i.Title)
		return f
	}
	f.Due = a.DueDay(p, ally.Since, a.Limit("ally-30", "limit", 30))
	from := ally.Since.Add(-a.Limit("ally-30", "early", 7))
	fits := both(alone(p), about(i))
	if c := a.Since(p, from, fits); len(c) > 0 {
		f.State, f.Evidence = Met, at(c[0])
		f.Text = fmt.Sprintf("Met on %s about %s.", c[0].Day.Words(), i.Title)
		if c[0].Day > f.Due {
			f.Text = fmt.Sprintf("Met late, on %s, about %s.", c[0].Day.Words(), i.Title)
		}
		return f
	}
	f.Action = fmt.Sprintf("%s, could I test %s on you for twenty minutes this week?", firstName(p), i.Title)
	if day, e := a.Plan(p, f.Due, fits); day != 0 {
		f.State, f.Evidence, f.Action = Planned, e, ""
		f.Text = fmt.Sprintf("Planned for %s.", day.Words())
		return f
	}
	f.State = a.By(f.Due)
	f.Text = fmt.Sprintf("No note shows a talk with %s about %s since %s; %s.", p.Name, i.Title, ally.Since.Words(), left(f.Due, a.On))
	switch c := a.Since(p, from, alone(p)); {
	case len(c) > 0:
		f.Evidence = at(c[len(c)-1])
		f.Text = fmt.Sprintf("Met on %s; the note does not mention %s.", c[len(c)-1].Day.Words(), i.Title)
		f.State, f.Action = Info, ""
	case f.State == Info:
		f.Action = ""
	case f.State == Gap && a.Elapsed(p, ally.Since) > a.Limit("ally-30", "drop", 60):
		f.Action = fmt.Sprintf("Drop %s from the allies of %s, or ask once more?", p.Name, i.Title)
	}
	return f
}
