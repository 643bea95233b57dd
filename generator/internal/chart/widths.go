package chart

// widths are the least widths of a drawing, in pixels, that its labels are laid out for: on a phone, in a column of
// text, and across a page. templates/chart.css changes over between them by the width of the place.
type widths [3]int

// The widths of drawings in a place of 334, 640 and 896 pixels, without the names beside them.
var (
	personWidths   = widths{270, 540, 800}
	everyoneWidths = widths{180, 420, 676}
)

// whole is the width of a drawing in the units of [axis].
const whole = 10000

// pixels is how wide a part of the axis is on a drawing of that width.
func pixels(part, width int) int { return part * width / whole }

// sight says on which of the widths a label stands, a bit for each.
type sight uint8

const (
	never  sight = 0
	always sight = 1<<len(widths{}) - 1
)

// seen asks for each width whether a label stands there.
func (w widths) seen(fits func(width int) bool) sight {
	v := never
	for i, n := range w {
		if fits(n) {
			v |= 1 << i
		}
	}
	return v
}

var sightClasses = [...]string{" tl-s", " tl-m", " tl-l"}

// sight writes the ending of a label's class.
func (s *svg) sight(v sight) {
	if v == always {
		return
	}
	for i, c := range sightClasses {
		if v&(1<<i) != 0 {
			s.put(c)
		}
	}
}

// letters opens a text of that class, to be closed by end.
func (s *svg) letters(class string, v sight, x, y int) {
	s.put(`<text class="`, class)
	s.sight(v)
	s.put(`"`)
	s.attrX("x", x)
	s.attr("y", y)
	s.put(">")
}

func (s *svg) end() { s.put("</text>") }
