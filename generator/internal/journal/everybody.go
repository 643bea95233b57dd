package journal

import (
	"cmp"
	"slices"
	"strings"

	"rapport/generator/internal/note"
)

// meetEverybody makes a person of every name that stands where a person is wanted and has no note, unless the journal is
// closed. It comes before any link is resolved, so that a link in one note finds somebody who is named in another only.
func (l *linker) meetEverybody() {
	type called struct {
		from *item
		name *note.Name
		nth  int
	}
	var byHandle []called
	for k := range l.items {
		n, nth := &l.items[k], 0
		eachPerson(n.Note, func(nm *note.Name) {
			if text, handle := spelling(nm); handle {
				byHandle = append(byHandle, called{n, nm, nth})
			} else {
				l.meet(n, nm, nth, text, false)
			}
			nth++
		})
	}
	for _, c := range byHandle { // every handle with a name to it is known by now
		text, _ := spelling(c.name)
		l.meet(c.from, c.name, c.nth, text, true)
	}
	for _, p := range l.people {
		met := l.met[p.order].spellings
		if p.Note == nil {
			p.Name = commonest(met)
		}
		if l.options.Closed {
			continue // a name that somebody else is known by as well would tell of them
		}
		name := ""
		for _, s := range met {
			if s.text == p.Name {
				continue
			}
			if name == "" {
				name = l.dir.fold(p.Name)
			}
			if l.dir.fold(s.text) != name {
				p.Spellings = append(p.Spellings, s.text)
			}
		}
		slices.Sort(p.Spellings)
	}
}

// meet makes the person of a name, the nth of a note, unless it is known already, and notes how they were called.
func (l *linker) meet(from *item, nm *note.Name, nth int, text string, handle bool) {
	w := l.whoIs(from, nm, text, handle)
	if strings.Contains(text, "  ") {
		text = strings.Join(strings.Fields(text), " ")
	}
	if w.person == nil {
		if w.me || len(w.several) > 0 || w.key == "" || w.other != nil && w.other.Kind != note.PageNote {
			return
		}
		if l.options.Closed {
			return
		}
		w.person = l.addPerson()
		l.loose[w.key] = w.person.order
	}
	p := w.person
	met := &l.met[p.order]
	if !met.seen {
		met.seen, met.in, met.nth = true, int(from.index), nth
	}
	if handle {
		text = "@" + text
	} else if nm.Handle != "" {
		key := l.dir.fold(nm.Handle)
		if !slices.Contains(l.handles[key], p.order) {
			l.handles[key] = append(l.handles[key], p.order)
		}
	}
	met.under(text)
}

// under counts a spelling.
func (a *acquaintance) under(text string) {
	for k := range a.spellings {
		if a.spellings[k].text == text {
			a.spellings[k].count++
			return
		}
	}
	a.spellings = append(a.spellings, spelt{text, 1})
}

// commonest is the spelling that was met most, of several the first; a handle only when there is nothing else.
func commonest(met []spelt) string {
	best := spelt{}
	for _, s := range met {
		if best.text == "" || cmp.Or(compareBool(isHandle(best.text), isHandle(s.text)), cmp.Compare(s.count, best.count), strings.Compare(best.text, s.text)) > 0 {
			best = s
		}
	}
	return best.text
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
