package redact

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapport/generator/internal/note"
)

// Marker lines, tasks, fields, and tables and sections of what is private are found twice: by what the renderer reads,
// and by how a line begins, which sees them in quotes and in code without a fence too. Each is cut with all that may
// belong to it.

// reader finds the blocks that are to be cut.
type reader struct {
	*cutting
	fenced  []bool   // of each line: it belongs to fenced code
	gone    []Kind   // of each line: as what it is to be cut; empty when it is not
	item    span     // the last list item that was cut: all in it is
	running span     // what was cut last of a paragraph
	roll    []bool   // of each line: it stands under a heading that names who was there
	starts  []prefix // of each line
}

// span is the lines from one index to before another.
type span struct{ from, to int }

// blocks cuts them from what was read.
func (c *cutting) blocks() {
	r := reader{cutting: c}
	n := len(c.lines)
	r.fenced, r.gone, r.roll, r.starts = make([]bool, n), make([]Kind, n), make([]bool, n), make([]prefix, n)
	var f fence
	for i := range c.lines {
		r.fenced[i] = f.holds(c.lines[i].text)
		r.starts[i] = prefixOf(c.lines[i].text)
	}
	r.sections()
	r.tables()
	r.read()
	r.begin()
	r.footnotes()
	r.drop()
}

// drop cuts what was found.
func (r *reader) drop() {
	var kept []line
	for i := 0; i < len(r.lines); {
		kind := r.gone[i]
		if kind == "" {
			l := r.lines[i]
			if text, cut := inline(l.text); cut && !r.fenced[i] {
				r.cut(Marker, l.number, l.number)
				l.text = strings.TrimRight(text, " \t")
			}
			if i++; l.text == r.lines[i-1].text || !bare(l.text) {
				kept = append(kept, l)
			}
			continue
		}
		j := i
		for j < len(r.lines) && r.gone[j] == kind {
			j++
		}
		r.cut(kind, r.lines[i].number, r.lines[j-1].number)
		i = j
	}
	r.lines = kept
}

// mark marks lines from one to before another as to be cut.
func (r *reader) mark(kind Kind, from, to int) {
	for i := from; i < to; i++ {
		if r.gone[i] == "" {
			r.gone[i] = kind
		}
	}
}

// index is the index of the line that the renderer read as a line of the note.
func (r *reader) index(line int) int { return line - r.body }

// sections finds the sections under headings above what is private, and where boxes are ticked for people.
func (r *reader) sections() {
	headings := r.doc.Headings
	for h := range headings {
		from, end, own := r.index(headings[h].Line), len(r.lines), len(r.lines)
		for _, next := range headings[h+1:] {
			own = min(own, r.index(next.Line))
			if next.Level <= headings[h].Level {
				end = r.index(next.Line)
				break
			}
		}
		if r.parser.PrivateHeading(headings[h].Text, r.kind) {
			r.mark(Section, from, end)
		}
		if r.parser.IsRoll(headings[h].Text) {
			for i := from; i < own; i++ {
				r.roll[i] = true
			}
		}
	}
}

// tables finds the tables of tasks and stakeholders.
func (r *reader) tables() {
	for i := range r.doc.Tables {
		t := &r.doc.Tables[i]
		if note.PrivateTable(t.Header) {
			at := r.index(t.Line)
			r.mark(Table, at, r.extent(at))
		}
	}
}

// read finds markers, tasks and fields in what the renderer reads.
func (r *reader) read() {
	for i := range r.doc.Lines {
		l := &r.doc.Lines[i]
		at := r.index(l.Line)
		text, _, _ := strings.Cut(l.Text, "\n")
		plain, _, _ := strings.Cut(l.Plain, "\n")
		if l.Task != 0 && !r.roll[at] {
			r.mark(Task, at, r.extent(at))
		}
		r.text(at, text, plain)
	}
}

// begin finds them by how lines begin.
func (r *reader) begin() {
	for i := range r.lines {
		if r.fenced[i] || r.starts[i].rest == "" || heading(r.starts[i].rest) {
			continue
		}
		rest := r.starts[i].rest
		if boxed(rest) && !r.roll[i] {
			r.mark(Task, i, r.extent(i))
		}
		r.text(i, rest, rest)
	}
}

// text finds a marker or field in a line as written and as a reader sees it.
func (r *reader) text(i int, source, plain string) {
	switch {
	case !coloned(source) && !coloned(plain): // as in most lines
	case r.isMarker(source, plain), r.isLabel(plain), r.isLabel(word(source)):
		r.mark(Marker, i, r.below(i, plain))
	case r.field(source) == privateField:
		r.mark(Marker, i, r.extent(i))
	}
}

// coloned reports whether there is a colon in a text, in one of its widths. Without one nothing is a marker or field.
func coloned(text string) bool { return strings.Contains(text, ":") || strings.Contains(text, "：") }

// isMarker reports whether a line is a marker, with anything that is no letter before its word.
func (r *reader) isMarker(source, plain string) bool {
	return r.parser.IsMarker(plain, source) || r.parser.IsMarker(word(plain), source)
}

// word is a line from its first letter on, without marks of emphasis.
func word(text string) string {
	const emphasis = "*_~=`"
	if text = visible(text); strings.ContainsAny(text, emphasis) {
		text = strings.Map(func(c rune) rune {
			if c < utf8.RuneSelf && strings.IndexByte(emphasis, byte(c)) >= 0 {
				return -1
			}
			return c
		}, text)
	}
	if strings.HasPrefix(text, "[!") { // a callout
		if _, rest, ok := strings.Cut(text, "]"); ok {
			text = rest
		}
	}
	return strings.TrimLeftFunc(text, func(c rune) bool { return !unicode.IsLetter(c) && c != '[' && c != '|' })
}

// longestLabel is the length above which what stands before a colon is a sentence.
const longestLabel = 40

// boxed reports whether a text begins with the box of a task.
func boxed(text string) bool {
	inner, ok := strings.CutPrefix(text, "[")
	if !ok {
		return false
	}
	state, behind, ok := strings.Cut(inner, "]")
	if !ok || behind != "" && behind[0] != ' ' && behind[0] != '\t' {
		return false
	}
	n := 0
	for _, c := range state {
		if n++; n > 1 && !unicode.IsSpace(c) || unicode.IsDigit(c) || c == '[' || c == '^' {
			return false
		}
	}
	return n <= 1 || strings.TrimSpace(state) == ""
}

// footnotes finds the footnotes that no mark leads to: what they hold is not shown.
func (r *reader) footnotes() {
	for _, p := range r.doc.Problems {
		if p.Code == "unused-footnote" && p.Line > 0 {
			at := r.index(p.Line)
			end := r.holding(at, true)
			for i := at + 1; i < end; i++ {
				if s := &r.starts[i]; !s.item && s.column < 4 && isFootnote(s.rest) { // it begins anew, blank line or not
					end = i
				}
			}
			r.mark(Footnote, at, end)
		}
	}
}

// isFootnote reports whether a text begins as a footnote does.
func isFootnote(text string) bool {
	name, _, ok := strings.Cut(text, "]:")
	return ok && len(name) > len("[^") && strings.HasPrefix(name, "[^") && !strings.ContainsAny(name, "]")
}
