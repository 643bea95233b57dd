package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// A list of people of whom three are hidden would tell that they are three, were the word for them written three times.
// So one word stands for all that follow each other with nothing but commas and the like between them.

// conjunctions are the words that may stand between things in a row.
var conjunctions = []string{
	"and", "or", "plus", "und", "oder", "et", "ou", "y", "e", "o", "u", "i", "en", "og", "eller", "och", "ja",
}

// inRow reports whether a text may stand between things in a row.
func inRow(text string) bool {
	between := func(r rune) bool {
		return r <= ' ' || r == '\u00a0' || strings.ContainsRune(",;/|+&·•–—-*_~=、，；", r)
	}
	for word := range strings.FieldsFuncSeq(text, between) {
		if !slices.Contains(conjunctions, strings.ToLower(word)) {
			return false
		}
	}
	return true
}

// oneForAll takes what is lost out of a block where it follows something else that is: in running text, and where blocks
// or rows of a table hold nothing else. It reports whether the block holds nothing else itself.
func (w *writer) oneForAll(n ast.Node) (lost bool) {
	switch n.Kind() {
	case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading, extast.KindTableCell:
		lost = w.oneInRow(n)
		return lost && n.Kind() != ast.KindHeading // what follows a heading is its own
	}
	found, other, before := false, false, false
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		cell := c.Kind() == extast.KindTableCell
		switch {
		case !w.oneForAll(c):
			other, before = other || !cell || c.HasChildren(), false
		case before && !cell:
			n.RemoveChild(n, c)
		default:
			found, before = true, true
		}
		c = next
	}
	return found && !other && n.Kind() != extast.KindTableHeader && n.Kind() != extast.KindFootnote
}

// oneInRow does it with the inlines of a node, and reports whether they are nothing but something lost.
func (w *writer) oneInRow(n ast.Node) (lost bool) {
	r := row{w: w}
	r.inlines(n)
	for _, n := range r.gone {
		takeOut(n)
	}
	return r.found && !r.other && inRow(r.text)
}

// takeOut takes an inline out, and the marks that are around nothing then.
func takeOut(n ast.Node) {
	for {
		parent := n.Parent()
		parent.RemoveChild(parent, n)
		if parent.Type() != ast.TypeInline || parent.HasChildren() {
			return
		}
		n = parent
	}
}

// row goes through inlines, and finds what is lost behind something else that is.
type row struct {
	w     *writer
	found bool       // something is lost
	other bool       // something else is shown
	open  bool       // something lost stands before, and what may stand in a row since
	since []ast.Node // what stands behind it
	text  string     // of these, or from the beginning
	gone  []ast.Node // what is to be taken out
}

// inlines goes through what a node holds.
func (r *row) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			text := string(resolved(n.Segment.Value(r.w.src)))
			if n.SoftLineBreak() || n.HardLineBreak() {
				text += "\n"
			}
			r.since, r.text = append(r.since, n), r.text+text
		case *ast.RawHTML: // a line break, or a tag, which is not shown
			r.since, r.text = append(r.since, n), r.text+" "
		case *ast.Emphasis, *extast.Strikethrough, *mark:
			r.inlines(n)
		default:
			r.node(n)
		}
	}
}

// node goes through an inline that is no text.
func (r *row) node(n ast.Node) {
	shown := r.w.shownOf(n)
	if shown == nothing {
		return
	}
	row := inRow(r.text) // as a whole: a word may go on in the next text
	r.other = r.other || !row || shown == itself
	switch {
	case shown == itself:
		r.open = false
		r.w.oneInRow(n)
	case r.open && row:
		r.gone = append(append(r.gone, r.since...), n)
	default:
		r.found, r.open = true, true
	}
	r.since, r.text = nil, ""
}

// shown says what is shown of an inline.
type shown uint8

const (
	itself  shown = iota
	theWord       // that stands for what is lost
	nothing
)

// shownOf says what is shown of an inline that is no text.
func (w *writer) shownOf(n ast.Node) shown {
	switch n := n.(type) {
	case *box: // it goes with what is behind it
		return nothing
	case *wikilink:
		if w.lost(Ref{Kind: n.kind(), Target: n.target, Fragment: n.fragment}) {
			return n.instead()
		}
	case *mention:
		if w.lost(Ref{Kind: Mention, Target: n.name}) {
			return theWord
		}
	case *ast.Link:
		if target := targetOf(n.Destination); w.lostLink(Link, reachOf(target), target) {
			return theWord
		}
	case *ast.AutoLink:
		if target := w.targetOf(n); w.lostLink(Link, reachOf(target), target) {
			return theWord
		}
	case *ast.Image:
		if target := targetOf(n.Destination); w.lostLink(Image, reachOf(target), target) {
			return nothing
		}
	}
	return itself
}
