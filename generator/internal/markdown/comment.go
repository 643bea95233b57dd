package markdown

import "bytes"

// Comments, %%…%% and <!--…-->, are taken out before anything else is read: they hide what they hold, blocks and all,
// so nothing of them may depend on how the text around them is read. They mean nothing inside code.

var (
	percents  = []byte("%%")
	htmlOpen  = []byte("<!--")
	htmlClose = []byte("-->")
)

// strip returns the source without its comments, what was taken out, and the offsets in src of comments that have no
// end and so run to the end of the note. With everywhere, comments are taken out of code too.
func strip(src []byte, everywhere bool) (clean []byte, cuts []cut, unclosed []int) {
	if !bytes.Contains(src, percents) && !bytes.Contains(src, htmlOpen) {
		return src, nil, nil
	}
	s := stripper{src: src, everywhere: everywhere}
	s.scan()
	return append(s.clean, src[s.kept:]...), s.cuts, s.unclosed
}

// stripper scans a source for comments.
type stripper struct {
	src        []byte
	everywhere bool
	clean      []byte
	kept       int // offset in src up to which all is in clean or cut
	cuts       []cut
	unclosed   []int
	fence      fence
	none       map[int]int // length of a run of backticks -> offset of the blank line before which no such run follows
}

// scan goes through the source line by line, and through the lines outside fences mark by mark.
func (s *stripper) scan() {
	for i := 0; i < len(s.src); {
		line := lineAt(s.src, i)
		if !s.everywhere && s.fence.holds(line) {
			i += len(line)
			continue
		}
		i = s.marks(i, i+len(line))
	}
}

// marks finds the comments that begin on a line and returns the offset at which the next line, or the text behind a
// comment or code span that ends on a later line, begins.
func (s *stripper) marks(i, end int) int {
	for i < end {
		n := bytes.IndexAny(s.src[i:end], "\\`%<")
		if n < 0 {
			return end
		}
		i += n
		rest := s.src[i:]
		switch {
		case rest[0] == '\\':
			i++
			if i < end && s.src[i] != '\n' {
				i++
			}
		case rest[0] == '`':
			i = s.span(i)
		case bytes.HasPrefix(rest, percents):
			i = s.cut(i, i+2, percents)
		case bytes.HasPrefix(rest, htmlOpen):
			i = s.cut(i, i+2, htmlClose) // <!--> is a whole comment
		default:
			i++
		}
		if i > end {
			end = i + len(lineAt(s.src, i))
		}
	}
	return i
}

// cut takes out a comment that begins at an offset, with the blanks that would else count as indentation or as a hard
// line break, and returns the offset behind it.
func (s *stripper) cut(start, inside int, closing []byte) int {
	end := len(s.src)
	if n := bytes.Index(s.src[min(inside, end):], closing); n >= 0 {
		end = inside + n + len(closing)
	} else {
		s.unclosed = append(s.unclosed, start)
	}
	next := end
	if start == 0 || isBlank(s.src[start-1]) || s.src[start-1] == '\n' {
		for next < len(s.src) && isBlank(s.src[next]) {
			next++
		}
	}
	if next == len(s.src) || s.src[next] == '\n' {
		for start > s.kept && isBlank(s.src[start-1]) {
			start--
		}
	}
	s.clean = append(s.clean, s.src[s.kept:start]...)
	s.kept = next
	s.cuts = append(s.cuts, cut{at: len(s.clean), removed: next - len(s.clean)})
	return next
}

// span returns the offset behind the code span that begins at an offset, or behind the run of backticks when there is
// none.
func (s *stripper) span(i int) int {
	open := run(s.src[i:])
	behind := i + open
	if s.everywhere || i < s.none[open] {
		return behind
	}
	for j := behind; j < len(s.src); {
		switch s.src[j] {
		case '`':
			n := run(s.src[j:])
			if n == open {
				return j + n
			}
			j += n
		case '\n':
			j++
			if blank(lineAt(s.src, j)) {
				s.miss(open, j)
				return behind
			}
		default:
			j++
		}
	}
	s.miss(open, len(s.src))
	return behind
}

func (s *stripper) miss(length, before int) {
	if s.none == nil {
		s.none = map[int]int{}
	}
	s.none[length] = before
}

// run is how often the first byte is repeated.
func run(b []byte) int {
	n := 1
	for n < len(b) && b[n] == b[0] {
		n++
	}
	return n
}

// lineAt is the line that begins at an offset, with its line break.
func lineAt(src []byte, i int) []byte {
	if i >= len(src) {
		return nil
	}
	if n := bytes.IndexByte(src[i:], '\n'); n >= 0 {
		return src[i : i+n+1]
	}
	return src[i:]
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// blank reports whether a line holds nothing to see.
func blank(line []byte) bool {
	for _, c := range line {
		if !isBlank(c) && c != '\n' {
			return false
		}
	}
	return true
}

// fence is the fence of code that a scan stands in.
type fence struct {
	char   byte // 0 outside
	length int
	quotes int // how many > stand before it
	indent int // columns before it, or before the text of the list item it stands in
}

// holds reports whether a line belongs to fenced code, its fences included. It is content with less than the whole
// grammar: in doubt a line is no code.
func (f *fence) holds(line []byte) bool {
	p := prefixOf(line)
	if f.char != 0 {
		switch {
		case p.quotes < f.quotes, !blank(p.rest) && p.quotes == f.quotes && p.indent < f.indent:
			f.char = 0 // its quote or list item has ended
		case !p.item && p.mark == f.char && p.length >= f.length && blank(p.rest[p.length:]):
			f.char = 0
			return true
		default:
			return true
		}
	}
	if p.length < 3 || p.mark == '`' && bytes.IndexByte(p.rest[p.length:], '`') >= 0 {
		return false
	}
	*f = fence{p.mark, p.length, p.quotes, p.indent}
	if !p.item && p.indent < 4 {
		f.indent = 0
	}
	return true
}

// prefix is what stands before the text of a line.
type prefix struct {
	quotes int
	indent int // columns behind the last >, list marks included
	item   bool
	rest   []byte // the text
	mark   byte   // of a run of backticks or tildes it begins with
	length int    // of that run
}

// prefixOf reads the quote marks, list marks and blanks at the beginning of a line.
func prefixOf(line []byte) prefix {
	var p prefix
	i := 0
	for i < len(line) {
		switch c := line[i]; {
		case c == ' ':
			p.indent++
		case c == '\t':
			p.indent += 4 - p.indent%4
		case c == '>':
			p.quotes++
			p.indent = 0
			if i+1 < len(line) && line[i+1] == ' ' {
				i++
			}
		default:
			n := bullet(line[i:])
			if n == 0 {
				p.rest = line[i:]
				if c == '`' || c == '~' {
					p.mark, p.length = c, run(p.rest)
				}
				return p
			}
			p.item = true
			p.indent += n
			i += n - 1
		}
		i++
	}
	return p
}

// bullet is the length of the list mark that a text begins with, or 0.
func bullet(b []byte) int {
	n := 0
	for n < len(b) && n < 9 && '0' <= b[n] && b[n] <= '9' {
		n++
	}
	switch {
	case n >= len(b):
		return 0
	case n == 0 && (b[0] == '-' || b[0] == '*' || b[0] == '+'), n > 0 && (b[n] == '.' || b[n] == ')'):
		n++
	default:
		return 0
	}
	if n < len(b) && !isBlank(b[n]) && b[n] != '\n' {
		return 0
	}
	return n
}
