package scan

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// unescape decodes what addresses, scripts, JSON, styles and entities escape, all in one go, and reports whether there
// was anything. What only looks like an escape is decoded too: the text as it stands is searched besides.
func unescape(t *text, styles bool) (text, bool) {
	if bytes.IndexByte(t.b, '%') < 0 && bytes.IndexByte(t.b, '\\') < 0 && bytes.IndexByte(t.b, '&') < 0 {
		return text{}, false
	}
	out := text{b: make([]byte, 0, len(t.b)), form: Unescaped, setting: t.setting}
	kept := 0
	for i := 0; i < len(t.b); {
		c := t.b[i]
		if c != '%' && c != '\\' && c != '&' {
			i++
			continue
		}
		var made []byte
		n := 0
		switch c {
		case '%':
			made, n = percent(t.b[i:])
		case '\\':
			made, n = backslash(t.b[i:], styles)
		case '&':
			var s string
			s, n = entity(t.b[i:])
			made = []byte(s)
		}
		if n == 0 {
			i++
			continue
		}
		if kept < i {
			out.copiedFrom(t, kept, i)
		}
		out.made(made, t.origin(i))
		i += n
		kept = i
	}
	if len(out.b) == 0 && kept == 0 {
		return text{}, false
	}
	out.copiedFrom(t, kept, len(t.b))
	return out, true
}

// copiedFrom appends a part of another decoded text, with its jumps, so that places stay right.
func (t *text) copiedFrom(src *text, start, end int) {
	for start < end {
		n := src.jumpBehind(start)
		next := end
		if n < len(src.jumps) {
			next = min(end, int(src.jumps[n].at))
		}
		t.jumps = append(t.jumps, jump{int32(len(t.b)), int32(src.origin(start)), n > 0 && src.jumps[n-1].still})
		t.b = append(t.b, src.b[start:next]...)
		start = next
	}
}

// percent decodes %4A.
func percent(b []byte) ([]byte, int) {
	if len(b) < 3 || unhex(b[1]) < 0 || unhex(b[2]) < 0 {
		return nil, 0
	}
	return []byte{byte(unhex(b[1])<<4 | unhex(b[2]))}, 3
}

func unhex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// backslash decodes the escapes of JSON and scripts, and of styles where these may stand.
func backslash(b []byte, styles bool) ([]byte, int) {
	if len(b) < 2 {
		return nil, 0
	}
	switch b[1] {
	case 'u', 'U':
		if r, n := unicodeEscape(b); n > 0 {
			if r2, n2 := unicodeEscape(b[n:]); n2 > 0 && utf16.IsSurrogate(r) {
				if pair := utf16.DecodeRune(r, r2); pair != utf8.RuneError {
					return utf8.AppendRune(nil, pair), n + n2
				}
			}
			return utf8.AppendRune(nil, r), n
		}
	case 'x':
		if len(b) >= 4 && unhex(b[2]) >= 0 && unhex(b[3]) >= 0 {
			return utf8.AppendRune(nil, rune(unhex(b[2])<<4|unhex(b[3]))), 4
		}
	}
	if styles && unhex(b[1]) >= 0 {
		r, n := rune(0), 1
		for n < len(b) && n < 7 && unhex(b[n]) >= 0 {
			r = r<<4 | rune(unhex(b[n]))
			n++
		}
		if n < len(b) && gaps[b[n]] == blank {
			n++
		}
		return utf8.AppendRune(nil, r), n
	}
	switch b[1] {
	case 'n', 'r', 't', 'f', 'b', 'v', '0':
		return []byte(" "), 2
	case '\n':
		return []byte{joinMark}, 2
	}
	return b[1:2], 2
}

// unicodeEscape decodes \u004A and \u{4a}.
func unicodeEscape(b []byte) (rune, int) {
	if len(b) < 4 || b[0] != '\\' || b[1] != 'u' && b[1] != 'U' {
		return 0, 0
	}
	r, n, most := rune(0), 2, 6
	braced := b[2] == '{'
	if braced {
		n, most = 3, 9
	}
	first := n
	for n < len(b) && n < most && unhex(b[n]) >= 0 {
		r = r<<4 | rune(unhex(b[n]))
		n++
	}
	switch {
	case braced && n > first && n < len(b) && b[n] == '}':
		return r, n + 1
	case !braced && n == 6:
		return r, n
	}
	return 0, 0
}
