package journal

import (
	"slices"
	"sync"
	"sync/atomic"

	"rapport/generator/internal/markdown"
	"rapport/generator/internal/note"
)

// Veil reads the notes of closed journals again, such that nothing which is made of them tells what they refer to that
// is not there. It remembers what it read: the same notes with the same things lost are the same again.
type Veil struct {
	read map[*note.Note][]veiled // by the note given
}

// veiled is a note as it is read when some of its references are lost.
type veiled struct {
	asked []question // in the order of asking, which hangs on nothing but the answers
	note  *note.Note
}

// question is whether a reference is lost, with its answer.
type question struct {
	kind             markdown.RefKind
	target, fragment string
	lost             bool
}

func (q question) ref() markdown.Ref {
	return markdown.Ref{Kind: q.kind, Target: q.target, Fragment: q.fragment}
}

// Lost tells of a reference in a note, of which the kind, target and fragment are known, whether it leads nowhere.
type Lost func(markdown.Ref) bool

// Over returns the notes as they are when all that leads nowhere among them is lost; again reads a note so. A note that
// loses nothing is the one given. each calls a function for 0 to n-1, in any order and several at once if it likes.
//
// What a link leads to may have its title from another link. So at first everything is lost, and found again by and by:
// a heading that is a link to somebody who is not there must not be what that link leads to. What leads nowhere in the
// end all the same, since several things are called so by then, is lost for good.
func (v *Veil) Over(notes []*note.Note, o Options, each func(n int, do func(int)), again func(*note.Note, Lost) *note.Note) []*note.Note {
	u := &unveiling{
		notes: notes, each: each, again: again, current: make([]*note.Note, len(notes)), settled: make([]map[question]bool, len(notes)),
		read: make([][]veiled, len(notes)), kept: make([][]veiled, len(notes)),
	}
	for i, n := range notes {
		u.settled[i], u.read[i] = map[question]bool{}, v.read[n]
	}
	u.round(func(*note.Note, markdown.Ref) bool { return false }, nothing)
	for u.round(leadsIn(u.current, o), found) {
	}
	for u.round(leadsIn(u.current, o), gone) {
	}
	v.read = make(map[*note.Note][]veiled, len(notes))
	for i, n := range notes {
		v.read[n] = u.kept[i]
	}
	return u.current
}

// Hidden lists what [Veil.Over] hid last of a note given to it, by kind, target and fragment, each once.
func (v *Veil) Hidden(n *note.Note) []markdown.Ref {
	var list []markdown.Ref
	if read := v.read[n]; len(read) > 0 {
		for _, q := range read[len(read)-1].asked {
			if q.lost && !slices.ContainsFunc(list, func(r markdown.Ref) bool { return r == q.ref() }) {
				list = append(list, q.ref())
			}
		}
	}
	return list
}

// unveiling is notes under way.
type unveiling struct {
	notes []*note.Note
	each  func(n int, do func(int))
	again func(*note.Note, Lost) *note.Note

	// For each note:
	current []*note.Note
	settled []map[question]bool // what stays as it was once answered
	read    [][]veiled          // as it was read so far
	kept    [][]veiled          // as it was in one of the rounds
}

// settles says which answers stay: those that are the same from then on.
type settles uint8

const (
	nothing settles = iota
	found
	gone
)

// round reads all notes as they are when what does not lead anywhere is lost, and reports whether any is another then.
func (u *unveiling) round(leads func(*note.Note, markdown.Ref) bool, s settles) bool {
	var asking sync.Mutex // where links lead is found by and by, and remembered
	nowhere := func(n *note.Note, r markdown.Ref) bool {
		asking.Lock()
		defer asking.Unlock()
		return !leads(n, r)
	}
	var more atomic.Bool
	u.each(len(u.notes), func(i int) {
		settled := u.settled[i]
		now := u.with(i, func(r markdown.Ref) bool {
			key := question{r.Kind, r.Target, r.Fragment, s == gone}
			if s != nothing && settled[key] {
				return key.lost
			}
			lost := nowhere(u.notes[i], r)
			settled[key] = s != nothing && lost == key.lost
			return lost
		})
		if list := u.kept[i]; len(list) == 0 || list[len(list)-1].note != now.note {
			u.kept[i] = append(list, now)
		}
		if now.note != u.current[i] {
			u.current[i] = now.note
			more.Store(true)
		}
	})
	return more.Load()
}

// with is a note as it is when that is lost, from memory when it was read so before.
func (u *unveiling) with(i int, lost Lost) veiled {
	n := u.notes[i]
	for _, was := range u.read[i] {
		if !slices.ContainsFunc(was.asked, func(q question) bool { return lost(q.ref()) != q.lost }) {
			return was
		}
	}
	now, hidden := veiled{}, false
	now.note = u.again(n, func(r markdown.Ref) bool {
		q := question{r.Kind, r.Target, r.Fragment, lost(r)}
		now.asked, hidden = append(now.asked, q), hidden || q.lost
		return q.lost
	})
	if !hidden && sameText(n, now.note) {
		now.note = n
	}
	u.read[i] = append(u.read[i], now)
	return now
}

// sameText reports whether two readings of a note are shown alike.
func sameText(a, b *note.Note) bool {
	return a.Title == b.Title && (a.Doc == nil) == (b.Doc == nil) && (a.Doc == nil || a.Doc.HTML == b.Doc.HTML)
}

// leadsIn returns a function that tells whether a reference in one of the notes leads anywhere among them.
func leadsIn(notes []*note.Note, o Options) func(*note.Note, markdown.Ref) bool {
	o.Closed = true
	l := newLinker(notes, o)
	l.makeEntities()
	l.meetEverybody()
	l.makeAddresses()
	l.makeTags()
	return func(n *note.Note, r markdown.Ref) bool {
		k, ok := l.at[n.Path]
		if !ok {
			return true
		}
		r.Text = r.Target
		t := l.target(&l.items[k], &r)
		if r.Fragment != "" && t.File == "" && t.Frag == "" {
			return false // a heading that is not there, or is called otherwise by now
		}
		if t.URL != "" || t.File != "" {
			return true
		}
		_, several := l.file(&l.items[k], r.Target)
		return t.Dead && len(several) > 1 && r.Kind != markdown.Mention // it is told which, where the journal is linked
	}
}
