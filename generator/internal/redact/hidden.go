package redact

import (
	"bytes"
	"fmt"
	"strings"

	"rapport/generator/internal/diag"
)

// Private blocks and comments are cut first, in one pass from the top: whichever begins first goes on to its own end,
// and nothing within it means anything, so that what is left does not depend on what it held. Whether a mark begins a
// comment is decided by what stands before it alone. Where the renderer could see it otherwise, because the mark stands
// in code or behind what may be the beginning of code, the two would part company for the rest of the note; so then
// the rest is cut, and a problem stops who publishes.

const (
	percents  = "%%"
	htmlOpen  = "<!--"
	htmlClose = "-->"
)

// scanner cuts private blocks and comments.
type scanner struct {
	*cutting
	in    []line
	out   []line
	fence fence
	code  int // the length of the run of backticks that has begun code without an end, in this paragraph; else 0

	unsure bool // for who does not know private blocks, fenced code may begin or end elsewhere from here on
	flat   bool // private blocks mean nothing
}

// hidden cuts private blocks and comments.
func (c *cutting) hidden() {
	s := scanner{cutting: c, in: c.lines}
	for i := 0; i < len(s.in); {
		i = s.line(i)
	}
	c.lines = s.out
}

// line goes through the line of an index, and through the lines of a comment or block that begins on it. It returns the
// index of the next line.
func (s *scanner) line(i int) int {
	l := s.in[i]
	switch d := directiveOf(l.text); {
	case s.flat:
	case d.opens:
		return s.block(i, d)
	case isPrivateCallout(l.text):
		return s.callout(i)
	case d.count > 0:
		s.problem(diag.Error, "stray-block-end", l, "::: ends no private block", "write :::private above what is to stay private, or delete it")
		s.cut(Block, l.number, l.number)
		return i + 1
	}
	fenced := s.fence.holds(l.text)
	if p := prefixOf(l.text); fenced || p.rest == "" || p.item || heading(p.rest) {
		s.code = 0
	}
	if !marked(l.text) {
		s.out = append(s.out, l)
		return i + 1
	}
	m := marks{scanner: s, line: l, index: i, text: l.text, fenced: fenced}
	return m.scan()
}

// marked reports whether something in a line may be a mark.
func marked(text string) bool {
	for i := range len(text) {
		switch text[i] {
		case '`', '%', '<', ':', "："[0]:
			return true
		}
	}
	return false
}

// block cuts the private block that begins on a line.
func (s *scanner) block(i int, d directive) int {
	open := []directive{d}
	if !d.private {
		s.problem(diag.Warning, "unknown-block", s.in[i], fmt.Sprintf("%q is not :::private, and is left out like it", strings.TrimSpace(s.in[i].text)),
			"write :::private, or keep ::: out of what is public")
	}
	for j := i + 1; j < len(s.in); j++ {
		if open = within(open, directiveOf(s.in[j].text)); len(open) == 0 {
			s.cut(Block, s.in[i].number, s.in[j].number)
			if s.crosses(s.in[i : j+1]) {
				s.problem(diag.Error, "comment-doubtful", s.in[i],
					"it is not certain whether a comment ends in this private block, so the rest of the note is left out",
					"end comments where they begin, inside the block or outside")
				s.cut(Doubtful, s.in[i].number, s.in[len(s.in)-1].number)
				return len(s.in)
			}
			return j + 1
		}
	}
	s.cut(Block, s.in[i].number, s.in[len(s.in)-1].number)
	s.problem(diag.Warning, "block-unclosed", s.in[i], "a private block has no end, so the rest of the note is left out", "end it with a line of :::")
	return len(s.in)
}

// callout cuts the callout that begins on a line, and what may belong to it: the lines of its quote, and those behind that
// its last paragraph may go on in.
func (s *scanner) callout(i int) int {
	quotes, j := prefixOf(s.in[i].text).quotes, i+1
	for j < len(s.in) {
		if p := prefixOf(s.in[j].text); p.quotes < quotes && p.rest == "" {
			break
		}
		j++
	}
	s.problem(diag.Warning, "private-callout", s.in[i], "a callout named private is left out, as a private block is",
		"write :::private above it and ::: below")
	s.cut(Block, s.in[i].number, s.in[j-1].number)
	s.code = 0
	return j
}

// crosses reports whether a comment perhaps begins in a private block and goes on behind it, as it does for who reads
// comments before blocks.
func (s *scanner) crosses(block []line) bool {
	inside := scanner{cutting: &cutting{}, in: block, fence: s.fence, flat: true, unsure: s.unsure}
	for i := 0; i < len(block); {
		i = inside.line(i)
	}
	s.unsure = s.unsure || inside.fence != s.fence
	s.code = 0
	return len(inside.problems) > 0
}

