package chart

import "strings"

// The heights of the picture of everyone, in tenths of a pixel.
const (
	headHeight  = 280 // the words "today" and the years
	rowHeight   = 180
	shadeHeight = 110
	longPicture = 25 // rows: a longer one names the years below as well
)

// recent is how far back the picture of everyone goes at most, in days: whom to call is seen in the last few years, and one
// note of long ago must not press them together. Who was met before has a stroke at the left edge.
const recent = 3 * 365

// Letters of a name that fit beside the drawing on a phone and elsewhere.
const (
	shortName = 15
	longName  = 23
	firstWide = 0x2E80 // where the scripts of East Asia begin, whose letters count twice
)

// SVG draws the rows. The names are links; the marks are for the eye, and each has its link in its person's [Timeline].
func (e Everyone) SVG() string {
	if e.Plain || !drawable(e.Today) {
		e.Today = 0
	}
	histories := make([]history, len(e.Rows))
	marks := 0
	for i, r := range e.Rows {
		histories[i] = historyOf(r.Marks, r.Cadence, e.Today)
		if e.Plain {
			histories[i] = histories[i].plain()
		}
		marks += len(r.Marks)
	}
	a := e.axis(histories)
	foot := headHeight + len(e.Rows)*rowHeight
	height := foot + 60
	if len(e.Rows) > longPicture {
		height = foot + axisHeight
	}

	s := newSVG(2048 + 400*len(e.Rows) + 16*marks)
	s.put(`<svg class="tl tl-all" width="100%"`)
	s.attr("height", height)
	s.put(`><g role="img" aria-label="Contacts with `)
	if len(e.Rows) == 1 {
		s.put(`1 person`)
	} else {
		s.int(len(e.Rows))
		s.put(` people`)
	}
	s.put(` from `)
	s.day(a.from)
	s.put(` to `)
	s.day(min(a.to-1, lastDay))
	s.put(`"><rect class="tl-ground" width="100%"`)
	s.attr("height", height)
	s.put(`/>`)
	s.stretched(height)
	s.ground(e, histories, a, foot)
	var p paths
	for i, h := range histories {
		p.row(h, a, headHeight+i*rowHeight+rowHeight/2)
	}
	s.paths(&p)
	s.put(`</svg>`)
	if e.Today != 0 {
		s.today(a.at(e.Today), 100, a)
	}
	s.names(a, 230)
	if len(e.Rows) > longPicture {
		s.names(a, height-50)
	}
	s.put(`</g>`)
	for i, r := range e.Rows {
		y := headHeight + i*rowHeight + rowHeight/2 + 40
		s.row(r, histories[i], y)
		if !e.Plain {
			s.since(histories[i], y)
		}
	}
	s.put(`</svg>`)
	return s.String()
}

func (e Everyone) axis(histories []history) axis {
	first, last := e.Today, e.Today
	for _, h := range histories {
		for _, of := range [...][]Mark{h.past, h.planned} {
			if len(of) == 0 {
				continue
			}
			if first == 0 {
				first = of[0].Day
			}
			first, last = min(first, of[0].Day), max(last, of[len(of)-1].Day)
		}
	}
	if first == 0 {
		first, last = 1, 1
	}
	since := last
	if e.Today != 0 {
		since = e.Today
	}
	first = max(first, since.Add(-recent))
	if e.Today != 0 {
		last = min(last, e.Today.Add(recent))
	}
	return axisOver(first, last, everyoneWidths)
}

// ground draws what lies under the marks: silences, rules, the line of each row and today.
func (s *svg) ground(e Everyone, histories []history, a axis, foot int) {
	for _, running := range [...]bool{false, true} {
		class := "tl-gap"
		if running {
			class = "tl-gap tl-now"
		}
		s.put(`<path class="`, class, `" d="`)
		for i, h := range histories {
			for _, q := range h.silences {
				x, end := a.at(q.from), a.at(q.to)
				if q.running == running && x < end {
					s.box(x, headHeight+i*rowHeight+(rowHeight-shadeHeight)/2, end-x, shadeHeight)
				}
			}
		}
		s.put(`"/>`)
	}
	s.rules(a, 150, foot+40)
	s.put(`<path class="tl-lanes" d="`)
	for i := range e.Rows {
		s.move(0, headHeight+i*rowHeight+rowHeight/2)
		s.across(whole)
	}
	s.put(`"/>`)
	s.ticks(a, foot)
	if e.Today != 0 {
		s.put(`<path class="tl-today" d="`)
		s.move(a.at(e.Today), 130)
		s.down(foot - 130)
		s.put(`"/>`)
	}
}

