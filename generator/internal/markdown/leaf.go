package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// leaf is a block that holds text: its plain text so far, where its lines begin in it, and the references in it.
type leaf struct {
	plain  []byte
	starts []int       // offsets in the source of its lines
	breaks []lineStart // of its lines, as far as they were reached
	refs   int         // index of its first reference
	spans  []span
	link   int  // depth of links
	cell   bool // a row of a table
	from   int  // offset in the source behind a box or the mark of a callout; 0 when there is none
	to     int  // offset in the source of a ^id at its end; 0 when there is none
}

// lineStart is where a line begins in the plain text of a leaf, and in the HTML.
type lineStart struct{ plain, out int }

// span is a reference's place in a leaf.
type span struct{ line, from, to int }

// begin starts a leaf.
func (w *writer) begin(lines *text.Segments) {
	l := &w.leaf
	*l = leaf{plain: l.plain[:0], starts: l.starts[:0], breaks: l.breaks[:0], spans: l.spans[:0], refs: len(w.doc.Refs)}
	for i := range lines.Len() {
		l.starts = append(l.starts, lines.At(i).Start)
	}
	l.breaks = append(l.breaks, lineStart{0, len(w.out)})
}

// reach notes that the text goes on at an offset in the source.
func (w *writer) reach(at int) {
	l := &w.leaf
	for n := len(l.breaks); n < len(l.starts) && at >= l.starts[n]; n++ {
		l.breaks = append(l.breaks, lineStart{len(l.plain), len(w.out)})
	}
}

// plainLine is a line as the reader sees it, and the HTML that it stands in.
func (w *writer) plainLine(i int) (plain []byte, from, to int) {
	l := &w.leaf
	at, next := lineStart{len(l.plain), len(w.out)}, lineStart{len(l.plain), len(w.out)}
	if i < len(l.breaks) {
		at = l.breaks[i]
	}
	if i+1 < len(l.breaks) {
		next = l.breaks[i+1]
	}
	return bytes.TrimSpace(l.plain[at.plain:next.plain]), at.out, next.out
}

// paragraph writes a paragraph, or the text of a tight list item.
func (w *writer) paragraph(n ast.Node) {
	if w.embeds(n) {
		return
	}
	w.begin(n.Lines())
	tight := n.Kind() == ast.KindTextBlock
	at, end := w.anchorAtEnd(n)
	anchor := ""
	if end > at {
		w.leaf.to = at - 1
		w.cutAnchor(n)
		if n.Parent().Kind() != ast.KindListItem || n.PreviousSibling() != nil {
			if id := string(w.src[at:end]); w.claim(id, at) {
				anchor = id
				w.anchor = id
			}
		}
	}
	start := len(w.out)
	if !tight || anchor != "" {
		w.tag("p", "")
	}
	w.inlines(n)
	if !tight || anchor != "" {
		w.write("</p>\n")
	} else if n.NextSibling() != nil {
		w.write("\n")
	}
	if anchor != "" {
		w.doc.Anchors = append(w.doc.Anchors, Anchor{ID: anchor, Start: start, End: len(w.out)})
	}
	w.linesOf(n)
	w.sentences()
}

// linesOf lists the lines of a paragraph, or the text of a list item as one.
func (w *writer) linesOf(n ast.Node) {
	l := &w.leaf
	item := n.Parent().Kind() == ast.KindListItem && n.PreviousSibling() == nil
	line := said{Line: Line{Heading: w.section, Item: item, Depth: w.lists, Quoted: w.quoted > 0, First: w.first}}
	if len(l.starts) == 0 {
		return
	}
	refs := l.refs
	if item {
		w.say(&line, w.itemText(n), bytes.TrimSpace(l.plain), l.breaks[0].out, len(w.out))
		line.Line.Line, line.Column = w.places.place(max(l.starts[0], l.from))
		line.Task = boxOf(n)
		line.Refs = w.refs(refs, refs+len(l.spans))
		w.addLine(&line)
		return
	}
	next := 0
	for i := range l.starts {
		from, to := w.lineEnds(n, i)
		plain, start, end := w.plainLine(i)
		w.say(&line, w.src[from:to], plain, start, end)
		line.Line.Line, line.Column = w.places.place(from)
		first := next
		for next < len(l.spans) && l.spans[next].line <= i {
			next++
		}
		line.Refs = w.refs(refs+first, refs+next)
		w.addLine(&line)
	}
}

func (w *writer) addLine(l *said) {
	if l.text.from == l.text.to && l.Task == 0 {
		return
	}
	w.begun = w.begun || w.first
	w.lines = append(w.lines, *l)
}

// lineEnds are the offsets in the source of a line's text.
func (w *writer) lineEnds(n ast.Node, i int) (from, to int) {
	s := n.Lines().At(i)
	from, to = s.Start, s.Stop
	if w.leaf.from > from && i == 0 {
		from = min(w.leaf.from, to)
	}
	if w.leaf.to > 0 && w.leaf.to < to {
		to = max(w.leaf.to, from)
	}
	return from, from + len(bytes.TrimRight(w.src[from:to], " \t\n"))
}

// itemText is the source of a list item's own text.
func (w *writer) itemText(n ast.Node) []byte {
	if n.Lines().Len() == 1 {
		from, to := w.lineEnds(n, 0)
		return w.src[from:to]
	}
	var b []byte
	for i := range n.Lines().Len() {
		if i > 0 {
			b = append(b, '\n')
		}
		from, to := w.lineEnds(n, i)
		b = append(b, w.src[from:to]...)
	}
	return bytes.TrimRight(b, "\n")
}

func boxOf(n ast.Node) byte {
	if b, ok := n.FirstChild().(*box); ok {
		return b.state
	}
	return 0
}

// refs lists the indexes of the references from one to before another.
func (w *writer) refs(from, to int) []int {
	if from == to {
		return nil
	}
	if len(w.indexes)+to-from > cap(w.indexes) {
		w.indexes = make([]int, 0, max(to-from, fewRefs))
	}
	start := len(w.indexes)
	for i := from; i < to; i++ {
		w.indexes = append(w.indexes, i)
	}
	return w.indexes[start:len(w.indexes):len(w.indexes)]
}

// fewRefs is how many references most notes hold at most.
const fewRefs = 16

// ref adds a reference that begins here.
func (w *writer) ref(r Ref, at int) int {
	w.reach(at)
	r.Line, r.Column = w.places.place(at)
	r.Quoted, r.Task = w.quoted > 0, w.task
	w.doc.Refs, w.quotes = append(w.doc.Refs, r), append(w.quotes, part{})
	end := len(w.leaf.plain)
	w.leaf.spans = append(w.leaf.spans, span{len(w.leaf.breaks) - 1, end, end})
	return len(w.doc.Refs) - 1
}

// endRef notes that the text of a reference ends here.
func (w *writer) endRef(ref int) {
	w.leaf.spans[ref-w.leaf.refs].to = len(w.leaf.plain)
}
