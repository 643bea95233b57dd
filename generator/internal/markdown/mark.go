package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var kindMark = ast.NewNodeKind("Mark")

// mark is ==highlighted text==.
type mark struct{ inline }

// Kind is the kind of node.
func (*mark) Kind() ast.NodeKind { return kindMark }

// pairParser is the parser of marks that come in pairs, == and ~~, and what pairs them. goldmark's own looks at a long
// run of ~ from each of its bytes.
type pairParser struct {
	char  byte
	least int // one ~ will do
}

// Trigger is what marks begin with.
func (p *pairParser) Trigger() []byte { return []byte{p.char} }

// Parse reads one mark, which may open or close.
func (p *pairParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	if before == rune(p.char) {
		return nil
	}
	line, segment := block.PeekLine()
	if n := run(line); n < p.least || n > 2 {
		return nil
	}
	d := pc.Get(boundsKey).(*bounds).nodes.delimiter(line, before)
	d.Processor = p
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

// IsDelimiter reports whether a byte belongs to a mark.
func (p *pairParser) IsDelimiter(b byte) bool { return b == p.char }

// CanOpenCloser reports whether two marks belong together.
func (p *pairParser) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char && opener.OriginalLength == closer.OriginalLength
}

// OnMatch makes the node for what stands between two marks.
func (p *pairParser) OnMatch(int) ast.Node {
	if p.char == '~' {
		return extast.NewStrikethrough()
	}
	return &mark{}
}
