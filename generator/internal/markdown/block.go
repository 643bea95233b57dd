package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

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
