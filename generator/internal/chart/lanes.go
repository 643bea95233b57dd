package chart

import (
	"slices"

	"rapport/generator/internal/civil"
)

// Lanes are where people stood on something over time, a lane a person, from resistant at its bottom to leading at its
// top.
type Lanes struct {
	Title     string
	Today     civil.Day
	Ahead     civil.Day // of a decision to come; zero when none is
	Rows      []Lane    // from top to bottom
	Decisions []Tick
}

// Lane is where somebody stood.
type Lane struct {
	Name, Href string
	Steps      []Step // in any order
	Want       int    // where they are wanted, as in [Stake]
	Worries    []Worry
}

// Step is a day from which somebody stood somewhere, and what moved them.
type Step struct {
	Day         civil.Day // zero: since before all others
	At          int       // as in [Stake]
	Title, Href string
}

// Worry is a concern that somebody spoke of.
type Worry struct {
	Day         civil.Day
	Open        bool // nothing answers it yet
	Title, Href string
}

// The heights of lanes, in tenths of a pixel.
const (
	stanceHead  = 300 // the words above: today, decided
	stanceRow   = 800
	stanceTop   = 240 // of the highest stance below the top of a row
	stanceSpan  = 85  // between two stances
	stanceWorry = 720 // the line that the letters of concerns stand on
	laneWidth   = 20  // letters of a name
)

// lanesPlan is the lanes, placed.
type lanesPlan struct {
	Lanes
	axis
	foot int
}

func (l Lanes) plan() *lanesPlan {
	p := &lanesPlan{Lanes: l}
	if !drawable(p.Today) {
		p.Today = 0
	}
	if !drawable(p.Ahead) {
		p.Ahead = 0
	}
	first, last := p.Today, max(p.Today, p.Ahead)
	hold := func(d civil.Day) {
		if !drawable(d) {
			return
		}
		if first == 0 {
			first = d
		}
		first, last = min(first, d), max(last, d)
	}
	p.Rows = slices.Clone(p.Rows)
	for i := range p.Rows {
		r := &p.Rows[i]
		r.Steps = slices.Clone(r.Steps)
		r.Want = knownStance(r.Want)
		slices.SortStableFunc(r.Steps, func(a, b Step) int { return a.Day.Compare(b.Day) })
		for k := range r.Steps {
			r.Steps[k].At = knownStance(r.Steps[k].At)
			hold(r.Steps[k].Day)
		}
		for _, w := range r.Worries {
			hold(w.Day)
		}
	}
	for _, d := range p.Decisions {
		hold(d.Day)
	}
	if first == 0 {
		first, last = 1, 1
	}
	p.axis = axisOver(first, last, personWidths)
	p.foot = stanceHead + len(p.Rows)*stanceRow
	return p
}

// level is how far down a stance is in the row at index i.
func (p *lanesPlan) level(i, stance int) int {
	return stanceHead + i*stanceRow + stanceTop + (5-stance)*stanceSpan
}

// SVG draws the lanes. As in [Timeline], links on marks are for the pointer alone: the list beneath leads to the same.
func (l Lanes) SVG() string {
	p := l.plan()
	height := p.foot + axisHeight
	s := newSVG(2048 + 900*len(p.Rows))
	s.put(`<svg class="tl ln" width="100%"`)
	s.attr("height", height)
	s.put(`><g role="img" aria-label="`)
	s.lanesWords(p)
	s.put(`"><rect class="tl-ground" width="100%"`)
	s.attr("height", height)
	s.put(`/>`)
	s.stretched(height)
	s.lanesGround(p)
	for i := range p.Rows {
		s.laneSteps(p, i)
	}
	s.put(`</svg>`)
	if p.Today != 0 {
		s.today(p.at(p.Today), 100, p.axis)
	}
	s.decided(p)
	s.names(p.axis, height-50)
	s.put(`</g><g aria-hidden="true">`)
	for i := range p.Rows {
		s.laneNames(p, i)
		s.laneMarks(p, i)
	}
	s.put(`</g></svg>`)
	return s.String()
}

