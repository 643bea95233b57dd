package chart

import (
	"cmp"
	"slices"

	"rapport/generator/internal/civil"
)

// The heights of the parts of a timeline, in tenths of a pixel.
const (
	laneHeight     = 250
	loneHeight     = 330 // of a lane alone, which has letters above its line
	labelHeight    = 140 // of a row of small letters
	decisionHeight = 120
	axisHeight     = 190
)

// laneOrder is the order of lanes from the top: the nearer two people were, the higher.
var laneOrder = [...]Channel{InPerson, Remote, Written, Unstated}

// The names of lanes, and their shorter forms for narrow drawings.
var (
	laneNames      = [...]string{Unstated: "not said", InPerson: "in person", Remote: "call, video", Written: "written"}
	shortLaneNames = [...]string{Unstated: "", InPerson: "", Remote: "call", Written: ""}
)

// plan is everything that a timeline shows, placed.
type plan struct {
	Timeline
	history
	axis
	merging
	decisions    []Tick
	mine, theirs [][]bar

	lanes  []Channel
	dots   [len(laneNames)][]dot
	labels int // the line that letters above the lanes stand on
	top    int // of the lanes
	bottom int // of the lanes
	foot   int // of the promises, where the axis is
	height int
}

func (t Timeline) plan() *plan {
	p := &plan{Timeline: t}
	if p.Plain || !drawable(p.Today) {
		p.Today = 0
	}
	p.history = historyOf(t.Marks, t.Cadence, p.Today)
	if p.Plain {
		p.history = p.history.plain()
	}
	all := append(p.past[:len(p.past):len(p.past)], p.planned...)
	p.merging = mergingOf(all, p.Today)
	for _, d := range t.Decisions {
		if drawable(d.Day) {
			p.decisions = append(p.decisions, d)
		}
	}
	slices.SortFunc(p.decisions, func(a, b Tick) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Title, b.Title))
	})
	mine, theirs := p.bars()
	p.axis = p.span(all, mine, theirs)
	p.mine, p.theirs = rows(mine, p.axis), rows(theirs, p.axis)
	p.setLanes(all)
	p.setHeights()
	return p
}

func (p *plan) bars() (mine, theirs []bar) {
	for _, k := range p.Promises {
		b, ok := barOf(k, p.Today)
		switch {
		case ok && k.Mine:
			mine = append(mine, b)
		case ok:
			theirs = append(theirs, b)
		}
	}
	return mine, theirs
}

// span is the axis that holds everything there is to draw.
func (p *plan) span(all []Mark, bars ...[]bar) axis {
	first, last := p.Today, p.Today
	hold := func(from, to civil.Day) {
		if first == 0 {
			first, last = from, to
		}
		first, last = min(first, from), max(last, to)
	}
	if n := len(all); n > 0 {
		hold(all[0].Day, all[n-1].Day)
	}
	if n := len(p.decisions); n > 0 {
		hold(p.decisions[0].Day, p.decisions[n-1].Day)
	}
	for _, of := range bars {
		for _, b := range of {
			hold(b.from, b.last())
		}
	}
	if first == 0 {
		first, last = 1, 1 // nothing at all: any year does
	}
	return axisOver(first, last, personWidths)
}

// setLanes makes a lane for each channel once one is stated, so that an empty lane says something; a lane for what is
// not stated where there is any; and one lane alone where none is.
func (p *plan) setLanes(all []Mark) {
	var many [len(laneNames)]int
	for i := range all {
		many[all[i].Channel.known()]++
	}
	var of [len(laneNames)][]Mark
	for c, n := range many {
		of[c] = make([]Mark, 0, n)
	}
	for _, m := range all {
		c := m.Channel.known()
		of[c] = append(of[c], m)
	}
	stated := len(of[Unstated]) < len(all) || len(all) == 0
	drawn := 0
	for _, c := range laneOrder {
		if c == Unstated && len(of[c]) > 0 || c != Unstated && stated {
			p.lanes = append(p.lanes, c)
			p.dots[c] = dots(of[c], p.merging, p.Today)
			drawn += len(p.dots[c])
		}
	}
	if drawn == len(all) {
		p.merging = merging{} // nothing fell together, so there is nothing to say
	}
}

