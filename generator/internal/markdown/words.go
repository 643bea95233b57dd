package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// wordsParser reads what no other parser wants as one node, up to a sign that one may want or the end of the line.
// goldmark finds the same text byte by byte, and makes more nodes of it.
type wordsParser struct {
	signs []byte
	ends  [256]bool
}

// newWordsParser returns one that comes after other parsers.
func newWordsParser(others []util.PrioritizedValue) *wordsParser {
	p := &wordsParser{signs: []byte{' '}} // which stands for letters too
	for c := byte('!'); c < 0x7f; c++ {
		if util.IsPunct(c) {
			p.signs = append(p.signs, c)
		}
	}
	p.ends['\n'], p.ends['\\'] = true, true
	for _, other := range others {
		for _, c := range other.Value.(parser.InlineParser).Trigger() {
			p.ends[c] = true
		}
	}
	return p
}

// Trigger is all that text can begin with.
func (p *wordsParser) Trigger() []byte { return p.signs }

// Parse reads text. Where a tab is text in part, or an escape goes on, it is left to goldmark.
func (p *wordsParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	src := block.Source()
	if segment.Padding > 0 || segment.Start > 0 && src[segment.Start-1] == '\\' {
		return nil
	}
	n := p.length(line)
	if n == 0 {
		return nil
	}
	t, ok := parent.LastChild().(*ast.Text)
	if !ok || t.Segment.Stop != segment.Start || t.SoftLineBreak() || t.HardLineBreak() {
		t = pc.Get(boundsKey).(*bounds).nodes.texts.take()
		t.Segment = segment
	}
	t.Segment = t.Segment.WithStop(segment.Start + n)
	if n < len(line) && line[n] != '\n' {
		block.Advance(n)
		return t
	}
	t.Segment = t.Segment.TrimRightSpace(src)
	hard := bytes.HasSuffix(line, []byte("  \n"))
	t.SetHardLineBreak(hard)
	t.SetSoftLineBreak(!hard && n < len(line))
	block.AdvanceLine()
	return t
}

// length is how much of a line is text. What stands first in it nobody else wanted.
func (p *wordsParser) length(line []byte) int {
	for i := 0; i < len(line); i++ {
		c := line[i]
		if !p.ends[c] || i == 0 && c != '\\' {
			continue
		}
		next := byte(0)
		if i+1 < len(line) {
			next = line[i+1]
		}
		switch {
		case c == '\\' && next != '\n':
			i++ // what follows means itself
		case c == '\\' && i > 0 && line[i-1] == '\\': // no line break, as goldmark sees it
		case c == ':' && next != '/', c == '!' && next != '[': // begin neither an address nor a picture
		default:
			return i
		}
	}
	return len(line)
}
