package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// inlines writes the inlines that a node holds.
func (w *writer) inlines(parent ast.Node) {
	w.nested++
	for n := parent.FirstChild(); n != nil && !w.full(max(n.Pos(), 0)); n = n.NextSibling() {
		if t, ok := n.(*ast.Text); ok {
			w.join(t)
		}
		w.inline(n)
	}
	w.nested--
}

// join takes the text that goes on in the next nodes into the first: a sign that might have begun something has cut it,
// perhaps in the middle of the name of a character.
func (w *writer) join(t *ast.Text) {
	for next := t.NextSibling(); next != nil && t.Segment.Stop > 0 && t.Merge(next, w.src); next = t.NextSibling() {
		t.Parent().RemoveChild(t.Parent(), next)
	}
}

// inline writes an inline.
func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.text(n)
	case *ast.Emphasis:
		if n.Level == 2 {
			w.around(n, "strong")
		} else {
			w.around(n, "em")
		}
	case *extast.Strikethrough:
		w.around(n, "del")
	case *mark:
		w.around(n, "mark")
	case *ast.CodeSpan:
		w.codeSpan(n)
	case *ast.RawHTML:
		w.rawHTML(n)
	case *ast.Link:
		w.link(n)
	case *ast.Image:
		w.image(n)
	case *ast.AutoLink:
		w.address(n)
	case *wikilink:
		w.wikilink(n)
	case *mention:
		w.word(Mention, n.name, "@", n.Pos())
	case *tag:
		w.word(Tag, n.name, "#", n.Pos())
	case *box:
		w.leaf.from = n.end
		word := stateWord(n.state)
		w.write(`<span class="box ` + word + `" role="img" aria-label="` + word + `"></span> `)
	case *calloutMark:
		w.leaf.from = n.end
	case *extast.FootnoteLink:
		w.footnoteLink(n)
	case *extast.FootnoteBacklink:
		w.backlink(n)
	default:
		w.inlines(n)
	}
}

func (w *writer) around(n ast.Node, name string) {
	w.out = append(append(append(w.out, '<'), name...), '>')
	w.inlines(n)
	w.out = append(append(append(w.out, "</"...), name...), '>')
}

func (w *writer) text(n *ast.Text) {
	w.reach(n.Segment.Start)
	value := n.Segment.Value(w.src)
	if n.IsRaw() {
		w.put(value)
	} else {
		w.resolve(value)
	}
	switch {
	case n.HardLineBreak():
		w.write("<br>\n")
		w.leaf.plain = append(w.leaf.plain, '\n')
	case n.SoftLineBreak():
		w.write("\n")
		w.leaf.plain = append(w.leaf.plain, '\n')
	}
}

// codeSpan writes code. In a table its bars are escaped.
func (w *writer) codeSpan(n *ast.CodeSpan) {
	w.write("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		w.reach(t.Segment.Start)
		value := t.Segment.Value(w.src)
		if w.leaf.cell {
			value = bytes.ReplaceAll(value, []byte(`\|`), []byte("|"))
		}
		if line, broken := bytes.CutSuffix(value, []byte("\n")); broken {
			w.put(line)
			w.put([]byte(" "))
			continue
		}
		w.put(value)
	}
	w.write("</code>")
}

// rawHTML leaves tags out but for line breaks.
func (w *writer) rawHTML(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	s := n.Segments.At(0)
	w.reach(s.Start)
	value := s.Value(w.src)
	switch {
	case bytes.HasPrefix(value, htmlOpen):
		w.stray = true
	case n.Segments.Len() == 1 && isBreak(value):
		w.write("<br>")
		w.leaf.plain = append(w.leaf.plain, ' ')
	}
}

// isBreak reports whether a tag is <br>, however it is written.
func isBreak(tag []byte) bool {
	return len(tag) > 3 && tag[0] == '<' && tag[len(tag)-1] == '>' &&
		bytes.EqualFold(bytes.TrimRight(tag[1:len(tag)-1], " /"), []byte("br"))
}

// wikilink writes a link, a picture, or a link for an embed that stands in running text.
func (w *writer) wikilink(n *wikilink) {
	label := n.label()
	if w.lost(Ref{Kind: n.kind(), Target: n.target, Fragment: n.fragment}) {
		if n.instead() == theWord {
			w.instead(n.Pos())
		}
		return
	}
	if w.hiding != nil {
		label = w.hiding.Text(label)
	}
	if w.leaf.link > 0 && !(n.embed && isPicture(n.target)) {
		w.reach(n.Pos())
		w.put([]byte(label))
		return
	}
	r := Ref{Kind: n.kind(), Target: n.target, Fragment: n.fragment, Text: label, Width: n.width, Height: n.height}
	if r.Kind == Image {
		w.figure(r, n.Pos())
		return
	}
	ref := w.ref(r, n.Pos())
	w.hole(Open, ref)
	w.put([]byte(label))
	w.hole(Close, ref)
	w.endRef(ref)
}

// figure leaves a hole for a picture.
func (w *writer) figure(r Ref, at int) {
	ref := w.ref(r, at)
	w.hole(Figure, ref)
	w.leaf.plain = append(w.leaf.plain, r.Text...)
	w.endRef(ref)
}

// word writes a mention or a tag.
func (w *writer) word(kind RefKind, name, sign string, at int) {
	w.reach(at)
	if kind == Mention && w.lost(Ref{Kind: kind, Target: name}) { // a tag is there where it is written
		w.instead(at)
		return
	}
	if w.leaf.link > 0 {
		w.put([]byte(sign + name))
		return
	}
	ref := w.ref(Ref{Kind: kind, Target: name, Text: sign + name}, at)
	w.hole(Open, ref)
	w.put([]byte(sign + name))
	w.hole(Close, ref)
	w.endRef(ref)
}

// embeds writes a paragraph of nothing but embedded notes, and reports whether it is one.
func (w *writer) embeds(n ast.Node) bool {
	found := false
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *wikilink:
			if !c.embed || !isNote(c.target) {
				return false
			}
			found = true
		case *ast.Text:
			if !emptyText(c.Segment, w.src) {
				return false
			}
		default:
			return false
		}
	}
	if !found {
		return false
	}
	w.begin(n.Lines())
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c, ok := c.(*wikilink); ok && w.lost(Ref{Kind: Embedded, Target: c.target, Fragment: c.fragment}) {
			w.write("<p>")
			w.instead(c.Pos())
			w.write("</p>\n")
			w.leaf.plain = append(w.leaf.plain, '\n')
		} else if ok {
			ref := w.ref(Ref{Kind: Embedded, Target: c.target, Fragment: c.fragment, Text: c.label()}, c.Pos())
			w.hole(Embed, ref)
			w.write("\n")
			w.leaf.plain = append(append(w.leaf.plain, c.label()...), '\n')
			w.endRef(ref)
		}
	}
	w.sentences()
	return true
}

func emptyText(s text.Segment, src []byte) bool { return len(bytes.TrimSpace(s.Value(src))) == 0 }
