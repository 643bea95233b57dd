package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// headingParser is [heading] with nodes that are used again.
type headingParser struct{ heading }

// Open begins a heading. What ends with # is left to goldmark, as are those without text.
func (p headingParser) Open(parent ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := r.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || segment.Padding > 0 {
		return p.heading.Open(parent, r, pc)
	}
	level := run(line[at:])
	words := bytes.TrimRight(line[at+level:], " \t\n")
	bare := bytes.TrimLeft(words, " \t")
	if level > 6 || len(bare) == 0 || len(bare) == len(words) || bare[len(bare)-1] == '#' {
		return p.heading.Open(parent, r, pc)
	}
	n := pc.Get(boundsKey).(*bounds).nodes.headings.take()
	n.Level = level
	stop := segment.Start + at + level + len(words)
	n.Lines().Append(text.NewSegment(stop-len(bare), stop))
	r.AdvanceToEOL()
	return n, parser.NoChildren
}

// paragraphParser is goldmark's parser of paragraphs with nodes that are used again.
type paragraphParser struct{ parser.BlockParser }

// Open begins a paragraph.
func (paragraphParser) Open(_ ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := r.PeekLine()
	if util.IsBlank(line) {
		return nil, parser.NoChildren
	}
	p := pc.Get(boundsKey).(*bounds).nodes.paragraphs.take()
	p.Lines().Append(segment)
	r.AdvanceToEOL()
	return p, parser.NoChildren
}

// listParser is goldmark's parser of lists, which makes the paragraphs of a tight one plain text, with nodes that are used
// again.
type listParser struct{ container }

// Close ends a list.
func (listParser) Close(node ast.Node, _ text.Reader, pc parser.Context) {
	list := node.(*ast.List)
	for item := list.FirstChild(); item != nil && list.IsTight; item = item.NextSibling() {
		list.IsTight = isTight(item)
	}
	if !list.IsTight {
		return
	}
	nodes := &pc.Get(boundsKey).(*bounds).nodes
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		for c := item.FirstChild(); c != nil; {
			p, ok := c.(*ast.Paragraph)
			c = c.NextSibling()
			if ok {
				t := nodes.items.take()
				t.SetLines(p.Lines())
				item.ReplaceChild(item, p, t)
			}
		}
	}
}

// isTight reports whether no blank line stands before or in an item of a list.
func isTight(item ast.Node) bool {
	if item.PreviousSibling() != nil && item.HasBlankPreviousLines() {
		return false
	}
	for c := item.FirstChild(); c != nil; c = c.NextSibling() {
		if c != item.FirstChild() && c.HasBlankPreviousLines() {
			return false
		}
	}
	return true
}
