package journal

import (
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/note"
)

// Link makes the journal of the notes. The order of notes does not matter.
func Link(notes []*note.Note, o Options) *Journal { return new(Linker).Link(notes, o) }

// item is a note and what is made of it.
type item struct {
	*note.Note
	index      int32 // its place among all
	latest     civil.Day
	mine       bool // a person note about me
	reasons    bool // one of said is the reason of another
	address    address
	person     *Person
	initiative *Initiative
	page       *Page

	leads       []*lead       // for each of Doc.Refs
	linked      []*Initiative // what its body links, each once
	takes       *takes        // nil when it takes nothing
	meetings    []*Meeting    // in the order of the source; of its sections for a series
	said        []Said
	commitments []*Commitment
	referring   []int32        // which of Doc.Refs are backlinks
	problems    []diag.Problem // its own, and those of its names and links
	own, sum    uint64         // of what its body shows, less and with what it takes in
}

// takes is what few notes take from elsewhere.
type takes struct {
	embedded []*item
	parts    []int32  // notes of which it refers to a part
	files    []string // attachments that it refers to
}

// embedded are the notes that a note takes in.
func (n *item) embedded() []*item {
	if n.takes == nil {
		return nil
	}
	return n.takes.embedded
}

// linker is a journal in the making.
type linker struct {
	*register
	journal *Journal
	options Options
	items   []item    // for each of the journal's notes
	people  []*Person // everybody, in the order of making
	me      *item     // the note about me, the first by path; often nil
	byID    []*Person // the same in the order of their IDs
	context *contexts // made when a first name fits several people
	made    *made     // while meetings are made

	last     *linker         // of the journal before, while this one is made; nil when there is none that helps
	anew     []*item         // the notes that are linked anew: without a journal before, all
	clocked  bool            // every clock was started anew
	named    []*Initiative   // otherwise, those whose clocks may have moved
	reported map[report]bool // names whose ambiguity was told
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
		register: newRegister(kept, o),
		options:  o,
		reported: map[report]bool{},
	}
	l.items, l.anew = make([]item, len(kept)), make([]*item, len(kept))
	l.journal = &Journal{Notes: kept, options: o, items: l.items, at: make(map[*note.Note]int32, len(kept))}
	for k, n := range kept {
		l.items[k] = item{Note: n, index: int32(k), mine: l.dir.mine[int32(k)], latest: latest(n), problems: slices.Clip(n.Problems)}
		l.anew[k] = &l.items[k]
		l.journal.at[n] = int32(k)
	}
	return l
}

// makeEntities makes what has a note of its own.
func (l *linker) makeEntities() {
	j := l.journal
	for k := range l.items {
		n := &l.items[k]
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
			n.initiative = &Initiative{Title: n.Title, Note: n.Note, Start: n.Initiative.Start, item: n.index}
			n.initiative.alone[0] = n.initiative
			j.Initiatives = append(j.Initiatives, n.initiative)
		case note.PageNote:
			l.addPage(n)
		case note.MeetingNote:
		}
	}
}

// addPerson makes somebody of whom nothing is known yet.
func (l *linker) addPerson() *Person {
	p := &Person{order: len(l.people)}
	l.met = append(l.met, acquaintance{})
	l.people = append(l.people, p)
	return p
}

func (l *linker) addPage(n *item) {
	n.page = &Page{Title: n.Title, Note: n.Note, item: n.index}
	l.journal.Pages = append(l.journal.Pages, n.page)
}

// latest is the last day of a note, its sections and its log.
func latest(n *note.Note) civil.Day {
	day := n.Day
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

// add puts something into a list that is sorted in the end. What is added to a list of the last journal, which is sorted,
// goes to its place.
func add[T any](l *linker, list []T, v T, compare func(a, b T) int) []T {
	if l.last == nil {
		return append(list, v)
	}
	k, _ := slices.BinarySearchFunc(list, v, compare)
	return slices.Insert(list, k, v)
}

// sortLists sorts what was added to; see [add].
func (l *linker) sortLists() {
	if l.last != nil {
		return
	}
	j := l.journal // what stands in the order of the source was added in it
	for _, p := range l.people {
		slices.SortFunc(p.Contacts, contactsByDay)
		slices.SortFunc(p.Said, saidByDay)
	}
	for _, i := range j.Initiatives {
		slices.SortFunc(i.Meetings, meetingsByDay)
	}
	slices.SortFunc(j.Meetings, meetingsByID)
	slices.SortFunc(j.Initiatives, func(a, b *Initiative) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(j.Pages, func(a, b *Page) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(j.Tags, func(a, b *Tag) int { return strings.Compare(a.URL, b.URL) })
}

// problem tells of something that is wrong with the note itself, whatever others say beside their names.
func (n *item) problem(p diag.Problem) { n.problems = append(n.problems, p) }

// tell tells of something that is wrong between notes.
func (l *linker) tell(p diag.Problem) { l.journal.Problems = append(l.journal.Problems, p) }

// at is a place in the note.
func (n *item) at(line, column int) diag.Pos {
	return diag.Pos{Path: n.Path, Line: line, Column: column}
}

// finish puts everything in its order.
func (l *linker) finish() *Journal {
	j := l.journal
	j.People, j.people = l.byID, l.people
	l.sortLists()
	j.Problems = append(j.Problems, l.clashes...)
	for k := range l.items {
		n := &l.items[k]
		j.Problems = append(j.Problems, n.problems...)
		j.LastNote = max(j.LastNote, n.latest)
	}
	j.Problems = diag.Sort(j.Problems)
	return j
}
