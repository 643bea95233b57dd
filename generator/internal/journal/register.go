package journal

import (
	"slices"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/note"
)

// register is how everything in a journal is called, and who is in it. It is the same for every list of notes that are
// called the same and name the same people, whatever else they say; see [calledAlike].
type register struct {
	dir     *directory
	files   map[string][]string // paths of attachments by folded file name
	loose   map[string]int      // people without a note, by folded name
	handles map[string][]int
	met     []acquaintance // for everybody, in the order of making
	tags    map[string]*Tag
	near    *near
	likely  *suggestions   // found when they are first told
	clashes []diag.Problem // of notes that want the same address
	uses    int            // how many journals were made with it
}

// acquaintance is how somebody was met.
type acquaintance struct {
	spellings []spelt
	in, nth   int // the note that names them first, and the place among its names
	seen      bool
}

// spelt is how often somebody was met under a name.
type spelt struct {
	text  string
	count int
}

func newRegister(notes []*note.Note, o Options) *register {
	return &register{
		dir:     newDirectory(notes, o.Me),
		files:   filesByName(o.files()),
		loose:   map[string]int{},
		handles: map[string][]int{},
		tags:    map[string]*Tag{},
	}
}

// calledAlike reports whether a note can stand in another's place without changing the register: it stands at the same
// path, is called the same and names the same people.
func calledAlike(a, b *note.Note) bool {
	if a.Path != b.Path || a.Rel != b.Rel || a.Stem != b.Stem || a.Title != b.Title || a.Kind != b.Kind || a.Template != b.Template ||
		!slices.Equal(a.Aliases, b.Aliases) || !slices.Equal(a.Tags, b.Tags) {
		return false
	}
	if p, q := a.Person, b.Person; (p == nil) != (q == nil) ||
		p != nil && (p.Name != q.Name || p.Email != q.Email || p.Org != q.Org || p.Group != q.Group) {
		return false
	}
	return slices.EqualFunc(NamesIn(a), NamesIn(b), func(x, y *note.Name) bool {
		return x.Text == y.Text && x.Target == y.Target && x.Handle == y.Handle && x.Email == y.Email
	})
}

// NamesIn lists the names of a note that stand where a person is wanted.
func NamesIn(n *note.Note) []*note.Name {
	var list []*note.Name
	eachPerson(n, func(nm *note.Name) { list = append(list, nm) })
	return list
}

// firstNamed is where somebody is first named.
func (l *linker) firstNamed(p *Person) diag.Pos {
	met := l.met[p.order]
	n := &l.items[met.in]
	nm := NamesIn(n.Note)[met.nth]
	return n.at(nm.Line, nm.Column)
}
