package markdown

import "strings"

// share lets the texts of references and headings be parts of the HTML where they stand in it as they are, which most
// do: a journal holds very many of them.
func (d *Document) share() {
	for i := range d.Headings {
		h := &d.Headings[i]
		own := d.HTML[h.Start:h.Inside]
		h.Text, h.ID = within(own, h.Text), within(own, h.ID)
	}
	for _, h := range d.Holes {
		if h.Kind == ID || h.Kind == Close {
			continue
		}
		r := &d.Refs[h.Ref]
		from, to := max(0, h.Offset-longestSentence), min(len(d.HTML), h.Offset+2*longestSentence)
		r.Sentence = within(d.HTML[from:to], r.Sentence)
	}
}

// within returns a text as part of another; as it is when it is none.
func within(s, part string) string {
	if i := strings.Index(s, part); i >= 0 {
		return s[i : i+len(part)]
	}
	return part
}
