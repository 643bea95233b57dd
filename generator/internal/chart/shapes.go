package chart

// Shapes of a mark are as high as this from its middle, in tenths of a pixel: to the person alone, and in a group.
// A disc for two people in a room, a square for a screen, a dash for a line of writing, a tally where nothing is said.
var (
	halfWidth  = [...][2]int{Unstated: {13, 10}, InPerson: {42, 27}, Remote: {38, 25}, Written: {52, 32}}
	halfHeight = [...][2]int{Unstated: {55, 35}, InPerson: {42, 27}, Remote: {38, 25}, Written: {22, 16}}
)

var laneClasses = [...]string{Unstated: "tl-unstated", InPerson: "tl-inperson", Remote: "tl-remote", Written: "tl-written"}

// size is the index of a dot's size: what was alone is larger.
func (d dot) size() int {
	if d.alone > 0 {
		return 0
	}
	return 1
}

// marks draws the contacts, each a link to its note.
func (s *svg) marks(p *plan) {
	s.put(`<g aria-hidden="true">`)
	for i, c := range p.lanes {
		if len(p.dots[c]) == 0 {
			continue
		}
		s.put(`<g class="tl-mark `, laneClasses[c], `">`)
		for _, d := range p.dots[c] {
			s.mark(d, p, c, p.middle(i)+d.shift)
		}
		s.put(`</g>`)
	}
	s.strokes(p)
	s.put(`</g>`)
}

func (s *svg) mark(d dot, p *plan, c Channel, y int) {
	tag := "g"
	if d.Href != "" && d.many == 1 {
		tag = "a"
	}
	s.put("<", tag)
	if tag == "a" {
		s.put(` href="`)
		s.text(d.Href)
		s.put(`" tabindex="-1"`)
	}
	if p.Today != 0 && d.Day > p.Today {
		s.put(` class="tl-planned"`)
		if c == Unstated {
			c = InPerson // a tally is too thin to be hollow
		}
	}
	s.put(">")
	s.title(d, p.Today)
	s.shape(c, d.size(), p.at(d.Day), y)
	s.put("</", tag, ">")
}

// shape draws a mark; the stylesheet moves rectangles to the left by half their width.
func (s *svg) shape(c Channel, size, x, y int) {
	w, h := halfWidth[c][size], halfHeight[c][size]
	if c == InPerson {
		s.put("<circle")
		s.attrX("cx", x)
		s.attr("cy", y)
		s.attr("r", w)
		s.put("/>")
		return
	}
	s.put("<rect")
	s.attrX("x", x)
	s.attr("y", y-h)
	s.attr("width", 2*w)
	s.attr("height", 2*h)
	s.put("/>")
}

// strokes draws, on marks with something given, a stroke up, and with something got, one down. Merged marks would
// nearly all have both.
func (s *svg) strokes(p *plan) {
	open := false
	for i, c := range p.lanes {
		for _, d := range p.dots[c] {
			if d.many > 1 || !d.Gave && !d.Got {
				continue
			}
			if !open {
				open = true
				s.stretched(p.height)
				s.put(`<path class="tl-strokes" d="`)
			}
			y, x, h := p.middle(i)+d.shift, p.at(d.Day), halfHeight[c][d.size()]
			if d.Gave {
				s.move(x, y-h)
				s.down(-45)
			}
			if d.Got {
				s.move(x, y+h)
				s.down(45)
			}
		}
	}
	if open {
		s.put(`"/></svg>`)
	}
}
