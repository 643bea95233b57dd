package markdown

import (
	"bytes"
	"net/url"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// reach is what a link leads to.
type reach uint8

const (
	inside  reach = iota // a note or file of the journal
	outside              // the web, or mail
	nowhere              // an address that is not written into a page
)

// allowed are the schemes of addresses that are written into a page.
var allowed = []string{"http", "https", "mailto"}

// reachOf says what the target of a link leads to. Browsers read an address less strictly than a list of schemes: they
// skip blanks and control characters, so these do not hide a scheme here.
func reachOf(target string) reach {
	bare := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.In(r, unicode.Cf) {
			return -1
		}
		return r
	}, target)
	if strings.HasPrefix(bare, "//") || strings.HasPrefix(bare, `\\`) || strings.HasPrefix(bare, `/\`) || strings.HasPrefix(bare, `\/`) {
		return nowhere
	}
	scheme, _, found := strings.Cut(bare, ":")
	if !found || !isScheme(scheme) {
		return inside
	}
	for _, s := range allowed {
		if strings.EqualFold(scheme, s) && len(target) > len(s) && strings.EqualFold(target[:len(s)+1], s+":") {
			return outside
		}
	}
	return nowhere
}

func isScheme(s string) bool {
	for i := range len(s) {
		switch c := s[i] | 0x20; {
		case 'a' <= c && c <= 'z':
		case i > 0 && ('0' <= s[i] && s[i] <= '9' || s[i] == '+' || s[i] == '-' || s[i] == '.'):
		default:
			return false
		}
	}
	return s != ""
}

// targetOf is the target of a link in the source as it is meant.
func targetOf(destination []byte) string {
	return strings.Trim(string(resolved(destination)), " \t\n")
}

// refTo takes the target of a link inside the journal apart.
func refTo(kind RefKind, target string) Ref {
	target, fragment, _ := strings.Cut(target, "#")
	return Ref{Kind: kind, Target: unescaped(target), Fragment: unescaped(fragment)}
}

// unescaped decodes %20 and the like; what is no such code stays.
func unescaped(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		return strings.ToValidUTF8(u, "\uFFFD")
	}
	return s
}

// link writes [Text](Target).
func (w *writer) link(n *ast.Link) {
	target := targetOf(n.Destination)
	reach := reachOf(target)
	if w.lostLink(Link, reach, target) {
		w.instead(n.Pos())
		return
	}
	if w.leaf.link > 0 || strings.Trim(target, "#") == "" {
		w.inlines(n)
		return
	}
	switch reach {
	case nowhere:
		w.refuse(n.Pos(), target)
		w.inlines(n)
	case outside:
		w.anchorTag(target, n.Title)
		w.leaf.link++
		w.inlines(n)
		w.leaf.link--
		w.write("</a>")
	case inside:
		ref := w.ref(refTo(Link, target), n.Pos())
		from := len(w.leaf.plain)
		w.hole(Open, ref)
		w.leaf.link++
		w.inlines(n)
		w.leaf.link--
		w.hole(Close, ref)
		w.endRef(ref)
		w.doc.Refs[ref].Text = oneLine(w.leaf.plain[from:])
	}
}

// anchorTag writes the start tag of a link that leaves the journal.
func (w *writer) anchorTag(target string, title []byte) {
	w.write(`<a href="`)
	w.out = appendEscaped(w.out, util.URLEscape([]byte(target), false))
	w.write(`"`)
	if len(title) > 0 {
		if w.hiding != nil {
			title = []byte(w.hiding.Text(string(title)))
		}
		w.write(` title="`)
		w.out = appendEscaped(w.out, resolved(title))
		w.write(`"`)
	}
	w.write(` rel="noreferrer">`)
}

// image writes ![Text](Target). A picture that lies elsewhere is only a link: to show it would tell others who reads.
func (w *writer) image(n *ast.Image) {
	target := targetOf(n.Destination)
	reach := reachOf(target)
	if w.lostLink(Image, reach, target) {
		return
	}
	switch reach {
	case nowhere:
		w.refuse(n.Pos(), target)
		w.inlines(n)
	case outside:
		if w.leaf.link > 0 {
			w.inlines(n)
			return
		}
		w.anchorTag(target, n.Title)
		w.leaf.link++
		if n.HasChildren() {
			w.inlines(n)
		} else {
			w.put([]byte(target))
		}
		w.leaf.link--
		w.write("</a>")
	case inside:
		r := refTo(Image, target)
		r.Text, r.Width, r.Height = cutSize(w.plainText(n))
		w.figure(r, n.Pos())
	}
}

// plainText is the text of a node's inlines, without writing them.
func (w *writer) plainText(n ast.Node) string {
	out, plain, holes, refs, spans := len(w.out), len(w.leaf.plain), len(w.doc.Holes), len(w.doc.Refs), len(w.leaf.spans)
	problems, breaks := len(w.doc.Problems), len(w.leaf.breaks)
	w.leaf.link++
	w.inlines(n)
	w.leaf.link--
	s := oneLine(w.leaf.plain[plain:])
	w.out, w.leaf.plain, w.leaf.spans = w.out[:out], w.leaf.plain[:plain], w.leaf.spans[:spans]
	w.leaf.breaks = w.leaf.breaks[:breaks]
	w.doc.Holes, w.doc.Refs, w.doc.Problems = w.doc.Holes[:holes], w.doc.Refs[:refs], w.doc.Problems[:problems]
	w.quotes = w.quotes[:refs]
	return s
}

// address writes <https://…>, <a@b.c> or the same without brackets.
func (w *writer) address(n *ast.AutoLink) {
	label := n.Label(w.src)
	w.reach(n.Pos())
	target := w.targetOf(n)
	switch {
	case w.lostLink(Link, reachOf(target), target):
		w.instead(n.Pos())
	case reachOf(target) != outside:
		w.refuse(n.Pos(), target)
		w.put(label)
	case w.leaf.link > 0:
		w.put(label)
	default:
		w.anchorTag(target, nil)
		w.put(label)
		w.write("</a>")
	}
}

// targetOf is what an address leads to.
func (w *writer) targetOf(n *ast.AutoLink) string {
	target := string(n.URL(w.src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(target), "mailto:") {
		return "mailto:" + target
	}
	return target
}

// refuse reports an address that is shown as text.
func (w *writer) refuse(at int, target string) {
	if len(target) > 60 {
		target = strings.ToValidUTF8(target[:60], "") + "…"
	}
	w.report(at, "link-scheme", `the link to "`+target+`" is shown as text`,
		"link to a note, a file of the journal, http, https or mailto")
}

// oneLine is a text with its line breaks and runs of blanks as single blanks.
func oneLine(b []byte) string {
	if isOneLine(b) {
		return string(bytes.TrimSpace(b))
	}
	return string(appendLine(nil, b))
}

// appendLine adds what [oneLine] returns.
func appendLine(dst, b []byte) []byte {
	if isOneLine(b) {
		return append(dst, bytes.TrimSpace(b)...)
	}
	at := len(dst)
	for word := range bytes.FieldsSeq(b) {
		if len(dst) > at {
			dst = append(dst, ' ')
		}
		dst = append(dst, word...)
	}
	return dst
}

func isOneLine(b []byte) bool {
	return bytes.IndexByte(b, '\n') < 0 && !bytes.Contains(b, []byte("  "))
}
