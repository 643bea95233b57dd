package journal

import (
	"slices"
	"sync"

	"rapport/generator/internal/markdown"
	"rapport/generator/internal/note"
)

// leads tells whether references in notes lead anywhere among them. It may be asked by many goroutines at once.
type leads struct {
	mu     sync.Mutex // where links lead is found by and by, and remembered
	linker *linker
	at     map[string]int // where a path stands in the linker
	places []int          // for each note, its place there; -1 when it has none
}

func newLeads(notes []*note.Note, o Options) *leads {
	l := newLinker(notes, o)
	l.makeEntities()
	l.meetEverybody()
	l.makeAddresses()
	l.makeTags()
	at := make(map[string]int, len(l.items))
	for k := range l.items {
		at[l.items[k].Path] = k
	}
	places := make([]int, len(notes))
	for i, n := range notes {
		places[i] = -1
		if k, ok := at[n.Path]; ok && l.items[k].Note == n {
			places[i] = k
		}
	}
	return &leads{linker: l, at: at, places: places}
}

// leadsIn is what tells it of the notes: that of the round before, if everything is called as it was.
func (u *unveiling) leadsIn(notes []*note.Note) *leads {
	if u.leads == nil || !u.leads.stand(notes) {
		u.leads = newLeads(notes, u.options)
	}
	return u.leads
}

// stand is put for notes of which it is not known whether they are called alike. It reports false when one is not.
func (d *leads) stand(notes []*note.Note) bool {
	for i, n := range notes {
		if k := d.places[i]; k < 0 || d.linker.items[k].Note != n && !calledAlike(d.linker.items[k].Note, n) {
			return false
		}
	}
	return d.put(notes)
}

// put puts notes in the places of those that it tells of, which are called alike. It reports false, and leaves all as it
// was, when two are at one path.
func (d *leads) put(notes []*note.Note) bool {
	if slices.Contains(d.places, -1) {
		return false
	}
	l := d.linker
	for i, n := range notes {
		at := &l.items[d.places[i]]
		if at.Note == n {
			continue
		}
		at.Note = n
		if l.context != nil {
			delete(l.context.inNote, at)
		}
	}
	return true
}

// anywhere reports whether a reference in one of the notes leads anywhere among them.
func (d *leads) anywhere(n *note.Note, r markdown.Ref) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	l := d.linker
	k, ok := d.at[n.Path]
	if !ok {
		return true
	}
	r.Text = r.Target
	t := l.target(&l.items[k], &r)
	l.items[k].problems = nil // who links them for good tells them
	if r.Fragment != "" && t.File == "" && t.Frag == "" {
		return false // a heading that is not there, or is called otherwise by now
	}
	if t.URL != "" || t.File != "" {
		return true
	}
	_, several := l.file(&l.items[k], r.Target)
	return t.Dead && len(several) > 1 && r.Kind != markdown.Mention // it is told which, where the journal is linked
}

// leadAlike reports whether whatever leads to one of two notes, or to a part of it, leads to the other in its place.
func leadAlike(a, b *note.Note) bool {
	if a == b {
		return true
	}
	if (a.Doc == nil) != (b.Doc == nil) || !calledAlike(a, b) {
		return false
	}
	return a.Doc == nil || slices.EqualFunc(a.Doc.Headings, b.Doc.Headings, func(x, y markdown.Heading) bool {
		return x.Text == y.Text && x.ID == y.ID
	}) && slices.EqualFunc(a.Doc.Anchors, b.Doc.Anchors, func(x, y markdown.Anchor) bool { return x.ID == y.ID })
}
