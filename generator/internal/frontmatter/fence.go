package frontmatter

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The front matter's ends are found here, exactly as the format has it: `---` on line 1, and the first line after it
// that is `---` too. Whatever looks like a fence without being one makes the block doubtful; where it then ends is
// decided so that no line of it can be taken for the body.

// region is the part of a source that is front matter, with its fences.
type region struct {
	from, to int // of the lines between the fences
	body     int // where what stands behind begins
	open     int // where the opening fence begins
	line     int // the line of the file that from lies on
	odd      int // where the first line lies that looks like a fence and is none, or the closing one that is untidy; -1
	closed   bool
}

// lineEnd returns the offset behind the line at i without its break, and the offset of the next line.
func lineEnd(src []byte, i int) (end, next int) {
	if n := bytes.IndexByte(src[i:], '\n'); n >= 0 {
		return i + n, i + n + 1
	}
	return len(src), len(src)
}

// closing finds the end of the front matter that begins at from.
func closing(src []byte, from int) region {
	r := region{from: from, odd: -1}
	exact, after, oddNext := -1, 0, 0
	for i := from; i < len(src); {
		end, next := lineEnd(src, i)
		line := src[i:end]
		if len(line) == 3 && line[0] == '-' && line[1] == '-' && line[2] == '-' {
			exact, after = i, next
			break
		}
		if r.odd < 0 && fenceLike(line) {
			r.odd, oddNext = i, next
		}
		i = next
	}
	switch {
	case exact >= 0 && (r.odd < 0 || !proseBehind(src[oddNext:exact])):
		r.to, r.body, r.closed = exact, after, true
	case r.odd >= 0:
		r.to, r.body, r.closed = r.odd, oddNext, true
		if exact < 0 && !proseBehind(src[oddNext:]) {
			r.body = paragraphEnd(src, oddNext)
			r.to = r.body
		}
	default:
		r.body = paragraphEnd(src, from)
		r.to = r.body
	}
	return r
}

// fenceLike reports whether a line was perhaps meant as a fence: `---` with blanks around it, other dashes, or `...`.
func fenceLike(line []byte) bool {
	if len(line) == 0 || line[0] >= 'A' && line[0] < utf8.RuneSelf {
		return false // the quick way out for nearly every line
	}
	if bytes.Equal(bytes.TrimSpace(line), fence) {
		return true
	}
	if line[0] == ' ' || line[0] == '\t' {
		return false
	}
	switch bare := string(bytes.Map(visible, line)); {
	case bare == "...", bare == "+++", bare == ";;;":
		return true
	case bare == "", bare == "-":
		return false
	default:
		return strings.Trim(bare, "-–—―−‐‑‒") == ""
	}
}

var fence = []byte("---")

// visible drops blanks, characters that take no room, and those that stand for what could not be read.
func visible(r rune) rune {
	if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError {
		return -1
	}
	return r
}

// proseBehind reports whether a text begins with prose at its margin and holds no line that a key could stand on.
func proseBehind(text []byte) bool {
	first, prose := true, false
	for i := 0; i < len(text); {
		end, next := lineEnd(text, i)
		line := string(text[i:end])
		if keyLike(line) {
			return false
		}
		if first && !blank(line) {
			first, prose = false, proseLine(line)
		}
		i = next
	}
	return prose || first
}

// paragraphEnd returns the offset behind the front matter of a block without a closing fence: where, after a blank
// line, prose begins.
func paragraphEnd(src []byte, from int) int {
	gap := false
	for i := from; i < len(src); {
		end, next := lineEnd(src, i)
		line := string(src[i:end])
		switch {
		case blank(line):
			gap = true
		case gap && proseLine(line):
			return i
		default:
			gap = false
		}
		i = next
	}
	return len(src)
}

// proseLine reports whether a line cannot be part of front matter.
func proseLine(line string) bool {
	switch line[0] {
	case ' ', '\t', ']', '}', ',':
		return false
	case '-':
		return !listItem(line) && !fenceLike([]byte(line))
	}
	return !keyLike(line)
}

// keyLike reports whether a line begins as one of front matter does, and as prose with a colon seldom does.
func keyLike(line string) bool {
	key, _, ok := keyOf(line)
	if !ok {
		if colon := strings.IndexByte(line, ':'); colon > 0 {
			return isVisibility(line[:colon]) || strings.HasPrefix(line, "<<")
		}
		return false
	}
	return len(key) <= longestKey && strings.Count(key, " ") < mostWords && !strings.ContainsAny(key, ".,;!?()*")
}

// What is longer is a sentence with a colon.
const (
	longestKey = 40 // bytes
	mostWords  = 4
)

// isVisibility reports whether a key might have been meant as `visibility`.
func isVisibility(key string) bool {
	return Fold(strings.Trim(strings.Map(visible, key), `"'`)) == "visibility"
}

// keyOf takes a line `key: value` at the margin apart: the key as written, and the offset of what stands behind its
// colon.
func keyOf(line string) (key string, value int, ok bool) {
	if line == "" || strings.IndexByte(" \t#[]{},&*!|>%@`:", line[0]) >= 0 {
		return "", 0, false
	}
	from := 0
	switch c := line[0]; c {
	case '-', '?':
		if len(line) == 1 || isBlank(line[1]) || line[1] == '-' {
			return "", 0, false
		}
	case '"', '\'':
		end := strings.IndexByte(line[1:], c)
		if end < 1 || strings.IndexByte(line[1:end+1], '\\') >= 0 {
			return "", 0, false
		}
		from = end + 2
	}
	for i := from; i < len(line); i++ {
		switch {
		case line[i] == '#' && isBlank(line[i-1]):
			return "", 0, false
		case line[i] == ':' && (i+1 == len(line) || isBlank(line[i+1])):
			return strings.TrimRight(line[:i], " \t"), i + 1, true
		case from > 0 && !isBlank(line[i]): // behind a quoted key there is only the colon
			return "", 0, false
		}
	}
	return "", 0, false
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c >= utf8.RuneSelf }

func blank(line string) bool { return strings.TrimLeft(line, " \t") == "" }

// listItem reports whether a line is an item of a list, however far it is indented.
func listItem(line string) bool {
	line = strings.TrimLeft(line, " \t")
	return line != "" && line[0] == '-' && (len(line) == 1 || isBlank(line[1]))
}
