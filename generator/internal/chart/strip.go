package chart

import (
	"slices"

	"rapport/generator/internal/civil"
)

// The size of a strip, in tenths of a pixel, and the room left at its ends for half a stroke.
const (
	stripWidth  = 1200
	stripHeight = 160
	stripEdge   = 10
)

// Strip draws days between two others as a line of strokes, 120 by 16 pixels, to stand in a line of text or a table.
// Days outside are not drawn, and a day counts as often as it is given.
func Strip(days []civil.Day, from, to civil.Day) string {
	from = min(max(from, 1), lastDay)
	to = min(max(to, from), lastDay)
	within := make([]civil.Day, 0, len(days))
	for _, d := range days {
		if from <= d && d <= to {
			within = append(within, d)
		}
	}
	slices.Sort(within)

	s := newSVG(320 + 12*len(within))
	s.put(`<svg class="tl-strip" viewBox="0 0 120 16" width="120" height="16" role="img" aria-label="`)
	if len(within) == 0 {
		s.put("no contacts")
	} else {
		s.count(len(within), "contact")
	}
	s.put(" from ")
	s.day(from)
	s.put(" to ")
	s.day(to)
	s.put(`"><path class="tl-base" d="M0 15.5h120"/>`)
	if len(within) > 0 {
		s.put(`<path d="`)
		before := -1
		for _, d := range within {
			x := stripEdge + d.Since(from)*(stripWidth-2*stripEdge)/max(to.Since(from), 1)
			if x != before {
				s.move(x, 30)
				s.down(stripHeight - 30)
			}
			before = x
		}
		s.put(`"/>`)
	}
	s.put(`</svg>`)
	return s.String()
}
