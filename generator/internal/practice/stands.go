package practice

import (
	"fmt"
	"strings"
)

// How practices stand, in the words of the command line and of pages alike.

// stateOrder is the order in which states are told: what asks for something first.
var stateOrder = [...]State{Gap, Due, Planned, Unknown, Info, Snoozed, Met}

// Tally is how many findings of a state a practice has.
type Tally struct {
	State State
	N     int
}

// String says it in words: 2 gaps, 14 met.
func (t Tally) String() string {
	if t.State == Gap && t.N != 1 {
		return fmt.Sprintf("%d gaps", t.N)
	}
	return fmt.Sprintf("%d %s", t.N, t.State)
}

// Tallies are what a practice finds, by state: what asks for something first. States without a finding are left out.
func (s Standing) Tallies() []Tally {
	var list []Tally
	for _, state := range stateOrder {
		if n := s.Counts[state]; n > 0 {
			list = append(list, Tally{state, n})
		}
	}
	return list
}

// Nothing is how a practice stands that is tracked and finds nothing.
const Nothing = "nothing to say"

// Stands says in words how a practice stands.
func (s Standing) Stands() string {
	switch {
	case s.Off:
		return "switched off in rapport.yaml"
	case !s.Tracked:
		return "not tracked"
	case len(s.Tallies()) == 0:
		return "tracked, " + Nothing
	}
	var words []string
	for _, t := range s.Tallies() {
		words = append(words, t.String())
	}
	return strings.Join(words, ", ")
}

// Help says how a practice is started that is not tracked; it is empty of one that is, or is switched off.
func (s Standing) Help() string {
	if s.Tracked || s.Off {
		return ""
	}
	return "To start it, write " + s.Start
}

// Tracks says how many practices are tracked.
func (r *Report) Tracks() string {
	n := 0
	for _, s := range r.Rules {
		if s.Tracked {
			n++
		}
	}
	if n == 1 {
		return fmt.Sprintf("1 of %d practices is tracked", len(r.Rules))
	}
	return fmt.Sprintf("%d of %d practices are tracked", n, len(r.Rules))
}
