package site

import (
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/practice"
)

// asks is what the practices ask about somebody.
type asks struct {
	Open    []findingRow // what asks for something first
	Settled []findingRow // met or snoozed
	Idle    idle
	Gone    string // why nothing is asked, when they have left; else empty
}

// idle is a journal in which nothing was noted for a while: what is missing may only be a missing note.
type idle struct {
	Now  bool // on the day of the page
	ISO  string
	Last string // the day of the last note, in words; empty when no note has one
}

func (p *planner) idle() idle {
	return idle{p.report().Idle, isoDay(p.report().LastNote), p.report().LastNote.Words()}
}

func (p *planner) asks(root string, x *journal.Person) asks {
	var a asks
	if st := status(x); st != note.Active {
		a.Gone = goneWords(x, st)
		return a
	}
	for _, f := range byState(p.about(x.ID)) {
		row := p.findingRow(root, f, x, nil)
		if f.State == practice.Met || f.State == practice.Snoozed {
			a.Settled = append(a.Settled, row)
		} else {
			a.Open = append(a.Open, row)
		}
	}
	if p.report().Idle && len(a.Open) > 0 {
		a.Idle = p.idle()
	}
	return a
}

// dormant is what to think of once, of who has left.
const dormant = "A dormant tie may be worth keeping: `status: active` and a long cadence, such as `cadence: 6 months`, keep it."

// goneWords says that nobody asks about somebody any more. What was stays in the timeline.
func goneWords(x *journal.Person, st note.Status) string {
	word := map[note.Status]string{note.Archived: "is archived", note.Left: "has left", note.Deceased: "has died"}[st]
	if word == "" {
		word = "is " + st.String()
	}
	words := x.Name + " " + word + ", so no practice asks anything about them."
	if st == note.Left {
		words += " " + dormant
	}
	return words
}
