package practice

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// wiift asks what is in an initiative for each of its key stakeholders. The article states the question; two weeks from
// the start, two weeks before a decision or group meeting, and the same answer for more than two are judgement.
var wiift = Rule{
	ID:       "wiift",
	Article:  Alignment,
	Practice: "Shift your perspective: keep asking what is in it for them.",
	Start:    "`WIIFT [[NAME]]: WHAT THEY GET OUT OF IT` in a note about an initiative, or a column `WIIFT` in its table of stakeholders",
	Limits:   map[string]int{"limit": 14, "before": 14, "same": 2},
	Tracked: func(a *Asking) bool {
		if a.EverSaid(note.WIIFT) {
			return true
		}
		for _, i := range a.journal.Initiatives {
			if slices.ContainsFunc(i.Stakeholders, func(s journal.Stakeholder) bool { return s.WIIFT != "" }) {
				return true
			}
		}
		return false
	},
	Find: func(a *Asking) []Finding {
		list := a.room
		for _, i := range a.LiveInitiatives() {
			for _, p := range a.Key(i) {
				if f, ok := a.wiift(i, p); ok {
					list = append(list, f)
				}
			}
			if f, ok := a.generic(i); ok {
				list = append(list, f)
			}
		}
		return list
	},
}

func (a *Asking) wiift(i *journal.Initiative, p *journal.Person) (f Finding, ok bool) {
	f = Finding{Subject: Subject{Person: p}, Initiative: i, Since: i.Start, Evidence: naming(i, p), Confidence: Structural, Stake: 3}
	for _, s := range i.Stakeholders {
		if s.Person != p && s.Rep != p {
			continue
		}
		if s.WIIFT != "" {
			f.State, f.Text = Met, fmt.Sprintf("In it for %s: %s.", s.Person.Name, quoted(s.WIIFT))
			return f, true
		}
		if s.Person == p && s.Power == "low" && s.Interest == "high" { // to be kept informed, no more
			return f, false
		}
	}
	var planned *journal.Said
	for _, s := range a.saidOf[p] {
		if s.Word != note.WIIFT || s.Initiative != nil && s.Initiative != i {
			continue
		}
		if s.Day <= a.On {
			f.State, f.Text = Met, fmt.Sprintf("In it for %s: %s.", p.Name, quoted(s.Text))
			f.Evidence, f.Confidence = lines(s), Marked
			return f, true
		}
		planned = cmp.Or(planned, s)
	}
	return a.blank(f, planned)
}

// blank is the finding when no note shows what is in it for somebody. A note to come may hold the line already.
func (a *Asking) blank(f Finding, planned *journal.Said) (Finding, bool) {
	i, p := f.Initiative, f.Subject.Person
	if i.Start != 0 {
		f.Due = a.DueDay(p, i.Start, a.Limit("wiift", "limit", 14))
		f.DueFrom = f.Due.Add(1)
	}
	day, what, e := a.occasion(i)
	if day != 0 {
		f.GapFrom, f.OverFrom = day.Add(-a.Limit("wiift", "before", 14)), max(day, a.On+1)
	}
	f.Text = fmt.Sprintf("No note shows what is in %s for %s; %s.", i.Title, p.Name, left(f.Due, a.On))
	f.Action = fmt.Sprintf("%s, what would you get out of %s if it went well?", firstName(p), i.Title)
	switch {
	case f.GapFrom != 0 && a.On >= f.GapFrom:
		f.State, f.Due = Gap, day
		f.Text = fmt.Sprintf("No note shows what is in %s for %s; %s is on %s.", i.Title, p.Name, what, day.Words())
		f.Evidence = append(f.Evidence, e...)
	case i.Start == 0:
		f.State, f.Action = Unknown, ""
		f.Text = fmt.Sprintf("No note shows what is in %s for %s, and none says when it began.", i.Title, p.Name)
	case a.On > f.Due:
		f.State = Due
	default:
		f.State, f.Action = Info, ""
	}
	if planned != nil && planned.Day <= a.horizon(f.Due) {
		f.State, f.Action, f.Evidence = Planned, "", lines(planned)
		f.Text = fmt.Sprintf("Noted for %s: %s.", planned.Day.Words(), quoted(planned.Text))
	}
	return f, true
}

// occasion is the first decision or group meeting about an initiative that is to come.
func (a *Asking) occasion(i *journal.Initiative) (day civil.Day, what string, e []Evidence) {
	if d := i.Note.Initiative.Decision; d >= a.On {
		day, what = d, "the decision"
	}
	for _, m := range slices.Backward(i.Meetings) {
		if m.Day <= a.On {
			break
		}
		if m.Others() > 1 && (day == 0 || m.Day < day) {
			day, what, e = m.Day, "a meeting of several", []Evidence{{m.Note, m.Line}}
		}
	}
	return day, what, e
}

// generic tells of an initiative in which the same is said to be in it for several.
func (a *Asking) generic(i *journal.Initiative) (f Finding, ok bool) {
	most := a.Limit("wiift", "same", 2)
	same := map[string][]*journal.Person{}
	var texts []string
	add := func(text string, p *journal.Person) {
		key := sameText(text)
		if key == "" || slices.Contains(same[key], p) {
			return
		}
		if same[key] == nil {
			texts = append(texts, text)
		}
		same[key] = append(same[key], p)
	}
	for _, s := range i.Stakeholders {
		add(s.WIIFT, s.Person)
	}
	for _, s := range a.SaidIn(i, note.WIIFT) {
		for _, p := range s.People {
			add(s.Text, p)
		}
	}
	for _, text := range texts {
		if people := same[sameText(text)]; len(people) > most {
			return Finding{
				State: Info, Subject: Subject{Initiative: i}, Evidence: in(i), Confidence: Structural,
				Text: fmt.Sprintf("Generic: the same is in it for %s: %s.", names(people), quoted(text)),
			}, true
		}
	}
	return f, false
}

// sameText is what texts that say the same share.
func sameText(text string) string { return strings.ToLower(strings.TrimRight(text, ". ")) }
