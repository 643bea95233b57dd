package markdown

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"

	"rapport/generator/internal/diag"
)

// places turns offsets in the text without comments into places in the file.
type places struct {
	path  string
	src   []byte
	first int   // the line of the file that src begins on
	lines []int // the offsets in src at which its lines begin
	last  int   // index into lines that was found last: most questions are about the same line or the next
	cuts  []cut
}

// cut is a comment that was taken out.
type cut struct {
	at      int // offset in the text without comments
	removed int // bytes taken out up to here, this comment's included
}

// begin makes places ready for a source, of which it is told where in the file it begins.
func (p *places) begin(path string, src []byte, line int) {
	*p = places{path: path, src: src, first: line, lines: append(p.lines[:0], 0)}
	for i := 0; ; {
		n := bytes.IndexByte(src[i:], '\n')
		if n < 0 {
			return
		}
		i += n + 1
		p.lines = append(p.lines, i)
	}
}

// source is the offset in src of an offset in the text without comments.
func (p *places) source(at int) int {
	if len(p.cuts) == 0 {
		return at
	}
	n := sort.Search(len(p.cuts), func(i int) bool { return p.cuts[i].at > at })
	if n == 0 {
		return at
	}
	return at + p.cuts[n-1].removed
}

// index is the index into lines of the line that an offset in src stands in.
func (p *places) index(at int) int {
	for i := p.last; i < len(p.lines) && i < p.last+4 && p.lines[i] <= at; i++ {
		if i+1 == len(p.lines) || at < p.lines[i+1] {
			p.last = i
			return i
		}
	}
	p.last = sort.Search(len(p.lines), func(i int) bool { return p.lines[i] > at }) - 1
	return p.last
}

// line is the line of the file of an offset in the text without comments.
func (p *places) line(at int) int { return p.first + p.index(p.source(at)) }

// place is line and column of an offset in the text without comments.
func (p *places) place(at int) (line, column int) {
	return p.original(p.source(at))
}

// original is line and column of an offset in src.
func (p *places) original(at int) (line, column int) {
	i := p.index(at)
	return p.first + i, 1 + utf8.RuneCount(p.src[p.lines[i]:at])
}

// problem makes a problem of an offset in src.
func (p *places) problem(at int, s diag.Severity, code, message, hint string) diag.Problem {
	line, column := p.original(at)
	return diag.Problem{
		Pos:      diag.Pos{Path: p.path, Line: line, Column: column},
		Severity: s,
		Code:     code,
		Message:  message,
		Hint:     hint,
		Excerpt:  p.excerpt(at),
	}
}

// longestExcerpt is in bytes; problems quote lines for people to see.
const longestExcerpt = 400

func (p *places) excerpt(at int) string {
	line := p.src[p.lines[p.index(at)]:]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	if len(line) <= longestExcerpt {
		return string(line)
	}
	return strings.ToValidUTF8(string(line[:longestExcerpt]), "") + "…"
}
