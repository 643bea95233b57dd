package journal

import (
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/note"
	"rapport/generator/internal/slug"
)

// address is where something is found.
type address struct{ url string }

const pageEnd = ".html"

func addressOf(id string) address { return address{id + pageEnd} }

// id is the URL without its end, in the same memory.
func (a address) id() string { return a.url[:len(a.url)-len(pageEnd)] }

// makeAddresses gives every note and everybody without one an address of their own. What would meet at one address
// moves aside, marked with its hash, so that nothing is lost whichever of them is read first.
func (l *linker) makeAddresses() {
	all := l.journal.Notes
	wanted := make([]string, len(all))
	taken := make(map[string]int, len(all)+len(l.loose)) // how many want an ID, or have it
	for k, n := range all {
		wanted[k] = wantedID(n, l.items[k].mine)
		taken[wanted[k]]++
	}
	shared := map[string][]*item{}
	for k, n := range all {
		id := wanted[k]
		if taken[id] > 1 {
			shared[id] = append(shared[id], &l.items[k])
			id = aside(id, n.Rel, taken)
		}
		l.items[k].setAddress(addressOf(id))
	}
	for id, list := range shared {
		l.sameAddress(id, list)
	}
	l.addressLoose(taken)
}

// setAddress gives an address to a note and what is made of it.
func (n *item) setAddress(a address) {
	n.address = a
	if p := n.person; p != nil {
		p.ID, p.URL = a.id(), a.url
	}
	if i := n.initiative; i != nil {
		i.ID, i.URL = a.id(), a.url
	}
	if p := n.page; p != nil {
		p.ID, p.URL = a.id(), a.url
	}
}

// wantedID is the ID that a note has when no other wants it.
func wantedID(n *note.Note, mine bool) string {
	if mine {
		return "pages/" + part(trimExt(n.Rel))
	}
	switch n.Kind {
	case note.PersonNote:
		return "people/" + part(n.Person.Name)
	case note.MeetingNote:
		return "meetings/" + part(n.Stem)
	case note.InitiativeNote:
		return "initiatives/" + part(n.Title)
	case note.PageNote:
	}
	// The folders of a page are part of its name: a journal has many a README.md.
	rel := trimExt(n.Rel)
	if folder, rest, ok := strings.Cut(rel, "/"); ok && strings.EqualFold(folder, "pages") {
		rel = rest
	}
	return "pages/" + part(rel)
}

// part is [slug.Path], less the name that the list of a kind may want for itself.
func part(name string) string {
	s := slug.Path(name)
	if s == "index" {
		return s + "-" + slug.Hash(name)
	}
	return s
}

// aside is an ID next to one that several want.
func aside(id, key string, taken map[string]int) string {
	to := id + "-" + slug.Hash(key)
	for taken[to] > 0 {
		key += "+"
		to = id + "-" + slug.Hash(key)
	}
	taken[to] = 1
	return to
}

// sameAddress tells of notes that want the same ID, at each of them.
func (l *linker) sameAddress(id string, list []*item) {
	const shown = 3
	for _, n := range list {
		var others []string
		for _, other := range list {
			if other != n && len(others) < shown {
				others = append(others, other.Path)
			}
		}
		if more := len(list) - 1 - len(others); more > 0 {
			others = append(others, fmt.Sprintf("%d more", more))
		}
		what := "name"
		if n.Kind == note.MeetingNote || n.Kind == note.PageNote || n.mine {
			what = "file name"
		}
		l.clashes = append(l.clashes, diag.Problem{
			Pos: n.at(1, 1), Severity: diag.Error, Code: "same-address",
			Message: fmt.Sprintf("%q is also the address of %s", id+pageEnd, strings.Join(others, ", ")),
			Hint:    fmt.Sprintf("give one of them another %s; until then each address ends in letters that tell it apart", what),
		})
	}
}

// addressLoose gives addresses to people without a note. A name's address does not depend on who else is in the
// journal, unless two want the same one.
func (l *linker) addressLoose(taken map[string]int) {
	keys := make([]string, 0, len(l.loose))
	wanted := make(map[string]int, len(l.loose))
	for key, k := range l.loose {
		p := l.people[k]
		keys = append(keys, key)
		wanted["people/"+part(p.Name)]++
	}
	slices.Sort(keys)
	free := func(id string) bool { return taken[id] == 0 && wanted[id] == 1 }
	for _, key := range keys {
		if p := l.people[l.loose[key]]; free("people/" + part(p.Name)) {
			a := addressOf("people/" + part(p.Name))
			p.ID, p.URL = a.id(), a.url
		}
	}
	for id, n := range wanted {
		if n == 1 {
			taken[id] = 1
		}
	}
	for _, key := range keys {
		if p := l.people[l.loose[key]]; p.ID == "" {
			a := addressOf(aside("people/"+part(p.Name), key, taken))
			p.ID, p.URL = a.id(), a.url
		}
	}
}

// makeTags makes the tags, which are one when they differ by case alone.
func (l *linker) makeTags() {
	wanted := map[string]int{}
	for _, n := range l.journal.Notes {
		for _, name := range n.Tags {
			key := l.dir.fold(name)
			t := l.tags[key]
			if t == nil {
				t = &Tag{Name: name}
				l.tags[key] = t
				l.journal.Tags = append(l.journal.Tags, t)
				wanted["tags/"+part(key)]++
			}
			if len(t.Notes) == 0 || t.Notes[len(t.Notes)-1] != n {
				t.Notes = append(t.Notes, n)
			}
		}
	}
	taken := map[string]int{}
	for id, n := range wanted {
		if n == 1 {
			taken[id] = 1
		}
	}
	for _, t := range l.journal.Tags {
		key := l.dir.fold(t.Name)
		id := "tags/" + part(key)
		if wanted[id] > 1 {
			id = aside(id, key, taken)
		}
		t.URL = addressOf(id).url
	}
}
