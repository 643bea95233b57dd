package chart

// The size of a row of promises, in tenths of a pixel.
const (
	keptStep   = 110
	keptHeight = 120
)

// Kept draws promises that were closed, the oldest first, as marks to stand in a line of text: filled when it was kept in
// time, and a ring when it was kept late. The words stand beside it.
func Kept(inTime []bool) string {
	s := newSVG(256 + 16*len(inTime))
	wide := keptStep * len(inTime)
	s.put(`<svg class="kept-strip" viewBox="0 0 `)
	s.tenths(wide)
	s.put(` 12"`)
	s.attr("width", wide)
	s.attr("height", keptHeight)
	s.put(` aria-hidden="true">`)
	for _, m := range [...]struct {
		kept        bool
		class, path string
	}{{true, "kept", "h0"}, {false, "late", "m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z"}} {
		s.put(`<path class="`, m.class, `" d="`)
		for i, kept := range inTime {
			if kept == m.kept {
				s.move(i*keptStep+keptStep/2, keptHeight/2)
				s.put(m.path)
			}
		}
		s.put(`"/>`)
	}
	s.put(`</svg>`)
	return s.String()
}
