package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// A block ends with ^id when it can be linked and embedded. A ^id that stands alone belongs to the block before it.

// reserve keeps headings from taking the ids that anchors have: it goes by lines, and so takes in some that are none.
func (w *writer) reserve() {
	for i := 0; ; {
		n := bytes.IndexByte(w.src[i:], '^')
		if n < 0 {
			return
		}
		i += n + 1
		line := bytes.TrimRight(lineAt(w.src, i), " \t\n")
		if isAnchor(line) {
			w.ids[string(line)] = 0
		}
	}
}

// claim takes the id of an anchor, and reports a problem when an earlier block has it.
func (w *writer) claim(id string, at int) bool {
	if w.claimed[id] {
		w.report(at, "anchor-repeated", `two blocks are called "^`+id+`"; links lead to the first`, "give one of them another name")
		return false
	}
	w.claimed[id] = true
	return true
}

// anchorAtEnd finds the id at the end of a block's text: its offsets in the source without ^, or equal offsets.
func (w *writer) anchorAtEnd(n ast.Node) (from, to int) {
	if n == nil || n.Type() != ast.TypeBlock || n.IsRaw() {
		return 0, 0
	}
	t, ok := n.LastChild().(*ast.Text)
	if !ok {
		return 0, 0
	}
	value := bytes.TrimRight(t.Segment.Value(w.src), " \t\n")
	i := bytes.LastIndexByte(value, '^')
	if i < 0 || !isAnchor(value[i+1:]) || i > 0 && !isBlank(value[i-1]) || i == 0 && !breaks(t.PreviousSibling()) {
		return 0, 0
	}
	from = t.Segment.Start - t.Segment.Padding + i + 1
	return from, from + len(value) - i - 1
}

// breaks reports whether a line ends with an inline.
func breaks(n ast.Node) bool {
	t, ok := n.(*ast.Text)
	return ok && (t.SoftLineBreak() || t.HardLineBreak())
}

// cutAnchor takes the id, and the blank before it, out of the text of a block that ends with one.
func (w *writer) cutAnchor(n ast.Node) {
	t := n.LastChild().(*ast.Text)
	from, _ := w.anchorAtEnd(n)
	s := t.Segment.WithStop(max(from-1, t.Segment.Start))
	t.Segment = s.TrimRightSpace(w.src)
}

// loneAnchor is the id of a paragraph that holds nothing else and stands behind another block; else it is empty.
func (w *writer) loneAnchor(n ast.Node) string {
	p, ok := n.(*ast.Paragraph)
	if !ok || p.Lines().Len() != 1 || p.PreviousSibling() == nil {
		return ""
	}
	s := p.Lines().At(0)
	line := bytes.TrimSpace(w.src[s.Start:s.Stop])
	if len(line) < 2 || line[0] != '^' || !isAnchor(line[1:]) {
		return ""
	}
	return string(line[1:])
}

// isAnchor reports whether a text is an id: letters of English, digits and hyphens.
func isAnchor(b []byte) bool {
	for _, c := range b {
		if !('a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '-') {
			return false
		}
	}
	return len(b) > 0
}
