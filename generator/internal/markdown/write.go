package markdown

import (
	"bytes"
	"slices"
	"strconv"
	"sync"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"rapport/generator/internal/diag"
)

// writer goes through a parsed body once: it writes the HTML, puts holes where it waits for the journal, and collects
// references, headings, lines, tables and anchors on the way.
type writer struct {
	src     []byte // without comments
	places  places
	doc     Document // in what the last one was written in; see finished
	out     []byte   // the HTML so far
	lines   []said   // in the end those of the document
	quotes  []part   // for each reference, the sentence around it
	texts   []byte   // what parts stand in
	tail    []byte   // see insert
	indexes []int    // what the lists of references of lines and cells are cut from
	most    int      // bytes of out, above which the text is given up: a target used a thousand times is written as often
	excess  *excess
	stray   bool // a mark of a comment stood in what is no code

	ids     map[string]int  // ids of headings and anchors -> the last number put behind one to make another
	claimed map[string]bool // ids of anchors
	section int             // index of the last heading; -1 before the first
	open    []int           // indexes of the headings whose sections go on, outermost first
	block   int             // depth of blocks
	nested  int             // depth of inlines
	lists   int             // depth of lists
	quoted  int             // depth of quotes
	task    byte
	first   bool   // inside the first paragraph or list
	begun   bool   // there was a first paragraph or list
	anchor  string // the id that the next block gets
	leaf    leaf
	hiding  *Hiding // nil when nothing is hidden
	bounds  bounds
}

// writers are used again, with the room they have: how much a document holds is known at its end only.
var writers = sync.Pool{New: func() any { return &writer{ids: map[string]int{}, claimed: map[string]bool{}} }}

// start makes the writer ready for a text.
func (w *writer) start(clean []byte) {
	clear(w.ids)
	clear(w.claimed)
	*w = writer{
		src:    clean,
		places: w.places,
		doc: Document{
			Holes: w.doc.Holes[:0], Refs: w.doc.Refs[:0], Headings: w.doc.Headings[:0],
		},
		out:     w.out[:0],
		lines:   w.lines[:0],
		quotes:  w.quotes[:0],
		texts:   w.texts[:0],
		tail:    w.tail,
		most:    32*len(clean) + 1<<20,
		ids:     w.ids,
		claimed: w.claimed,
		section: -1,
		open:    w.open[:0],
		leaf:    w.leaf,
		hiding:  w.hiding,
		bounds:  bounds{nodes: w.bounds.nodes},
	}
}

// document writes everything.
func (w *writer) document(root ast.Node) {
	w.reserve()
	w.blocks(root)
	w.endSections(0)
	w.share()
	w.order()
}

// finished returns what was written. The writer keeps its room, and the document has none to spare.
func (w *writer) finished() *Document {
	d := w.doc
	d.Holes, d.Refs, d.Headings, d.Lines = exact(d.Holes), exact(d.Refs), exact(d.Headings), w.allSaid()
	return &d
}

// exact is a copy of its own.
func exact[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	return slices.Clone(s)
}

func (w *writer) write(s string) { w.out = append(w.out, s...) }

// at is where the HTML ends so far. What is read at most, and the bound on what is made of it, keep it far from overflowing.
func (w *writer) at() int32 { return int32(len(w.out)) }

// hole puts a hole where the HTML stands now.
func (w *writer) hole(kind HoleKind, ref int) {
	w.doc.Holes = append(w.doc.Holes, Hole{Offset: w.at(), Kind: kind, Ref: int32(ref)})
}

// mostProblems are enough to show what is wrong with a note.
const mostProblems = 100

// report adds a warning about what stands at an offset in the text.
func (w *writer) report(at int, code, message, hint string) {
	if len(w.doc.Problems) < mostProblems {
		w.doc.Problems = append(w.doc.Problems, w.places.problem(w.places.source(at), diag.Warning, code, message, hint))
	}
}

// id writes an id attribute, to be continued with more attributes or the end of the tag.
func (w *writer) id(id string) {
	w.write(` id="`)
	w.hole(ID, -1)
	w.out = appendEscaped(w.out, []byte(id))
	w.write(`"`)
}

// tag writes a start tag. A block that was given an anchor gets it as its id.
func (w *writer) tag(name, attributes string) {
	w.out = append(append(w.out, '<'), name...)
	if w.anchor != "" {
		w.id(w.anchor)
		w.anchor = ""
	}
	w.out = append(append(w.out, attributes...), '>')
}

