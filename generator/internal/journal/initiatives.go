package journal

import (
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/note"
)

// makeInitiatives resolves who has a part in initiatives.
func (l *linker) makeInitiatives() {
	for _, n := range l.anew {
		i := n.initiative
		if i == nil {
			continue
		}
		said := n.Initiative
		nobody := func(w who, r Role) {
			if w.person == nil && !w.me && !l.options.Closed {
				i.Unresolved |= r
			}
		}
		for k := range said.Deciders {
			w := l.find(n, &said.Deciders[k])
			nobody(w, Decider)
			i.Deciders = addPerson(i.Deciders, w.person)
		}
		for k := range said.Owners {
			w := l.find(n, &said.Owners[k])
			i.MeOwner = i.MeOwner || w.me
			i.Owners = addPerson(i.Owners, w.person)
		}
		for k := range said.Allies {
			w := l.find(n, &said.Allies[k].Name)
			nobody(w, AllyOf)
			p := w.person
			if p == nil || slices.ContainsFunc(i.Allies, func(a Ally) bool { return a.Person == p }) {
				continue
			}
			a := &said.Allies[k]
			i.Allies = append(i.Allies, Ally{Person: p, Since: a.Since, Line: a.Name.Line, said: !a.Since.IsZero() || a.SinceUnread})
		}
		for k := range said.Stakeholders {
			s := &said.Stakeholders[k]
			w := l.find(n, &s.Name)
			nobody(w, Holder)
			p := w.person
			if p == nil || slices.ContainsFunc(i.Stakeholders, func(s Stakeholder) bool { return s.Person == p }) {
				continue
			}
			var rep *Person
			if s.Rep != nil {
				rep = l.find(n, s.Rep).person
			}
			i.Stakeholders = append(i.Stakeholders, Stakeholder{s, p, rep})
		}
	}
}

// initiative finds the initiative of a name; of several, the one in the nearest folder.
func (l *linker) initiative(from *item, nm *note.Name) *Initiative {
	target := reference(nm)
	if k, _ := l.dir.nearest(from.Rel, l.dir.initiatives(from.Rel, target)); k != none {
		return l.items[k].initiative
	}
	return nil
}

// initiatives finds the initiatives that a name fits: by path, else by file name, title or alias.
func (d *directory) initiatives(from, target string) []int32 {
	if hits := d.ofKind(d.byPath(from, target), note.InitiativeNote); len(hits) > 0 {
		return hits
	}
	key := d.fold(base(target))
	for _, m := range [...]index{d.stems, d.names, d.aliases} {
		if hits := d.ofKind(d.listed(m, key), note.InitiativeNote); len(hits) > 0 {
			return hits
		}
	}
	return nil
}

// findInitiatives resolves the names of initiatives and tells of those that have no note.
func (l *linker) findInitiatives(from *item, names []note.Name, silent bool) []*Initiative {
	var list []*Initiative
	for i := range names {
		nm := &names[i]
		if hit := l.initiative(from, nm); hit != nil {
			list = addInitiative(list, hit)
		} else if !silent && !l.options.Closed {
			l.noInitiative(from, nm)
		}
	}
	return list
}

func addInitiative(list []*Initiative, i *Initiative) []*Initiative {
	switch {
	case i == nil || slices.Contains(list, i):
		return list
	case len(list) == 0:
		return i.alone[:1:1]
	}
	return append(list, i)
}

func (l *linker) noInitiative(from *item, nm *note.Name) {
	p := diag.Problem{
		Pos: from.at(nm.Line, nm.Column), Severity: diag.Warning, Code: "unknown-initiative",
		Message: fmt.Sprintf("no initiative is called %q", written(nm)),
		Hint:    "write a note for it under initiatives/, or put the name under `topic`",
	}
	other, several := l.link(from, reference(nm))
	switch {
	case other != nil:
		p.Hint = fmt.Sprintf("write `type: initiative` in %s", other.Path)
	case len(several) > 0:
		p.Hint = "several notes have that name and none is an initiative: write `type: initiative` in the one that is meant"
	default:
		if near, ok := l.nearNames().initiative(base(reference(nm))); ok {
			p.Hint = fmt.Sprintf("is it %q?", near)
		}
	}
	from.problem(p)
}

