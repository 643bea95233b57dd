package practice

import (
	"fmt"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// interests asks what every key stakeholder wants or cares about. The article asks to understand their interests and
// perspectives; two weeks from the start of the initiative, and asking again after half a year, are judgement.
var interests = Rule{
	ID:       "interests",
	Article:  Coalitions,
	Practice: "Know what each key stakeholder wants and cares about.",
	Start:    "`Wants: WHAT THEY WANT` in a note of a talk, or `cares_about: [TEXT]` in the note of a person",
	Limits:   map[string]int{"limit": 14, "again": 180},
	Tracked: func(a *Asking) bool {
		if a.EverSaid(interestWords...) {
			return true
		}
		for _, p := range a.active {
			if len(cares(p)) > 0 {
				return true
			}
		}
		return false
	},
	Find: func(a *Asking) []Finding {
		list := a.room
		for _, k := range a.KeyPeople() {
			list = append(list, a.interests(k))
		}
		return list
	},
}

// interestWords say what somebody wants or fears. What was heard is read as well: it may only satisfy.
var interestWords = []note.Word{note.Wants, note.Concern, note.Heard}

// cares is what somebody's note says that they care about; it has no day.
func cares(p *journal.Person) []string {
	if n := facts(p); n != nil {
		return n.CaresAbout
	}
	return nil
}

func (a *Asking) interests(k keyPerson) Finding {
	p, i := k.Person, k.in[0]
	f := Finding{Subject: Subject{Person: p}, Confidence: Marked, Stake: 3}
	if last := a.LastSaid(p, nil, interestWords...); last != nil {
		return a.interestsAgain(p, f, last)
	}
	if texts := cares(p); len(texts) > 0 {
		f.State, f.Confidence, f.Evidence = Met, Structural, []Evidence{place(p.Note, facts(p).Lines.CaresAbout)}
		f.Text = fmt.Sprintf("Cares about %s.", and(texts[:min(len(texts), 3)]...))
		return f
	}
	f.Confidence, f.Evidence = Structural, naming(i, p)
	if i.Start == 0 {
		f.State = Unknown
		f.Text = fmt.Sprintf("No note shows what %s wants, and none says when %s began.", p.Name, i.Title)
		return f
	}
	f.Since = i.Start
	f.Due = a.DueDay(p, i.Start, a.Limit("interests", "limit", 14))
	f.Text = fmt.Sprintf("No note shows what %s wants; %s began on %s; %s.", p.Name, i.Title, i.Start.Words(), left(f.Due, a.On))
	if a.by(&f); f.State != Info {
		f.Action = fmt.Sprintf("%s, what would make %s a win for you?", firstName(p), i.Title)
	}
	return a.orPlanned(f)
}

// interestsAgain is the finding when something was said: what was said long ago is worth asking again.
func (a *Asking) interestsAgain(p *journal.Person, f Finding, last *journal.Said) Finding {
	f.Evidence = lines(last)
	f.State, f.Text = Met, fmt.Sprintf("Said, without a day: %s.", quoted(last.Text))
	if last.Day == 0 {
		return f
	}
	f.Since, f.Due = last.Day, a.DueDay(p, last.Day, a.Limit("interests", "again", 180))
	f.DueFrom = f.Due.Add(1)
	f.Text = fmt.Sprintf("Said on %s: %s.", last.Day.Words(), quoted(last.Text))
	if a.On <= f.Due {
		return f
	}
	f.State = Due
	f.Text = fmt.Sprintf("No note since %s shows what %s wants; then it was %s.", last.Day.Words(), p.Name, quoted(last.Text))
	f.Action = fmt.Sprintf("%s, you said %s in %s; is that still so?", firstName(p), quoted(last.Text), month(last.Day))
	return a.orPlanned(f)
}
