package journal

import (
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/note"
)

// Link makes the journal of the notes. The order of notes does not matter.
func Link(notes []*note.Note, o Options) *Journal {
	l := newLinker(notes, o)
	l.makeEntities()
	l.meetEverybody()
	l.makeAddresses()
	l.makeTags()
	l.makePeople()
	l.makeInitiatives()
	l.makeTargets()
	l.makeMeetings()
	l.makeContacts()
	l.makeSaid()
	l.makeCommitments()
	l.makeBacklinks()
	l.startClocks()
	l.involve()
	l.rank()
	l.suggestAliases()
	l.findEmbedCycles()
	l.makeSums()
	return l.finish()
}

// item is a note and what is made of it.
type item struct {
	*note.Note
	index      int32 // its place among all
	mine       bool  // a person note about me
	address    address
	person     *Person
	initiative *Initiative
	page       *Page
	meetings   []*Meeting    // in the order of the source; of its sections for a series
	targets    []Target      // for each of Doc.Refs
	linked     []*Initiative // what its body links, each once
	embedded   []*item       // what it takes in
	sum        uint64
}

// linker is a journal in the making.
type linker struct {
	journal *Journal
	options Options
	dir     *directory
	items   []item              // for each of the journal's notes
	me      *item               // the note about me, the first by path; often nil
	files   map[string][]string // paths of attachments by folded file name

	loose    map[string]*Person // people without a note, by folded name
	handles  map[string][]*Person
	met      []acquaintance // for everybody, in the order of making
	tags     map[string]*Tag
	context  *contexts       // made when a first name fits several people
	reported map[report]bool // names whose ambiguity was told
	near     *near
}

// acquaintance is how somebody was met.
type acquaintance struct {
	spellings []spelt
	named     place // where somebody without a note is first named
	seen      bool
}

// spelt is how often somebody was met under a name.
type spelt struct {
	text  string
	count int
}

// place is where something stands.
type place struct {
	path         string
	line, column int
}

func newLinker(notes []*note.Note, o Options) *linker {
	kept := make([]*note.Note, 0, len(notes))
	for _, n := range notes {
		if !n.Template {
			kept = append(kept, n)
		}
	}
	slices.SortFunc(kept, func(a, b *note.Note) int { return strings.Compare(a.Path, b.Path) })
	l := &linker{
		journal:  &Journal{Notes: kept, options: o, items: make([]item, len(kept)), at: make(map[*note.Note]int, len(kept))},
		options:  o,
		dir:      newDirectory(kept, o.Me),
		files:    filesByName(o.Files),
		loose:    map[string]*Person{},
		handles:  map[string][]*Person{},
		tags:     map[string]*Tag{},
		reported: map[report]bool{},
	}
	l.items = l.journal.items
	for k, n := range kept {
		l.journal.at[n] = k
		l.items[k] = item{Note: n, index: int32(k), mine: l.dir.mine[int32(k)]}
	}
	return l
}

// makeEntities makes what has a note of its own.
func (l *linker) makeEntities() {
	j := l.journal
	for k := range l.items {
		n := &l.items[k]
		j.Problems = append(j.Problems, n.Problems...)
		switch n.Kind {
		case note.PersonNote:
			if n.mine {
				l.addPage(n)
				if l.me == nil {
					l.me = n
				}
				break
			}
			n.person = l.addPerson()
			*n.person = Person{Name: n.Person.Name, Note: n.Note, Level: n.Person.Level, Ties: n.Person.Ties, order: n.person.order}
		case note.InitiativeNote:
			n.initiative = &Initiative{Title: n.Title, Note: n.Note, Start: n.Initiative.Start}
			j.Initiatives = append(j.Initiatives, n.initiative)
		case note.PageNote:
			l.addPage(n)
		case note.MeetingNote:
		}
		j.LastNote = max(j.LastNote, n.Day, latest(n.Note))
	}
}

// addPerson makes somebody of whom nothing is known yet.
func (l *linker) addPerson() *Person {
	p := &Person{order: len(l.met)}
	l.met = append(l.met, acquaintance{})
	l.journal.People = append(l.journal.People, p)
	return p
}

func (l *linker) addPage(n *item) {
	n.page = &Page{Title: n.Title, Note: n.Note}
	l.journal.Pages = append(l.journal.Pages, n.page)
}

// latest is the last day of a note's sections and log.
func latest(n *note.Note) civil.Day {
	var day civil.Day
	for i := range n.Sections {
		day = max(day, n.Sections[i].Day)
	}
	for i := range n.Log {
		day = max(day, n.Log[i].Day)
	}
	return day
}

// report is an ambiguous name that was told of: a name in a list is often a link in the text too.
type report struct {
	path string
	line int
	key  string
}

func (l *linker) problem(p diag.Problem) { l.journal.Problems = append(l.journal.Problems, p) }

// at is a place in the note.
func (n *item) at(line, column int) diag.Pos {
	return diag.Pos{Path: n.Path, Line: line, Column: column}
}

// finish puts everything in its order.
func (l *linker) finish() *Journal {
	j := l.journal
	slices.SortFunc(j.People, func(a, b *Person) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(j.Meetings, func(a, b *Meeting) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(j.Initiatives, func(a, b *Initiative) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(j.Pages, func(a, b *Page) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(j.Tags, func(a, b *Tag) int { return strings.Compare(a.URL, b.URL) })
	j.Problems = diag.Sort(j.Problems)
	return j
}
