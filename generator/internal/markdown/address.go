package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// addressParser makes links of bare web and e-mail addresses. It waits for the one sign that they cannot be without,
// instead of trying at every word as goldmark's own does, and then looks back for the beginning.
type addressParser struct {
	dots bool // look for addresses that begin with www. too
}

// Trigger is the signs inside addresses.
func (p addressParser) Trigger() []byte {
	if p.dots {
		return []byte{':', '@', '.'}
	}
	return []byte{':', '@'}
}

// Parse reads an address around the sign.
func (addressParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before, ok := parent.LastChild().(*ast.Text)
	line, segment := block.PeekLine()
	if !ok || before.Segment.Stop != segment.Start || before.SoftLineBreak() || pc.IsInLinkLabel() {
		return nil
	}
	src := block.Source()
	head := src[before.Segment.Start:before.Segment.Stop]
	back, ahead := 0, 0
	kind := ast.AutoLinkType(ast.AutoLinkURL)
	switch line[0] {
	case ':':
		back, ahead = webAddress(head, line)
	case '.':
		back, ahead = wwwAddress(head, line)
	case '@':
		kind = ast.AutoLinkEmail
		back, ahead = mailAddress(head, line)
	}
	if ahead == 0 {
		return nil
	}
	start := segment.Start - back
	if back == len(head) {
		parent.RemoveChild(parent, before)
	} else {
		before.Segment = before.Segment.WithStop(start)
	}
	link := ast.NewAutoLink(kind, ast.NewTextSegment(text.NewSegment(start, segment.Start+ahead)))
	if line[0] == '.' {
		link.Protocol = []byte("http")
	}
	link.SetPos(start)
	block.Advance(ahead)
	return link
}

// webAddress finds http://… around its colon: how far it goes back and ahead, or 0.
func webAddress(head, line []byte) (back, ahead int) {
	switch {
	case bytes.HasSuffix(head, []byte("https")):
		back = 5
	case bytes.HasSuffix(head, []byte("http")):
		back = 4
	default:
		return 0, 0
	}
	if !bytes.HasPrefix(line, []byte("://")) || !startsWord(head[:len(head)-back]) {
		return 0, 0
	}
	if len(line) < 4 || !util.IsAlphaNumeric(line[3]) && line[3] < 0x80 {
		return 0, 0
	}
	return back, addressEnd(line, 4)
}

// wwwAddress finds www.… around its first dot.
func wwwAddress(head, line []byte) (back, ahead int) {
	if !bytes.HasSuffix(head, []byte("www")) || !startsWord(head[:len(head)-3]) {
		return 0, 0
	}
	if len(line) < 2 || !util.IsAlphaNumeric(line[1]) {
		return 0, 0
	}
	end := addressEnd(line, 2)
	if bytes.IndexByte(line[1:end], '.') < 0 {
		return 0, 0
	}
	return 3, end
}

// longestLocal is how long the part of an e-mail address before the @ may be.
const longestLocal = 64

// mailAddress finds a@b.c around its @.
func mailAddress(head, line []byte) (back, ahead int) {
	for back < len(head) && back < longestLocal && isLocal(head[len(head)-1-back]) {
		back++
	}
	for back > 0 && !util.IsAlphaNumeric(head[len(head)-back]) {
		back--
	}
	if back == 0 || !startsWord(head[:len(head)-back]) {
		return 0, 0
	}
	end, dot := 1, false
	for end < len(line) && (util.IsAlphaNumeric(line[end]) || line[end] == '-' || line[end] == '.' && line[end-1] != '.') {
		end++
	}
	for end > 1 && !util.IsAlphaNumeric(line[end-1]) {
		end--
	}
	dot = end > 1 && util.IsAlphaNumeric(line[1]) && bytes.IndexByte(line[1:end], '.') > 0
	if !dot || end < len(line) && (line[end] == '@' || line[end] == '_') {
		return 0, 0
	}
	return back, end
}

func isLocal(c byte) bool {
	return util.IsAlphaNumeric(c) || c == '.' || c == '_' || c == '-' || c == '+'
}

// startsWord reports whether a word can begin behind a text.
func startsWord(before []byte) bool {
	if len(before) == 0 {
		return true
	}
	c := before[len(before)-1]
	return c < 0x80 && !util.IsAlphaNumeric(c)
}

// addressEnd is where an address ends: at a blank or <, less the punctuation of the sentence it stands in.
func addressEnd(line []byte, end int) int {
	least, open := end, 0
	for end < len(line) && line[end] > ' ' && line[end] != '<' {
		switch line[end] {
		case '(':
			open++
		case ')':
			open--
		}
		end++
	}
	for end > least {
		switch line[end-1] {
		case '?', '!', '.', ',', ':', ';', '*', '_', '~', '"', '\'':
			end--
			continue
		case ')':
			if open < 0 {
				open++
				end--
				continue
			}
		}
		break
	}
	return end
}