// row writes a name left of the drawing.
func (s *svg) row(r Row, h history, y int) {
	if r.Href != "" {
		s.put(`<a href="`)
		s.text(r.Href)
		s.put(`">`)
	}
	name := strings.Join(strings.Fields(r.Name), " ")
	long, short := cut(name, longName), cut(name, shortName)
	if long == short {
		s.name(long, always, y)
	} else {
		s.name(short, 1, y)
		s.name(long, always&^1, y)
	}
	s.put(`<title>`)
	s.summary(name, h)
	s.put(`</title>`)
	if r.Href != "" {
		s.put(`</a>`)
	}
}

// since writes how long ago the last contact was, right of the drawing.
func (s *svg) since(h history, y int) {
	class := "tl-since"
	if n := len(h.silences); n > 0 && h.silences[n-1].running {
		class += " tl-over"
	}
	s.letters(class, always, whole, y)
	if h.since < 0 {
		s.put("not yet")
	} else {
		s.count(h.since, "day")
	}
	s.end()
}

func (s *svg) name(name string, v sight, y int) {
	s.letters("tl-name", v, 0, y)
	s.text(name)
	s.end()
}

// cut shortens a name to a width in letters.
func cut(name string, width int) string {
	used, end := 0, 0
	for i, r := range name {
		if used < width {
			end = i // with room for the dots
		}
		used++
		if r >= firstWide {
			used++
		}
		if used > width {
			return strings.TrimRight(name[:end], " ") + "…"
		}
	}
	return name
}

// paths hold the marks of all rows, by channel, size and whether they are planned. A mark is a line without length,
// whose thickness and ends, given by the stylesheet, are its shape: that takes ten bytes, where an element takes sixty.
type paths struct {
	past    [len(laneNames)][2]svg
	planned [len(laneNames)]svg
	holes   [len(laneNames)]svg // paper, inside what is planned
	earlier svg
}

// closer is how near, in the units of the axis, two marks of a row are drawn as one: about a pixel.
const closer = 14

func (p *paths) row(h history, a axis, y int) {
	if len(h.past) > 0 && h.past[0].Day < a.from {
		p.earlier.move(0, y-45)
		p.earlier.down(90)
	}
	var last [len(laneNames)][2]int
	for i := range last {
		last[i] = [2]int{-closer, -closer}
	}
	for _, m := range h.past {
		c, size, x := m.Channel.known(), 0, a.at(m.Day)
		if m.Group {
			size = 1
		}
		if m.Day >= a.from && x-last[c][size] >= closer {
			last[c][size] = x
			p.past[c][size].speck(c, x, y, specks[c][size])
		}
	}
	before := [len(laneNames)]int{}
	for _, m := range h.planned {
		c, x := m.Channel.known(), a.at(m.Day)
		if c == Unstated {
			c = InPerson // a tally is too thin to be hollow
		}
		if m.Day <= a.to && (before[c] == 0 || x-before[c] >= closer) {
			before[c] = x
			p.planned[c].speck(c, x, y, specks[c][0])
			p.holes[c].speck(c, x, y, specks[c][0]-rim)
		}
	}
}

// specks is half the height of marks that are upright lines, by channel and size, and rim that of the line around a
// planned one.
var specks = [...][2]int{Unstated: {45, 28}, InPerson: {}, Remote: {}, Written: {18, 13}}

const rim = 11

// speck is a mark as a line: upright for dashes and tallies, whose thickness is their width, and a point for the rest.
func (s *svg) speck(c Channel, x, y, half int) {
	if c == InPerson || c == Remote {
		s.move(x, y)
		s.put("h0")
		return
	}
	s.move(x, y-half)
	s.down(2 * half)
}

func (s *svg) paths(p *paths) {
	write := func(class, size string, d string) {
		if d != "" {
			s.put(`<path class="tl-speck `, class, size, `" d="`)
			s.put(d)
			s.put(`"/>`)
		}
	}
	write("tl-earlier", "", p.earlier.String())
	for _, c := range laneOrder {
		write(laneClasses[c], " tl-group", p.past[c][1].String())
		write(laneClasses[c], "", p.past[c][0].String())
	}
	for _, c := range laneOrder {
		write(laneClasses[c], "", p.planned[c].String())
		write(laneClasses[c], " tl-hole", p.holes[c].String())
	}
}
