package markdown

import "bytes"

// tally counts the marks of one block.
type tally struct {
	bytes   int
	runs    int // of * _ ~ =
	opening int // [
	closing int // ]
	search  int // bytes that are looked at to find the ends of link targets
	ticks   []bool
}

// counted are the bytes that a tally looks at.
var counted = [256]bool{'*': true, '_': true, '~': true, '=': true, '[': true, ']': true, '`': true}

func (t *tally) line(line []byte) {
	t.bytes += len(line)
	for i := 0; i < len(line); {
		if !counted[line[i]] {
			i++
			continue
		}
		switch line[i] {
		case '[':
			if i+1 < len(line) && line[i+1] == '[' {
				if end := closing(line[i+2 : min(len(line), i+2+longestWikilink)]); end >= 0 {
					i += end + 4 // a wikilink leaves no bracket open
					continue
				}
			}
			t.opening++
			i++
		case ']':
			t.closing++
			i++
			if i < len(line) && line[i] == '(' && t.search < mostSteps {
				t.search += destination(line[i+1:])
			}
		case '`':
			n := run(line[i:])
			for len(t.ticks) <= n {
				t.ticks = append(t.ticks, false)
			}
			t.ticks[n] = true
			i += n
		default:
			t.runs++
			i += run(line[i:])
		}
	}
}

// steps is how many steps are taken for a block of so many lines.
func (t *tally) steps(lines int) int {
	lengths := 0 // of runs of backticks: each length may be looked for once in vain
	for _, seen := range t.ticks {
		if seen {
			lengths++
		}
	}
	return t.runs*t.runs + 2*min(t.opening, 998)*t.bytes + t.closing*lines + lengths*t.bytes + t.search
}

// destination is how many bytes are looked at to find the end of a link's target.
func destination(b []byte) int {
	b = bytes.TrimLeft(b, " \t")
	if len(b) > 0 && b[0] == '<' {
		if i := bytes.IndexByte(b, '>'); i >= 0 {
			return i
		}
		return len(b)
	}
	open := 0
	for i, c := range b {
		switch c {
		case '(':
			open++
		case ')':
			if open--; open < 0 {
				return i
			}
		case ' ', '\t', '\n':
			return i
		}
	}
	return len(b)
}
