package markdown

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var kindBox = ast.NewNodeKind("Box")

// box is the [ ] of a task.
type box struct {
	inline
	state byte
	end   int // offset of the text behind it
}

// Kind is the kind of node.
func (*box) Kind() ast.NodeKind { return kindBox }

type boxParser struct{}

// Trigger is what boxes begin with.
func (boxParser) Trigger() []byte { return []byte{'['} }

// Parse reads the box at the beginning of a list item. Any character but a digit, which would be a source, is a state.
func (boxParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if parent.HasChildren() || parent.PreviousSibling() != nil || parent.Parent().Kind() != ast.KindListItem {
		return nil
	}
	line, segment := block.PeekLine()
	r, size := utf8.DecodeRune(line[1:])
	end := 1 + size
	if end >= len(line) || line[end] != ']' || unicode.IsDigit(r) || r == '[' || r == '\n' {
		return nil
	}
	end++
	if end < len(line) && !isBlank(line[end]) && line[end] != '\n' {
		return nil
	}
	for end < len(line) && isBlank(line[end]) {
		end++
	}
	n := pc.Get(boundsKey).(*bounds).nodes.boxes.take()
	n.state, n.end = '?', segment.Start+end
	switch {
	case r == '\t':
		n.state = ' '
	case r < utf8.RuneSelf:
		n.state = byte(r)
	}
	n.SetPos(segment.Start)
	block.Advance(end)
	return n
}

// stateWord is what a box says to those who cannot see it.
func stateWord(state byte) string {
	switch state {
	case 'x', 'X':
		return "done"
	case '-':
		return "cancelled"
	}
	return "open"
}
