package markdown

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var kindTag = ast.NewNodeKind("Tag")

// tag is #tag or #tag/below.
type tag struct {
	inline
	name string
}

// Kind is the kind of node.
func (*tag) Kind() ast.NodeKind { return kindTag }

type tagParser struct{}

// Trigger is what tags begin with.
func (tagParser) Trigger() []byte { return []byte{'#'} }

// Parse reads a tag. Headings have none: there # is too often a number sign.
func (tagParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	if parent.Kind() == ast.KindHeading || !opensWord(block.PrecendingCharacter()) {
		return nil
	}
	line, segment := block.PeekLine()
	end := tagEnd(line[1:])
	if end == 0 {
		return nil
	}
	n := &tag{name: string(line[1 : 1+end])}
	n.SetPos(segment.Start)
	block.Advance(1 + end)
	return n
}

// tagEnd is the length of the tag a text begins with: letters, digits, signs such as emoji and _ - /, of which at
// least one is a letter or sign, and which does not end with /.
func tagEnd(b []byte) int {
	end, named := 0, false
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		switch {
		case unicode.IsLetter(r), unicode.Is(unicode.So, r):
			named = true
			end = i + size
		case unicode.IsDigit(r), unicode.IsMark(r), r == '_', r == '-':
			end = i + size
		case r == '/' && i > 0:
		default:
			i = len(b)
		}
		i += size
	}
	if !named {
		return 0
	}
	return end
}
