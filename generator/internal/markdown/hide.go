package markdown

import (
	"strings"
	"unicode/utf8"
)

// Hiding says what a text must not tell: whatever stands for a reference that is lost, its text and its target alike.
// One word takes its place before anything is made of the text, so that no title, anchor or sentence holds it either.
type Hiding struct {
	Word string
	Lost func(Ref) bool // leads nowhere; of the reference its kind, target and fragment are known
}

// lost reports whether a reference of the text leads nowhere. For whom nothing is hidden, that is not asked.
func (w *writer) lost(r Ref) bool {
	return w.hiding != nil && r.Target+r.Fragment != "" && w.hiding.Lost(r)
}

// lostLink reports whether a link to what its target leads to is lost. An address that is not written into a page leads
// nowhere for sure.
func (w *writer) lostLink(kind RefKind, to reach, target string) bool {
	switch to {
	case inside:
		return w.lost(refTo(kind, target))
	case nowhere:
		w.lost(Ref{Kind: kind, Target: target})
		return w.hiding != nil
	case outside:
	}
	return false
}

// instead writes the word that stands for what is lost.
func (w *writer) instead(at int) {
	w.reach(at)
	w.put([]byte(w.hiding.Word))
}

// Text is a text with its links and mentions, in the form they are written in, replaced by the word where they are lost.
func (h *Hiding) Text(s string) string {
	if !strings.ContainsAny(s, "[@") {
		return s
	}
	b := make([]byte, 0, len(s))
	before, last := ' ', -1 // the offset in b behind the word written last
	for i := 0; i < len(s); {
		if n := strings.IndexAny(s[i:], "[@!"); n != 0 { // as references begin
			if n < 0 {
				n = len(s) - i
			}
			b = append(b, s[i:i+n]...)
			i += n
			before, _ = utf8.DecodeLastRuneInString(s[:i])
			continue
		}
		if size, word := h.reference(s[i:], before); size > 0 {
			i += size
			switch {
			case word == "":
			case last >= 0 && inRow(string(b[last:])): // one word stands for both
				closing, opening := marksAround(string(b[last:]))
				i += len(s[i:]) - len(strings.TrimPrefix(s[i:], opening))
				last += len(closing)
				b = b[:last]
			default:
				b = append(b, word...)
				last = len(b)
			}
			before = ']'
			continue
		}
		before = rune(s[i])
		b = append(b, s[i])
		i++
	}
	return string(b)
}

// marksAround returns the marks of emphasis that a text between two words begins with and ends with.
func marksAround(between string) (closing, opening string) {
	const marks = "*_~="
	rest := strings.TrimLeft(between, marks)
	closing = between[:len(between)-len(rest)]
	return closing, rest[len(strings.TrimRight(rest, marks)):]
}

// reference is the length of the reference that a text begins with, and what is to stand there; 0 when there is none.
func (h *Hiding) reference(s string, before rune) (size int, text string) {
	r, to, size := referenceAt(s, before)
	switch {
	case size == 0, to == outside, r.Target+r.Fragment == "":
		return 0, ""
	case !h.Lost(r) && to == inside:
		return 0, "" // what is in its text may be lost
	case r.Kind == Image:
		return size, ""
	}
	return size, h.Word
}

// referenceAt reads the reference that a text begins with: its kind, target and fragment, what it leads to, and its length.
func referenceAt(s string, before rune) (r Ref, to reach, size int) {
	if s[0] == '@' {
		end := nameEnd([]byte(s[1:]))
		if end == 0 || !opensWord(before) || strings.HasPrefix(s[1+end:], "@") {
			return Ref{}, inside, 0
		}
		return Ref{Kind: Mention, Target: s[1 : 1+end]}, inside, 1 + end
	}
	start := 0
	if s[0] == '!' {
		start++
	}
	if !strings.HasPrefix(s[start:], "[") {
		return Ref{}, inside, 0
	}
	if strings.HasPrefix(s[start:], "[[") {
		rest := s[start+2:]
		if end := closing([]byte(rest[:min(len(rest), longestWikilink)])); end >= 0 {
			if n, ok := newWikilink(rest[:end], start > 0); ok {
				return Ref{Kind: n.kind(), Target: n.target, Fragment: n.fragment}, inside, start + 2 + end + 2
			}
		}
	}
	size, target := inlineLink(s)
	to = reachOf(target)
	if r = refTo(Link, target); to != inside {
		r = Ref{Target: target}
	}
	r.Kind = Link
	if start > 0 {
		r.Kind = Image
	}
	return r, to, size
}

// inlineLink is the length of the [Text](Target) that a text begins with, perhaps behind a !, and its target.
func inlineLink(s string) (size int, target string) {
	s = s[:min(len(s), longestWikilink)]
	mid := paired(s, strings.IndexByte(s, '['), '[', ']')
	if mid < 0 || !strings.HasPrefix(s[mid:], "](") {
		return 0, ""
	}
	end := paired(s, mid+1, '(', ')')
	if end < 0 {
		return 0, ""
	}
	target = strings.TrimSpace(s[mid+2 : end])
	if inner, bracketed := strings.CutPrefix(target, "<"); bracketed {
		target, _, _ = strings.Cut(inner, ">")
	} else if n := strings.IndexAny(target, " \t"); n >= 0 {
		target = target[:n] // a title follows
	}
	return end + 1, targetOf([]byte(target))
}

// paired is the offset of the sign that ends what another at an offset begins, on its line, or -1.
func paired(s string, from int, opening, end byte) int {
	depth := 0
	for i := from; i < len(s) && s[i] != '\n'; i++ {
		switch s[i] {
		case opening:
			depth++
		case end:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// texts hides what is lost in the texts of a document that are as they were written.
func (h *Hiding) texts(d *Document) {
	for i := range d.Lines {
		d.Lines[i].Text = h.Text(d.Lines[i].Text)
	}
	for i := range d.Tables {
		t := &d.Tables[i]
		h.list(t.Header)
		for k := range t.Rows {
			h.list(t.Rows[k].Cells)
		}
	}
}

func (h *Hiding) list(cells []string) {
	for i := range cells {
		cells[i] = h.Text(cells[i])
	}
}
