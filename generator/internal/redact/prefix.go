package redact

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// prefix is what stands before the text of a line.
type prefix struct {
	quotes int    // how many > there are
	indent int    // columns of blanks behind the last >, before the first list mark
	item   bool   // a list mark stands before the text
	number string // of that list mark; empty for a bullet
	column int    // of the text behind the last >, list marks included
	rest   string // the text
}

// prefixOf reads the quote marks, list marks and blanks at the beginning of a line.
func prefixOf(text string) prefix {
	var p prefix
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == ' ':
			p.column++
			i++
		case c == '\t':
			p.column += 4 - p.column%4
			i++
		case c == '>':
			p = prefix{quotes: p.quotes + 1}
			if i++; i < len(text) && text[i] == ' ' {
				i++
			}
			continue
		default:
			n := bullet(text[i:])
			if n == 0 {
				p.rest = text[i:]
				return p
			}
			p.item = true
			p.number = strings.TrimRight(text[i:i+n], "-*+.)")
			p.column += n
			i += n
		}
		if !p.item {
			p.indent = p.column
		}
	}
	return p
}

// bullet is the length of the list mark that a text begins with, or 0.
func bullet(s string) int {
	n := 0
	for n < len(s) && n < 9 && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	switch {
	case n >= len(s):
		return 0
	case n == 0 && (s[0] == '-' || s[0] == '*' || s[0] == '+'), n > 0 && (s[n] == '.' || s[n] == ')'):
		n++
	default:
		return 0
	}
	if n < len(s) && s[n] != ' ' && s[n] != '\t' {
		return 0
	}
	return n
}

func blank(text string) bool { return strings.TrimLeft(text, " \t") == "" }

// bare reports whether a line is nothing but what stands before a text.
func bare(text string) bool { return prefixOf(text).rest == "" }

// startsBlock reports whether a line begins a block, and so does not go on with the paragraph above it. In doubt it does
// not.
func (p *prefix) startsBlock() bool {
	if p.item {
		return p.rest != "" && (len(p.number) == 0 || p.number == "1")
	}
	return heading(p.rest) || fenceMark(p.rest) > 0 || rule(p.rest)
}

// heading reports whether a text begins as a heading does.
func heading(text string) bool {
	marks := strings.TrimLeft(text, "#")
	n := len(text) - len(marks)
	return 0 < n && n <= 6 && (marks == "" || marks[0] == ' ' || marks[0] == '\t')
}

// rule reports whether a text is a line across the page.
func rule(text string) bool {
	if text == "" || strings.IndexByte("-*_", text[0]) < 0 {
		return false
	}
	return strings.Count(text, text[:1]) >= 3 && strings.Trim(text, text[:1]+" \t") == ""
}

// fenceMark is the length of the run of backticks or tildes that opens fenced code, or 0.
func fenceMark(text string) int {
	if text == "" || text[0] != '`' && text[0] != '~' {
		return 0
	}
	n := run(text)
	if n < 3 || text[0] == '`' && strings.Contains(text[n:], "`") {
		return 0
	}
	return n
}

// run is how often the first byte is repeated.
func run(s string) int {
	n := 1
	for n < len(s) && s[n] == s[0] {
		n++
	}
	return n
}

// fence is the fence of code that a scan stands in. It knows as much of the grammar as the scan for comments of package
// markdown: in doubt a line is no code.
type fence struct {
	char   byte // 0 outside
	length int
	quotes int
	column int // of the text before it, in a list item
}

// holds reports whether a line belongs to fenced code, its fences included.
func (f *fence) holds(text string) bool {
	p := prefixOf(text)
	if f.char != 0 {
		closes := p.rest != "" && p.rest[0] == f.char && run(p.rest) >= f.length && blank(p.rest[run(p.rest):])
		switch {
		case p.quotes < f.quotes, p.rest != "" && p.quotes == f.quotes && p.column < f.column:
			f.char = 0 // its quote or list item has ended
		case !p.item && closes:
			f.char = 0
			return true
		default:
			return true
		}
	}
	n := fenceMark(p.rest)
	if n == 0 {
		return false
	}
	*f = fence{p.rest[0], n, p.quotes, p.column}
	if !p.item && p.column < 4 {
		f.column = 0
	}
	return true
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// visible takes the characters out of a text that are not seen, and makes blanks of all that look like some.
func visible(text string) string {
	if isASCII(text) {
		return text // all of it is seen, and a blank is one
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '：':
			return ':'
		case r == '\t', r < ' ':
			return r
		case unicode.Is(unicode.Cf, r), 0xFE00 <= r && r <= 0xFE0F: // the latter choose a form of the sign before them
			return -1
		case unicode.IsSpace(r), unicode.Is(unicode.Zs, r):
			return ' '
		}
		return r
	}, text)
}
