package practice

import (
	"cmp"
	"fmt"
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// deliver asks to keep promises, or to move them before their day. The article asks to "repeatedly deliver"; a week's
// grace with key stakeholders, two with others, and four of five kept are judgement. Promises without a day are not
// judged, nor is what others owe: it is only told.
var deliver = Rule{
	ID:       "deliver",
	Article:  Alignment,
	Practice: "Deliver consistently: keep what you promised, or name another day before it passes.",
	Start:    "`- [ ] me -> [[NAME]]: WHAT (by DAY)` in any note",
	Limits:   map[string]int{"key": 7, "others": 14, "ahead": 10, "rate": 80, "last": 10, "enough": 5},
	Tracked: func(a *Asking) bool {
		return slices.ContainsFunc(a.events.promises, func(c *journal.Commitment) bool { return c.Made <= a.On })
	},
	Find: func(a *Asking) []Finding {
		list := a.room
		for _, p := range a.Active() {
			if f, ok := a.deliver(p); ok {
				list = append(list, f)
			}
		}
		return append(list, a.keptRate()...)
	},
}

// Open reports whether a commitment was still to be done on the day; one that is ticked without a day never was.
func (a *Asking) Open(c *journal.Commitment) bool {
	return c.State == note.Open || c.State == note.Kept && c.Done > a.On
}

// KeptInTime reports whether a promise that names a day was kept by it; one that is ticked without a day was. A day that
// was moved is the day that counts.
func KeptInTime(c *journal.Commitment) bool { return c.Done <= c.Due }

// Soon reports whether the day that an open promise names is near.
func (a *Asking) Soon(c *journal.Commitment) bool {
	return a.On <= c.Due && c.Due.Since(a.On) <= a.Limit("deliver", "ahead", 10)
}

// deliver is what is worst between somebody and me: the first promise that is late, else what they owe, else one kept.
func (a *Asking) deliver(p *journal.Person) (f Finding, ok bool) {
	grace := a.Limit("deliver", "others", 14)
	if a.IsKey(p) {
		grace = a.Limit("deliver", "key", 7)
	}
	var worst *journal.Commitment
	var state State
	for _, c := range p.Commitments {
		if c.Due == 0 || c.Made > a.On || c.State == note.Cancelled {
			continue
		}
		if s, ok := a.promise(p, c, grace); ok && (worst == nil || worse(s) < worse(state)) {
			worst, state = c, s
		}
	}
	if worst == nil {
		return f, false
	}
	return a.delivery(p, worst, state, grace), true
}

// promise is how a commitment stands; false when there is nothing to say of it.
func (a *Asking) promise(p *journal.Person, c *journal.Commitment, grace int) (State, bool) {
	switch {
	case !a.Open(c):
		return Met, c.Owner == nil && KeptInTime(c)
	case c.Owner != nil:
		return Info, c.Owner == p && c.To == nil && c.Due < a.On
	case a.On < c.Due:
		return Info, a.Soon(c)
	case a.Elapsed(p, c.Due) > grace:
		return Gap, true
	}
	return Due, true
}

// delivery says how a commitment stands.
func (a *Asking) delivery(p *journal.Person, c *journal.Commitment, s State, grace int) Finding {
	f := Finding{
		State: s, Subject: Subject{Person: p}, Since: c.Made, Due: c.Due, Evidence: []Evidence{{c.Note, c.Line}},
		Confidence: Structural,
	}
	if s != Met && c.Owner == nil {
		f.DueFrom, f.GapFrom = c.Due, a.reaches(p, c.Due, grace+1)
	}
	switch {
	case a.counting:
		return f
	case s == Met:
		f.Text = fmt.Sprintf("Kept: %s.", quoted(c.Text))
		return f
	case c.Owner != nil:
		f.Text = fmt.Sprintf("Waiting on %s for %s since %s.", p.Name, quoted(c.Text), c.Due.Words())
		return f
	}
	f.Text = fmt.Sprintf("Owed to %s: %s, %s.", p.Name, quoted(c.Text), left(c.Due, a.On))
	switch s {
	case Gap:
		f.Action = fmt.Sprintf("%s, I owe you %s since %s: you have it today, or tell me which day still helps.",
			firstName(p), quoted(c.Text), c.Due.Words())
	case Due:
		f.Action = fmt.Sprintf("%s, %s was due on %s: you have it today.", firstName(p), quoted(c.Text), c.Due.Words())
	}
	return f
}

// LastClosed are the last promises of mine that name a day and were closed, the oldest first: those whose kept rate
// counts.
func (a *Asking) LastClosed() []*journal.Commitment {
	var last []*journal.Commitment
	for _, c := range slices.Backward(a.events.closed) {
		if len(last) >= a.Limit("deliver", "last", 10) {
			break
		}
		if c.Made <= a.On && ClosedOn(c) <= a.On {
			last = append(last, c)
		}
	}
	slices.Reverse(last)
	return last
}

// keptRate says how many of the last promises that were closed were kept in time.
func (a *Asking) keptRate() []Finding {
	closed := a.LastClosed()
	n := len(closed)
	if n < max(a.Limit("deliver", "enough", 5), 1) {
		return nil
	}
	f := Finding{Subject: Subject{Part: "journal"}, Confidence: Structural}
	good := 0
	for _, c := range closed {
		if KeptInTime(c) {
			good++
		} else {
			f.Evidence = append(f.Evidence, Evidence{c.Note, c.Line})
		}
	}
	f.Text = fmt.Sprintf("%d of the last %d promises were kept in time.", good, n)
	if 100*good < a.Limit("deliver", "rate", 80)*n {
		f.State = Due
		f.Action = "Move what you cannot keep before its day: `(by NEW DAY, was OLD DAY)`."
	}
	return []Finding{f}
}

// ClosedOn is the day on which a promise was closed: the day behind the tick, else the day it was due, else that it was
// made.
func ClosedOn(c *journal.Commitment) civil.Day { return cmp.Or(c.Done, c.Due, c.Made) }
