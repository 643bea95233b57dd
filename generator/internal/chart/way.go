package chart

// Way is how one reaches somebody: me, whom it leads through, and who decides.
type Way struct {
	Stops []Stop // from me on
	Edges []Edge // from each stop to the next
}

// Stop is somebody on a way.
type Stop struct {
	Name, Href string
	Role       string // below the name: decides
}

// Edge joins two on a way.
type Edge struct {
	Words string // above it: 14 Sep 2026
	Firm  bool   // drawn whole; else broken
}

// The measures of a way, in tenths of a pixel.
const (
	wayEdge   = 1330 // from the middle of a stop to that of the next
	waySide   = 480
	wayTop    = 260
	wayDisc   = 205
	wayHeight = 860
	wayName   = 18 // letters
)

// SVG draws the way. Me is the disc that is full.
func (w Way) SVG() string {
	width := 2*waySide + wayEdge*(len(w.Stops)-1)
	s := newSVG(512 + 300*len(w.Stops))
	s.put(`<svg class="way" viewBox="0 0 `)
	s.tenths(width)
	s.put(" ")
	s.tenths(wayHeight)
	s.put(`"`)
	s.attr("width", width)
	s.attr("height", wayHeight)
	s.put(`><g role="img" aria-label="`)
	s.wayWords(w)
	s.put(`">`)
	for i, e := range w.Edges {
		x := waySide + i*wayEdge
		class := "way-edge"
		if !e.Firm {
			class = "way-edge way-broken"
		}
		s.put(`<path class="`, class, `" d="`)
		s.move(x+wayDisc+30, wayTop)
		s.across(wayEdge - 2*wayDisc - 60)
		s.put(`"/>`)
		s.pixelText("way-day", x+wayEdge/2, wayTop-80, e.Words)
	}
	s.put(`</g>`)
	for i, stop := range w.Stops {
		s.stop(stop, waySide+i*wayEdge, i == 0)
	}
	s.put(`</svg>`)
	return s.String()
}

// stop draws somebody on a way, with a link for the pointer: the words beside lead there too.
func (s *svg) stop(stop Stop, x int, me bool) {
	tag, text := "g", initials(stop.Name)
	if stop.Href != "" {
		tag = "a"
	}
	s.put("<", tag)
	if stop.Href != "" {
		s.put(` href="`)
		s.text(stop.Href)
		s.put(`" tabindex="-1"`)
	}
	s.put(` aria-hidden="true"><title>`)
	s.text(stop.Name)
	class := "way-disc"
	if me {
		class, text = "way-disc way-me", "me"
	}
	s.put(`</title><circle class="`, class, `"`)
	s.attr("cx", x)
	s.attr("cy", wayTop)
	s.attr("r", wayDisc)
	s.put(`/>`)
	who := "way-who"
	if me {
		who = "way-who way-me"
	}
	s.pixelText(who, x, wayTop+40, text)
	if !me {
		s.pixelText("way-name", x, wayTop+wayDisc+160, cut(stop.Name, wayName))
		s.pixelText("way-role", x, wayTop+wayDisc+310, stop.Role)
	}
	s.put("</", tag, ">")
}

// wayWords says the way in a sentence.
func (s *svg) wayWords(w Way) {
	for i, stop := range w.Stops {
		if i == 0 {
			s.put("From me")
			continue
		}
		s.put(" to ")
		s.text(stop.Name)
		if i-1 < len(w.Edges) {
			s.put(" (")
			s.text(w.Edges[i-1].Words)
			s.put(")")
		}
	}
}
