package scan

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/binary"
	"io"
	"unicode/utf8"
)

var (
	pngMagic  = []byte("\x89PNG\r\n\x1a\n")
	gzipMagic = []byte{0x1f, 0x8b, 8}
	zipMagic  = []byte("PK\x03\x04")
)

// magic reports whether bytes begin as something packed does.
func magic(b []byte) bool {
	return bytes.HasPrefix(b, pngMagic) || bytes.HasPrefix(b, gzipMagic) || bytes.HasPrefix(b, zipMagic) || zlibbed(b)
}

func zlibbed(b []byte) bool {
	return len(b) > 6 && b[0] == 0x78 && (int(b[0])<<8|int(b[1]))%31 == 0
}

// packed looks at bytes that are no text: at what is packed in them, and at readable letters in a row.
func (l *looked) packed(b []byte, form Form, from, depth int) {
	l.packs(b, from, depth)
	if bytes.HasPrefix(b, pngMagic) {
		l.png(b, form, from, depth)
		return
	}
	if bytes.IndexByte(b, 0) >= 0 {
		l.wide(b, from, form)
	}
	const leastLetters = 6
	for i := 0; i < len(b); {
		start := i
		for n := readable(b[i:]); n > 0; n = readable(b[i:]) {
			i += n
		}
		if i-start >= leastLetters {
			t := text{form: form, setting: chance}
			if form == Raw && from == 0 && depth == 0 {
				t.copied(b[start:i], start)
			} else {
				t.made(b[start:i], from)
			}
			l.text(&t, false)
			l.encoded(&t, depth+1)
		}
		i++
	}
}

// readable returns how many bytes the letter at the beginning takes, 0 when there is none.
func readable(b []byte) int {
	switch {
	case len(b) == 0:
		return 0
	case b[0] >= utf8.RuneSelf:
		if r, n := utf8.DecodeRune(b); r != utf8.RuneError {
			return n
		}
		return 0
	case b[0] >= ' ' && b[0] != 0x7f, b[0] == '\n', b[0] == '\t', b[0] == '\r':
		return 1
	}
	return 0
}

// packs inflates what is packed in bytes.
func (l *looked) packs(b []byte, from, depth int) {
	if depth >= deepest {
		return
	}
	if zlibbed(b) {
		l.inflate(b, from, depth, func(r io.Reader) (io.Reader, error) { return zlib.NewReader(r) })
	}
	const mostPacks = 64
	for at, n := 0, 0; n < mostPacks; n++ {
		i := bytes.Index(b[at:], gzipMagic)
		if i < 0 {
			break
		}
		at += i
		l.inflate(b[at:], from+at*sign(depth), depth, func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) })
		at++
	}
	if i := bytes.Index(b, zipMagic); i >= 0 {
		z, err := zip.NewReader(bytes.NewReader(b[i:]), int64(len(b)-i))
		if err != nil {
			return
		}
		for n, f := range z.File {
			if n >= mostPacks*16 {
				break
			}
			l.unpackedBytes([]byte(f.Name), Inflated, from+i*sign(depth), depth)
			l.unpackedBytes([]byte(f.Comment), Inflated, from+i*sign(depth), depth)
			if r, err := f.Open(); err == nil {
				l.inflated(r, from+i*sign(depth), depth)
				r.Close()
			}
		}
	}
}

// sign is 1 where places in bytes are places in the file, and 0 in what was unpacked, which is all at one place.
func sign(depth int) int {
	if depth == 0 {
		return 1
	}
	return 0
}

func (l *looked) inflate(b []byte, from, depth int, open func(io.Reader) (io.Reader, error)) {
	r, err := open(bytes.NewReader(b))
	if err == nil {
		l.inflated(r, from, depth)
	}
}

func (l *looked) inflated(r io.Reader, from, depth int) {
	if l.budget <= 0 {
		return
	}
	raw, _ := io.ReadAll(io.LimitReader(r, int64(l.budget))) // what could be read before a fault counts
	l.budget -= len(raw)
	if len(raw) == 0 {
		return
	}
	l.budget += len(raw) // taken again below
	if promising(raw[:min(len(raw), 64)]) {
		l.unpackedBytes(raw, Inflated, from, depth+1)
		return
	}
	if l.budget -= len(raw); l.budget > 0 {
		l.packed(raw, Inflated, from, depth+1)
	}
}

// png looks at the chunks of a picture that hold text, and at what follows its end.
func (l *looked) png(b []byte, form Form, from, depth int) {
	at := len(pngMagic)
	for at+12 <= len(b) {
		n := int(binary.BigEndian.Uint32(b[at:]))
		if n < 0 || n > len(b)-at-12 {
			break
		}
		kind, data := string(b[at+4:at+8]), b[at+8:at+8+n]
		place := from + at*sign(depth)
		at += 12 + n
		switch kind {
		case "IDAT", "IHDR", "PLTE", "fdAT":
		case "zTXt", "iTXt", "iCCP":
			l.letters(data, form, place, depth)
			for i := range data[:min(len(data), 200)] {
				if zlibbed(data[i:]) {
					l.packs(data[i:], place, max(depth, 1))
				}
			}
		default:
			l.letters(data, form, place, depth)
		}
		if kind == "IEND" {
			break
		}
	}
	if at < len(b) {
		l.letters(b[at:], form, from+at*sign(depth), depth)
	}
}

// letters looks at text with zeros between its parts.
func (l *looked) letters(b []byte, form Form, from, depth int) {
	t := text{form: form}
	t.made(bytes.ReplaceAll(b, []byte{0}, []byte{breakMark}), from)
	l.encoded(&t, depth+1)
	t.setting = prose
	if !utf8.Valid(b) {
		t.setting = chance
	}
	l.text(&t, t.setting == prose)
}

// wide looks for text in UTF-16, in both orders and from both odd and even places.
func (l *looked) wide(b []byte, from int, form Form) {
	if form == Raw {
		form = UTF16
	}
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		for first := range 2 {
			t := text{form: form, setting: prose}
			var room [4]byte
			quiet := true
			for i := first; i+1 < len(b); i += 2 {
				r := rune(order.Uint16(b[i:]))
				if r < 0x20 || r > 0x52f && !ignorable(r) && (r < 0x2010 || r > 0x2026) {
					if !quiet {
						t.mark(breakMark, from)
					}
					quiet = true
					continue
				}
				quiet = false
				place := from
				if form == UTF16 {
					place += i
				}
				t.made(room[:utf8.EncodeRune(room[:], r)], place)
			}
			if len(t.b) > 2 {
				l.text(&t, false)
			}
		}
	}
}