// lanesGround draws the rules of years, of stances, of decisions and of today.
func (s *svg) lanesGround(p *lanesPlan) {
	s.rules(p.axis, stanceHead-60, p.foot+40)
	s.put(`<path class="tl-lanes" d="`)
	for i := range p.Rows {
		for _, stance := range [...]int{1, 3, 5} {
			s.move(0, p.level(i, stance))
			s.across(whole)
		}
	}
	s.put(`"/>`)
	s.ticks(p.axis, p.foot)
	for _, d := range p.Decisions {
		if drawable(d.Day) {
			s.put(`<path class="ln-decision" d="`)
			s.move(p.at(d.Day), stanceHead-70)
			s.down(p.foot - stanceHead + 70)
			s.put(`"/>`)
		}
	}
	if p.Ahead != 0 {
		s.put(`<path class="ln-ahead" d="`)
		s.move(p.at(p.Ahead), stanceHead-70)
		s.down(p.foot - stanceHead + 70)
		s.put(`"/>`)
	}
	if p.Today != 0 {
		s.put(`<path class="tl-today" d="`)
		s.move(p.at(p.Today), 130)
		s.down(p.foot - 130)
		s.put(`"/>`)
	}
}

// laneSteps draws where somebody stood as a line of steps up to today, and a broken one from there to where they are
// wanted.
func (s *svg) laneSteps(p *lanesPlan, i int) {
	r := &p.Rows[i]
	end := whole
	if p.Today != 0 {
		end = p.at(p.Today)
	}
	now := 0
	for k, step := range r.Steps {
		if step.At == 0 || p.Today != 0 && step.Day > p.Today {
			continue
		}
		x, y := p.stepAt(step), p.level(i, step.At)
		if now == 0 {
			s.put(`<path class="ln-steps" d="`)
			s.move(x, y)
		} else {
			s.put("H")
			s.tenths(x)
			s.put("V")
			s.tenths(y)
		}
		now = r.Steps[k].At
	}
	if now != 0 {
		s.put("H")
		s.tenths(end)
		s.put(`"/>`)
	}
	if r.Want != 0 && r.Want != now && p.Today != 0 {
		s.put(`<path class="ln-want" d="`)
		if now != 0 {
			s.move(end, p.level(i, now))
			s.put("V")
			s.tenths(p.level(i, r.Want))
		} else {
			s.move(end, p.level(i, r.Want))
		}
		s.put("H")
		s.tenths(whole)
		s.put(`"/>`)
	}
}

// stepAt is where a step stands; one without a day stands at the beginning.
func (p *lanesPlan) stepAt(step Step) int {
	if !drawable(step.Day) {
		return 0
	}
	return p.at(step.Day)
}

// laneNames writes who a lane is of, how they stand and are wanted, and the names of its lines.
func (s *svg) laneNames(p *lanesPlan, i int) {
	r := &p.Rows[i]
	y := stanceHead + i*stanceRow + 130
	if r.Href != "" {
		s.put(`<a href="`)
		s.text(r.Href)
		s.put(`" tabindex="-1">`)
	}
	s.letters("ln-name", always, 0, y)
	s.text(cut(r.Name, laneWidth))
	s.put(`<tspan class="ln-now" dx="8">`, r.stanceWords(p.Today), `</tspan>`)
	s.end()
	if r.Href != "" {
		s.put(`</a>`)
	}
	for _, stance := range [...]int{1, 3, 5} {
		s.lane(stanceName(stance), "", p.level(i, stance))
	}
}

// stanceWords says where somebody stands on a day, and where they are wanted.
func (r *Lane) stanceWords(on civil.Day) string {
	now := 0
	for _, step := range r.Steps {
		if on == 0 || step.Day <= on {
			now = step.At
		}
	}
	switch want := stanceName(r.Want); {
	case now == 0 && want == "":
		return "not noted"
	case now == 0:
		return "not noted → " + want
	case want == "" || r.Want == now:
		return stanceName(now)
	default:
		return stanceName(now) + " → " + want
	}
}