// marks goes through one line mark by mark.
type marks struct {
	*scanner
	line   line
	index  int
	text   string // of the line at index
	fenced bool
	kept   []byte
	from   int // up to which text is in kept or cut
	cutAny bool
}

// scan keeps what is not hidden, and returns the index of the line behind.
func (m *marks) scan() int {
	for at := 0; at < len(m.text); {
		rest := m.text[at:]
		switch {
		case rest[0] == '\\' && !m.fenced && m.code == 0:
			if strings.HasPrefix(rest[1:], percents) || strings.HasPrefix(rest[1:], htmlOpen) {
				m.doubt(at)
				return len(m.in)
			}
			at += min(2, len(rest))
		case rest[0] == '`' && !m.fenced:
			n := run(rest)
			switch m.code {
			case 0:
				m.code = n
			case n:
				m.code = 0
			}
			at += n
		case strings.HasPrefix(rest, percents):
			if at = m.comment(at, percents); at < 0 {
				return len(m.in)
			}
		case strings.HasPrefix(rest, htmlOpen):
			if at = m.comment(at, htmlClose); at < 0 {
				return len(m.in)
			}
		case at > 0 && !m.flat && (rest[0] == ':' || strings.HasPrefix(rest, "：")) && opensWithin(rest):
			m.kept = append(m.kept, m.text[m.from:at]...)
			m.from, m.cutAny = len(m.text), true
			m.keep()
			return m.block(m.index, directive{count: 3, opens: true, private: true, anywhere: true})
		default:
			at++
		}
	}
	m.keep()
	return m.index + 1
}

// comment cuts the comment that begins at an offset and returns the offset behind it, in a later line perhaps, and -1
// when the rest of the note is cut.
func (m *marks) comment(at int, closing string) int {
	if m.code != 0 || m.unsure {
		m.doubt(at)
		return -1
	}
	first := m.in[m.index].number
	inside := min(at+2, len(m.text))
	if n := strings.Index(m.text[inside:], closing); n >= 0 {
		m.cut(Comment, first, first)
		return m.behind(at, m.index, inside+n+len(closing))
	}
	if m.fenced {
		m.doubt(at)
		return -1
	}
	var open []directive
	for j := m.index + 1; j < len(m.in); j++ {
		if d := directiveOf(m.in[j].text); len(open) > 0 || d.opens {
			open = within(open, d)
		}
		n := strings.Index(m.in[j].text, closing)
		if n < 0 {
			continue
		}
		if len(open) > 0 {
			m.doubt(at) // a private block begins in the comment and does not end there
			return -1
		}
		m.cut(Comment, first, m.in[j].number)
		return m.behind(at, j, n+len(closing))
	}
	m.problem(diag.Warning, "comment-unclosed", m.in[m.index], "a comment has no end, so the rest of the note is left out",
		"close it with the mark that opens it, %% or -->")
	m.rest(at, Comment)
	return -1
}

// behind goes on behind a comment, in the line of an index, without the blanks that would count twice.
func (m *marks) behind(at, index, end int) int {
	m.kept = append(m.kept, m.text[m.from:at]...)
	m.cutAny, m.index, m.text = true, index, m.in[index].text
	if n := len(m.kept); n == 0 || m.kept[n-1] == ' ' || m.kept[n-1] == '\t' {
		for end < len(m.text) && (m.text[end] == ' ' || m.text[end] == '\t') {
			end++
		}
	}
	if end < len(m.text) && strings.IndexByte(".,;:!?)", m.text[end]) >= 0 { // the blank before it belonged to the comment
		if kept := bytes.TrimRight(m.kept, " \t"); !bare(string(kept)) {
			m.kept = kept
		}
	}
	m.from = end
	return end
}

// doubt cuts the rest of the note, from an offset on.
func (m *marks) doubt(at int) {
	hint := "keep %% and <!-- away from code, backticks and backslashes"
	if m.unsure {
		hint = "end the fenced code in the private blocks above where it begins"
	}
	m.problem(diag.Error, "comment-doubtful", m.in[m.index],
		"it is not certain whether a comment begins here, so the rest of the note is left out", hint)
	m.rest(at, Doubtful)
}

// rest cuts the rest of the note, from an offset on.
func (m *marks) rest(at int, kind Kind) {
	m.kept = append(m.kept, m.text[m.from:at]...)
	m.from, m.cutAny = len(m.text), true
	m.cut(kind, m.in[m.index].number, m.in[len(m.in)-1].number)
	m.keep()
}

// keep keeps what is left of the line, unless nothing is.
func (m *marks) keep() {
	if !m.cutAny {
		m.out = append(m.out, m.line)
		return
	}
	text := strings.TrimRight(string(append(m.kept, m.text[m.from:]...)), " \t")
	if !bare(text) {
		m.out = append(m.out, line{text, m.line.number})
	}
}
