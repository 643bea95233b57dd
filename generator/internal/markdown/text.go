package markdown

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// put writes plain text.
func (w *writer) put(b []byte) {
	w.leaf.plain = append(w.leaf.plain, b...)
	w.out = appendEscaped(w.out, b)
}

// resolve writes text of the source: a backslash before punctuation and the names of characters are resolved.
func (w *writer) resolve(b []byte) {
	n := literal(b)
	w.leaf.plain, w.out = append(w.leaf.plain, b[:n]...), append(w.out, b[:n]...)
	if b = b[n:]; len(b) == 0 {
		return
	}
	start := 0
	for i := 0; i < len(b); {
		switch b[i] {
		case '\\':
			if i+1 < len(b) && util.IsPunct(b[i+1]) {
				w.put(b[start:i])
				start = i + 1
				i += 2
				continue
			}
		case '&':
			if s, n := entity(b[i:]); n > 0 {
				w.put(b[start:i])
				w.put(s)
				i += n
				start = i
				continue
			}
		case '%', '<':
			if bytes.HasPrefix(b[i:], percents) || bytes.HasPrefix(b[i:], htmlOpen) {
				w.stray = true
			}
		}
		i++
	}
	w.put(b[start:])
}

// special are the bytes that may mean something else than themselves, in Markdown or in HTML.
var special = [256]bool{'\\': true, '&': true, '%': true, '<': true, '>': true, '"': true}

// literal is how many bytes of a text, from its beginning, are none of these.
func literal(b []byte) int {
	for i, c := range b {
		if special[c] {
			return i
		}
	}
	return len(b)
}

// resolved is what text of the source stands for.
func resolved(b []byte) []byte {
	if bytes.IndexByte(b, '\\') < 0 && bytes.IndexByte(b, '&') < 0 {
		return b
	}
	var dst []byte
	for i := 0; i < len(b); {
		if b[i] == '\\' && i+1 < len(b) && util.IsPunct(b[i+1]) {
			dst = append(dst, b[i+1])
			i += 2
			continue
		}
		if b[i] == '&' {
			if s, n := entity(b[i:]); n > 0 {
				dst = append(dst, s...)
				i += n
				continue
			}
		}
		dst = append(dst, b[i])
		i++
	}
	return dst
}

// longestEntity is the length of the longest name of a character in HTML, and then some.
const longestEntity = 40

// entity reads &name; or &#1; at the beginning of a text: what it stands for and how long it is, or 0.
func entity(b []byte) ([]byte, int) {
	end := bytes.IndexByte(b[:min(len(b), longestEntity)], ';')
	if end < 2 {
		return nil, 0
	}
	name := b[1:end]
	if name[0] != '#' {
		for _, c := range name {
			if !util.IsAlphaNumeric(c) {
				return nil, 0
			}
		}
		e, ok := util.LookUpHTML5EntityByName(string(name))
		if !ok {
			return nil, 0
		}
		return e.Characters, end + 1
	}
	digits, base, most := name[1:], 10, 7
	if len(digits) > 0 && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base, most = digits[1:], 16, 6
	}
	v, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil || len(digits) > most {
		return nil, 0
	}
	r := rune(v)
	if r < ' ' && r != '\t' && r != '\n' || r == 0x7f || !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	return utf8.AppendRune(nil, r), end + 1
}

// appendEscaped appends a text so that HTML means it, in text and in attributes.
func appendEscaped(dst, b []byte) []byte {
	start := 0
	for i, c := range b {
		s := ""
		switch c {
		case '&':
			s = "&amp;"
		case '<':
			s = "&lt;"
		case '>':
			s = "&gt;"
		case '"':
			s = "&quot;"
		default:
			continue
		}
		dst = append(append(dst, b[start:i]...), s...)
		start = i + 1
	}
	return append(dst, b[start:]...)
}
