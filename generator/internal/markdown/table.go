package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// table writes a table inside a region that can be scrolled by keyboard, and collects its text.
func (w *writer) table(n *extast.Table) {
	t := Table{Heading: w.section, Quoted: w.quoted > 0}
	w.tag("div", ` class="table" tabindex="0" role="group" aria-label="Table"`)
	w.write("<table>\n")
	told := false
	for row := n.FirstChild(); row != nil && !w.full(max(row.Pos(), 0)); row = row.NextSibling() {
		if header, ok := row.(*extast.TableHeader); ok {
			w.write("<thead>\n")
			r := w.row(header, "th")
			w.write("</thead>\n")
			if row.NextSibling() != nil {
				w.write("<tbody>\n")
			}
			t.Header, t.Line = r.Cells, r.Line
			continue
		}
		t.Rows = append(t.Rows, w.row(row, "td"))
		if at := w.beyond(row); at >= 0 && !told {
			w.report(at, "too-many-cells", "this row has more cells than the table has columns, and those are not shown",
				`give the first row as many cells, or write \| for a bar that parts none`)
			told = true
		}
	}
	if len(t.Rows) > 0 {
		w.write("</tbody>\n")
	}
	w.write("</table></div>\n")
	w.doc.Tables = append(w.doc.Tables, t)
}

// row writes a row. Its cells make up one sentence.
func (w *writer) row(n ast.Node, name string) Row {
	r := Row{Cells: make([]string, 0, n.ChildCount()), Refs: make([][]int, 0, n.ChildCount())}
	w.begin(text.NewSegments())
	w.leaf.cell = true
	w.write("<tr>\n")
	at := -1
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		cell := c.(*extast.TableCell)
		w.write("<" + name)
		if name == "th" {
			w.write(` scope="col"`)
		}
		if cell.Alignment != extast.AlignNone {
			w.write(` class="` + cell.Alignment.String() + `"`)
		}
		w.write(">")
		refs := len(w.doc.Refs)
		w.inlines(cell)
		w.write("</" + name + ">\n")
		w.leaf.plain = append(w.leaf.plain, " | "...)
		source := ""
		if cell.Lines().Len() > 0 {
			s := cell.Lines().At(0)
			if at < 0 {
				at = s.Start
			}
			source = strings.TrimSpace(strings.ReplaceAll(string(w.src[s.Start:max(s.Start, s.Stop)]), `\|`, "|"))
		}
		r.Cells, r.Refs = append(r.Cells, source), append(r.Refs, w.refs(refs, len(w.doc.Refs)))
	}
	w.write("</tr>\n")
	r.Line = w.places.line(max(at, n.Pos(), 0))
	w.sentences()
	return r
}

// beyond returns the offset of what stands in a row's line behind its last cell; -1 when nothing does.
func (w *writer) beyond(row ast.Node) int {
	last := row.LastChild()
	if last == nil || last.Lines().Len() == 0 {
		return -1
	}
	at := last.Lines().At(0).Stop
	rest := w.src[at:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	rest = bytes.TrimLeft(rest, " \t")
	more := bytes.TrimSpace(bytes.TrimPrefix(rest, []byte{'|'}))
	if len(more) == len(rest) || len(bytes.Trim(more, "| \t")) == 0 {
		return -1
	}
	return at + bytes.IndexByte(w.src[at:], more[0])
}
