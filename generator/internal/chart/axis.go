package chart

import (
	"time"

	"rapport/generator/internal/civil"
)

// lastDay is 31 December 9999.
const lastDay civil.Day = 3652059

// drawable reports whether a day is one of the calendar.
func drawable(d civil.Day) bool { return 0 < d && d <= lastDay }

// axis places days across a drawing, from 0 to whole.
type axis struct {
	from, to civil.Day
	widths
}

func (a axis) at(d civil.Day) int {
	d = min(max(d, a.from), a.to)
	return int((int64(d-a.from)*whole*2/int64(a.to-a.from) + 1) / 2)
}

// days is how long the axis is.
func (a axis) days() int { return a.to.Since(a.from) }

// axisOver makes the axis that shows all days from first to last: whole months, at least a year, so that two months of
// mails do not look like a lifetime, and some air behind the last.
func axisOver(first, last civil.Day, w widths) axis {
	first = max(min(first, last.Add(-365)), 1)
	y, m, _ := first.Date()
	from := firstOf(y, m)
	y, m, _ = last.Date()
	to := max(firstOf(y, m+1), last.Add(last.Since(from)/50))
	return axis{from, min(max(to, from+1), lastDay+1), w}
}

// firstOf is the first day of a month; month 13 is the next January.
func firstOf(year int, month time.Month) civil.Day {
	if month > time.December {
		year, month = year+1, month-12
	}
	if d, ok := civil.Of(year, month, 1); ok {
		return d
	}
	return lastDay + 1
}

// years calls f for the first of January of each year on the axis, a step of years apart.
func (a axis) years(step int, f func(year, x int)) {
	for y := (a.from.Year() + step - 1) / step * step; ; y += step {
		d := firstOf(max(y, 1), time.January)
		if d > min(a.to, lastDay) {
			return
		}
		if d >= a.from {
			f(max(y, 1), a.at(d))
		}
	}
}

// yearStep is the least step of years that lie that many pixels apart. Each step is a multiple of those before it, so
// what stands on a narrow drawing stands on a wide one too.
func (a axis) yearStep(apart, width int) int {
	for step := 1; ; step *= 10 {
		for _, n := range [...]int{1, 2} {
			if 365*n*step*width >= apart*a.days() {
				return n * step
			}
		}
	}
}

// rules writes a path of the rules of years, over the height of the drawing.
func (s *svg) rules(a axis, top, bottom int) {
	s.put(`<path class="tl-rule" d="`)
	a.years(a.yearStep(12, a.widths[0]), func(_, x int) {
		s.move(x, top)
		s.down(bottom - top)
	})
	s.put(`"/>`)
}

// ticks writes a path of the ticks of months, or quarters of a longer time, below a line that closes the drawing.
func (s *svg) ticks(a axis, y int) {
	s.put(`<path class="tl-axis" d="`)
	s.move(0, y)
	s.across(whole)
	step := time.Month(1)
	switch n := a.days(); {
	case n > 15*366:
		step = 0
	case n > 5*366:
		step = 3
	}
	if step > 0 {
		year, month, _ := a.from.Date()
		for month = (month-1)/step*step + 1; ; month += step {
			if month > 12 {
				year, month = year+1, month-12
			}
			d := firstOf(year, month)
			if d > min(a.to, lastDay) {
				break
			}
			if d >= a.from {
				s.move(a.at(d), y)
				s.down(40)
			}
		}
	}
	s.put(`"/>`)
}

// The room, in pixels, that names on the axis need.
const (
	yearRoom  = 34
	monthRoom = 26
)

// names writes the names of years, and of quarters where there is room. The year in which the axis begins stands at its
// left end when the next is far enough.
func (s *svg) names(a axis, y int) {
	var steps widths
	for i, w := range a.widths {
		steps[i] = a.yearStep(yearRoom, w)
	}
	label := func(year, x, room int) {
		v := never
		for i, w := range a.widths {
			if year%steps[i] == 0 && pixels(room, w) >= yearRoom {
				v |= 1 << i
			}
		}
		if v != never {
			s.letters("tl-year", v, x, y)
			s.int(year)
			s.end()
		}
	}
	if first := a.from.Year(); firstOf(first, time.January) != a.from {
		next := whole
		a.years(1, func(_, x int) { next = min(next, x) })
		label(first, 0, next)
	}
	a.years(steps[len(steps)-1], func(year, x int) { label(year, x, whole-x) })
	s.quarters(a, y)
}

// quarters writes the names of April, July and October.
func (s *svg) quarters(a axis, y int) {
	quarter := 91 * whole / a.days()
	if pixels(quarter, a.widths[len(a.widths)-1]) < yearRoom {
		return
	}
	for year := a.from.Year(); year <= a.to.Year(); year++ {
		for m := time.April; m <= time.October; m += 3 {
			d := firstOf(year, m)
			if d <= a.from || d >= a.to {
				continue
			}
			x := a.at(d)
			v := a.seen(func(w int) bool {
				return pixels(quarter, w) >= yearRoom && pixels(whole-x, w) >= monthRoom && pixels(x, w) >= yearRoom
			})
			if v != never {
				s.letters("tl-month", v, x, y)
				s.month(m)
				s.end()
			}
		}
	}
}
