package practice

import (
	"fmt"
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// Choice is whom to choose in the week under way, of the connections.
type Choice struct {
	// State is Due when somebody is to be chosen, Planned when a plan stands in the notes, Met when the week held
	// direct contact, and Info when nobody waits.
	State    State
	Person   *journal.Person // who waits the longest, is planned, or was met first; nil when nobody is
	Since    civil.Day       // of Due: their last direct contact, else the beginning of the tie; may be zero
	Text     string          // why, in one line of plain words
	Next     string          // of Due: a plan for the key `next` of their note: when, and what
	Evidence []Evidence
}

// Choice says whom to choose this week, besides those whom its actions ask already; false when nobody is a connection, or
// the practice is off.
func (r *Report) Choice() (Choice, bool) {
	a := r.asking
	connections := a.TiedOn(note.Connection)
	if !a.tracks(&oneAWeek) || len(connections) == 0 {
		return Choice{}, false
	}
	this := a.fillWeeks([]week{{first: a.Week(a.On)}})[0]
	taken := map[string]bool{}
	few, _ := r.Actions(r.Options.Actions)
	for i := range few {
		few[i].takes(taken)
	}
	return a.choose(this, connections, taken), true
}

// choose says how the week under way stands, and who of the connections waits the longest, but for those who are taken.
func (a *Asking) choose(this week, connections []*journal.Person, taken map[string]bool) Choice {
	if len(this.people) > 0 {
		return Choice{
			State: Met, Person: this.people[0], Evidence: []Evidence{this.evidence},
			Text: fmt.Sprintf("This week holds one with %s.", names(this.people)),
		}
	}
	end := this.first.Add(6)
	for _, p := range connections {
		day, e := a.Plan(p, end, direct)
		if n := facts(p); day == 0 && n != nil && n.Next >= a.On && n.Next <= end && n.NextText != "" {
			day, e = n.Next, []Evidence{place(p.Note, n.Lines.Next)}
		}
		if day != 0 {
			return Choice{State: Planned, Person: p, Evidence: e, Text: fmt.Sprintf("Planned with %s for %s.", p.Name, day.Words())}
		}
	}
	if a.current(connections) {
		return Choice{State: Info, Text: "Every connection is within their rhythm, so nothing is due: a new one could join the list."}
	}
	waiting := slices.DeleteFunc(slices.Clone(connections), func(p *journal.Person) bool { return taken[p.ID] })
	p, since := a.longestWait(waiting)
	if p == nil && len(waiting) < len(connections) {
		return Choice{State: Info, Text: "Whoever waits is among those to be asked this week, or rests."}
	}
	if p == nil {
		return Choice{State: Info, Text: "Every connection rests, so nothing is due."}
	}
	c := Choice{State: Due, Person: p, Since: since, Text: p.Name + " waits longest"}
	if since != 0 {
		c.Text += ", since " + since.Words()
	}
	c.Text += "."
	what := "ask what they are working on"
	if n := facts(p); n != nil && len(n.CaresAbout) > 0 {
		what = "ask about " + n.CaresAbout[0]
	}
	const friday = 4 // the last day to meet at work
	c.Next = fmt.Sprintf("%s coffee, %s", max(a.On, this.first.Add(friday)), what)
	return c
}
