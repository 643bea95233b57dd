package journal

import (
	"slices"

	"rapport/generator/internal/note"
)

// Linker links the notes of a journal again and again. It remembers what it made last: while everybody is called as
// before, a copy of it becomes the next journal, from which is taken away what the notes said that are others now, and they
// are linked anew. So linking again takes little for a change within one note. What it returns is what [Link] returns, and
// shares with older journals only what never changes. It is for one goroutine at a time.
type Linker struct {
	given  []*note.Note
	last   *linker
	copied *linker // of the last; nil when there is none yet
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
	l.makeTies()
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
	l.last, l.anew = nil, nil // or every journal would be remembered
	k.given, k.last = slices.Clone(notes), l
	return j
}

// Prepare makes the copy that the next Link begins with, which hangs on none of its notes: call it when nobody waits. Link
// makes one itself when it has to.
func (k *Linker) Prepare() {
	if k.last != nil && k.copied == nil && k.last.uses < uses {
		k.copied = k.last.copy()
	}
}

// uses is how many journals are made with one register, which remembers every name that was asked for.
const uses = 1000

// again begins a journal with what is known of the last. It returns nil when something is called otherwise, since
// anything may be meant by any name then.
func (k *Linker) again(notes []*note.Note, o Options) *linker {
	last, l := k.last, k.copied
	k.copied = nil
	if last == nil || len(notes) != len(k.given) || last.uses >= uses || !last.options.equal(o) {
		return nil
	}
	var changed []*note.Note
	for i, n := range notes {
		if n == k.given[i] {
			continue
		}
		if !calledAlike(n, k.given[i]) {
			return nil
		}
		if !n.Template {
			changed = append(changed, n)
		}
	}
	if l == nil {
		l = last.copy()
	}
	l.uses++
	l.options, l.journal.options = o, o
	places := make([]int, len(changed))
	for i, n := range changed {
		places[i], _ = slices.BinarySearchFunc(l.journal.Notes, n.Path, comparePath)
		l.replace(places[i], n)
	}
	for _, k := range places {
		if !l.meansAlike(&l.items[k], last, &last.items[k]) {
			return nil
		}
	}
	for _, k := range l.spread(places) {
		l.forget(&l.items[k])
	}
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
		if t := l.items[k].takes; t != nil && !is[k] && slices.ContainsFunc(t.parts, func(k int32) bool { return is[k] }) {
			all = append(all, k)
		}
	}
	slices.Sort(all)
	return all
}
