package markdown

import (
	"bytes"
	"path"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// longestWikilink is in bytes. File names end at 255; a heading and a text may follow.
const longestWikilink = 2000

var kindWikilink = ast.NewNodeKind("Wikilink")

// wikilink is [[Target#Fragment|Text]], or with ! before it an embed.
type wikilink struct {
	inline
	embed    bool
	target   string
	fragment string
	text     string // behind the bar; empty when there is none
	width    uint16
	height   uint16
}

// Kind is the kind of node.
func (*wikilink) Kind() ast.NodeKind { return kindWikilink }

type wikilinkParser struct{}

// Trigger is what wikilinks begin with.
func (wikilinkParser) Trigger() []byte { return []byte{'[', '!'} }

// Parse reads a wikilink.
func (wikilinkParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	start := 2
	embed := line[0] == '!'
	if embed {
		start++
	}
	if len(line) < start || line[start-1] != '[' || line[start-2] != '[' {
		return nil
	}
	end := closing(line[start:min(len(line), start+longestWikilink)])
	if end < 0 {
		return nil
	}
	link, ok := newWikilink(string(line[start:start+end]), embed)
	if !ok {
		return nil
	}
	n := pc.Get(boundsKey).(*bounds).nodes.wikilinks.take()
	*n = link
	n.SetPos(segment.Start)
	block.Advance(start + end + 2)
	return n
}

// closing is the offset of the ]] that ends a wikilink, or -1.
func closing(b []byte) int {
	i := bytes.IndexAny(b, "[]\n")
	for i >= 0 && b[i] == ']' {
		if i+1 < len(b) && b[i+1] == ']' {
			return i
		}
		n := bytes.IndexAny(b[i+1:], "[]\n")
		if n < 0 {
			return -1
		}
		i += 1 + n
	}
	return -1
}

// newWikilink takes the inside of the brackets apart. A bar may be escaped, as it must be in tables.
func newWikilink(inside string, embed bool) (n wikilink, ok bool) {
	n.embed = embed
	target, label, bar := strings.Cut(inside, "|")
	if bar {
		target = strings.TrimSuffix(target, `\`)
		n.text = strings.TrimSpace(strings.ReplaceAll(label, `\|`, "|"))
	}
	target, n.fragment, _ = strings.Cut(target, "#")
	n.target, n.fragment = strings.TrimSpace(target), strings.TrimSpace(n.fragment)
	if n.target == "" && n.fragment == "" {
		return n, false
	}
	if embed && isPicture(n.target) {
		n.text, n.width, n.height = cutSize(n.text)
	}
	return n, true
}

// kind is the kind of reference that it is.
func (n *wikilink) kind() RefKind {
	switch {
	case n.embed && isPicture(n.target):
		return Image
	case n.embed && isNote(n.target):
		return Embedded
	}
	return Wiki
}

// instead says what is shown when it is lost: a picture or a file that is not there is nothing at all.
func (n *wikilink) instead() shown {
	if n.embed && !isNote(n.target) {
		return nothing
	}
	return theWord
}

// label is what the reader sees.
func (n *wikilink) label() string {
	if n.text != "" {
		return n.text
	}
	name := strings.TrimSuffix(path.Base(n.target), ".md")
	fragment := strings.ReplaceAll(n.fragment, "#", " > ")
	switch {
	case n.target == "":
		return fragment
	case fragment == "" || strings.HasPrefix(fragment, "^"):
		return name
	}
	return name + " > " + fragment
}

// cutSize cuts the size of a picture, 100 or 100x50, from the end of its text.
func cutSize(s string) (text string, width, height uint16) {
	text, size := "", s
	if i := strings.LastIndexByte(s, '|'); i >= 0 {
		text, size = strings.TrimSpace(strings.TrimSuffix(s[:i], `\`)), strings.TrimSpace(s[i+1:])
	}
	first, second, both := strings.Cut(size, "x")
	width, ok := pixels(first)
	if both && ok {
		height, ok = pixels(second)
	}
	if !ok {
		return s, 0, 0
	}
	return text, width, height
}

// pixels reads a length of at most four digits.
func pixels(s string) (uint16, bool) {
	if len(s) == 0 || len(s) > 4 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseUint(s, 10, 16)
	return uint16(n), err == nil && n > 0
}

// isPicture reports whether a target is a file that browsers draw.
func isPicture(target string) bool {
	switch strings.ToLower(path.Ext(target)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp":
		return true
	}
	return false
}

// isNote reports whether a target can be a note: a file with an ending that is known to be something else is none.
func isNote(target string) bool {
	switch strings.ToLower(path.Ext(target)) {
	case ".pdf", ".mp3", ".wav", ".m4a", ".ogg", ".flac", ".mp4", ".mov", ".webm", ".mkv", ".avi", ".zip", ".csv",
		".xlsx", ".docx", ".pptx", ".txt", ".json", ".html", ".canvas", ".base":
		return false
	}
	return !isPicture(target)
}
