package practice

import (
	"fmt"
	"slices"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// stakeholders asks who has a stake in an initiative and who can influence it: who decides, whom it affects, who comes to
// its meetings without being listed, and where people stand. The article says to identify them; the days are judgement.
var stakeholders = Rule{
	ID:       "stakeholders",
	Article:  Coalitions,
	Practice: "Identify those who have a stake in a decision, and those who can influence it.",
	Start:    "`decider: NAME`, or a table of stakeholders, in the note of an initiative",
	Limits:   map[string]int{"limit": 14, "meetings": 2, "stale": 60, "names": 5},
	Tracked: func(a *Asking) bool {
		return slices.ContainsFunc(a.LiveInitiatives(), func(i *journal.Initiative) bool {
			return len(i.Stakeholders) > 0 || len(i.Note.Initiative.Deciders) > 0
		})
	},
	Find: func(a *Asking) []Finding {
		list := a.room
		for _, i := range a.LiveInitiatives() {
			if i.Note.Initiative.Small {
				continue
			}
			list = append(list, a.stakeholders(i))
			if !a.Running(i, a.Limit("stakeholders", "limit", 14)) {
				continue
			}
			for _, u := range a.unlisted[i] {
				if u.since <= a.On {
					list = append(list, a.cameUnlisted(i, u))
				}
			}
			list = append(list, a.stale(i)...)
		}
		return list
	},
}

// stakeholders says what is missing on the list of an initiative.
func (a *Asking) stakeholders(i *journal.Initiative) Finding {
	f := Finding{Subject: Subject{Initiative: i}, Since: i.Start, Evidence: in(i), Confidence: Structural}
	decider := len(i.Note.Initiative.Deciders) > 0 || len(a.deciders(i)) > 0
	affected := slices.ContainsFunc(i.Stakeholders, func(s journal.Stakeholder) bool {
		return s.Role == "affected" || s.Role == "implementer"
	})
	if i.Start != 0 {
		f.Due = a.DueDay(nil, i.Start, a.Limit("stakeholders", "limit", 14))
	}
	switch {
	case decider && affected && a.wishful(i):
		f.State, f.Due = Due, 0
		f.Text = "The list of stakeholders holds no sceptic, which may be a wish."
		f.Action = fmt.Sprintf("Ask somebody who will be frank: who would rather not have %s?", i.Title)
	case decider && affected:
		f.State, f.Text = Met, "The notes name who decides and who is affected."
	case i.Start == 0:
		f.State, f.Text = Unknown, fmt.Sprintf("No note says since when %s runs.", i.Title)
	case !decider:
		a.by(&f)
		f.Stake = 3
		f.Text = fmt.Sprintf("No note says who decides about %s; %s.", i.Title, left(f.Due, a.On))
		f.Action = fmt.Sprintf("Find out who decides about %s, and write decider: NAME in its note.", i.Title)
	case i.Unresolved&journal.Holder != 0:
		f.State, f.Due, f.Text = Unknown, 0, fmt.Sprintf("The note of %s names a stakeholder, and it is not clear whom.", i.Title)
	default:
		a.by(&f)
		f.neverLate()
		f.Text = fmt.Sprintf("No note names anybody whom %s affects, or who has to carry it out.", i.Title)
		f.Action = fmt.Sprintf("Ask who would lose by %s, and whose work it changes.", i.Title)
	}
	if f.State == Info {
		f.Action = ""
	}
	return f
}

// wishful reports whether a long list of stances holds nobody who is against it.
func (a *Asking) wishful(i *journal.Initiative) bool {
	known := 0
	for _, s := range a.Stances(i) {
		if s.Now().At == note.Resistant {
			return false
		}
		if s.Now().At != note.StanceUnknown {
			known++
		}
	}
	return known >= a.Limit("stakeholders", "names", 5)
}

// hasPart reports whether the note of an initiative names somebody, or whom they speak for.
func hasPart(i *journal.Initiative, p *journal.Person) bool {
	for _, v := range p.Involved {
		if v.Initiative == i && v.Role != 0 {
			return true
		}
	}
	return slices.ContainsFunc(i.Stakeholders, func(s journal.Stakeholder) bool { return s.Rep == p || s.Person.Rep == p })
}

// stale are those whose stance is old, and the groups that nobody speaks for.
func (a *Asking) stale(i *journal.Initiative) []Finding {
	var list []Finding
	for _, s := range i.Stakeholders {
		if s.Person.Group() && s.Rep == nil && s.Person.Rep == nil {
			list = append(list, Finding{
				Subject: Subject{Person: s.Person}, Initiative: i, State: Info, Evidence: naming(i, s.Person), Confidence: Structural,
				Text: fmt.Sprintf("No note says who speaks for %s; rep: NAME says it.", s.Person.Name),
			})
		}
	}
	for _, s := range a.Stances(i) {
		now := s.Now()
		limit := a.Limit("stakeholders", "stale", 60)
		if now.Day == 0 || s.Reach == nil || a.Elapsed(s.Person, now.Day) <= limit {
			continue
		}
		list = append(list, Finding{
			Subject: Subject{Person: s.Person}, Initiative: i, State: Due, Since: now.Day,
			Due: a.DueDay(s.Person, now.Day, limit), DueFrom: a.reaches(s.Person, now.Day, limit+1),
			Evidence: []Evidence{now.From}, Confidence: Marked,
			To:     s.Reach,
			Text:   fmt.Sprintf("The last note of where %s stands on %s is of %s: %s.", s.Person.Name, i.Title, now.Day.Words(), now.At),
			Action: fmt.Sprintf("%s, where do you stand on %s now?", firstName(s.Reach), i.Title),
		})
	}
	return list
}
