package journal

import (
	"slices"

	"rapport/generator/internal/markdown"
	"rapport/generator/internal/note"
)

// contexts is what decides between several people of one first name: who else is in a note, and which initiatives
// they share. It takes names that need no context, so that the answer depends on no order.
type contexts struct {
	shares map[*item][]*item       // initiatives of a person
	inNote map[*item]*surroundings // of a note
}

// surroundings is who and what a note names beyond doubt.
type surroundings struct {
	people, initiatives []*item
}

// narrow keeps those of several people who share an initiative or an org with others in the note. It returns all of
// them when none or more than one does.
func (l *linker) narrow(from *item, several []int32) []int32 {
	if l.context == nil {
		l.context = l.newContexts()
	}
	s := l.surroundings(from)
	var kept []int32
	for _, k := range several {
		if l.belongs(&l.items[k], s) {
			kept = append(kept, k)
		}
	}
	if len(kept) == 1 {
		return kept
	}
	return several
}

// belongs reports whether a person shares an initiative or an org with somebody else of the surroundings.
func (l *linker) belongs(n *item, s *surroundings) bool {
	theirs := l.context.shares[n]
	for _, i := range theirs {
		if slices.Contains(s.initiatives, i) {
			return true
		}
	}
	org := l.dir.fold(n.Person.Org)
	for _, other := range s.people {
		if other == n {
			continue
		}
		if org != "" && org == l.dir.fold(other.Person.Org) {
			return true
		}
		for _, i := range l.context.shares[other] {
			if slices.Contains(theirs, i) {
				return true
			}
		}
	}
	return false
}

func (l *linker) newContexts() *contexts {
	c := &contexts{shares: map[*item][]*item{}, inNote: map[*item]*surroundings{}}
	for k := range l.items {
		n := &l.items[k]
		if n.Kind != note.InitiativeNote {
			continue
		}
		eachPerson(n.Note, func(nm *note.Name) {
			if p := l.certain(n, nm); p != nil && !slices.Contains(c.shares[p], n) {
				c.shares[p] = append(c.shares[p], n)
			}
		})
	}
	return c
}

// certain is the person note that a name fits without a context, or nil.
func (l *linker) certain(from *item, nm *note.Name) *item {
	text, _ := spelling(nm)
	if l.dir.me[l.dir.fold(text)] {
		return nil
	}
	target := nm.Target
	if hasScheme(target) {
		target = ""
	}
	hits, _ := l.dir.person(from.Rel, target, text, nm.Email)
	if len(hits) != 1 || l.items[hits[0]].mine {
		return nil
	}
	return &l.items[hits[0]]
}

func (l *linker) surroundings(n *item) *surroundings {
	if s := l.context.inNote[n]; s != nil {
		return s
	}
	s := &surroundings{}
	l.context.inNote[n] = s
	add := func(to *[]*item, what *item) {
		if what != nil && !slices.Contains(*to, what) {
			*to = append(*to, what)
		}
	}
	addAny := func(target string) {
		switch hit, _ := l.link(n, target); {
		case hit == nil:
		case hit.Kind == note.PersonNote && !hit.mine:
			add(&s.people, hit)
		case hit.Kind == note.InitiativeNote:
			add(&s.initiatives, hit)
		}
	}
	switch {
	case n.Kind == note.PersonNote && !n.mine:
		add(&s.people, n)
	case n.Kind == note.InitiativeNote:
		add(&s.initiatives, n)
	}
	eachPerson(n.Note, func(nm *note.Name) { add(&s.people, l.certain(n, nm)) })
	if m := n.Meeting; m != nil {
		for _, list := range [][]note.Name{m.Initiatives, m.Topics, m.For} {
			for i := range list {
				addAny(reference(&list[i]))
			}
		}
	}
	if n.Doc != nil {
		for i := range n.Doc.Refs {
			if r := &n.Doc.Refs[i]; r.Kind == markdown.Wiki || r.Kind == markdown.Link {
				addAny(r.Target)
			}
		}
	}
	return s
}

// reference is what to look a name up by when it need not be a person's.
func reference(nm *note.Name) string {
	if nm.Target != "" {
		return nm.Target
	}
	return nm.Text
}
