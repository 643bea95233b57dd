package chart

import (
	"time"

	"rapport/generator/internal/civil"
)

// whole is the width of a drawing in the units of [axis].
const whole = 10000

// The least widths of a drawing, in pixels, that its labels are laid out for: on a phone and on anything wider than
// 40 rem, which is where templates/chart.css changes over.
const (
	narrow = 270
	wide   = 540
)

// lastDay is 31 December 9999.
const lastDay civil.Day = 3652059

// drawable reports whether a day is one of the calendar.
func drawable(d civil.Day) bool { return 0 < d && d <= lastDay }

// axis places days across a drawing, from 0 to whole.
type axis struct{ from, to civil.Day }

func (a axis) at(d civil.Day) int {
	d = min(max(d, a.from), a.to)
	return int((int64(d-a.from)*whole*2/int64(a.to-a.from) + 1) / 2)
}

// days is how long the axis is.
func (a axis) days() int { return a.to.Since(a.from) }

// axisOver makes the axis that shows all days from first to last: whole months, at least a year, so that two months of
// mails do not look like a lifetime, and some air behind the last.
func axisOver(first, last civil.Day) axis {
	first = max(min(first, last.Add(-365)), 1)
	y, m, _ := first.Date()
	from := firstOf(y, m)
	y, m, _ = last.Date()
	to := max(firstOf(y, m+1), last.Add(last.Since(from)/50))
	return axis{from, max(to, from+1)}
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

// sight says on which drawings a label stands.
type sight uint8

const (
	always sight = iota
	onlyWide
	onlyNarrow
	never
)

func seen(onNarrow, onWide bool) sight {
	switch {
	case onNarrow && onWide:
		return always
	case onWide:
		return onlyWide
	case onNarrow:
		return onlyNarrow
	}
	return never
}

// class is the ending of a label's class attribute.
func (v sight) class() string {
	switch v {
	case onlyWide:
		return " tl-w"
	case onlyNarrow:
		return " tl-n"
	}
	return ""
}

// pixels is how wide a part of the axis is on a drawing of that width.
func pixels(part, width int) int { return part * width / whole }

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
		for _, n := range [...]int{1, 5} {
			if 365*n*step*width >= apart*a.days() {
				return n * step
			}
		}
	}
}

// rules writes a path of the rules of years, over the height of the drawing.
func (s *svg) rules(a axis, top, bottom int) {
	s.put(`<path class="tl-rule" d="`)
	a.years(a.yearStep(12, narrow), func(_, x int) {
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
			if d > a.to {
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

// names writes the names of years, and of quarters where there is room.
func (s *svg) names(a axis, y int) {
	wideStep, narrowStep := a.yearStep(yearRoom, wide), a.yearStep(yearRoom, narrow)
	first := a.from.Year()
	next := whole
	label := func(year, x, room int) {
		v := seen(
			year%narrowStep == 0 && pixels(room, narrow) >= yearRoom,
			year%wideStep == 0 && pixels(room, wide) >= yearRoom,
		)
		s.label("tl-year", v, x, y, year)
	}
	if firstOf(first, time.January) != a.from {
		a.years(1, func(_, x int) { next = min(next, x) })
		label(first, 0, next)
	}
	a.years(wideStep, func(year, x int) { label(year, x, whole-x) })
	s.quarters(a, y)
}

// quarters writes the names of April, July and October.
func (s *svg) quarters(a axis, y int) {
	quarter := 91 * whole / a.days()
	v := seen(pixels(quarter, narrow) >= yearRoom, pixels(quarter, wide) >= yearRoom)
	if v == never {
		return
	}
	for year := a.from.Year(); year <= a.to.Year(); year++ {
		for m := time.April; m <= time.October; m += 3 {
			d := firstOf(year, m)
			if d < a.from || d >= a.to {
				continue
			}
			x := a.at(d)
			// The year in which the axis begins stands at its left end.
			clear := func(width int) bool {
				return pixels(whole-x, width) >= monthRoom && (x == 0 || pixels(x, width) >= yearRoom)
			}
			if x == 0 || v == onlyNarrow {
				continue
			}
			s.monthName(seen(v == always && clear(narrow), clear(wide)), x, y, m)
		}
	}
}

func (s *svg) label(class string, v sight, x, y, n int) {
	if v == never {
		return
	}
	s.put(`<text class="`, class, v.class(), `"`)
	s.attrX("x", x)
	s.attr("y", y)
	s.put(">")
	s.int(n)
	s.put("</text>")
}

func (s *svg) monthName(v sight, x, y int, m time.Month) {
	if v == never {
		return
	}
	s.put(`<text class="tl-month`, v.class(), `"`)
	s.attrX("x", x)
	s.attr("y", y)
	s.put(">")
	s.month(m)
	s.put("</text>")
}
