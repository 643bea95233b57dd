package scan

import "cmp"

// File is one file of the finished site.
type File struct {
	Path  string // with slashes, from the root of the site
	Bytes []byte
}

// Source is text that the site was made from, or that it must not show: a note, or a part of one.
type Source struct {
	Path  string
	Line  int // of the first of its bytes, 0 for the first line of the file
	Bytes []byte
}

// Kind says what a hidden text is, which decides how closely it is looked for.
type Kind uint8

// The kinds.
const (
	Person   Kind = iota // a person's name: its words count alone too
	Alias                // another name of a person or a note, initials among them
	Handle               // as on a chat, with or without @
	Email                // an address; its local part counts too when it tells somebody
	Title                // of a private note or initiative
	FileName             // of a private note or attachment, without its folder and extension
)

// String returns what a reader calls the kind.
func (k Kind) String() string {
	return [...]string{"name", "alias", "handle", "e-mail address", "title", "file name"}[k]
}

// Name is a text that must not occur in the site.
type Name struct {
	Text  string
	Kind  Kind
	Place string // where the journal says it: content/people/Jane Doe.md:3
}

// names reports whether it is what somebody is called: its words are theirs then. The words of a title are anybody's, and
// a public one may hold the name of somebody hidden.
func (n Name) names() bool { return n.Kind == Person || n.Kind == Alias }

// Allowed is a text that may occur although it is hidden. The whole name of a person allows the words of that name;
// a single word allows that word, whoever bears it. Four words or more that are no name allow the private text that they
// stand in.
type Allowed struct {
	Text   string
	Reason string
	Files  []string // of the site where it may occur; everywhere when empty
}

// Input is what to look for and what to compare with. Nothing in it is changed.
type Input struct {
	Files   []File
	Hidden  []Name
	Private []Source // bytes of private notes and of private parts of public ones
	Public  []Source // the redacted sources, as the site was made from them; their paths count as words too
	Theme   []Source // templates, styles and scripts
	Known   []Source // other words that may occur: settings, pages of a site made from nothing, slugs of public notes
	Shown   []Name   // names and titles that are public
	Allow   []Allowed
}

// What says which of the three searches found something.
type What uint8

// The searches.
const (
	HiddenName  What = iota
	PrivateRun       // eight words in a row of a private source
	ForeignWord      // a word that stands in no source
	Digest           // a hash of a hidden name or of a private file
)

// String returns what a reader calls what was found.
func (w What) String() string {
	return [...]string{"hidden name", "private text", "word from nowhere", "hash of something hidden"}[w]
}

// Hit is a place in the site that shows what it must not.
type Hit struct {
	File         string
	Line, Column int // from 1, the column in bytes; 0 when it is in the path
	What         What
	Form         Form
	Found        string // as it stands there, decoded
	Excerpt      string // one line around it, decoded
	Name         Name   // for HiddenName, and for Digest of a name
	Source       string // for PrivateRun, and for Digest of a file: the path of the source
	SourceLine   int    // from 1, 0 when it is the whole file
}

// Look returns what the site shows of what is hidden, sorted by file and place.
func Look(in Input) []Hit {
	x := Prepare(in)
	var hits []Hit
	for _, f := range in.Files {
		hits = append(hits, x.File(f)...)
	}
	Sort(hits)
	return hits
}

func compareHits(a, b Hit) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.What, b.What), cmp.Compare(a.Name.Text, b.Name.Text), cmp.Compare(a.Name.Kind, b.Name.Kind),
		cmp.Compare(a.Name.Place, b.Name.Place), cmp.Compare(a.Source, b.Source), cmp.Compare(a.SourceLine, b.SourceLine),
		cmp.Compare(a.Form, b.Form), cmp.Compare(a.Found, b.Found), cmp.Compare(a.Excerpt, b.Excerpt),
	)
}
