package markdown

import (
	"slices"
	"strconv"

	"github.com/yuin/goldmark/ast"

	"rapport/generator/internal/slug"
)

// heading writes a heading one level deeper than it was written, since the page has a title. Only headings that stand
// in no list or quote have sections.
func (w *writer) heading(n *ast.Heading) {
	if w.block == 1 {
		w.endSections(n.Level)
	}
	w.anchor = ""
	level := strconv.Itoa(min(n.Level+1, 6))
	at, end := w.anchorAtEnd(n)
	mark := ""
	if end > at {
		w.cutAnchor(n)
		if id := string(w.src[at:end]); w.claim(id, at) {
			mark = id
		}
	}
	w.begin(n.Lines())
	start, holes := len(w.out), len(w.doc.Holes)
	w.inlines(n)
	text := oneLine(w.leaf.plain)
	id := w.unique(slug.Anchor(text))
	w.insert(start, holes, level, id)
	if mark != "" {
		w.write("<span")
		w.id(mark)
		w.write("></span>")
		w.doc.Anchors = append(w.doc.Anchors, Anchor{ID: mark, Start: start, End: len(w.out)})
	}
	w.out = append(append(append(w.out, "</h"...), level...), ">\n"...)
	w.sentences()
	if w.block > 1 {
		return
	}
	w.section = len(w.doc.Headings)
	w.open = append(w.open, w.section)
	w.doc.Headings = append(w.doc.Headings, Heading{
		Level: uint8(n.Level), Text: text, ID: id, Line: w.places.line(max(n.Pos(), 0)), Start: int32(start), Inside: w.at(),
	})
}

// insert puts the start tag of a heading before what was written since: its id is only known afterwards.
func (w *writer) insert(at, holes int, level, id string) {
	w.tail = append(w.tail[:0], w.out[at:]...)
	w.out = append(append(append(w.out[:at], "<h"...), level...), ` id="`...)
	hole := Hole{Offset: w.at(), Kind: ID, Ref: -1}
	w.out = append(append(w.out, id...), `">`...)
	for i := range w.doc.Holes[holes:] {
		w.doc.Holes[holes+i].Offset += w.at() - int32(at)
	}
	w.doc.Holes = slices.Insert(w.doc.Holes, holes, hole)
	w.out = append(w.out, w.tail...)
}

// endSections ends the sections of all headings of a level and below.
func (w *writer) endSections(level int) {
	for n := len(w.open); n > 0; n-- {
		h := &w.doc.Headings[w.open[n-1]]
		if int(h.Level) < level {
			return
		}
		h.End = w.at()
		w.open = w.open[:n-1]
	}
}

// unique returns the id, with a number behind it when it was given already.
func (w *writer) unique(id string) string {
	n := w.ids[id]
	for s := id; ; s = id + "-" + strconv.Itoa(n) {
		if _, given := w.ids[s]; !given {
			w.ids[s] = 0
			w.ids[id] = n
			return s
		}
		n++
	}
}
