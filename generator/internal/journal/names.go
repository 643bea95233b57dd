package journal

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"rapport/generator/internal/note"
)

// directory finds notes by what they are called. Every key is folded.
type directory struct {
	stems    map[string][]*note.Note // by file name
	names    map[string][]*note.Note // by title, and the name of a person
	aliases  map[string][]*note.Note
	emails   map[string][]*note.Note // people from here on
	initials map[string][]*note.Note // by first name and initial of the last: jane d
	firsts   map[string][]*note.Note // by first name
	me       map[string]bool         // names that mean me
	mine     map[*note.Note]bool     // person notes about me
	folds    map[string]string       // what was folded before
}

func newDirectory(notes []*note.Note, me []string) *directory {
	d := &directory{
		stems:    make(map[string][]*note.Note, len(notes)),
		names:    make(map[string][]*note.Note, len(notes)),
		aliases:  map[string][]*note.Note{},
		emails:   map[string][]*note.Note{},
		initials: map[string][]*note.Note{},
		firsts:   map[string][]*note.Note{},
		me:       map[string]bool{"me": true, "i": true},
		mine:     map[*note.Note]bool{},
		folds:    make(map[string]string, 2*len(notes)),
	}
	for _, name := range me {
		if key := d.fold(name); key != "" {
			d.me[key] = true
		}
	}
	for _, n := range notes {
		d.add(n)
	}
	for n := range d.mine {
		d.me[d.fold(n.Person.Name)] = true
		for _, alias := range n.Aliases {
			d.me[d.fold(strings.TrimPrefix(alias, "@"))] = true
		}
	}
	return d
}

// fold is [note.FoldName], remembered: the same names come back many times.
func (d *directory) fold(s string) string {
	key, ok := d.folds[s]
	if !ok {
		key = note.FoldName(s)
		d.folds[s] = key
	}
	return key
}

func (d *directory) add(n *note.Note) {
	put(d.stems, note.FoldName(n.Stem), n)
	put(d.names, note.FoldName(n.Title), n)
	for _, alias := range n.Aliases {
		put(d.aliases, d.fold(strings.TrimPrefix(alias, "@")), n)
	}
	if n.Kind != note.PersonNote {
		return
	}
	name := d.fold(n.Person.Name)
	put(d.names, name, n)
	put(d.emails, d.fold(n.Person.Email), n)
	if !n.Person.Group {
		d.addShort(name, n)
	}
	isMe := d.me[name]
	for _, alias := range n.Aliases {
		key := d.fold(strings.TrimPrefix(alias, "@"))
		isMe = isMe || d.me[key]
		if !n.Person.Group {
			d.addShort(key, n)
		}
	}
	if isMe {
		d.mine[n] = true
	}
}

// addShort lists a person under what is left of a name of several words when it is cut short.
func (d *directory) addShort(name string, n *note.Note) {
	first, rest, several := strings.Cut(name, " ")
	if !several {
		return
	}
	put(d.firsts, first, n)
	last := rest[strings.LastIndexByte(rest, ' ')+1:]
	r, _ := utf8.DecodeRuneInString(last)
	put(d.initials, first+" "+string(r), n)
}

func put(m map[string][]*note.Note, key string, n *note.Note) {
	if list := m[key]; key != "" && !slices.Contains(list, n) {
		m[key] = append(list, n)
	}
}

// person returns the person notes that a name fits, by the first of the ways that fits any: path, file name, name,
// alias, e-mail, first name with an initial, first name. loose reports whether it took one of the last two.
func (d *directory) person(from *note.Note, target, text, email string) (hits []*note.Note, loose bool) {
	if target != "" {
		if hits := people(d.byPath(from, target)); len(hits) > 0 {
			return hits, false
		}
		text = base(target)
	}
	key := d.fold(text)
	if key == "" && email == "" {
		return nil, false
	}
	for _, m := range [...]map[string][]*note.Note{d.stems, d.names, d.aliases} {
		if hits := people(m[key]); len(hits) > 0 {
			return hits, false
		}
	}
	if email != "" {
		if hits := d.emails[d.fold(email)]; len(hits) > 0 {
			return hits, false
		}
	}
	if hits := d.emails[key]; len(hits) > 0 {
		return hits, false
	}
	return d.short(key), true
}

// short returns the people that a folded first name fits, alone or with the initial of the last.
func (d *directory) short(key string) []*note.Note {
	first, last, two := strings.Cut(key, " ")
	if !two {
		return d.firsts[key]
	}
	last = strings.TrimSuffix(last, ".")
	if utf8.RuneCountInString(last) != 1 {
		return nil
	}
	return d.initials[first+" "+last]
}

// people keeps the person notes of a list.
func people(list []*note.Note) []*note.Note {
	return ofKind(list, note.PersonNote)
}

func ofKind(list []*note.Note, k note.Kind) []*note.Note {
	other := func(n *note.Note) bool { return n.Kind != k }
	if !slices.ContainsFunc(list, other) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), other)
}

// byPath returns the notes at a path: seen from the note's folder, from the content folder, from the journal's, or as
// the end of a longer one. A target of one part is no path.
func (d *directory) byPath(from *note.Note, target string) []*note.Note {
	if !strings.Contains(target, "/") {
		return nil
	}
	target = trimExt(target)
	list := d.stems[d.fold(path.Base(target))]
	if len(list) == 0 {
		return nil
	}
	for _, want := range d.readings(from.Rel, target) {
		for _, n := range list {
			if key := d.fold(trimExt(n.Rel)); key == want || d.fold(trimExt(n.Path)) == want {
				return []*note.Note{n}
			}
		}
	}
	end := "/" + d.fold(strings.TrimLeft(path.Clean("/"+target), "/"))
	return slices.DeleteFunc(slices.Clone(list), func(n *note.Note) bool {
		return !strings.HasSuffix("/"+d.fold(trimExt(n.Rel)), end)
	})
}

// readings are the paths below the content folder, folded, that a target may mean in a file there.
func (d *directory) readings(rel, target string) []string {
	rooted := d.fold(strings.TrimPrefix(path.Clean("/"+target), "/"))
	if strings.HasPrefix(target, "/") {
		return []string{rooted}
	}
	near := d.fold(path.Join(path.Dir(rel), target))
	return []string{near, rooted}
}

// base is the last part of a link's target as a name: no folders, no .md, no @.
func base(target string) string {
	return strings.TrimPrefix(path.Base(trimExt(target)), "@")
}

func trimExt(p string) string {
	if len(p) > 3 && strings.EqualFold(p[len(p)-3:], ".md") {
		return p[:len(p)-3]
	}
	return p
}

// hasScheme reports whether a link's target leads out of the journal: https://example.com, mailto:jane@acme.example.
func hasScheme(target string) bool {
	scheme, rest, ok := strings.Cut(target, ":")
	if !ok || strings.ContainsAny(scheme, "/ ") {
		return false
	}
	return strings.HasPrefix(rest, "//") || strings.EqualFold(scheme, "mailto") || strings.EqualFold(scheme, "tel")
}
