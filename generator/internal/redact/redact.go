// Package redact turns the bytes of a note into the bytes that the public may see. What it returns does not depend on
// what it cut: not on its text, nor on how much of it there was, nor on whether there was any.
package redact

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/cespare/xxhash/v2"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/markdown"
	"rapport/generator/internal/note"
)

// Options is what the journal's settings say about publishing notes.
type Options struct {
	Note   note.Options
	Fields []string // publish_fields: canonical keys that are public besides those of the list
}

// Note is a note as the public may see it.
type Note struct {
	Public   bool
	Bytes    []byte         // to be parsed under the path of the note; nil when it is private
	Read     *note.Note     // Bytes, parsed
	Lines    []int          // for each line of Bytes its line in the source, from 1
	Why      string         // why it is private, and the word that would change it; empty when it is public
	Cut      []Cut          // of a public note: what was cut, by ascending line
	Problems []diag.Problem // what its author should mend before anybody else reads it; of a private note: what was to make it public, and did not
}

// Cut is something that was cut from a note.
type Cut struct {
	Kind Kind
	Key  string // of a field
	From int    // the first line in the source, from 1
	To   int    // the last line
}

// Kind says what was cut.
type Kind string

// The kinds of what is cut.
const (
	Field    Kind = "field"
	Block    Kind = "private block" // :::private
	Comment  Kind = "comment"       // %% or <!--
	Doubtful Kind = "doubtful text" // behind a mark of which it is not certain whether it begins a comment
	Marker   Kind = "marker"
	Task     Kind = "task"
	Table    Kind = "table"   // of tasks or stakeholders
	Section  Kind = "section" // under a heading above what is private
	HTML     Kind = "HTML"
	Footnote Kind = "footnote" // that no mark leads to
)

// A Redactor cuts notes with the same options.
type Redactor struct {
	o      Options
	parser *note.Parser
	fields uint64 // stands for Fields in the sum of a note
}

// New returns a redactor for those options.
func New(o Options) *Redactor {
	return &Redactor{o: o, parser: note.NewParser(o.Note), fields: xxhash.Sum64String(strings.Join(o.Fields, "\x00"))}
}

// Sum stands for what Bytes returns: equal sums, equal notes.
func (r *Redactor) Sum(path string, src []byte) uint64 { return r.parser.Sum(path, src) + r.fields }

// Bytes returns what the public may see of a note. path is slash-separated and relative to the journal's folder.
func (r *Redactor) Bytes(path string, src []byte) Note {
	opened := r.parser.Open(path, src)
	if !opened.Public {
		return Note{Why: why(opened), Problems: r.missed(path, src, opened)}
	}
	c := cutting{Redactor: r, path: path, opened: opened, fence: opened.BodyLine - 1}
	if len(opened.Body) == 0 && !bytes.HasSuffix(src, []byte("\n")) {
		c.fence++ // no line stands behind it
	}
	for i, text := range strings.Split(strings.TrimSuffix(string(opened.Body), "\n"), "\n") {
		c.lines = append(c.lines, line{text: text, number: opened.BodyLine + i})
	}
	if !c.run() {
		return Note{Why: "rapport cannot tell what is private in it from the rest; make its text plainer, or split the note"}
	}
	return Note{
		Public: true, Bytes: c.out, Read: c.note, Lines: c.numbers, Cut: joined(c.cuts), Problems: diag.Sort(c.problems),
	}
}

