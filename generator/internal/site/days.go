package site

import "rapport/generator/internal/civil"

// dayForms are a day as lists write it.
type dayForms struct {
	ISO   string // 2026-09-14
	words string // 14 Sep 2026
	short string // 14 Sep
}

func formsOf(d civil.Day) dayForms {
	return dayForms{d.String(), d.Words(), shortDay(d)}
}

// The days around that of the pages whose forms are kept: a few thousand stand on pages some hundred thousand times.
const (
	keptBefore = 20 * 366
	keptAfter  = 366
)

// day is a day as lists write it.
func (p *planner) day(d civil.Day) dayForms {
	k := int(d) - int(p.Today) + keptBefore
	if k < 0 || k >= len(p.days) {
		return formsOf(d)
	}
	if kept := p.days[k].Load(); kept != nil {
		return *kept
	}
	made := formsOf(d)
	p.days[k].Store(&made) // whoever else makes it meanwhile makes the same
	return made
}