// full reports whether the text has been given up.
func (w *writer) full(at int) bool {
	switch {
	case w.excess != nil:
	case len(w.out) > w.most:
		w.excess = &excess{"bytes of output", len(w.out), w.most, at}
	case len(w.doc.Refs) > mostRefs:
		w.excess = &excess{"links, mentions and tags", len(w.doc.Refs), mostRefs, at}
	case w.nested > mostInline:
		w.excess = &excess{"marks inside each other", w.nested, mostInline, at}
	}
	return w.excess != nil
}

// blocks writes the blocks that a block holds.
func (w *writer) blocks(parent ast.Node) {
	w.block++
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if w.full(max(n.Pos(), 0)) {
			return
		}
		if id := w.loneAnchor(n); id != "" {
			continue // the block before it has it
		}
		start := len(w.out)
		id := w.loneAnchor(n.NextSibling())
		if id != "" && w.claim(id, n.NextSibling().Pos()) {
			w.anchor = id
		} else {
			id = ""
		}
		if w.block == 1 && !w.begun {
			w.first = n.Kind() == ast.KindParagraph || n.Kind() == ast.KindList
		}
		w.one(n)
		w.first = w.first && w.block > 1
		w.anchor = ""
		if id != "" {
			w.doc.Anchors = append(w.doc.Anchors, Anchor{ID: id, Start: start, End: len(w.out)})
		}
	}
	w.block--
}

// one writes a block.
func (w *writer) one(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.TextBlock:
		w.paragraph(n)
	case *ast.List:
		w.list(n)
	case *ast.ListItem:
		w.item(n)
	case *ast.Heading:
		w.heading(n)
	case *ast.Blockquote:
		w.quote(n)
	case *ast.FencedCodeBlock:
		w.code(n, string(n.Language(w.src)))
	case *ast.CodeBlock:
		w.code(n, "")
	case *ast.HTMLBlock:
		w.html(n)
	case *ast.ThematicBreak:
		w.tag("hr", "")
		w.write("\n")
	case *extast.Table:
		w.table(n)
	case *extast.FootnoteList:
		w.footnotes(n)
	case *extast.Footnote:
		w.footnote(n)
	}
}

func (w *writer) list(n *ast.List) {
	name, attributes := "ul", ""
	if n.IsOrdered() {
		name = "ol"
		if n.Start != 1 {
			attributes = ` start="` + strconv.Itoa(n.Start) + `"`
		}
	}
	w.tag(name, attributes)
	w.write("\n")
	w.lists++
	w.blocks(n)
	w.lists--
	w.write("</" + name + ">\n")
}

func (w *writer) item(n *ast.ListItem) {
	task := w.task
	own := n.FirstChild()
	class := ""
	if own != nil {
		if b, ok := own.FirstChild().(*box); ok && own.Type() == ast.TypeBlock {
			w.task, class = b.state, ` class="task"`
		}
	}
	id := ""
	if at, end := w.anchorAtEnd(own); end > at {
		if s := string(w.src[at:end]); w.claim(s, at) {
			id, w.anchor = s, s
		}
	}
	w.tag("li", class)
	start := len(w.out)
	if own != nil && own.Kind() != ast.KindTextBlock {
		w.write("\n")
	}
	w.blocks(n)
	if id != "" {
		w.doc.Anchors = append(w.doc.Anchors, Anchor{ID: id, Start: start, End: len(w.out)})
	}
	w.write("</li>\n")
	w.task = task
}

// html writes a block of HTML as the text it is; comments are left out, and what is only line breaks is those.
func (w *writer) html(n *ast.HTMLBlock) {
	var raw []byte
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		raw = append(raw, s.Value(w.src)...)
	}
	if n.HasClosure() {
		raw = append(raw, n.ClosureLine.Value(w.src)...)
	}
	if bytes.Contains(raw, htmlOpen) {
		w.stray = true
	}
	if n.HTMLBlockType == ast.HTMLBlockType2 {
		return
	}
	if isBreak(bytes.TrimSpace(raw)) {
		w.write("<br>\n")
		return
	}
	w.tag("pre", ` class="raw" tabindex="0"`)
	w.out = appendEscaped(w.out, raw)
	w.write("</pre>\n")
}
