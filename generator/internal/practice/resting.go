package practice

import (
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// resting reports whether nothing is to be asked of somebody now: they are archived or away, or silenced for the rule.
// Rules that speak of several people in one finding leave them out; of one person the guards say it.
func (a *Asking) resting(p *journal.Person, rule string) bool {
	n := facts(p)
	if n == nil {
		return false
	}
	return !a.isActive(p) || a.silenced(&Finding{Rule: rule, Subject: Subject{Person: p}}) ||
		slices.ContainsFunc(n.Away, func(r civil.Range) bool { return r.Holds(a.On) })
}

// isActive reports whether somebody counts now.
func (a *Asking) isActive(p *journal.Person) bool {
	n := facts(p)
	return n == nil || n.Status == note.Active
}
