package chart

// Web is who knows whom: names under each other, and an arc between two who know each other. Its places are in pixels:
// it is as wide as a phone shows, so that the letters are the same size everywhere and a wide page has room for words.
type Web struct {
	Rows []Knot // from top to bottom
	Arcs []Arc  // in any order
}

// Knot is somebody in a web.
type Knot struct {
	Name, Href string
	Group      string // a heading above the first of a group; empty when there is none
	Tied       bool   // to me
}

// Arc joins two rows, by their index.
type Arc struct {
	A, B int
	Said bool // a note says so; else it was seen
}

// The measures of a web, in tenths of a pixel.
const (
	webWidth    = 3400
	webNames    = 1480 // where the dots stand; names end before
	webRow      = 210
	webHeading  = 300
	webTop      = 40
	webShortest = 90 // how far the arc between neighbours goes out
	webDot      = 42
	webName     = 22 // letters
)

// SVG draws the web. The names are links; the arcs are for the eye.
func (w Web) SVG() string {
	s := newSVG(512 + 200*len(w.Rows) + 80*len(w.Arcs))
	ys, height := w.places()
	s.put(`<svg class="web" viewBox="0 0 `)
	s.tenths(webWidth)
	s.put(" ")
	s.tenths(height)
	s.put(`"`)
	s.attr("width", webWidth)
	s.attr("height", height)
	s.put(`><g role="img" aria-label="`)
	s.count(len(w.Arcs), "acquaintance")
	s.put(" among ")
	if len(w.Rows) == 1 {
		s.put("1 person")
	} else {
		s.int(len(w.Rows))
		s.put(" people")
	}
	s.put(`">`)
	s.arcs(w, ys)
	s.knots(w, ys)
	s.put(`</g>`)
	for i, k := range w.Rows {
		if k.Group != "" && (i == 0 || w.Rows[i-1].Group != k.Group) {
			s.webText("web-group", ys[i]-webRow, cut(k.Group, webName))
		}
		if k.Href != "" {
			s.put(`<a href="`)
			s.text(k.Href)
			s.put(`">`)
		}
		s.webText("web-name", ys[i], cut(k.Name, webName))
		if k.Href != "" {
			s.put(`</a>`)
		}
	}
	s.put(`</svg>`)
	return s.String()
}

// places are how far down the middle of each row is, and how high the drawing is.
func (w Web) places() (ys []int, height int) {
	y := webTop
	ys = make([]int, len(w.Rows))
	for i, k := range w.Rows {
		if k.Group != "" && (i == 0 || w.Rows[i-1].Group != k.Group) {
			y += webHeading
		}
		ys[i] = y + webRow/2
		y += webRow
	}
	return ys, y + webTop
}

// arcs draws who knows whom as halves of ellipses: the farther apart two names, the farther out, up to the edge. Arcs of
// a kind are one path.
func (s *svg) arcs(w Web, ys []int) {
	farthest := 1
	for _, a := range w.Arcs {
		farthest = max(farthest, max(a.A, a.B)-min(a.A, a.B))
	}
	const edge = webWidth - webNames - webDot - 100
	out := min(edge, farthest*webRow/2) // half circles, as long as they have room
	for _, kind := range [...]struct {
		class     string
		said, way bool
	}{{"web-arc", true, false}, {"web-arc web-seen", false, false}, {"web-arc web-way", true, true}, {"web-arc web-way web-seen", false, true}} {
		open := false
		for _, a := range w.Arcs {
			if a.Said != kind.said || (w.Rows[a.A].Tied != w.Rows[a.B].Tied) != kind.way {
				continue
			}
			if !open {
				s.put(`<path class="`, kind.class, `" d="`)
				open = true
			}
			from, to := ys[min(a.A, a.B)], ys[max(a.A, a.B)]
			wide := webShortest
			if apart := max(a.A, a.B) - min(a.A, a.B); farthest > 1 {
				wide += (out - webShortest) * (apart - 1) / (farthest - 1)
			}
			s.move(webNames+webDot+30, from)
			s.put("A")
			s.tenths(wide)
			s.put(" ")
			s.tenths((to - from) / 2)
			s.put(" 0 0 1 ")
			s.tenths(webNames + webDot + 30)
			s.put(" ")
			s.tenths(to)
		}
		if open {
			s.put(`"/>`)
		}
	}
}

func (s *svg) knots(w Web, ys []int) {
	for i, k := range w.Rows {
		class := "web-dot"
		if k.Tied {
			class = "web-dot web-tied"
		}
		s.put(`<circle class="`, class, `"`)
		s.attr("cx", webNames)
		s.attr("cy", ys[i])
		s.attr("r", webDot)
		s.put("/>")
	}
}

func (s *svg) webText(class string, y int, text string) {
	s.put(`<text class="`, class, `"`)
	s.attr("x", webNames-130)
	s.attr("y", y+40)
	s.put(">")
	s.text(text)
	s.put(`</text>`)
}
