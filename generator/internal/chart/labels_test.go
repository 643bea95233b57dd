package chart

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var textElement = regexp.MustCompile(`<text class="([^"]*)" x="([0-9.]+)%" y="([^"]*)">([^<]*)</text>`)

// printed is a label as it stands on a drawing of some width.
type printed struct {
	row      string
	from, to float64
	text     string
}

// labelsAt lists the labels that are seen on a drawing of the width at that index, along each line of letters.
func labelsAt(svg string, w widths, at int) []printed {
	var out []printed
	for _, m := range textElement.FindAllStringSubmatch(svg, -1) {
		classes := strings.Fields(m[1])
		has := func(c string) bool { return slices.Contains(classes, c) }
		if (has("tl-s") || has("tl-m") || has("tl-l")) && !has(strings.TrimSpace(sightClasses[at])) {
			continue
		}
		percent, _ := strconv.ParseFloat(m[2], 64)
		x, long := percent*float64(w[at])/100, 5.8*float64(len(m[4]))
		switch {
		case has("tl-name") || has("tl-since"):
			continue // these stand beside the drawing
		case has("tl-year") || has("tl-month"):
			x += 4
		case has("tl-to"):
			x -= long
		case has("tl-days") || has("tl-today-name") || has("tl-empty"):
			x -= long / 2
		}
		out = append(out, printed{m[3], x, x + long, m[4]})
	}
	slices.SortFunc(out, func(a, b printed) int {
		return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.from, b.from))
	})
	return out
}

func TestLabelsDoNotMeet(t *testing.T) {
	try := func(name, svg string, w widths) {
		for at := range w {
			all := labelsAt(svg, w, at)
			for i, l := range all {
				if i > 0 && all[i-1].row == l.row && l.from < all[i-1].to+2 {
					t.Errorf("%s, %d px wide: %q and %q meet", name, w[at], all[i-1].text, l.text)
				}
				if l.to > float64(w[at])+16 {
					t.Errorf("%s, %d px wide: %q ends at %.0f", name, w[at], l.text, l.to)
				}
			}
		}
	}
	for name, tl := range timelines() {
		try(name, tl.SVG(), personWidths)
	}
	for name, e := range crowds() {
		try(name, e.SVG(), everyoneWidths)
	}
	for days := 10; days < 40000; days += 1 + days/7 { // axes of every length, ending in every month
		tl := Timeline{Today: today, Cadence: 1, Marks: []Mark{{Day: today.Add(-days)}, {Day: today.Add(-days / 3)}, {Day: today.Add(days % 400)}}}
		try(strconv.Itoa(days)+" days", tl.SVG(), personWidths)
	}
}
