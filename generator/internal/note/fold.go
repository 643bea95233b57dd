package note

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// FoldName returns the form in which names are compared: NFC, single blanks, lower case. Accents stay.
func FoldName(s string) string {
	folded, blank := true, true // blank: a blank here would be a leading or a second one
	for i := range len(s) {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			return foldUnicode(s)
		case c == ' ':
			folded = folded && !blank
			blank = true
			continue
		case 'A' <= c && c <= 'Z', c < ' ':
			folded = false
		}
		blank = false
	}
	if folded && (!blank || s == "") {
		return s
	}
	var room [64]byte
	return string(appendFolded(room[:0], s))
}

// appendFolded adds the folded form of a name to an empty dst.
func appendFolded(dst []byte, s string) []byte {
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			return append(dst[:0], foldUnicode(s)...)
		case c == ' ' || '\t' <= c && c <= '\r':
			if len(dst) == 0 || dst[len(dst)-1] == ' ' {
				continue
			}
			c = ' '
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return bytes.TrimSuffix(dst, []byte(" "))
}

// sameName reports whether two names are the same when they are folded.
func sameName(a, b string) bool {
	var roomA, roomB [64]byte
	return a == b || bytes.Equal(appendFolded(roomA[:0], a), appendFolded(roomB[:0], b))
}

func foldUnicode(s string) string {
	return norm.NFC.String(strings.Join(strings.Fields(strings.ToLower(norm.NFC.String(s))), " "))
}

// foldWords returns the letters and digits of a heading, header or label in lower case, so that "What's in it for
// them?" and "whats in it for them" are the same.
func foldWords(s string) string {
	var room [64]byte
	b := room[:0]
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b = append(b, byte(r))
		case 'A' <= r && r <= 'Z':
			b = append(b, byte(r)+'a'-'A')
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)):
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
	}
	return string(b)
}
