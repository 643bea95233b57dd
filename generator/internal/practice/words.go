package practice

import (
	"fmt"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// left says how far a day is off, or how long it has passed.
func left(due, on civil.Day) string {
	switch n := due.Since(on); {
	case n > 1:
		return fmt.Sprintf("%d days left", n)
	case n == 1:
		return "one day left"
	case n == 0:
		return "today is the last day"
	case n == -1:
		return "one day late"
	default:
		return fmt.Sprintf("%d days late", -n)
	}
}

// firstName is what one would call somebody when asking for something.
func firstName(p *journal.Person) string {
	for i, r := range p.Name {
		if r == ' ' {
			return p.Name[:i]
		}
	}
	return p.Name
}
