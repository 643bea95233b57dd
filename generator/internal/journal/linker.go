package journal

import (
	"slices"
	"strings"

	"rapport/generator/internal/note"
)

// Linker links the notes of a journal again and again. It remembers what it made last: while everybody is called as
// before, a copy is made of it, and only notes that are others are linked anew, after what they said before is taken away.
// So linking again takes little for a change within one note. What it returns is what [Link] returns, and shares with
// older journals only what never changes. It is for one goroutine at a time.
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
		l.sortPeople()
	}
	l.journal.people = l.people
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
	j := l.finish()
	l.last = nil // or every journal would be remembered
	k.given, k.last = slices.Clone(notes), l
	return j
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
	var changed []int
	for i, n := range notes {
		if n == k.given[i] {
			continue
		}
		if !calledAlike(n, k.given[i]) {
			return nil
		}
		if !n.Template {
			at := last.at[n.Path]
			kept[at] = n
			changed = append(changed, at)
		}
	}
	l := &linker{register: last.register, last: last, options: o, reported: map[report]bool{}}
	l.uses++
	l.journal = &Journal{Notes: kept, options: o, at: l.at}
	l.keepPeople()
	l.keepItems()
	for _, k := range changed {
		if !l.meansAlike(&l.items[k], last, &last.items[k]) {
			return nil
		}
	}
	l.forget(l.spread(changed))
	l.keepMeetings()
	l.keepSaid()
	l.keepCommitments()
	l.keepParts()
	l.keepLists()
	l.tagsOf(changed)
	return l
}

// meansAlike reports whether the names of a note mean whom they meant in the note in whose place it stands. Which of
// several people a first name means may hang on whatever else the note links.
func (l *linker) meansAlike(n *item, last *linker, was *item) bool {
	return slices.EqualFunc(NamesIn(n.Note), NamesIn(was.Note), func(x, y *note.Name) bool {
		a, b := l.who(n, x), last.who(was, y)
		return a.me == b.me && len(a.several) == len(b.several) &&
			(a.person == nil) == (b.person == nil) && (a.person == nil || a.person.order == b.person.order)
	})
}

func (o Options) equal(p Options) bool {
	return o.DailyContacts == p.DailyContacts && o.Closed == p.Closed && slices.Equal(o.Me, p.Me) && slices.Equal(o.Files, p.Files)
}

// spread adds those notes that refer to a part of one that changed: the part may be gone.
func (l *linker) spread(changed []int) []int {
	if len(changed) == 0 {
		return nil
	}
	is := make([]bool, len(l.items))
	for _, k := range changed {
		is[k] = true
	}
	all := slices.Clone(changed)
	for k := range l.items {
		if !is[k] && slices.ContainsFunc(l.items[k].parts, func(k int32) bool { return is[k] }) {
			all = append(all, k)
		}
	}
	slices.Sort(all)
	return all
}

// tagsOf makes the tags of the last journal, with the notes that changed in place of the old.
func (l *linker) tagsOf(changed []int) {
	made := make(map[string]*Tag, len(l.last.journal.Tags))
	ours := map[*Tag]bool{} // whose list of notes is no longer that of the last journal
	for _, old := range l.last.journal.Tags {
		t := &Tag{Name: old.Name, URL: old.URL, Notes: old.Notes}
		made[t.URL] = t
		l.journal.Tags = append(l.journal.Tags, t)
	}
	for _, k := range changed {
		n := l.items[k].Note
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
