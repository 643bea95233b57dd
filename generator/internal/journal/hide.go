package journal

import (
	"slices"

	"rapport/generator/internal/markdown"
	"rapport/generator/internal/note"
)

// Veil reads the notes of closed journals again, such that nothing which is made of them tells what they refer to that
// is not there. It remembers what it read: the same notes with the same things lost are the same again. While everything
// is called as before, only the notes that changed are asked what they lose.
type Veil struct {
	read    map[*note.Note][]veiled // by the note given
	given   []*note.Note
	options Options
	rounds  []round // of the last time
	uses    int     // how often they helped since
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
	o.Closed = true
	u := newUnveiling(v, notes, o, each, again)
	if !u.begin() || !u.run() {
		u = newUnveiling(v, notes, o, each, again)
		u.askAll()
		u.run()
		v.uses = 0
	}
	read := make(map[*note.Note][]veiled, len(notes))
	for i, n := range notes {
		if read[n] = u.kept[i]; !u.asks[i] {
			read[n] = v.read[n]
		}
	}
	v.uses++
	v.read, v.given, v.options, v.rounds = read, slices.Clone(notes), o, u.rounds
	return slices.Clone(u.current)
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
	*Veil
	notes   []*note.Note
	options Options
	each    func(n int, do func(int))
	again   func(*note.Note, Lost) *note.Note
	rounds  []round
	leads   *leads // of the round before

	asked   []int        // the notes that are asked, by their places; of the others is known what they say
	asks    []bool       // for each note, whether it is
	current []*note.Note // for each note, how it is read by now

	// For each note that is asked:
	settled []map[question]bool // what stays as it was once answered
	read    [][]veiled          // as it was read so far
	kept    [][]veiled          // as it was in one of the rounds
}

// round is what became of notes when they were asked once.
type round struct {
	settles settles
	in, out []*note.Note
	leads   *leads // nil when nothing was asked
}

// settles says which answers stay: those that are the same from then on.
type settles uint8

const (
	nothing settles = iota
	found
	gone
)

func newUnveiling(v *Veil, notes []*note.Note, o Options, each func(n int, do func(int)), again func(*note.Note, Lost) *note.Note) *unveiling {
	return &unveiling{
		Veil: v, notes: notes, options: o, each: each, again: again, asks: make([]bool, len(notes)), current: make([]*note.Note, len(notes)),
		settled: make([]map[question]bool, len(notes)), read: make([][]veiled, len(notes)), kept: make([][]veiled, len(notes)),
	}
}

// begin asks the notes that are others than the last time. It reports false when all are to be asked.
func (u *unveiling) begin() bool {
	if len(u.notes) != len(u.given) || u.uses >= uses || !u.Veil.options.equal(u.options) {
		return false
	}
	for i, n := range u.notes {
		if n != u.given[i] {
			u.ask(i)
		}
	}
	return true
}

func (u *unveiling) askAll() {
	u.Veil = &Veil{read: u.Veil.read}
	for i := range u.notes {
		u.ask(i)
	}
}

func (u *unveiling) ask(i int) {
	u.asked, u.asks[i] = append(u.asked, i), true
	u.settled[i], u.read[i] = map[question]bool{}, u.Veil.read[u.notes[i]]
}

// run goes through all rounds. It reports false when the last time does not help, since something is called otherwise.
func (u *unveiling) run() bool {
	for _, s := range [...]settles{nothing, found, gone} {
		for more := true; more; {
			in := u.current
			if !u.round(s) {
				return false
			}
			more = s != nothing && !slices.Equal(in, u.current)
		}
	}
	return true
}

// round reads the notes as they are when what does not lead anywhere is lost.
func (u *unveiling) round(s settles) bool {
	in := u.current
	now := round{settles: s, in: in}
	if len(u.asked) < len(u.notes) {
		last := u.last(s, in)
		if last == nil {
			return false
		}
		now.leads, u.current = last.leads, slices.Clone(last.out)
	} else {
		if s != nothing {
			now.leads = u.leadsIn(in)
		}
		u.current = slices.Clone(in)
	}
	u.each(len(u.asked), func(k int) {
		i := u.asked[k]
		settled := u.settled[i]
		reading := u.with(i, func(r markdown.Ref) bool {
			key := question{r.Kind, r.Target, r.Fragment, s == gone}
			if s != nothing && settled[key] {
				return key.lost
			}
			lost := s == nothing || !now.leads.anywhere(u.notes[i], r)
			settled[key] = s != nothing && lost == key.lost
			return lost
		})
		if list := u.kept[i]; len(list) == 0 || list[len(list)-1].note != reading.note {
			u.kept[i] = append(list, reading)
		}
		u.current[i] = reading.note
	})
	now.out = u.current
	u.rounds = append(u.rounds, now)
	return true
}

// last is the same round the last time, or nil when what the notes that are not asked would say may be something else.
func (u *unveiling) last(s settles, in []*note.Note) *round {
	k := len(u.rounds)
	if k >= len(u.Veil.rounds) || u.Veil.rounds[k].settles != s {
		return nil
	}
	last := &u.Veil.rounds[k]
	if s == nothing {
		return last
	}
	for _, i := range u.asked {
		if !leadAlike(in[i], last.in[i]) {
			return nil
		}
	}
	if !last.leads.put(in) {
		return nil
	}
	return last
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
