package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	extast "github.com/yuin/goldmark/extension/ast"

	"github.com/yuin/goldmark/extension"
)

// goldmark takes quadratic time, or makes far more nodes than it reads bytes, for some texts that nobody writes by
// hand. What it is given is counted first, exactly where the cost arises, so that the same text always has the same
// outcome: a deadline would not.
const (
	mostBytes       = 1 << 20
	mostLine        = 64 << 10
	mostContainers  = 100       // quotes, lists and items inside each other; every line walks through them
	mostPassed      = 5_000_000 // of these walks
	mostOpened      = 300_000   // quotes, lists and items at all: one line may open a hundred
	mostInline      = 100       // emphasis and links inside each other; browsers give up at 512 elements
	mostColumns     = 128       // of a table
	mostCells       = 50_000    // of all tables: short rows are filled up to the width of the header
	mostDefinitions = 1_000     // of link targets: each one moves the lines behind it
	mostFootnotes   = 2_000     // marks and definitions: each mark looks through the definitions
	mostRefs        = 20_000
	mostSteps       = 200_000_000 // of looking for the partners of marks, in all paragraphs
	mostMarks       = 10_000      // of emphasis in one paragraph: each looks through those before it
)

// excess is what there is too much of.
type excess struct {
	what  string
	count int
	limit int
	at    int // offset in the text without comments
}

// measure counts what can be counted before the text is parsed.
func measure(src []byte) *excess {
	if len(src) > mostBytes {
		return &excess{"bytes in a note", len(src), mostBytes, 0}
	}
	for i := 0; i < len(src); {
		line := lineAt(src, i)
		if len(line) > mostLine {
			return &excess{"bytes on a line", len(line), mostLine, i}
		}
		i += len(line)
	}
	if n := bytes.Count(src, []byte("[^")); n > mostFootnotes {
		return &excess{"footnote marks", n, mostFootnotes, bytes.Index(src, []byte("[^"))}
	}
	return nil
}

var boundsKey = parser.NewContextKey()

// bounds is what one parse has counted so far.
type bounds struct {
	excess *excess
	cells  int
	steps  int
	opened int // containers
	passed int // containers that lines went through

	footnotes []*extast.Footnote // the definitions, used or not
	nodes     nodes
}

// over notes an excess when there is one. Nothing will be rendered then, so what has been read is let go, before
// goldmark looks for emphasis and links in it.
func (b *bounds) over(node ast.Node, what string, count, limit, at int) bool {
	if count <= limit {
		return false
	}
	if b.excess == nil {
		b.excess = &excess{what, count, limit, at}
	}
	root := node
	for root.Parent() != nil {
		root = root.Parent()
	}
	root.RemoveChildren(root)
	return true
}

// container is a parser of blocks that hold blocks. It stops opening them when they lie too deep, and going on with
// them when too many lines have gone through them.
type container struct {
	parser.BlockParser
	item bool // of a list: it goes with its list
}

// Open begins a block.
func (c container) Open(parent ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	b := pc.Get(boundsKey).(*bounds)
	line, at := r.Position()
	node, state := c.BlockParser.Open(parent, r, pc)
	if node == nil {
		return nil, state
	}
	depth := len(pc.OpenedBlocks()) + 1
	if depth > mostContainers {
		depth = depthOf(parent) + 1 // blocks of the line before may only be closed after this
	}
	b.opened++
	if !c.item && b.over(parent, "quotes and lists inside each other", depth, mostContainers, at.Start) ||
		!c.item && b.over(parent, "quotes, lists and items", b.opened, mostOpened, at.Start) {
		r.SetPosition(line, at)
		return nil, parser.NoChildren
	}
	if n, ok := node.(*extast.Footnote); ok {
		b.footnotes = append(b.footnotes, n)
	}
	return node, state
}

// depthOf is how many blocks a block stands in, itself included, without the document.
func depthOf(n ast.Node) int {
	depth := 0
	for n.Parent() != nil {
		n = n.Parent()
		depth++
	}
	return depth
}

// Continue goes on with a block on the next line.
func (c container) Continue(node ast.Node, r text.Reader, pc parser.Context) parser.State {
	b := pc.Get(boundsKey).(*bounds)
	b.passed++
	if b.passed > mostPassed {
		_, at := r.Position()
		b.over(node, "steps through quotes and lists", b.passed, mostPassed, at.Start)
	}
	if b.excess != nil {
		return parser.Close
	}
	return c.BlockParser.Continue(node, r, pc)
}

// heading is the parser of headings that counts what they hold.
type heading struct{ parser.BlockParser }

// Close ends a heading.
func (h heading) Close(node ast.Node, r text.Reader, pc parser.Context) {
	pc.Get(boundsKey).(*bounds).count(node, r.Source())
	h.BlockParser.Close(node, r, pc)
}

