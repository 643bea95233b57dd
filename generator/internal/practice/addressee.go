package practice

import (
	"fmt"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// Whom an action speaks to. A sentence needs somebody who can hear it: not a group, and nobody who is away.

// address fills in to whom a finding's action speaks: its subject, unless its rule says otherwise, and of a group whoever
// speaks for it.
func (f *Finding) address() {
	if f.To == nil {
		f.To = f.Subject.Person
	}
	if f.To != nil && f.To.Group() && f.To.Rep != nil {
		f.To = f.To.Rep
	}
}

// reach turns what asks for something into something that is not known, when it would ask a group for which nobody
// speaks, and into something worth knowing while whom it would ask is away. Where somebody else would do, its rule has
// asked them.
func (a *Asking) reach(f *Finding) {
	if f.To == nil || f.State != Gap && f.State != Due {
		return
	}
	if f.To.Group() && f.Rule != deliver.ID { // a promise is mine to keep, whoever hears of it
		f.State, f.Action = Unknown, ""
		f.Text = noRep(f.To) + " " + f.Text
		return
	}
	if back := a.awayUntil(f.To); back != 0 {
		f.State, f.Action = Info, ""
		f.Text = fmt.Sprintf("%s is away until %s. %s", f.To.Name, back.Add(-1).Words(), f.Text)
	}
}

// noRep says that nobody speaks for a group.
func noRep(p *journal.Person) string {
	return fmt.Sprintf("No note says who speaks for %s; `rep: NAME` in its note says it.", p.Name)
}

// awayUntil is the day on which somebody who is away comes back; zero when they are not away.
func (a *Asking) awayUntil(p *journal.Person) civil.Day {
	n := facts(p)
	if n == nil {
		return 0
	}
	back := a.On
	for _, r := range merged(n.Away) {
		if r.Holds(back) {
			back = r.To.Add(1)
		}
	}
	if back == a.On {
		return 0
	}
	return back
}
