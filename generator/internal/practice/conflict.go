package practice

import (
	"fmt"
	"slices"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// conflict shows two stakeholders of an initiative who seem to stand against each other and were not in one room for
// two months. The article counts managing healthy conflict and solving problems jointly among the skills of alignment.
// That they differ is read out of their concerns and stances: it is worth knowing, and never an action.
var conflict = Rule{
	ID:       "conflict",
	Article:  Alignment,
	Practice: "Manage healthy conflict: bring those who differ together and solve the problem jointly.",
	Start:    "`Concern NAME: WHAT WORRIES THEM` or `Stance NAME: resistant` in a note about an initiative",
	Limits:   map[string]int{"together": 60},
	Tracked: func(a *Asking) bool {
		return a.EverSaid(note.Concern, note.StanceWord) || slices.ContainsFunc(a.LiveInitiatives(), func(i *journal.Initiative) bool {
			return slices.ContainsFunc(i.Stakeholders, func(s journal.Stakeholder) bool { return s.Now == note.Resistant })
		})
	},
	Find: func(a *Asking) []Finding {
		list := a.room
		for _, i := range a.LiveInitiatives() {
			list = append(list, a.conflict(i)...)
		}
		return list
	},
}

// side is where a stakeholder stands on an initiative.
type side struct {
	*journal.Person
	stance  note.Stance
	concern *journal.Said // that is open; nil when there is none
}

// differs reports whether two seem to differ: one is resistant, or has a concern, and the other supports it; or both
// have concerns of their own.
func (s side) differs(t side) bool {
	for _, pair := range [...][2]side{{s, t}, {t, s}} {
		no, yes := pair[0], pair[1]
		if (no.stance == note.Resistant || no.concern != nil) && yes.stance >= note.Supportive && yes.concern == nil {
			return true
		}
	}
	return s.concern != nil && t.concern != nil
}

func (s side) words() string {
	if s.stance == note.Resistant || s.concern == nil {
		return s.Name + " is " + s.stance.String()
	}
	return s.Name + " has an open concern"
}

// sides are the stakeholders of an initiative who can be brought together.
func (a *Asking) sides(i *journal.Initiative) []side {
	var list []side
	for _, h := range a.audiences(i) {
		if h.person.Group() || a.resting(h.person, "conflict") {
			continue
		}
		stance, _ := i.StanceOf(h.person, a.On)
		list = append(list, side{h.person, stance, a.openConcernIn(i, h.person)})
	}
	return list
}

// openConcernIn is the first concern of somebody about an initiative that is open; nil when there is none.
func (a *Asking) openConcernIn(i *journal.Initiative, p *journal.Person) *journal.Said {
	for _, s := range a.OpenConcerns(p) {
		if s.Initiative == i {
			return s
		}
	}
	return nil
}

// conflict names the first two who differ and were not in one room, or else the last who were.
func (a *Asking) conflict(i *journal.Initiative) []Finding {
	var found []Finding
	sides := a.sides(i)
	for k, s := range sides {
		for _, t := range sides[k+1:] {
			if s.differs(t) {
				found = append(found, a.differing(i, s, t))
			}
		}
	}
	slices.SortStableFunc(found, func(a, b Finding) int { return worse(a.State) - worse(b.State) })
	if n := len(found) - 1; n > 0 {
		found[0].Text += fmt.Sprintf(" So for %s.", count(n, "other pair", "other pairs"))
	}
	return found[:min(len(found), 1)]
}

func (a *Asking) differing(i *journal.Initiative, s, t side) Finding {
	f := Finding{Subject: Subject{Initiative: i}, State: Info, Confidence: Inferred, Stake: max(a.Stake(s.Person), a.Stake(t.Person))}
	f.Evidence = append(a.sideEvidence(i, s), a.sideEvidence(i, t)...)
	if len(f.Evidence) == 0 {
		f.Evidence = in(i)
	}
	days := a.Limit("conflict", "together", 60)
	differ := s.words() + " and " + t.words()
	if s.concern != nil && t.concern != nil {
		differ = s.Name + " and " + t.Name + " each have an open concern"
	}
	f.Text = fmt.Sprintf("On %s %s; no note shows both in one room in %d days.", i.Title, differ, days)
	room := func(m *journal.Meeting) bool {
		return m.Channel.Kind != note.Written && slices.Contains(m.People, t.Person)
	}
	if c := a.Last(s.Person, room); c != nil && a.Elapsed(nil, c.Day) < days {
		f.State, f.Confidence, f.Evidence = Met, Structural, at(c)
		f.Text = fmt.Sprintf("On %s %s; both were in one room on %s.", i.Title, differ, c.Day.Words())
		return f
	}
	if day, e := a.Plan(s.Person, 0, room); day != 0 {
		return f.orPlan(day, e)
	}
	return f
}

// sideEvidence is the line that says where somebody stands; none when only the list of stakeholders does.
func (a *Asking) sideEvidence(i *journal.Initiative, s side) []Evidence {
	if s.concern != nil {
		return lines(s.concern)
	}
	for _, said := range slices.Backward(a.SaidIn(i, note.StanceWord)) {
		if said.Stance == s.stance && slices.Contains(said.People, s.Person) {
			return lines(said)
		}
	}
	return nil
}
