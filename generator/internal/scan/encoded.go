package scan

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"strings"
	"unicode/utf8"
)

const (
	deepest      = 3  // encodings inside encodings
	leastEncoded = 16 // letters from which on an encoding is decoded; shorter ones are compared with those of names
	leastShort   = 4
)

// base64Kinds are the letters of base64, of addresses too: 1 a letter, 2 a capital, 3 a digit or sign.
var base64Kinds = func() (k [256]byte) {
	for c := range 256 {
		switch byteKinds[c] {
		case isLower:
			k[c] = 1
		case isUpper:
			k[c] = 2
		case isDigit:
			k[c] = 3
		}
	}
	for _, c := range []byte("+/-_") {
		k[c] = 4
	}
	return k
}()

// encoded looks into base64 and hex, and compares with hashes.
func (l *looked) encoded(t *text, depth int) {
	b := t.b
	for i := 0; i < len(b); {
		if base64Kinds[b[i]] == 0 {
			i++
			continue
		}
		start, odd := i, false
		cuts := [8]int{}
		n := 0
		for i < len(b) && base64Kinds[b[i]] != 0 {
			k := base64Kinds[b[i]]
			odd = odd || k == 3 || k == 2 && i > start && base64Kinds[b[i-1]] == 1
			if k == 4 && n < len(cuts) {
				cuts[n] = i + 1
				n++
			}
			i++
		}
		if !odd && i-start < 2*leastEncoded || i-start < leastShort {
			continue
		}
		l.blob(t, start, i, depth)
		for _, at := range cuts[:n] {
			l.blob(t, at, i, depth)
			l.blob(t, start, at-1, depth)
			start = at
		}
	}
}

// blob looks at letters in a row that may be base64 or hex.
func (l *looked) blob(t *text, start, end, depth int) {
	if end-start < leastShort {
		return
	}
	b := t.b[start:end]
	if len(b) < 2*leastEncoded+leastEncoded {
		if at, ok := l.x.short[string(b)]; ok {
			packed := *t
			packed.form = Base64
			if isHex(b) {
				packed.form = Hex
			}
			l.hit(&packed, start, end, Hit{What: HiddenName, Name: l.x.hidden[at]})
			return
		}
	}
	if h, ok := l.x.digests.find(b); ok {
		hashed := *t
		hashed.form = Hashed
		h.What = Digest
		l.hit(&hashed, start, end, h)
		return
	}
	if len(b) < leastEncoded || depth >= deepest || l.budget <= 0 {
		return
	}
	if isHex(b) {
		if raw, err := hex.DecodeString(string(b[:len(b)&^1])); err == nil {
			l.unpackedBytes(raw, Hex, t.origin(start), depth)
		}
		return
	}
	enc := base64.RawStdEncoding
	if bytes.ContainsAny(b, "-_") {
		enc = base64.RawURLEncoding
	}
	if head, err := enc.DecodeString(string(b[:12])); err != nil || !promising(head) {
		return
	}
	whole := b[:len(b)&^3]
	if r := len(b) & 3; r > 1 {
		whole = b
	}
	if raw, err := enc.DecodeString(string(whole)); err == nil {
		l.unpackedBytes(raw, Base64, t.origin(start), depth)
	}
}

func isHex(b []byte) bool {
	for _, c := range b {
		if unhex(c) < 0 {
			return false
		}
	}
	return true
}

// promising reports whether decoded bytes may be text or something packed, and not chance.
func promising(b []byte) bool {
	if magic(b) {
		return true
	}
	zeros, odd := 0, 0
	for _, c := range b {
		switch {
		case c == 0:
			zeros++
		case c < 9, c > 13 && c < 32, c == 0x7f:
			odd++
		}
	}
	if zeros*3 >= len(b) && odd == 0 {
		return true // UTF-16
	}
	for i := 0; i < 4 && len(b) > 0 && !utf8.Valid(b); i++ {
		b = b[:len(b)-1] // a letter that is cut off
	}
	return zeros+odd == 0 && utf8.Valid(b)
}

// unpackedBytes looks at what was decoded, as if it stood at one place of the file.
func (l *looked) unpackedBytes(raw []byte, form Form, from, depth int) {
	if len(raw) == 0 || !promising(raw[:min(len(raw), 64)]) {
		return
	}
	if l.budget -= len(raw); l.budget < 0 {
		return
	}
	if magic(raw) {
		l.packed(raw, form, from, depth+1)
		return
	}
	if bytes.IndexByte(raw, 0) >= 0 {
		l.wide(raw, from, form)
		return
	}
	t := text{form: form}
	if !wordy(raw) {
		t.setting = chance // a hash may look like text
	}
	t.made(raw, from)
	l.encoded(&t, depth+1)
	if bytes.IndexByte(raw, '<') >= 0 {
		m := unmark(raw)
		for _, part := range []*text{&m.prose, &m.code} {
			part.form, part.jumps = form, []jump{{0, int32(from), true}}
			l.text(part, false)
		}
	}
	decoded, more := unescape(&t, true)
	l.text(&t, !more)
	if more {
		decoded.form = form
		l.text(&decoded, true)
	}
}

// wordy reports whether bytes are mostly letters, as text is.
func wordy(b []byte) bool {
	n := 0
	for _, c := range b {
		if k := byteKinds[c]; k == isLower || k == isUpper || c == ' ' {
			n++
		}
	}
	return n*4 >= len(b)*3 || n >= 40 && n*2 >= len(b)
}

// shortForms returns what the hidden texts are in base64 and hex, as listed, in lower case and in capitals.
func shortForms(b *book, hidden []Name) map[string]int32 {
	forms := map[string]int32{}
	for i, n := range hidden {
		if len(n.Text) > 64 || b.known[keyOf(b.words(n.Text))] || n.Kind == Title || n.Kind == FileName {
			continue
		}
		texts := []string{n.Text}
		for _, t := range tokens(nil, []byte(n.Text)) {
			if n.Kind != Email {
				texts = append(texts, n.Text[t.start:t.end])
			}
		}
		for _, s := range texts {
			if list := b.words(s); len(list) == 1 && (list[0].class != rare || b.shown[hashOf(list[0].folded[0])] || b.dropped[hashOf(list[0].folded[0])]) {
				continue
			}
			for _, written := range []string{s, strings.ToLower(s), strings.ToUpper(s)} {
				for _, form := range []string{
					base64.RawStdEncoding.EncodeToString([]byte(written)), base64.RawURLEncoding.EncodeToString([]byte(written)),
					hex.EncodeToString([]byte(written)), strings.ToUpper(hex.EncodeToString([]byte(written))),
				} {
					if _, ok := forms[form]; !ok && len(form) >= leastShort {
						forms[form] = int32(i)
					}
				}
			}
		}
	}
	return forms
}
