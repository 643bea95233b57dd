package note

import "rapport/generator/internal/civil"

// Options is what the journal's settings say about reading notes. It must not change once notes have been read with it.
type Options struct {
	Content   string              // the content folder relative to the journal's, with a slash at its end; may be empty
	Fields    map[string][]string // extra spellings: canonical key -> keys as people write them
	Markers   map[string][]string // extra words: marker word -> words as people write them
	DateOrder civil.Order
}

// A Parser reads notes with the same options.
type Parser struct {
	_ Options
}

// NewParser returns a parser for those options.
func NewParser(o Options) *Parser { panic("not written yet") }

// Parse reads one note. path is slash-separated and relative to the journal's folder. It never fails: a note in
// trouble is a note with problems.
func (p *Parser) Parse(path string, src []byte) *Note { panic("not written yet") }

// Sum returns the Sum that Parse would give the note, without parsing it.
func (p *Parser) Sum(path string, src []byte) uint64 { panic("not written yet") }
