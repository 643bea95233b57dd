package note

import "rapport/generator/internal/frontmatter"

// Reasons is what decided what a note is about, and its day.
type Reasons struct{ Kind, Day By }

// By is what decided something; the zero By is nothing.
type By struct {
	What Decider
	Text string // as written: the key and its value, the folder below the content folder, the tag, the file name, the heading
	Line int    // 0 where it stands in no line
}

// Decider is the sort of thing that decides something about a note.
type Decider uint8

// What may decide.
const (
	Nothing Decider = iota
	Key
	Folder
	Tag
	FileName
	Heading
	Contents // a day and people, or an address and no day
)

// Reasons tells why Parse takes a note as it does. No note keeps it: only who asks for it wants to know.
func (p *Parser) Reasons(path string, src []byte) Reasons {
	_, reasons := p.reasoned(path, src, nil)
	return reasons
}

// bySaying is the reason that a key says so.
func bySaying(f *field, v frontmatter.Value) By {
	return By{What: Key, Text: f.Key + ": " + plainText(v.Text), Line: v.Line}
}
