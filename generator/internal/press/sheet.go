package press

import (
	"html/template"
	"slices"
	"sync"
)

// Sheet is HTML under way: a page, or a piece of one.
type Sheet struct{ b []byte }

// sheets are used again, with the room they have: how long a list becomes is known at its end only.
var sheets = sync.Pool{New: func() any { return new(Sheet) }}

// NewSheet begins a piece of HTML, which [Sheet.HTML] ends.
func NewSheet() *Sheet { return sheets.Get().(*Sheet) }

// HTML is what was written. Nothing more can be.
func (s *Sheet) HTML() template.HTML {
	whole := template.HTML(s.b)
	s.b = s.b[:0]
	sheets.Put(s)
	return whole
}

// Bytes is what was written so far. It holds until more is written.
func (s *Sheet) Bytes() []byte { return s.b }

// Write makes a sheet what html/template writes to. It never fails.
func (s *Sheet) Write(b []byte) (int, error) {
	if len(s.b)+len(b) > cap(s.b) {
		s.grow(len(b))
	}
	s.b = append(s.b, b...)
	return len(b), nil
}

// Raw writes HTML as it is.
func (s *Sheet) Raw(html string) {
	if len(s.b)+len(html) > cap(s.b) {
		s.grow(len(html))
	}
	s.b = append(s.b, html...)
}

// grow doubles the room: append alone gives large pieces little more at a time.
func (s *Sheet) grow(n int) { s.b = slices.Grow(s.b, max(n, cap(s.b))) }

// special are the characters that Text escapes.
var special = [256]bool{'&': true, '<': true, '>': true, '"': true, '\'': true}

// Text escapes for text and for attribute values in double quotes.
func (s *Sheet) Text(text string) {
	from := 0
	for i := range len(text) {
		if !special[text[i]] {
			continue
		}
		s.Raw(text[from:i])
		from = i + 1
		switch text[i] {
		case '&':
			s.Raw("&amp;")
		case '<':
			s.Raw("&lt;")
		case '>':
			s.Raw("&gt;")
		case '"':
			s.Raw("&#34;")
		case '\'':
			s.Raw("&#39;")
		}
	}
	s.Raw(text[from:])
}
