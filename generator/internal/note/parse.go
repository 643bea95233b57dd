package note

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/cespare/xxhash/v2"
	"golang.org/x/text/unicode/norm"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/frontmatter"
	"rapport/generator/internal/markdown"
)

// Options is what the journal's settings say about reading notes. It must not change once notes have been read with it.
type Options struct {
	Content   string              // the content folder relative to the journal's, with a slash at its end; may be empty
	Fields    map[string][]string // extra spellings: canonical key -> keys as people write them
	Markers   map[string][]string // extra words: marker word -> words as people write them
	DateOrder civil.Order
	Rules     []string // the ids of the rules that may be silenced; nil for any word
}

// A Parser reads notes with the same options.
type Parser struct {
	o         Options
	sum       []byte // stands for the options in the sum of a note
	spellings *spellings
	words     markerWords
	rolls     rolls
}

// NewParser returns a parser for those options.
func NewParser(o Options) *Parser {
	return &Parser{
		o: o, sum: o.digest(), spellings: newSpellings(o.Fields), words: newMarkerWords(o.Markers), rolls: newRolls(o.Fields),
	}
}

// Parse reads one note. path is slash-separated and relative to the journal's folder. It never fails: a note in
// trouble is a note with problems.
func (p *Parser) Parse(path string, src []byte) *Note { return p.parse(path, src, nil) }

// ParseHiding is Parse for readers from whom something is hidden: none of the note's texts holds it. What the note itself
// is called stays, and so do names behind keys where people and initiatives are wanted, to be known or not.
func (p *Parser) ParseHiding(path string, src []byte, hiding markdown.Hiding) *Note {
	var asked xxhash.Digest
	asked.Reset()
	asked.WriteString(hiding.Word)
	lost := hiding.Lost
	hiding.Lost = func(r markdown.Ref) bool {
		answer := lost(r)
		fmt.Fprintf(&asked, "\x00%d%s\x00%s\x00%t", r.Kind, r.Target, r.Fragment, answer)
		return answer
	}
	n := p.parse(path, src, &hiding)
	n.Sum += asked.Sum64()
	return n
}

func (p *Parser) parse(path string, src []byte, hiding *markdown.Hiding) *Note {
	n, _ := p.reasoned(path, src, hiding)
	n.dropText()
	return n
}

// reasoned is parse that tells why, and leaves the document all of its text.
func (p *Parser) reasoned(path string, src []byte, hiding *markdown.Hiding) (*Note, Reasons) {
	n := p.named(norm.NFC.String(path))
	n.Sum = p.Sum(path, src)
	if len(bytes.TrimSpace(src)) > 0 {
		n.Bytes = xxhash.Sum64(src)
	}
	s := clean(n.Path, src)
	r := reading{Parser: p, n: n, src: s.text, doubtful: s.doubtful}
	r.block = frontmatter.Parse(n.Path, s.text, s.bom, p.spellings.known)
	if r.block.Template {
		n.Template = true
		return n, Reasons{}
	}
	n.Doc = markdown.ParseHiding(n.Path, r.block.Body, r.block.BodyLine, hiding)
	if hiding != nil {
		for i := range r.block.Fields {
			if f := &r.block.Fields[i]; !p.spellings.names(frontmatter.Fold(f.Key)) {
				hideFields(r.block.Fields[i:i+1], hiding)
			}
		}
		r.block.Fields = p.hideNames(r.block.Fields, hiding)
	}
	n.Problems = slices.Concat(s.problems, r.block.Problems, n.Doc.Problems)
	r.read()
	n.Problems = diag.Sort(n.Problems)
	return n, r.reasons
}

// Sum returns the Sum that Parse would give the note, without parsing it.
func (p *Parser) Sum(path string, src []byte) uint64 {
	var d xxhash.Digest
	d.Reset()
	d.Write(p.sum)
	d.WriteString(path)
	d.Write([]byte{0})
	d.Write(src)
	return d.Sum64()
}

// digest returns bytes that differ when two options would read some note differently.
func (o Options) digest() []byte {
	var b []byte
	text := func(s string) { b = append(append(b, s...), 0) }
	words := func(m map[string][]string) {
		keys := make([]string, 0, len(m))
		for k := range m {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			text(k)
			for _, w := range m[k] {
				text(w)
			}
			b = append(b, 1)
		}
		b = append(b, 2)
	}
	text(o.Content)
	words(o.Fields)
	words(o.Markers)
	for _, id := range o.Rules {
		text(id)
	}
	return append(b, byte(o.DateOrder))
}

// named returns a note that holds what its path says.
func (p *Parser) named(name string) *Note {
	rel := strings.TrimPrefix(name, p.o.Content)
	stem := path.Base(rel)
	if bare := stem[:len(stem)-len(path.Ext(stem))]; strings.EqualFold(path.Ext(stem), ".md") && bare != "" {
		stem = bare
	}
	return &Note{Path: name, Rel: rel, Stem: stem}
}

// reading is one note being read.
type reading struct {
	*Parser
	n        *Note
	src      []byte
	doubtful int   // see [source]
	starts   []int // the offsets of the lines of src, which count from 1; nil until a problem needs them
	block    frontmatter.Block

	fields   []field          // of the front matter, then of the body, in the order of the source
	inline   int              // how many of them stand in the body
	given    [keyCount]*field // the best of each key, for the kind of the note; nil when it says nothing
	classed  classed          // what the keys say whose value decides what they mean
	reasons  Reasons
	headings []string // folded
	dated    dated    // what the headings say of days
	sections []int    // for each heading, the index of the section it stands in; nil when there are none
	other    other    // what the last task under "I owe them" found
}

// read goes through the note once everything about its text is known.
func (r *reading) read() {
	n := r.n
	n.Public = r.public()
	r.foldHeadings()
	r.dateHeadings()
	r.collect()
	n.Tags = r.tags()
	r.classify()
	n.Kind = r.kind()
	r.choose(n.Kind)
	r.readDay()
	n.Aliases = r.texts(keyAliases)
	n.Ignore = r.ignores()
	n.Allow = r.allows()
	switch n.Kind {
	case PersonNote:
		n.Person = r.person()
	case MeetingNote:
		n.Meeting = r.meeting()
	case InitiativeNote:
		n.Initiative = r.initiative()
	case PageNote:
		n.Page = &Page{Goals: r.texts(keyGoal), GoalsLine: r.lineOf(keyGoal)}
	}
	r.title()
	r.series()
	r.readMarkers()
	r.readTasks()
	if n.Kind == PersonNote {
		n.Log = r.log()
	}
	r.extras()
	n.Tasks, n.Markers = exact(n.Tasks), exact(n.Markers)
}

// exact returns a list without room to spare: a journal keeps thousands of them.
func exact[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	if len(s) == cap(s) {
		return s
	}
	return append(make([]T, 0, len(s)), s...)
}

// dropText lets go of the text that only reading the note needed: it would be half of what a journal takes in memory.
func (n *Note) dropText() {
	if n.Doc != nil {
		n.Doc.Lines, n.Doc.Tables = nil, nil
	}
}
