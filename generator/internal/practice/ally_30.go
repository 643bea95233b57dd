package practice

import (
	"fmt"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// ally30 asks for an individual meeting with every ally of a live initiative within thirty days of naming them. The
// article states the thirty days. A meeting up to a week before counts too: the talk often comes first.
var ally30 = Rule{
	ID:       "ally-30",
	Article:  Relationships,
	Practice: "Meet each ally individually within 30 days, to talk through how they could help.",
	Start:    "`allies: [NAME since DAY]` in the note of an initiative",
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
		list := a.room
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
	f := Finding{Subject: Subject{Person: p}, Initiative: i, Since: ally.Since, Evidence: naming(i, p), Confidence: Structural, Stake: 2}
	if ally.Since == 0 {
		f.State, f.Text = Unknown, fmt.Sprintf("No note says since when %s is an ally in %s.", p.Name, i.Title)
		return f
	}
	f.Due = a.DueDay(p, ally.Since, a.Limit("ally-30", "limit", 30))
	from := ally.Since.Add(-a.Limit("ally-30", "early", 7))
	var talk, empty, apart *journal.Contact // about it, about it by the front matter alone, and not about it
	for _, c := range a.Since(p, from, alone(p)) {
		switch {
		case !about(i)(c.Meeting):
			apart = c
		case !talkAbout(p, i)(c.Meeting):
			empty = c
		case talk == nil:
			talk = c
		}
	}
	if talk != nil {
		f.State, f.Evidence = Met, at(talk)
		f.Text = fmt.Sprintf("Met on %s about %s.", talk.Day.Words(), i.Title)
		if talk.Day > f.Due {
			f.Text = fmt.Sprintf("Met late, on %s, about %s.", talk.Day.Words(), i.Title)
		}
		return f
	}
	if day, e := a.Plan(p, f.Due, both(alone(p), about(i))); day != 0 {
		f.State, f.Evidence = Planned, e
		f.Text = fmt.Sprintf("Planned for %s.", day.Words())
		return f
	}
	switch {
	case empty != nil && empty.Day == a.On: // the day is not over
		f.State, f.Evidence = Planned, at(empty)
		f.Text = fmt.Sprintf("Planned for %s.", empty.Day.Words())
	case apart != nil:
		f.State, f.Evidence = Info, at(apart)
		f.Text = fmt.Sprintf("Met on %s; the note does not mention %s.", apart.Day.Words(), i.Title)
	default:
		a.noTalk(&f, ally.Since, empty)
	}
	return f
}

// noTalk says how it stands with an ally of whom no note shows a talk. A note that was made for one and holds nothing
// yet is no evidence that it took place.
func (a *Asking) noTalk(f *Finding, since civil.Day, empty *journal.Contact) {
	p, i := f.Subject.Person, f.Initiative
	a.by(f)
	f.Text = fmt.Sprintf("No note shows a talk with %s about %s since %s; %s.", p.Name, i.Title, since.Words(), left(f.Due, a.On))
	ask := fmt.Sprintf("%s, could I test %s on you for twenty minutes this week?", firstName(p), i.Title)
	if empty != nil {
		f.Evidence = at(empty)
		f.Text = fmt.Sprintf("Planned for %s; the note holds nothing yet; %s.", empty.Day.Words(), left(f.Due, a.On))
		ask = "Write what came of it, or ask again: " + ask
	}
	switch {
	case f.State == Info:
	case empty == nil && f.State == Gap && a.Elapsed(p, since) > a.Limit("ally-30", "drop", 60):
		f.Action = fmt.Sprintf("Drop %s from the allies of %s, or ask once more?", p.Name, i.Title)
	default:
		f.Action = ask
	}
}

// talkAbout fits the talks with somebody alone about an initiative whose notes hold something.
func talkAbout(p *journal.Person, i *journal.Initiative) func(*journal.Meeting) bool {
	return func(m *journal.Meeting) bool { return m.OneToOne(p) && about(i)(m) && !unwritten(m) }
}

// unwritten reports whether a meeting has a note of its own that says no more than when, with whom, how and about what.
func unwritten(m *journal.Meeting) bool {
	said := m.Note.Meeting
	return m.Origin == journal.OfNote && said != nil && said.Headline == "" && len(said.Gave)+len(said.Got) == 0 && m.Note.Blank()
}
