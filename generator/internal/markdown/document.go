// Package markdown turns the body of a note into HTML with holes: places where a link, an image or an embedded note
// goes once the whole journal is known. A Document depends on its own source alone, so it can be remembered.
package markdown

import "rapport/generator/internal/diag"

// Document is a rendered body. It is immutable.
type Document struct {
	HTML     string // safe; complete but for its holes
	Holes    []Hole // by ascending offset
	Refs     []Ref  // in the order of the source
	Headings []Heading
	Lines    []Line // in the order of the source
	Tables   []Table
	Anchors  []Anchor // `^id` marks on blocks
	Problems []diag.Problem
}

// HoleKind says what is to be put into a hole.
type HoleKind uint8

// The kinds of hole.
const (
	Open   HoleKind = iota // the start tag of a link to the reference; the text follows, then Close
	Close                  // the end tag that belongs to Open
	Figure                 // an image: the whole element, which stands in running text and perhaps in a link
	Embed                  // an embedded note, or part of one: block content, in no paragraph
	ID                     // a prefix for the ids of this document, empty unless it is embedded in another
)

// Hole is a place in a document's HTML that waits for what the journal knows.
type Hole struct {
	Offset int32 // in HTML, in bytes
	Ref    int32 // index into Refs; -1 for ID
	Kind   HoleKind
}

// RefKind says how a reference was written.
type RefKind uint8

// The kinds of reference.
const (
	Wiki     RefKind = iota // [[Target#Fragment|Text]]
	Link                    // [Text](Target#Fragment), relative; links with a scheme are in the HTML already
	Image                   // ![Text](Target) or ![[Target|Text]] of a picture
	Embedded                // ![[Target#Fragment]] of a note
	Mention                 // @name
	Tag                     // #tag
)

// Ref is one reference from a note to another, a person, a file or a tag.
type Ref struct {
	Kind     RefKind
	Quoted   bool   // stands in a quote or callout
	Task     byte   // the state in the box of the task it stands in or under, as in [Line.Task]; 0 outside tasks
	Width    uint16 // of an image, when written as |100 or |100x50; else 0
	Height   uint16
	Target   string // as written, percent-decoded, without fragment and alias; of a mention or tag without its sign
	Fragment string // heading, or ^block; without the #
	Text     string // what the reader sees, as plain text
	Line     int    // of the file
	Column   int
	Sentence string // the sentence around it, as plain text
}

// Heading is a heading of the document and the section under it.
type Heading struct {
	Text   string
	ID     string
	Line   int
	Start  int32 // offset in HTML of the heading
	Inside int32 // offset in HTML behind the heading
	End    int32 // offset in HTML at which its section ends: the next heading of its level or above, the footnotes, or the end
	Level  uint8 // as written, from 1; rendered one deeper, since the page has a title
}

// Line is a paragraph's line or a list item's own text: where markers, tasks, log entries and names stand.
// Code, tables, headings, embeds and comments have no lines.
type Line struct {
	Text    string // the source, without bullet, task box and comments; the lines of an item are joined by \n
	Plain   string // the same as a reader sees it: links and emphasis are their text
	Line    int    // of the file
	Column  int    // of Text's first character
	Heading int    // index into Headings of the nearest above; -1 before the first
	Depth   int    // of nested lists, 1 for the outermost; 0 outside lists
	Item    bool   // a list item
	Task    byte   // ' ', 'x', '-' or another state of its box; 0 when it is no task
	Quoted  bool   // stands in a quote or callout
	First   bool   // belongs to the first paragraph or list of the note
	Refs    []int  // indexes into [Document.Refs] of the references in it
}

// Table is a table's text.
type Table struct {
	Line    int // of its header
	Heading int // index into Headings, -1 before the first
	Header  []string
	Rows    []Row
	Quoted  bool
}

// Row is one row of a table.
type Row struct {
	Line  int
	Cells []string // source text, trimmed
	Refs  [][]int  // for each cell, indexes into [Document.Refs]
}

// Anchor is a block that can be linked and embedded by its `^id`.
type Anchor struct {
	ID    string // without ^
	Start int    // offsets in HTML of the block; of a list item, of what is in it
	End   int
}
