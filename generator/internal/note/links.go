package note

import (
	"net/url"
	"strings"
	"unicode/utf8"
)

// linkName is the name that a link gives.
func linkName(target, text string) Name {
	if mail, ok := strings.CutPrefix(target, "mailto:"); ok {
		return Name{Text: cleanName(firstOf(text, mail)), Email: mail}
	}
	if strings.Contains(target, "://") {
		return Name{Text: cleanName(text)}
	}
	if text == "" {
		text = target[strings.LastIndexByte(target, '/')+1:]
	}
	n := Name{Text: cleanName(text), Target: target}
	if isEmail(n.Text) {
		n.Email = n.Text
	}
	return n
}

// longestLink is the length beyond which no end is looked for: what is longer is no name, and looking from each of
// very many brackets would take very long.
const longestLink = 1000

// readLink reads the [[wikilink]] or [Markdown](link) that s begins with: its target without .md and fragment, the
// text to show, empty when it has none of its own, and its length.
func readLink(s string) (target, text string, size int, ok bool) {
	s = s[:min(len(s), longestLink)]
	if inner, found := strings.CutPrefix(s, "[["); found {
		end := strings.Index(inner, "]]")
		if end < 0 || strings.Contains(inner[:end], "\n") {
			return "", "", 0, false
		}
		target, text, _ = strings.Cut(inner[:end], "|")
		target = strings.TrimSuffix(target, `\`) // as tables need it
		return cleanTarget(target), strings.TrimSpace(text), len("[[") + end + len("]]"), true
	}
	mid := strings.Index(s, "](")
	if mid < 0 || s[0] != '[' || strings.ContainsAny(s[1:mid], "[\n") {
		return "", "", 0, false
	}
	size = bracketed(s[mid+1:])
	if size == 0 {
		return "", "", 0, false
	}
	target = strings.TrimSpace(s[mid+2 : mid+size])
	if inner, found := strings.CutPrefix(target, "<"); found {
		target, _, _ = strings.Cut(inner, ">")
	} else if i := strings.IndexAny(target, " \t"); i >= 0 {
		target = target[:i] // a title follows
	}
	if decoded, err := url.PathUnescape(target); err == nil && utf8.ValidString(decoded) {
		target = decoded
	}
	return cleanTarget(target), strings.TrimSpace(s[1:mid]), mid + 1 + size, true
}

func cleanTarget(target string) string {
	target, _, _ = strings.Cut(target, "#")
	target = strings.TrimSpace(target)
	return strings.TrimSuffix(strings.TrimPrefix(target, "./"), ".md")
}

// bracketed returns the length of the ( ) or < > that s begins with; 0 when it does not end on its line.
func bracketed(s string) int {
	s = s[:min(len(s), longestLink)]
	opening, closing := s[0], byte(')')
	if opening == '<' {
		closing = '>'
	}
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case opening:
			depth++
		case closing:
			if depth--; depth == 0 {
				return i + 1
			}
		case '\n':
			return 0
		}
	}
	return 0
}

// outside returns the offset of the first of some characters that stands in no link and no brackets, and begins no later
// than most; -1 when there is none.
func outside(s, characters string, most int) int {
	for i := 0; i < len(s) && i < most; {
		c := s[i]
		if 'a' <= c && c <= 'z' { // none of them is a letter, and most of a text is
			i++
			continue
		}
		if strings.IndexByte(characters, c) >= 0 {
			return i
		}
		n := 0
		switch c {
		case '[':
			_, _, n, _ = readLink(s[i:])
		case '(', '<':
			n = bracketed(s[i:])
		}
		i += max(1, n)
	}
	return -1
}

// plainText returns a text with its links as a reader sees them.
func plainText(s string) string {
	s = strings.TrimSpace(s)
	if !strings.Contains(s, "[") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] == '[' {
			if target, text, size, ok := readLink(s[i:]); ok {
				b.WriteString(strings.TrimPrefix(firstOf(text, target[strings.LastIndexByte(target, '/')+1:]), "@"))
				i += size
				continue
			}
		}
		b.WriteByte(s[i])
		i++
	}
	return strings.TrimSpace(b.String())
}
