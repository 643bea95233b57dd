package markdown

import (
	"bytes"
	"strings"
)

// Most that lines, references and headings say stands in the HTML as it is. There it is found again, instead of being
// kept a second time: a journal holds very many of them.

// part is a text until its document is finished: a part of the HTML, or of the writer's texts.
type part struct {
	from, to int
	html     bool
}

// said is a line whose texts are parts.
type said struct {
	Line
	text, plain part
}

// say gives a line its texts. What a reader sees of it stands somewhere between two offsets of the HTML, if nothing in it
// is marked.
func (w *writer) say(l *said, source, plain []byte, from, to int) {
	if i := bytes.Index(w.out[from:to], plain); i >= 0 {
		l.plain = part{from + i, from + i + len(plain), true}
	} else {
		l.plain = w.part(plain)
	}
	l.text = l.plain
	if !bytes.Equal(source, plain) {
		l.text = w.part(source)
	}
}

// part keeps a text.
func (w *writer) part(b []byte) part {
	w.texts = append(w.texts, b...)
	return part{from: len(w.texts) - len(b), to: len(w.texts)}
}

// allSaid returns the lines of the document. What the HTML does not hold of a line makes a string of its own: a few lines
// are kept much longer than the others.
func (w *writer) allSaid() []Line {
	if len(w.lines) == 0 {
		return nil
	}
	lines := make([]Line, len(w.lines))
	for i := range lines {
		s, l := &w.lines[i], &lines[i]
		*l = s.Line
		if s.plain.html {
			l.Plain = w.doc.HTML[s.plain.from:s.plain.to]
			l.Text = l.Plain
			if !s.text.html {
				l.Text = string(w.texts[s.text.from:s.text.to])
			}
			continue
		}
		both := string(w.texts[s.plain.from:s.text.to])
		l.Plain, l.Text = both[:s.plain.to-s.plain.from], both[s.text.from-s.plain.from:]
	}
	return lines
}

// cite notes the sentence around a reference, which was added to the texts. Those that follow each other are often the
// same.
func (w *writer) cite(ref int, texts []byte) {
	p := part{from: len(w.texts), to: len(texts)}
	if ref > 0 {
		if last := w.quotes[ref-1]; bytes.Equal(texts[last.from:last.to], texts[p.from:p.to]) {
			w.quotes[ref] = last
			return
		}
	}
	w.texts, w.quotes[ref] = texts, p
}

// share makes the HTML a string, of which the texts of references and headings are parts. What stands nowhere in it is
// put behind it.
func (w *writer) share() {
	end := len(w.out)
	var last, found part
	for _, h := range w.doc.Holes {
		if h.Kind == ID || h.Kind == Close {
			continue
		}
		if q := w.quotes[h.Ref]; q != last {
			last, found = q, w.sentence(q, int(h.Offset), end)
		}
		w.quotes[h.Ref] = found
	}
	all := string(w.out)
	w.doc.HTML = all[:end]
	for i, q := range w.quotes {
		w.doc.Refs[i].Sentence = all[q.from:q.to]
	}
	for _, h := range w.doc.Holes {
		if h.Kind == Open {
			w.doc.Refs[h.Ref].share(all[h.Offset:end])
		}
	}
	for i := range w.doc.Headings {
		h := &w.doc.Headings[i]
		own := all[h.Start:h.Inside]
		h.Text, h.ID = within(own, h.Text), within(own, h.ID)
	}
}

// sentence finds a text around an offset of the HTML, which ends at another, or puts it behind.
func (w *writer) sentence(p part, at, end int) part {
	text := w.texts[p.from:p.to]
	from := max(0, at-longestSentence)
	i := bytes.Index(w.out[from:min(end, at+2*longestSentence)], text)
	if i < 0 {
		i = len(w.out) - from
		w.out = append(w.out, text...)
	}
	return part{from + i, from + i + len(text), true}
}

// share lets the texts of a reference be parts of the HTML that follows where it is opened.
func (r *Ref) share(html string) {
	if strings.HasPrefix(html, r.Text) {
		r.Text = html[:len(r.Text)]
		r.Target = within(r.Text, r.Target)
		r.Fragment = within(r.Text, r.Fragment)
	}
}

// within returns a text as part of another; as it is when it is none.
func within(s, part string) string {
	if i := strings.Index(s, part); i >= 0 {
		return s[i : i+len(part)]
	}
	return part
}
