package chart

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"rapport/generator/internal/civil"
)

// svg is a drawing being written. Places across are in tenths of a thousandth part of the width (see [axis]); places
// down are in tenths of a pixel. Both are whole numbers, so equal data gives equal text on every machine.
type svg struct{ strings.Builder }

// newSVG begins a drawing that is about as long as that.
func newSVG(size int) *svg {
	s := new(svg)
	s.Grow(size)
	return s
}

func (s *svg) put(parts ...string) {
	for _, p := range parts {
		s.WriteString(p)
	}
}

func (s *svg) int(n int) {
	var digits [20]byte
	s.Write(strconv.AppendInt(digits[:0], int64(n), 10))
}

// tenths writes n/10.
func (s *svg) tenths(n int) {
	if n < 0 {
		s.WriteByte('-')
		n = -n
	}
	s.int(n / 10)
	if n%10 != 0 {
		s.WriteByte('.')
		s.WriteByte(byte('0' + n%10))
	}
}

// percent writes a place across as per cent of the width.
func (s *svg) percent(x int) {
	s.int(x / 100)
	if x %= 100; x != 0 {
		s.WriteByte('.')
		s.WriteByte(byte('0' + x/10))
		if x%10 != 0 {
			s.WriteByte(byte('0' + x%10))
		}
	}
	s.WriteByte('%')
}

// attr writes an attribute whose value is tenths of a pixel.
func (s *svg) attr(name string, n int) {
	s.put(" ", name, `="`)
	s.tenths(n)
	s.put(`"`)
}

// attrX writes an attribute whose value is a place across.
func (s *svg) attrX(name string, x int) {
	s.put(" ", name, `="`)
	s.percent(x)
	s.put(`"`)
}

// move, across and down are steps of a path that is drawn over the whole width.
func (s *svg) move(x, y int) {
	s.put("M")
	s.tenths(x)
	s.put(" ")
	s.tenths(y)
}

func (s *svg) across(n int) {
	s.put("h")
	s.tenths(n)
}

func (s *svg) down(n int) {
	s.put("v")
	s.tenths(n)
}

// box is a closed rectangle of a path.
func (s *svg) box(x, y, w, h int) {
	s.move(x, y)
	s.across(w)
	s.down(h)
	s.across(-w)
	s.put("z")
}

// stretched opens a drawing whose thousand units are as wide as the place, in which paths can be written.
func (s *svg) stretched(height int) {
	s.put(`<svg class="tl-paths" viewBox="0 0 1000 `)
	s.tenths(height)
	s.put(`" preserveAspectRatio="none" width="100%"`)
	s.attr("height", height)
	s.put(">")
}

// text escapes what stands between tags or in an attribute's quotes. What XML cannot hold becomes U+FFFD.
func (s *svg) text(t string) {
	from := 0
	for i := 0; i < len(t); {
		c := t[i]
		size, with := 1, ""
		switch {
		case '>' < c && c < 0x7f: // most of a text
		case c == '&':
			with = "&amp;"
		case c == '<':
			with = "&lt;"
		case c == '>':
			with = "&gt;"
		case c == '"':
			with = "&#34;"
		case c == '\n' || c == '\r' || c == '\t':
			with = " "
		case c < ' ' || c == 0x7f:
			with = "\uFFFD"
		case c >= utf8.RuneSelf:
			var r rune
			r, size = utf8.DecodeRuneInString(t[i:])
			if r == utf8.RuneError && size == 1 || r == 0xFFFE || r == 0xFFFF {
				with = "\uFFFD"
			}
		}
		if with != "" {
			s.put(t[from:i], with)
			from = i + size
		}
		i += size
	}
	s.put(t[from:])
}

// day writes the form 2 Jan 2006.
func (s *svg) day(d civil.Day) {
	y, m, n := d.Date()
	s.int(n)
	s.put(" ")
	s.month(m)
	s.put(" ")
	s.int(y)
}

func (s *svg) month(m time.Month) { s.put(m.String()[:3]) }

// count writes "1 contact" or "2 contacts".
func (s *svg) count(n int, noun string) {
	s.int(n)
	s.put(" ", noun)
	if n != 1 {
		s.put("s")
	}
}