// paragraph turns paragraphs into link definitions and tables, and counts what they hold.
type paragraph struct{}

// Transform reads what is not text from the beginning of a paragraph.
func (paragraph) Transform(node *ast.Paragraph, r text.Reader, pc parser.Context) {
	b := pc.Get(boundsKey).(*bounds)
	src, parent := r.Source(), node.Parent()
	defines := mayDefine(node, src)
	if b.excess == nil && defines {
		b.tooManyDefinitions(node, src)
	}
	if b.excess != nil {
		parent.RemoveChild(parent, node)
		return
	}
	if defines {
		parser.LinkReferenceParagraphTransformer.Transform(node, r, pc)
		if node.Parent() == nil {
			return
		}
	}
	switch delimiter := delimiterRow(node, src); {
	case delimiter < 0:
		b.count(node, src)
	case b.tooManyCells(node, delimiter, src):
		parent.RemoveChild(parent, node)
	default:
		extension.NewTableParagraphTransformer().Transform(node, r, pc)
		if node.Parent() != nil {
			b.count(node, src)
		}
		if table, ok := parent.LastChild().(*extast.Table); ok {
			for row := table.FirstChild(); row != nil; row = row.NextSibling() {
				for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
					b.count(cell, src)
				}
			}
		}
	}
}

// mayDefine reports whether a paragraph may begin with the definition of a link's target, as few do.
func mayDefine(node ast.Node, src []byte) bool {
	first := node.Lines().At(0)
	line := src[first.Start:first.Stop]
	for len(line) > 0 && line[0] <= ' ' {
		line = line[1:]
	}
	if len(line) > 0 && line[0] != '[' {
		return false
	}
	lines := node.Lines()
	for i := range lines.Len() {
		if s := lines.At(i); bytes.Contains(src[s.Start:s.Stop], []byte("]:")) {
			return true
		}
	}
	return false
}

// tooManyDefinitions counts the lines that may define the target of a link: each one moves the lines behind it.
func (b *bounds) tooManyDefinitions(node ast.Node, src []byte) bool {
	lines := node.Lines()
	first := lines.At(0)
	n := 0
	for i := range lines.Len() {
		s := lines.At(i)
		n += bytes.Count(src[s.Start:s.Stop], []byte("]:"))
	}
	b.steps += 2 * n * lines.Len()
	return b.over(node, "steps to read the definitions of link targets", b.steps, mostSteps, first.Start)
}

// delimiterRow is the index of the line under a table's header, or -1. Not every such line makes a table.
func delimiterRow(node ast.Node, src []byte) int {
	lines := node.Lines()
	for i := 1; i < lines.Len(); i++ {
		s := lines.At(i)
		line := bytes.TrimSpace(src[s.Start:s.Stop])
		if len(line) > 0 && (line[0] == '-' || line[0] == '|' || line[0] == ':') && len(bytes.Trim(line, "-|: \t")) == 0 {
			return i
		}
	}
	return -1
}

// tooManyCells counts the cells that the tables of a paragraph would have.
func (b *bounds) tooManyCells(node ast.Node, delimiter int, src []byte) bool {
	lines := node.Lines()
	columns, at := 0, 0
	for i := delimiter; i < lines.Len(); i++ {
		s := lines.At(i)
		line := bytes.TrimSpace(src[s.Start:s.Stop])
		if len(bytes.Trim(line, "-|: \t")) > 0 {
			continue
		}
		n := 1 + bytes.Count(line, []byte{'|'})
		if bytes.HasPrefix(line, []byte{'|'}) {
			n--
		}
		if bytes.HasSuffix(line, []byte{'|'}) {
			n--
		}
		if n > columns {
			columns, at = n, s.Start
		}
	}
	if b.over(node, "columns in a table", columns, mostColumns, at) {
		return true
	}
	b.cells += columns * (lines.Len() - delimiter)
	return b.over(node, "cells in tables", b.cells, mostCells, at)
}

// count estimates how many steps goldmark will take to find the partners of the marks in a block, from above.
func (b *bounds) count(node ast.Node, src []byte) {
	lines := node.Lines()
	if lines.Len() == 0 {
		return
	}
	if b.excess == nil {
		var t tally
		for i := range lines.Len() {
			s := lines.At(i)
			t.line(src[s.Start:s.Stop])
		}
		at := lines.At(0).Start
		b.steps += t.steps(lines.Len())
		_ = b.over(node, "emphasis marks in one paragraph", t.runs, mostMarks, at) ||
			b.over(node, "steps to find the ends of links, code and emphasis", b.steps, mostSteps, at)
	}
	if b.excess != nil {
		lines.Clear() // it will not be rendered, so it need not be read
	}
}