// makeTies gives everybody the ties that their note says, and allies that of an alliance.
func (l *linker) makeTies() {
	for _, p := range l.people {
		if p.Ties = 0; p.Note != nil {
			p.Ties = p.Note.Person.Ties
		}
	}
	for _, i := range l.journal.Initiatives {
		for _, a := range i.Allies {
			a.Person.Ties |= note.Alliance
		}
	}
}

// involve lists for each person the initiatives that they have a part in, or were met about.
func (l *linker) involve() {
	for _, i := range l.reconsidered() {
		add := func(p *Person, r Role, since civil.Day) {
			k := len(p.Involved) - 1
			if k < 0 || p.Involved[k].Initiative != i {
				var known bool
				k, known = slices.BinarySearchFunc(p.Involved, i, func(v Involvement, i *Initiative) int { return strings.Compare(v.Initiative.ID, i.ID) })
				if !known {
					p.Involved = slices.Insert(p.Involved, k, Involvement{Initiative: i})
				}
			}
			p.Involved[k].Role |= r
			p.Involved[k].Since = max(p.Involved[k].Since, since)
		}
		for _, p := range i.Deciders {
			add(p, Decider, 0)
		}
		for _, p := range i.Owners {
			add(p, Owner, 0)
		}
		for _, a := range i.Allies {
			add(a.Person, AllyOf, a.Since)
		}
		for _, s := range i.Stakeholders {
			add(s.Person, Holder, 0)
		}
		for _, m := range i.Meetings {
			for _, p := range m.People {
				add(p, 0, 0)
			}
		}
	}
}

// reconsidered are the initiatives in which anybody's part may be another than in the last journal, by ID; nobody has one
// in them.
func (l *linker) reconsidered() []*Initiative {
	var list []*Initiative
	for _, i := range l.journal.Initiatives {
		if l.last == nil || l.clocked || l.touches(i) {
			list = append(list, i)
		}
	}
	slices.SortFunc(list, func(a, b *Initiative) int { return strings.Compare(a.ID, b.ID) })
	for _, p := range l.people {
		if len(list) == len(l.journal.Initiatives) {
			p.Involved = p.Involved[:0]
			continue
		}
		p.Involved = slices.DeleteFunc(p.Involved, func(v Involvement) bool { return slices.Contains(list, v.Initiative) })
	}
	return list
}

// touches reports whether a note that is linked anew is an initiative's, may have moved its clocks, or holds a meeting about
// it, or did.
func (l *linker) touches(i *Initiative) bool {
	about := func(m *Meeting) bool {
		return slices.ContainsFunc(m.Initiatives, func(other *Initiative) bool { return other.item == i.item })
	}
	return slices.Contains(l.named, i) || slices.ContainsFunc(l.anew, func(n *item) bool {
		return n.index == i.item || slices.ContainsFunc(n.meetings, about) || slices.ContainsFunc(l.last.items[n.index].meetings, about)
	})
}

// StanceOf returns where a stakeholder stands on a day, and the line that says so; the line is nil when the list of
// stakeholders does. The latest line of that day or before counts, unless the list, which has its note's day, is younger.
func (i *Initiative) StanceOf(p *Person, on civil.Day) (stance note.Stance, line *Said) {
	from := civil.Day(0)
	for _, s := range i.Stakeholders {
		if s.Person == p && s.Now != note.StanceUnknown {
			stance, from = s.Now, i.Note.Day
		}
	}
	for _, s := range i.Said {
		if s.Word == note.StanceWord && s.Stance != note.StanceUnknown && slices.Contains(s.People, p) &&
			!s.Day.IsZero() && s.Day >= from && s.Day <= on {
			stance, from, line = s.Stance, s.Day, s
		}
	}
	return stance, line
}
