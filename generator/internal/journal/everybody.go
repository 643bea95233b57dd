package journal

import (
	"cmp"
	"slices"
	"strings"

	"rapport/generator/internal/note"
)

// meetEverybody makes a person of every name that stands where a person is wanted and has no note. It comes before any
// link is resolved, so that a link in one note finds somebody who is named in another only.
func (l *linker) meetEverybody() {
	for _, n := range l.journal.Notes {
		eachPerson(n, func(nm *note.Name) {
			if _, handle := spelling(nm); !handle {
				l.meet(n, nm)
			}
		})
	}
	for _, n := range l.journal.Notes { // every handle with a name to it is known by now
		eachPerson(n, func(nm *note.Name) {
			if _, handle := spelling(nm); handle {
				l.meet(n, nm)
			}
		})
	}
	for p, counts := range l.spellings {
		if p.Note == nil {
			p.Name = commonest(counts)
		}
		for s := range counts {
			if l.dir.fold(s) != l.dir.fold(p.Name) {
				p.Spellings = append(p.Spellings, s)
			}
		}
		slices.Sort(p.Spellings)
	}
}

// meet makes the person of a name, unless it is known already, and notes how they were called.
func (l *linker) meet(from *note.Note, nm *note.Name) {
	w := l.who(from, nm)
	text, handle := spelling(nm)
	if strings.Contains(text, "  ") {
		text = strings.Join(strings.Fields(text), " ")
	}
	if w.person == nil {
		if w.me || len(w.several) > 0 || w.key == "" || w.other != nil && w.other.Kind != note.PageNote {
			return
		}
		w.person = &Person{}
		l.loose[w.key] = w.person
		l.journal.People = append(l.journal.People, w.person)
	}
	p := w.person
	if _, seen := l.named[p]; !seen {
		l.named[p] = place{from.Path, nm.Line, nm.Column}
	}
	if handle {
		text = "@" + text
	} else if nm.Handle != "" {
		key := l.dir.fold(nm.Handle)
		if !slices.Contains(l.handles[key], p) {
			l.handles[key] = append(l.handles[key], p)
		}
	}
	if l.spellings[p] == nil {
		l.spellings[p] = map[string]int{}
	}
	l.spellings[p][text]++
}

// commonest is the spelling that was met most, of several the first; a handle only when there is nothing else.
func commonest(counts map[string]int) string {
	best := ""
	for s, n := range counts {
		if best == "" || cmp.Or(compareBool(isHandle(best), isHandle(s)), cmp.Compare(n, counts[best]), strings.Compare(best, s)) > 0 {
			best = s
		}
	}
	return best
}

func isHandle(s string) bool { return strings.HasPrefix(s, "@") }

// compareBool orders false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// eachPerson calls f for every name of a note that stands where a person is wanted.
func eachPerson(n *note.Note, f func(*note.Name)) {
	all := func(list []note.Name) {
		for i := range list {
			f(&list[i])
		}
	}
	one := func(nm *note.Name) {
		if nm != nil {
			f(nm)
		}
	}
	if p := n.Person; p != nil {
		one(p.ReportsTo)
		all(p.IntroducedBy)
		all(p.Knows)
		one(p.Rep)
	}
	if m := n.Meeting; m != nil {
		all(m.People)
		all(m.Absent)
		all(m.CC)
	}
	if i := n.Initiative; i != nil {
		all(i.Deciders)
		all(i.Owners)
		for k := range i.Allies {
			f(&i.Allies[k].Name)
		}
		for k := range i.Stakeholders {
			f(&i.Stakeholders[k].Name)
			one(i.Stakeholders[k].Rep)
		}
	}
	for i := range n.Sections {
		all(n.Sections[i].People)
		all(n.Sections[i].Absent)
	}
	all(fileNamePeople(n))
	for i := range n.Tasks {
		if t := &n.Tasks[i]; t.Owner != nil && (t.To != nil || linked(t.Owner)) {
			f(t.Owner)
			one(t.To)
		}
	}
}

// linked reports whether a name was written so that it can be nothing but one: `Budget: …` is not.
func linked(nm *note.Name) bool { return nm.Target != "" || nm.Handle != "" || nm.Email != "" }
