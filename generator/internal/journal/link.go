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

// linker is a journal in the making.
type linker struct {
	journal *Journal
	options Options
	dir     *directory
	me      *note.Note          // the note about me, the first by path; often nil
	files   map[string][]string // paths of attachments by folded file name

	people      map[*note.Note]*Person
	loose       map[string]*Person // people without a note, by folded name
	handles     map[string][]*Person
	initiatives map[*note.Note]*Initiative
	pages       map[*note.Note]*Page
	tags        map[string]*Tag
	meetings    map[*note.Note][]*Meeting   // of a note, in the order of the source; of its sections for a series
	embedded    map[*note.Note][]*note.Note // what a note takes in
	context     *contexts                   // made when a first name fits several people

	spellings map[*Person]map[string]int // how often a person was met under a name
	named     map[*Person]place          // where somebody without a note is first named
	reported  map[report]bool            // names whose ambiguity was told
	near      *near
	only      struct { // what [linker.onlyInitiative] found last
		note       *note.Note
		initiative *Initiative
	}
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
	j := &Journal{
		Notes:   kept,
		options: o,
		targets: make(map[*note.Note][]Target, len(kept)),
		sums:    make(map[*note.Note]uint64, len(kept)),
		byNote:  make(map[*note.Note]address, len(kept)),
	}
	return &linker{
		journal:     j,
		options:     o,
		dir:         newDirectory(kept, o.Me),
		files:       filesByName(o.Files),
		people:      map[*note.Note]*Person{},
		loose:       map[string]*Person{},
		handles:     map[string][]*Person{},
		initiatives: map[*note.Note]*Initiative{},
		pages:       map[*note.Note]*Page{},
		tags:        map[string]*Tag{},
		meetings:    map[*note.Note][]*Meeting{},
		embedded:    map[*note.Note][]*note.Note{},
		spellings:   map[*Person]map[string]int{},
		named:       map[*Person]place{},
		reported:    map[report]bool{},
	}
}

// makeEntities makes what has a note of its own.
func (l *linker) makeEntities() {
	j := l.journal
	for _, n := range j.Notes {
		j.Problems = append(j.Problems, n.Problems...)
		switch n.Kind {
		case note.PersonNote:
			if l.dir.mine[n] {
				l.addPage(n)
				if l.me == nil {
					l.me = n
				}
				break
			}
			p := &Person{Name: n.Person.Name, Note: n, Level: n.Person.Level, Ties: n.Person.Ties}
			l.people[n] = p
			j.People = append(j.People, p)
		case note.InitiativeNote:
			i := &Initiative{Title: n.Title, Note: n, Start: n.Initiative.Start}
			l.initiatives[n] = i
			j.Initiatives = append(j.Initiatives, i)
		case note.PageNote:
			l.addPage(n)
		case note.MeetingNote:
		}
		j.LastNote = max(j.LastNote, n.Day, latest(n))
	}
}

func (l *linker) addPage(n *note.Note) {
	p := &Page{Title: n.Title, Note: n}
	l.pages[n] = p
	l.journal.Pages = append(l.journal.Pages, p)
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

func at(n *note.Note, line, column int) diag.Pos {
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
