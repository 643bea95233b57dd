package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var kindCallout = ast.NewNodeKind("Callout")

// calloutMark is the [!type] a quote begins with when it is a callout.
type calloutMark struct {
	inline
	name string
	fold byte // + or - when it can be folded, else 0
	end  int  // offset of the title behind it
}

// Kind is the kind of node.
func (*calloutMark) Kind() ast.NodeKind { return kindCallout }

type calloutParser struct{}

// Trigger is what the mark begins with.
func (calloutParser) Trigger() []byte { return []byte{'['} }

// Parse reads the mark of a callout.
func (calloutParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	if parent.HasChildren() || parent.PreviousSibling() != nil || parent.Parent().Kind() != ast.KindBlockquote {
		return nil
	}
	line, segment := block.PeekLine()
	end := bytes.IndexByte(line, ']')
	if end < 3 || end > 100 || line[1] != '!' {
		return nil
	}
	name, _, _ := strings.Cut(string(line[2:end]), "|")
	n := &calloutMark{name: strings.TrimSpace(name)}
	end++
	if end < len(line) && (line[end] == '+' || line[end] == '-') {
		n.fold = line[end]
		end++
	}
	for end < len(line) && isBlank(line[end]) {
		end++
	}
	n.end = segment.Start + end
	n.SetPos(segment.Start)
	block.Advance(end)
	return n
}

// calloutType is the type whose look a callout gets. Types that nobody knows look like notes.
func calloutType(name string) string {
	switch strings.ToLower(name) {
	case "abstract", "summary", "tldr":
		return "abstract"
	case "info", "todo", "example", "bug":
		return strings.ToLower(name)
	case "tip", "hint", "important":
		return "tip"
	case "success", "check", "done":
		return "success"
	case "question", "help", "faq":
		return "question"
	case "warning", "caution", "attention":
		return "warning"
	case "failure", "fail", "missing":
		return "failure"
	case "danger", "error":
		return "danger"
	case "quote", "cite":
		return "quote"
	}
	return "note"
}

// quote writes a quote or a callout.
func (w *writer) quote(n *ast.Blockquote) {
	w.quoted++
	defer func() { w.quoted-- }()
	if first, ok := n.FirstChild().(*ast.Paragraph); ok {
		if m, ok := first.FirstChild().(*calloutMark); ok {
			w.callout(n, first, m)
			return
		}
	}
	w.tag("blockquote", "")
	w.write("\n")
	w.blocks(n)
	w.write("</blockquote>\n")
}

// callout writes a callout: its first line is the title, the rest is the body.
func (w *writer) callout(n *ast.Blockquote, first *ast.Paragraph, m *calloutMark) {
	w.tag("div", ` class="callout callout-`+calloutType(m.name)+`" role="note"`)
	w.write("\n")
	title, end := "p", "</div>\n"
	if m.fold != 0 {
		title, end = "summary", "</details>\n</div>\n"
		w.write("<details")
		if m.fold == '+' {
			w.write(" open")
		}
		w.write(">")
	}
	w.begin(first.Lines())
	at, stop := w.anchorAtEnd(first)
	id, start := "", len(w.out)
	if stop > at {
		w.leaf.to = at - 1
		w.cutAnchor(first)
		if s := string(w.src[at:stop]); w.claim(s, at) {
			id = s
		}
	}
	if first.Lines().Len() == 1 {
		w.anchor = id
	}
	w.tag(title, ` class="callout-title"`)
	rest := w.title(first, m)
	w.write("</" + title + ">\n")
	if rest != nil {
		w.anchor, start = id, len(w.out)
		w.tag("p", "")
		w.nested++
		for ; rest != nil && !w.full(m.end); rest = rest.NextSibling() {
			if t, ok := rest.(*ast.Text); ok {
				w.join(t)
			}
			w.inline(rest)
		}
		w.nested--
		w.write("</p>\n")
	}
	if id != "" {
		w.doc.Anchors = append(w.doc.Anchors, Anchor{ID: id, Start: start, End: len(w.out)})
	}
	w.linesOf(first)
	w.sentences()
	first.Parent().RemoveChild(first.Parent(), first)
	w.blocks(n)
	w.write(end)
}

// title writes the title of a callout and returns the first inline of the next line, or nil.
func (w *writer) title(first *ast.Paragraph, m *calloutMark) ast.Node {
	w.inline(m)
	s := first.Lines().At(0)
	if len(bytes.TrimSpace(w.src[min(m.end, s.Stop):s.Stop])) == 0 {
		name := strings.ToUpper(m.name[:min(1, len(m.name))]) + strings.ToLower(m.name[min(1, len(m.name)):])
		w.out = appendEscaped(w.out, []byte(name))
	}
	w.nested++
	defer func() { w.nested-- }()
	for n := m.NextSibling(); n != nil && !w.full(m.end); n = n.NextSibling() {
		t, ok := n.(*ast.Text)
		if ok {
			w.join(t)
		}
		if !ok || !t.SoftLineBreak() && !t.HardLineBreak() {
			w.inline(n)
			continue
		}
		t.SetSoftLineBreak(false)
		t.SetHardLineBreak(false)
		w.text(t)
		w.leaf.plain = append(w.leaf.plain, "\n\n"...) // no sentence goes on from the title to the body
		return n.NextSibling()
	}
	return nil
}
