package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var kindMark = ast.NewNodeKind("Mark")

// mark is ==highlighted text==.
type mark struct{ inline }

// Kind is the kind of node.
func (*mark) Kind() ast.NodeKind { return kindMark }

// markParser is both the parser of == and what pairs them.
type markParser struct{}

// Trigger is what marks begin with.
func (markParser) Trigger() []byte { return []byte{'='} }

// Parse reads one ==, which may open or close a highlight.
func (p markParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	d := parser.ScanDelimiter(line, before, 2, p)
	if d == nil || d.OriginalLength != 2 || before == '=' {
		return nil
	}
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

// IsDelimiter reports whether a byte belongs to a mark.
func (markParser) IsDelimiter(b byte) bool { return b == '=' }

// CanOpenCloser reports whether two marks belong together.
func (markParser) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch makes the node for what stands between two marks.
func (markParser) OnMatch(int) ast.Node { return &mark{} }
