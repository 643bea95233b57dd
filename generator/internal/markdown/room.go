package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// nodes are those that most of a text is parsed into. The tree is let go as soon as the text is written, so the next one
// is made of the same nodes: made anew each time, they were a third of all that reading a journal takes of memory.
type nodes struct {
	texts      room[ast.Text]
	delimiters room[parser.Delimiter]
	emphases   room[ast.Emphasis]
	paragraphs room[ast.Paragraph]
	headings   room[ast.Heading]
	items      room[ast.TextBlock]
	wikilinks  room[wikilink]
	boxes      room[box]
}

// free lets all nodes be used again. Nobody may hold one.
func (n *nodes) free() {
	for _, p := range n.paragraphs.used() {
		lines := emptied(p.Lines())
		*p = ast.Paragraph{}
		p.SetLines(lines)
	}
	for _, h := range n.headings.used() {
		lines := emptied(h.Lines())
		*h = ast.Heading{}
		h.SetLines(lines)
	}
	n.paragraphs.taken, n.headings.taken = 0, 0
	n.texts.free()
	n.delimiters.free()
	n.emphases.free()
	n.items.free()
	n.wikilinks.free()
	n.boxes.free()
}

// emptied is what the lines of a node become: they keep their room.
func emptied(lines *text.Segments) *text.Segments {
	kept := *lines
	kept.SetSliced(0, 0)
	return &kept
}

// room is what values of one type are taken from.
type room[T any] struct {
	all   []*T
	taken int
}

// take returns a value that nobody has, as it was left by free.
func (r *room[T]) take() *T {
	if r.taken == len(r.all) {
		r.all = append(r.all, new(T))
	}
	v := r.all[r.taken]
	r.taken++
	return v
}

// used are the values that were taken.
func (r *room[T]) used() []*T { return r.all[:r.taken] }

// free empties the values that were taken.
func (r *room[T]) free() {
	var empty T
	for _, v := range r.used() {
		*v = empty
	}
	r.taken = 0
}