func (p *plan) setHeights() {
	if p.merging != (merging{}) {
		p.labels += labelHeight
	}
	p.top = p.labels + labelHeight
	p.labels += 100
	if len(p.decisions) > 0 {
		p.top += decisionHeight
	}
	p.bottom = p.top + len(p.lanes)*laneHeight
	if len(p.lanes) == 1 {
		p.bottom = p.top + loneHeight
	}
	p.foot = p.bottom
	for _, n := range [...]int{len(p.mine), len(p.theirs)} {
		if n > 0 {
			p.foot += promiseGap + n*promiseHeight
		}
	}
	p.height = p.foot + axisHeight
}

// middle is the height of the lane at index i.
func (p *plan) middle(i int) int { return p.bottom - (len(p.lanes)-i)*laneHeight + laneHeight/2 }

// SVG draws the timeline. It makes the same text for the same data, whatever the order of its lists.
//
// The picture and what it says in words are for everybody; the links on its marks are for the pointer alone, because
// a list beneath it leads to the same notes and four hundred stops on the way there help nobody.
func (t Timeline) SVG() string {
	p := t.plan()
	s := newSVG(3072 + 240*len(t.Marks) + 400*len(t.Promises) + 128*len(t.Decisions))
	s.put(`<svg class="tl" width="100%"`)
	s.attr("height", p.height)
	s.put(`><g role="img" aria-label="`)
	s.summary(t.Name, p.history)
	if p.merging != (merging{}) {
		s.put("; ")
		s.merged(p.merging)
	}
	s.put(`"><rect class="tl-ground" width="100%"`)
	s.attr("height", p.height)
	s.put(`/>`)
	s.stretched(p.height)
	s.silences(p)
	s.lines(p)
	s.bars(p)
	s.decisions(p)
	s.put(`</svg>`)
	s.labels(p)
	s.put(`</g>`)
	s.marks(p)
	s.put(`</svg>`)
	return s.String()
}

// silences shades what was longer than the cadence.
func (s *svg) silences(p *plan) {
	for _, q := range p.history.silences {
		x := p.at(q.from)
		w := p.at(q.to) - x
		if w == 0 {
			continue
		}
		class := "tl-gap"
		if q.running {
			class = "tl-gap tl-now"
		}
		s.put(`<path class="`, class, `" d="`)
		s.box(x, p.top, w, p.bottom-p.top)
		s.put(`"><title>`)
		s.int(q.days())
		s.put(` days without contact, `)
		s.day(q.from)
		s.put(` to `)
		s.day(q.to)
		s.put(`</title></path>`)
	}
}

// lines draws the rules of years, of lanes and of today, and the strokes for what was given and got.
func (s *svg) lines(p *plan) {
	s.rules(p.axis, p.top, p.height-40)
	s.put(`<path class="tl-lanes" d="`)
	for i := range p.lanes {
		s.move(0, p.middle(i))
		s.across(whole)
	}
	s.put(`"/>`)
	s.ticks(p.axis, p.foot)
	if p.Today != 0 {
		s.put(`<path class="tl-today" d="`)
		s.move(p.at(p.Today), p.labels+30)
		s.down(p.foot - p.labels - 30)
		s.put(`"/>`)
	}
}

func (s *svg) bars(p *plan) {
	y := p.bottom + 65
	for _, of := range [...][][]bar{p.mine, p.theirs} {
		for _, row := range of {
			for _, b := range row {
				s.promise(b, p.axis, y, p.Name)
			}
			y += promiseHeight
		}
		if len(of) > 0 {
			y += promiseGap
		}
	}
}

func (s *svg) decisions(p *plan) {
	for _, d := range p.decisions {
		s.put(`<path class="tl-decision" d="`)
		s.move(p.at(d.Day), p.top-decisionHeight+20)
		s.down(80)
		s.put(`"><title>`)
		s.day(d.Day)
		s.put(`, decided`)
		if d.Title != "" {
			s.put(`: `)
			s.text(d.Title)
		}
		s.put(`</title></path>`)
	}
}
