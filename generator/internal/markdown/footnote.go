package markdown

import (
	"sort"
	"strconv"

	extast "github.com/yuin/goldmark/extension/ast"
)

// inPage writes the start of a link to another place of the same document.
func (w *writer) inPage(id string) {
	w.write(`<a href="#`)
	w.hole(ID, -1)
	w.write(id + `"`)
}

// markID is the id of the mark that leads to a footnote, one for each time it is used.
func markID(index, use int) string {
	if use == 0 {
		return "fnref:" + strconv.Itoa(index)
	}
	return "fnref" + strconv.Itoa(use) + ":" + strconv.Itoa(index)
}

func (w *writer) footnoteLink(n *extast.FootnoteLink) {
	index := strconv.Itoa(n.Index)
	w.write("<sup")
	w.id(markID(n.Index, n.RefIndex))
	w.write(">")
	if w.leaf.link == 0 {
		w.inPage("fn:" + index)
		w.write(` role="doc-noteref" aria-label="Footnote ` + index + `">` + index + "</a></sup>")
		return
	}
	w.write(index + "</sup>")
}

func (w *writer) backlink(n *extast.FootnoteBacklink) {
	w.write(" ")
	w.inPage(markID(n.Index, n.RefIndex))
	label := "Back to footnote mark " + strconv.Itoa(n.Index)
	if n.RefCount > 1 {
		label += ", use " + strconv.Itoa(n.RefIndex+1)
	}
	w.write(` role="doc-backlink" aria-label="` + label + `">↩</a>`)
}

// footnotes writes the list of footnotes, which belongs to no section.
func (w *writer) footnotes(n *extast.FootnoteList) {
	w.endSections(0)
	w.write(`<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">` + "\n<ol>\n")
	w.blocks(n)
	w.write("</ol>\n</section>\n")
}

// unusedFootnotes tells of the footnotes that no mark leads to: they are not shown.
func (w *writer) unusedFootnotes(all []*extast.Footnote) {
	for _, n := range all {
		if n.Index < 0 {
			w.report(max(n.Pos(), 0), "unused-footnote", `no mark leads to the footnote "`+string(n.Ref)+`", so it is not shown`,
				"write [^"+string(n.Ref)+"] where it belongs")
		}
	}
}

func (w *writer) footnote(n *extast.Footnote) {
	line := w.places.line(max(n.Pos(), 0))
	w.section = sort.Search(len(w.doc.Headings), func(i int) bool { return w.doc.Headings[i].Line > line }) - 1
	w.write("<li")
	w.id("fn:" + strconv.Itoa(n.Index))
	w.write(">\n")
	w.blocks(n)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if b, ok := c.(*extast.FootnoteBacklink); ok { // the footnote does not end with a paragraph
			w.backlink(b)
		}
	}
	w.write("</li>\n")
}
