package practice

import (
	"fmt"
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// joint asks for common goals and a plan made together: every key stakeholder owns, agreed to or does a part of the
// initiative. The article states the shared plan; half a year, the share of tasks, and two weeks for the goal are
// judgement. Who only approves is left alone.
var joint = Rule{
	ID:       "joint",
	Article:  Alignment,
	Practice: "Agree on joint initiatives: set a common goal and make the plan together.",
	Start:    "`Agreed: WHAT YOU WILL DO TOGETHER` in a note about an initiative, or `owners: [me, NAME]` in its own",
	Limits:   map[string]int{"limit": 180, "tasks": 5, "share": 80, "goal": 14},
	Tracked: func(a *Asking) bool {
		return a.sharesWork() || slices.ContainsFunc(a.journal.Initiatives, func(i *journal.Initiative) bool {
			return i.Note.Initiative.Goal != ""
		})
	},
	Find: func(a *Asking) []Finding {
		list := a.room
		shares := a.sharesWork() // goals alone say nothing about who notes what was agreed
		for _, i := range a.LiveInitiatives() {
			if f, ok := a.sharedPlan(i); ok {
				list = append(list, f)
			}
			for _, p := range a.Key(i) {
				if shares && !approves(i, p) {
					list = append(list, a.joint(i, p))
				}
			}
		}
		return list
	},
}

// sharesWork reports whether any note shows something that was agreed, is owned by several, or is another's to do.
func (a *Asking) sharesWork() bool {
	if a.EverSaid(note.Agreed) {
		return true
	}
	for _, i := range a.journal.Initiatives {
		owners := len(i.Owners)
		if i.MeOwner {
			owners++
		}
		if owners > 1 || slices.ContainsFunc(i.Commitments, func(c *journal.Commitment) bool {
			return c.Owner != nil && c.Made <= a.On
		}) {
			return true
		}
	}
	return false
}

// approves reports whether somebody's only part in an initiative is to approve it.
func approves(i *journal.Initiative, p *journal.Person) bool {
	return slices.ContainsFunc(i.Stakeholders, func(s journal.Stakeholder) bool {
		return s.Person == p && s.Role == "approver"
	})
}

func (a *Asking) joint(i *journal.Initiative, p *journal.Person) Finding {
	f := Finding{Subject: Subject{Person: p}, Initiative: i, Evidence: naming(i, p), Confidence: Structural, Stake: 3}
	if slices.Contains(i.Owners, p) {
		f.State, f.Text = Met, fmt.Sprintf("%s owns a part of %s.", p.Name, i.Title)
		return f
	}
	day, text, e := a.lastJoint(i, p)
	if e != nil {
		f.Evidence, f.Confidence = e, Marked
		f.State, f.Text = Met, text
		if day == 0 {
			return f
		}
	}
	limit := a.Limit("joint", "limit", 180)
	f.Since = max(day, i.Start)
	if f.Since == 0 {
		f.State, f.Text = Unknown, fmt.Sprintf("No note shows a part of %s in %s, and none says when it began.", p.Name, i.Title)
		return f
	}
	f.Due = a.DueDay(p, f.Since, limit)
	if e != nil && a.On <= f.Due {
		f.GapFrom = f.Due.Add(1)
		return f
	}
	a.by(&f)
	f.Text = fmt.Sprintf("No note since %s shows anything of %s that %s owns, agreed to or does; %s.", f.Since.Words(), i.Title, p.Name, left(f.Due, a.On))
	if f.State != Info {
		f.Action = fmt.Sprintf("%s, would you own one milestone of %s?", firstName(p), i.Title)
	}
	if day, e := a.Plan(p, f.Due, both(direct, about(i))); day != 0 {
		f.State, f.Action, f.Evidence = Planned, "", e
		f.Text = fmt.Sprintf("A talk is planned for %s. %s", day.Words(), f.Text)
	}
	return f
}

// lastJoint is the last thing that somebody agreed to or has to do in an initiative. A task without a day is their part
// as long as it is open; it comes last.
func (a *Asking) lastJoint(i *journal.Initiative, p *journal.Person) (day civil.Day, text string, e []Evidence) {
	for _, s := range a.Said(p, note.Agreed) {
		if s.Initiative == i || s.Initiative == nil && (s.Meeting == nil || len(s.Meeting.Initiatives) == 0 || about(i)(s.Meeting)) {
			day, text, e = s.Day, fmt.Sprintf("Agreed: %s.", quoted(s.Text)), lines(s)
			if s.Day != 0 {
				text = fmt.Sprintf("Agreed on %s: %s.", s.Day.Words(), quoted(s.Text))
			}
		}
	}
	for _, c := range p.Commitments {
		if c.Owner != p || c.Initiative != i || c.State == note.Cancelled || c.Made > a.On {
			continue
		}
		last := c.Made
		if c.Done <= a.On {
			last = max(last, c.Done)
		}
		if open := c.State == note.Open || c.Done > a.On; open && c.Made == 0 {
			return 0, fmt.Sprintf("Has a part to do: %s.", quoted(c.Text)), []Evidence{{c.Note, c.Line}}
		}
		if last != 0 && last >= day {
			day, text, e = last, fmt.Sprintf("Has a part to do: %s.", quoted(c.Text)), []Evidence{{c.Note, c.Line}}
		}
	}
	return day, text, e
}

// sharedPlan is how the goal and plan of an initiative stand: a goal in a sentence, and tasks that are not all mine.
func (a *Asking) sharedPlan(i *journal.Initiative) (f Finding, ok bool) {
	f = Finding{Subject: Subject{Initiative: i}, Evidence: in(i), Confidence: Structural, Since: i.Start}
	goal := i.Note.Initiative.Goal
	if goal == "" {
		if i.Start == 0 {
			return f, false
		}
		f.Due = a.DueDay(nil, i.Start, a.Limit("joint", "goal", 14))
		if a.On > f.Due {
			f.State, f.DueFrom = Due, f.Due.Add(1)
			f.Text = fmt.Sprintf("No note says what %s is for; it began on %s.", i.Title, i.Start.Words())
			f.Action = fmt.Sprintf("Write the goal of %s in one sentence that all its owners would sign.", i.Title)
			return f, true
		}
	}
	mine, all := a.tasks(i)
	if all >= a.Limit("joint", "tasks", 5) && mine*100 > all*a.Limit("joint", "share", 80) {
		f.State, f.Due = Due, 0
		f.Text = fmt.Sprintf("Not co-created: %d of %d tasks of %s are yours.", mine, all, i.Title)
		f.Action = fmt.Sprintf("Ask one key stakeholder to own a milestone of %s.", i.Title)
		return f, true
	}
	if goal == "" {
		return f, false
	}
	f.State, f.Text = Met, fmt.Sprintf("Goal: %s.", quoted(goal))
	return f, true
}

// tasks counts the tasks of an initiative that say whose they are, made within the limit or without a day.
func (a *Asking) tasks(i *journal.Initiative) (mine, all int) {
	from := a.On.Add(-a.Limit("joint", "limit", 180))
	counted := map[*note.Task]bool{}
	for _, c := range i.Commitments {
		counted[c.Task] = true
		if c.State == note.Cancelled || c.Made > a.On || c.Made != 0 && c.Made < from {
			continue
		}
		if all++; c.Owner == nil {
			mine++
		}
	}
	for k := range i.Note.Tasks { // one of mine with nobody else on it is no commitment, but part of the plan
		t := &i.Note.Tasks[k]
		if !counted[t] && t.State != note.Cancelled && t.Owner != nil && (t.To == nil || isMe(t.To)) && isMe(t.Owner) {
			mine, all = mine+1, all+1
		}
	}
	return mine, all
}

func isMe(n *note.Name) bool {
	name := note.FoldName(n.Text)
	return name == "me" || name == "i"
}
