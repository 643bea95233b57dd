package journal

import (
	"slices"
	"strings"

	"rapport/generator/internal/note"
)

// Linker links the notes of a journal again and again. It remembers what it made last: of a note that is the same, while
// everybody is called as before, a copy is made that holds the people of the new journal in place of those of the old
// one. So linking again takes little for a change within one note. What it returns is what [Link] returns, and shares
// with older journals only what never changes. It is for one goroutine at a time.
type Linker struct {
	given []*note.Note
	last  *linker
}

// Link makes the journal of the notes. The order of notes does not matter.
func (k *Linker) Link(notes []*note.Note, o Options) *Journal {
	l := k.again(notes, o)
	if l == nil {
		l = newLinker(notes, o)
		l.makeEntities()
		l.meetEverybody()
		l.makeAddresses()
		l.makeTags()
	}
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
	k.given, k.last = slices.Clone(notes), l
	return l.finish()
}

// uses is how many journals are made with one register, which remembers every name that was asked for.
const uses = 1000

// again begins a journal with what is known of the last. It returns nil when something is called otherwise, since
// anything may be meant by any name then.
func (k *Linker) again(notes []*note.Note, o Options) *linker {
	last := k.last
	if last == nil || len(notes) != len(k.given) || last.uses >= uses || !last.options.equal(o) {
		return nil
	}
	kept := slices.Clone(last.journal.Notes)
	for i, n := range notes {
		if n == k.given[i] {
			continue
		}
		if !calledAlike(n, k.given[i]) {
			return nil
		}
		if !n.Template {
			kept[last.at[n.Path]] = n
		}
	}
	l := &linker{register: last.register, options: o, reported: map[report]bool{}}
	l.uses++
	l.items = make([]item, len(kept))
	l.journal = &Journal{Notes: kept, options: o, items: l.items, at: l.at}
	l.peopleOf(last)
	for k, n := range kept {
		l.itemOf(k, n, &last.items[k])
	}
	if last.me != nil {
		l.me = &l.items[last.me.index]
	}
	for k := range l.items {
		if n := &l.items[k]; n.was == nil && !l.meansAlike(n, last, &last.items[k]) {
			return nil
		}
	}
	l.spread()
	l.tagsOf(last)
	return l
}

// meansAlike reports whether the names of a note mean whom they meant in the note in whose place it stands. Which of
// several people a first name means may hang on whatever else the note links.
func (l *linker) meansAlike(n *item, last *linker, was *item) bool {
	return slices.EqualFunc(namesIn(n.Note), namesIn(was.Note), func(x, y *note.Name) bool {
		a, b := l.who(n, x), last.who(was, y)
		return a.me == b.me && len(a.several) == len(b.several) &&
			(a.person == nil) == (b.person == nil) && (a.person == nil || a.person.order == b.person.order)
	})
}

func (o Options) equal(p Options) bool {
	return o.DailyContacts == p.DailyContacts && o.Closed == p.Closed && slices.Equal(o.Me, p.Me) && slices.Equal(o.Files, p.Files)
}

// peopleOf makes everybody of the last journal, of whom only the name is known yet.
func (l *linker) peopleOf(last *linker) {
	all := make([]Person, len(last.people))
	l.people = make([]*Person, len(all))
	for k, p := range last.people {
		all[k] = Person{
			ID: p.ID, URL: p.URL, Name: p.Name, Spellings: p.Spellings, order: k,
			Contacts: like(p.Contacts), Said: like(p.Said), Backlinks: like(p.Backlinks), Involved: like(p.Involved),
		}
		l.people[k] = &all[k]
	}
}

// like is an empty list with room for as much as another holds, and a little more.
func like[T any](list []T) []T {
	if list == nil {
		return nil
	}
	return make([]T, 0, len(list)+2)
}

// itemOf makes the item of a note, which is the same note as before or another in its place.
func (l *linker) itemOf(k int, n *note.Note, was *item) {
	i := &l.items[k]
	*i = item{Note: n, index: was.index, mine: was.mine, address: was.address, latest: was.latest, problems: was.problems}
	if n == was.Note {
		i.was = was
	} else {
		i.latest, i.problems = latest(n), slices.Clip(n.Problems)
	}
	if was.person != nil {
		i.person = l.people[was.person.order]
		i.person.Note, i.person.Level, i.person.Ties = n, n.Person.Level, n.Person.Ties
	}
	if old := was.initiative; old != nil {
		i.initiative = &Initiative{
			ID: old.ID, URL: old.URL, Title: old.Title, Note: n, Start: n.Initiative.Start, item: was.index,
			Meetings: like(old.Meetings), Said: like(old.Said), Backlinks: like(old.Backlinks),
		}
		l.journal.Initiatives = append(l.journal.Initiatives, i.initiative)
	}
	if old := was.page; old != nil {
		i.page = &Page{ID: old.ID, URL: old.URL, Title: old.Title, Note: n, Backlinks: like(old.Backlinks)}
		l.journal.Pages = append(l.journal.Pages, i.page)
	}
}

// spread makes those notes anew too that refer to a part of one that changed: the part may be gone.
func (l *linker) spread() {
	var stale []*item
	for k := range l.items {
		n := &l.items[k]
		if n.was != nil && slices.ContainsFunc(n.was.parts, func(k int32) bool { return l.items[k].was == nil }) {
			stale = append(stale, n)
		}
	}
	for _, n := range stale {
		n.was, n.problems = nil, slices.Clip(n.Problems)
	}
}

// tagsOf makes the tags of the last journal, with the new notes in place of the old.
func (l *linker) tagsOf(last *linker) {
	made := make(map[string]*Tag, len(last.journal.Tags))
	ours := map[*Tag]bool{} // whose list of notes is no longer that of the last journal
	for _, old := range last.journal.Tags {
		t := &Tag{Name: old.Name, URL: old.URL, Notes: old.Notes}
		made[t.URL] = t
		l.journal.Tags = append(l.journal.Tags, t)
	}
	for k, n := range l.journal.Notes {
		if n == last.items[k].Note {
			continue
		}
		for _, name := range n.Tags {
			t := made[l.tags[l.dir.fold(name)].URL]
			if !ours[t] {
				ours[t], t.Notes = true, slices.Clone(t.Notes)
			}
			if i, ok := slices.BinarySearchFunc(t.Notes, n.Path, comparePath); ok {
				t.Notes[i] = n
			}
		}
	}
}

func comparePath(n *note.Note, path string) int { return strings.Compare(n.Path, path) }

// samePeople are the people of this journal who stand for those of the last one.
func (l *linker) samePeople(list []*Person) []*Person {
	if list == nil {
		return nil
	}
	same := l.room.people.take(len(list))
	for k, p := range list {
		same[k] = l.people[p.order]
	}
	return same
}

func (l *linker) samePerson(p *Person) *Person {
	if p == nil {
		return nil
	}
	return l.people[p.order]
}

func (l *linker) sameInitiatives(list []*Initiative) []*Initiative {
	if list == nil {
		return nil
	}
	same := l.room.initiatives.take(len(list))
	for k, i := range list {
		same[k] = l.items[i.item].initiative
	}
	return same
}

func (l *linker) sameInitiative(i *Initiative) *Initiative {
	if i == nil {
		return nil
	}
	return l.items[i.item].initiative
}

// sameMeeting is the meeting of a note that stands for one of the last journal.
func (n *item) sameMeeting(m *Meeting) *Meeting {
	if m == nil {
		return nil
	}
	return n.meetings[m.place]
}