// joined sorts what was cut, and makes one of what is of one kind and touches.
func joined(cuts []Cut) []Cut {
	slices.SortStableFunc(cuts, func(a, b Cut) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	var all []Cut
	for _, c := range cuts {
		if n := len(all); n > 0 && c.Kind != Field && all[n-1].Kind == c.Kind && c.From <= all[n-1].To+1 {
			all[n-1].To = max(all[n-1].To, c.To)
			continue
		}
		all = append(all, c)
	}
	return all
}

// line is one line of a body, without its line break.
type line struct {
	text   string
	number int // in the source
}

// cutting is one note being cut.
type cutting struct {
	*Redactor
	path     string
	opened   *note.Opened
	fence    int // the line in the source that ends the front matter
	kind     note.Kind
	known    bool   // the kind was found
	lines    []line // of the body, as far as it is left
	cuts     []Cut
	problems []diag.Problem
	out      []byte
	numbers  []int
	note     *note.Note // out, parsed; nil when it is not
	doc      *markdown.Document
	body     int         // the line of out that the body begins on
	found    bool        // what is to be cut from what was parsed
	stated   []note.Fact // of the front matter, in a note of the kind below
	statedOf note.Kind
}

// most is how many times a note is gone through: each time, what was cut may have brought together what means something
// else now.
const most = 40

// run cuts until nothing more is to be cut, and reports whether that came to an end, and to one in which nothing private
// is read. It begins with what needs no reading of the rest; from then on it looks at what is public alone, so that
// nothing of what comes out depends on what was cut.
func (c *cutting) run() bool {
	c.kind = note.PageNote
	for range most {
		before := len(c.cuts)
		c.hidden()
		changed := c.normalise()
		if c.read(false); c.doc == nil {
			return false
		}
		if !c.found {
			c.blocks()
			c.raw()
			c.found = true
		}
		if changed || len(c.cuts) > before {
			continue
		}
		withCreated := c.note.Kind == note.MeetingNote && c.note.Day.IsZero() && c.note.Partial == ""
		if withCreated {
			c.read(true)
		}
		if c.known && c.note.Kind == c.kind {
			c.fields(withCreated)
			return harmless(c.note)
		}
		c.found = c.found && (c.kind == note.PersonNote) == (c.note.Kind == note.PersonNote) // of whom more is private
		c.kind, c.known = c.note.Kind, true
	}
	return false
}

// read parses what is left, unless it is what was parsed last.
func (c *cutting) read(withCreated bool) {
	before := c.out
	c.write(withCreated)
	c.body = len(c.numbers) - len(c.lines) + 1
	if c.note == nil || !bytes.Equal(before, c.out) {
		c.note, c.doc = c.parser.ParseWhole(c.path, c.out)
		c.found = false
	}
}

// harmless reports whether nothing is read from a note but what the public may know.
func harmless(n *note.Note) bool {
	tooComplex := func(p diag.Problem) bool { return p.Code == "too-complex" }
	return n.Public && !n.Template && len(n.Markers) == 0 && len(n.Tasks) == 0 && len(n.Log) == 0 &&
		(n.Kind != note.PersonNote || len(n.Person.CaresAbout) == 0 && len(n.Sections) == 0) &&
		(n.Initiative == nil || len(n.Initiative.Stakeholders) == 0) &&
		!slices.ContainsFunc(n.Problems, tooComplex)
}

// text is the body as far as it is left.
func (c *cutting) text() []byte {
	var b []byte
	for i := range c.lines {
		b = append(append(b, c.lines[i].text...), '\n')
	}
	return b
}

// cut notes that lines from one to another were cut, of which there is at least one.
func (c *cutting) cut(kind Kind, from, to int) {
	c.cuts = append(c.cuts, Cut{Kind: kind, From: from, To: to})
}

// problem leaves a problem on a line.
func (c *cutting) problem(severity diag.Severity, code string, l line, message, hint string) {
	c.problems = append(c.problems, diag.Problem{
		Pos: diag.Pos{Path: c.path, Line: l.number}, Severity: severity, Code: code, Message: message, Hint: hint,
		Excerpt: l.text,
	})
}

// raw cuts HTML: what is not shown would stand in the bytes, and what is shown is not what its author saw.
func (c *cutting) raw() {
	src := c.text()
	if bytes.IndexByte(src, '<') < 0 {
		return
	}
	spans := markdown.RawHTML(src)
	if len(spans) == 0 {
		return
	}
	var kept []line
	at, next := 0, 0
	for _, l := range c.lines {
		end := at + len(l.text)
		var b strings.Builder
		from, touched := at, false
		for next < len(spans) && spans[next].From <= end {
			s := spans[next]
			if s.From > from {
				b.Write(src[from:s.From])
			}
			from, touched = max(from, min(s.To, end)), true
			if s.To > end+1 {
				break
			}
			next++
		}
		if !touched {
			kept = append(kept, l)
		} else {
			b.Write(src[from:end])
			c.cut(HTML, l.number, l.number)
			if text := strings.TrimRight(b.String(), " \t"); !bare(text) {
				kept = append(kept, line{text, l.number})
			}
		}
		at = end + 1
	}
	c.lines = kept
}
