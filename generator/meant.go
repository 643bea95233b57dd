package generator

import (
	"cmp"
	"fmt"
	"slices"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// Whom or what somebody may have meant by a name that is nobody's: what the command line asks back.

// meant is one of them.
type meant struct {
	name, of string // of: where it stands
	far      int
	met      int
}

// fewMeant is how many are worth reading.
const fewMeant = 5

// add lists what is called by some names, when one of them is like what was typed.
func add(list []meant, typed string, m meant, called ...string) []meant {
	best := -1
	for _, name := range called {
		if far, ok := journal.Typed(typed, name); ok && (best < 0 || far < best) {
			best = far
		}
	}
	if best < 0 {
		return list
	}
	m.far = best
	return append(list, m)
}

// told are the first few, the nearest and best known first.
func told(list []meant) []string {
	slices.SortStableFunc(list, func(a, b meant) int {
		return cmp.Or(cmp.Compare(a.far, b.far), cmp.Compare(b.met, a.met), cmp.Compare(a.name, b.name), cmp.Compare(a.of, b.of))
	})
	var texts []string
	for _, m := range list[:min(len(list), fewMeant)] {
		texts = append(texts, fmt.Sprintf("%q (%s)", m.name, m.of))
	}
	return texts
}

// PeopleLike lists whom a name may mean that is nobody's, each with their note, or how often they were met.
func (r *Result) PeopleLike(name string) []string { return told(r.peopleLike(name)) }

func (r *Result) peopleLike(name string) []meant {
	var list []meant
	for _, p := range r.journal.People {
		m := meant{name: p.Name, met: r.timesMet(p), of: "met once, no note"}
		called := append([]string{p.Name}, p.Spellings...)
		switch {
		case p.Note != nil:
			m.of = p.Note.Path
			called = append(called, p.Note.Aliases...)
		case m.met == 0:
			m.of = "never met, no note"
		case m.met > 1:
			m.of = fmt.Sprintf("met %d times, no note", m.met)
		}
		list = add(list, name, m, called...)
	}
	return list
}

// timesMet is how often somebody was met by today.
func (r *Result) timesMet(p *journal.Person) int {
	n := 0
	for n < len(p.Contacts) && p.Contacts[n].Day <= r.Today {
		n++
	}
	return n
}

// InitiativesLike lists what a title may mean that is no initiative's, each with its note.
func (r *Result) InitiativesLike(name string) []string {
	var list []meant
	for _, i := range r.journal.Initiatives {
		list = add(list, name, meant{name: i.Title, of: i.Note.Path}, append([]string{i.Title, i.Note.Stem}, i.Note.Aliases...)...)
	}
	return told(list)
}

// BriefsLike lists whom, or which meeting ahead, a name may mean that is neither's.
func (r *Result) BriefsLike(name string) []string {
	list := r.peopleLike(name)
	for _, m := range r.meetingsByDay() {
		if m.Day >= r.Today && m.Note.Kind == note.MeetingNote {
			list = add(list, name, meant{name: m.Note.Stem, of: m.Note.Path}, m.Title, m.Note.Stem)
		}
	}
	return told(list)
}
