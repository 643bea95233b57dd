package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var kindMention = ast.NewNodeKind("Mention")

// mention is @name.
type mention struct {
	inline
	name string
}

// Kind is the kind of node.
func (*mention) Kind() ast.NodeKind { return kindMention }

type mentionParser struct{}

// Trigger is what mentions begin with.
func (mentionParser) Trigger() []byte { return []byte{'@'} }

// Parse reads a mention.
func (mentionParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	if !opensWord(block.PrecendingCharacter()) {
		return nil
	}
	line, segment := block.PeekLine()
	end := nameEnd(line[1:])
	if end == 0 || end+1 < len(line) && line[end+1] == '@' { // @name@host is an address of another system
		return nil
	}
	n := &mention{name: string(line[1 : 1+end])}
	n.SetPos(segment.Start)
	block.Advance(1 + end)
	return n
}

// opensWord reports whether a mention or a tag may follow a character: not inside a word, an address or a path.
func opensWord(r rune) bool {
	if unicode.IsSpace(r) {
		return true
	}
	switch r {
	case '(', '[', '{', '*', '"', '\'', '“', '‘', '«', ',', ';', '—', '–', '~', '=', '|', '>', ':':
		return true
	}
	return false
}

// nameEnd is the length of the name a text begins with: it starts with a letter, goes on with letters, digits and
// _ - . and ends with none of these three.
func nameEnd(b []byte) int {
	end := 0
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		switch {
		case unicode.IsLetter(r), i > 0 && (unicode.IsDigit(r) || unicode.IsMark(r)):
			end = i + size
		case i > 0 && bytes.ContainsRune([]byte("_-."), r):
		default:
			return end
		}
		i += size
	}
	return end
}
