package chart

import (
	"cmp"
	"slices"

	"rapport/generator/internal/civil"
)

// Bars of promises are packed into rows of this height, in tenths of a pixel, and at most so many for each side: the
// newest and those still open come first, and the list beside the picture holds them all.
const (
	promiseHeight = 70
	promiseRows   = 4
	promiseGap    = 70 // between mine and theirs
)

// bar is a promise with its days in order: from, then due and end in either order.
type bar struct {
	Promise
	from, end civil.Day // end: kept, or today while it is open
	open      bool
}

// barOf orders the days of a promise, and reports false for one without any.
func barOf(p Promise, today civil.Day) (bar, bool) {
	clear := func(d *civil.Day) {
		if !drawable(*d) {
			*d = 0
		}
	}
	clear(&p.From)
	clear(&p.Due)
	clear(&p.Kept)
	b := bar{Promise: p, from: p.From, end: p.Kept, open: p.Kept == 0}
	for _, d := range [...]civil.Day{p.Due, p.Kept} {
		if b.from == 0 || d != 0 && d < b.from {
			b.from = d
		}
	}
	if b.from == 0 {
		return bar{}, false
	}
	if b.open {
		b.end = max(b.from, today)
	}
	return b, true
}

// last is the day at which the bar's right end stands.
func (b bar) last() civil.Day { return max(b.end, b.Due) }

// rows packs bars so that none meet: open and late ones first, each in the first row that is free.
func rows(bars []bar, a axis) [][]bar {
	slices.SortFunc(bars, func(x, y bar) int {
		return cmp.Or(
			-compareBools(x.open, y.open),
			-x.last().Compare(y.last()),
			-x.from.Compare(y.from),
			cmp.Compare(x.Title, y.Title),
			x.Due.Compare(y.Due), x.From.Compare(y.From), x.Kept.Compare(y.Kept),
		)
	})
	air := 5 * whole / a.widths[0] // five pixels
	var out [][]bar
	for _, b := range bars {
		free := func(row []bar) bool {
			return !slices.ContainsFunc(row, func(o bar) bool {
				return a.at(b.from)-air < a.at(o.last()) && a.at(o.from)-air < a.at(b.last())
			})
		}
		i := slices.IndexFunc(out, free)
		switch {
		case i >= 0:
			out[i] = append(out[i], b)
		case len(out) < promiseRows:
			out = append(out, []bar{b})
		}
	}
	return out
}

// promise draws a bar: solid until it was kept or due, broken where it was late, a hairline where days are left, and a
// closing stroke where it was kept.
func (s *svg) promise(b bar, a axis, y int, name string) {
	s.put(`<g><title>`)
	s.promiseWords(b, name)
	s.put(`</title>`)
	stop := b.end
	if b.Due != 0 {
		stop = min(stop, b.Due)
	}
	s.span("tl-bar", a.at(b.from), a.at(max(stop, b.from)), y)
	if b.Due != 0 && b.end > b.Due {
		s.span("tl-late", a.at(max(b.Due, b.from)), a.at(b.end), y)
	}
	if b.Due > b.end {
		s.span("tl-left", a.at(b.end), a.at(b.Due), y)
	}
	if b.Due != 0 {
		s.put(`<path class="tl-due" d="`)
		s.move(a.at(b.Due), y-25)
		s.down(50)
		s.put(`"/>`)
	}
	if !b.open {
		s.put(`<path class="tl-kept" d="`)
		s.move(a.at(b.end), y-25)
		s.down(50)
		s.put(`"/>`)
	}
	s.put(`</g>`)
}

func (s *svg) span(class string, from, to, y int) {
	s.put(`<path class="`, class, `" d="`)
	s.move(from, y)
	s.across(to - from)
	s.put(`"/>`)
}

func (s *svg) promiseWords(b bar, name string) {
	switch {
	case b.Mine:
		s.put("I promised: ")
	case name == "":
		s.put("They promised: ")
	default:
		s.text(name)
		s.put(" promised: ")
	}
	s.text(b.Title)
	if b.From != 0 {
		s.put(", ")
		s.day(b.From)
	}
	if b.Due != 0 {
		s.put(", due ")
		s.day(b.Due)
	}
	if b.Kept != 0 {
		s.put(", kept ")
		s.day(b.Kept)
	} else {
		s.put(", open")
	}
}
