package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emphasisParser is goldmark's parser of emphasis with nodes that are used again.
type emphasisParser struct{}

// Trigger is what emphasis begins and ends with.
func (emphasisParser) Trigger() []byte { return []byte{'*', '_'} }

// Parse reads a run of marks.
func (emphasisParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	nodes := &pc.Get(boundsKey).(*bounds).nodes
	line, segment := block.PeekLine()
	d := nodes.delimiter(line, block.PrecendingCharacter())
	d.Processor = emphasisMarks{nodes}
	d.Segment = segment.WithStop(segment.Start + d.Length)
	block.Advance(d.Length)
	pc.PushDelimiter(d)
	return d
}

// emphasisMarks makes the nodes of emphasis.
type emphasisMarks struct{ nodes *nodes }

// IsDelimiter reports whether a byte belongs to a mark.
func (emphasisMarks) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

// CanOpenCloser reports whether two marks belong together.
func (emphasisMarks) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch makes the node for what stands between two marks.
func (m emphasisMarks) OnMatch(level int) ast.Node {
	e := m.nodes.emphases.take()
	e.Level = level
	return e
}

// delimiter is [parser.ScanDelimiter] with a node that is used again: the run of marks that a line begins with, of which
// what stands around it says whether it may open or close.
func (n *nodes) delimiter(line []byte, before rune) *parser.Delimiter {
	d := n.delimiters.take()
	d.Char, d.Length = line[0], run(line)
	d.OriginalLength = d.Length
	after := ' '
	if d.Length < len(line) {
		after = util.ToRune(line, d.Length)
	}
	blank, sign := util.IsSpaceRune(before), util.IsPunctRune(before)
	blankNext, signNext := util.IsSpaceRune(after), util.IsPunctRune(after)
	left := !blankNext && (!signNext || blank || sign)
	right := !blank && (!sign || blankNext || signNext)
	d.CanOpen, d.CanClose = left, right
	if d.Char == '_' {
		d.CanOpen = left && (!right || sign)
		d.CanClose = right && (!left || signNext)
	}
	return d
}
