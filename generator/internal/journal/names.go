package journal

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"rapport/generator/internal/note"
)

// directory finds notes by what they are called. Every key is folded.
//
// Notes are known by their place in the list of all: so what it says holds for another list too, in which every note is
// called the same.
type directory struct {
	notes    []*note.Note
	stems    index // by file name
	names    index // by title, and the name of a person, where that is not the file name: it is looked up behind it
	aliases  index
	emails   index           // people from here on
	initials index           // by first name and initial of the last: jane d
	firsts   index           // by first name
	me       map[string]bool // names that mean me
	mine     map[int32]bool  // person notes about me

	each  []int32            // 0, 1, 2 and so on: lists of one are cut out of it
	folds map[string]string  // what was folded before
	calls map[string]*called // what names meant before
	leads map[string][]int32 // where links led before
}

// none is in the place of a note where there is none.
const none int32 = -1

func newDirectory(notes []*note.Note, me []string) *directory {
	titled := 0
	for _, n := range notes {
		if n.Title != n.Stem {
			titled++
		}
	}
	d := &directory{
		notes:    notes,
		stems:    newIndex(len(notes)),
		names:    newIndex(titled),
		aliases:  newIndex(0),
		emails:   newIndex(0),
		initials: newIndex(0),
		firsts:   newIndex(0),
		me:       map[string]bool{"me": true, "i": true},
		mine:     map[int32]bool{},
		each:     make([]int32, len(notes)),
		folds:    map[string]string{},
		calls:    map[string]*called{},
		leads:    map[string][]int32{},
	}
	for _, name := range me {
		if key := d.fold(name); key != "" {
			d.me[key] = true
		}
	}
	for k, n := range notes {
		d.each[k] = int32(k)
		d.add(int32(k), n)
	}
	for k := range d.mine {
		n := notes[k]
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

func (d *directory) add(k int32, n *note.Note) {
	stem := note.FoldName(n.Stem)
	d.put(d.stems, stem, k)
	if n.Title != n.Stem {
		d.putName(note.FoldName(n.Title), stem, k)
	}
	for _, alias := range n.Aliases {
		d.put(d.aliases, d.fold(strings.TrimPrefix(alias, "@")), k)
	}
	if n.Kind != note.PersonNote {
		return
	}
	name := d.fold(n.Person.Name)
	d.putName(name, stem, k)
	d.put(d.emails, d.fold(n.Person.Email), k)
	if !n.Person.Group {
		d.addShort(name, k)
	}
	isMe := d.me[name]
	for _, alias := range n.Aliases {
		key := d.fold(strings.TrimPrefix(alias, "@"))
		isMe = isMe || d.me[key]
		if !n.Person.Group {
			d.addShort(key, k)
		}
	}
	if isMe {
		d.mine[k] = true
	}
}

// addShort lists a person under what is left of a name of several words when it is cut short.
func (d *directory) addShort(name string, k int32) {
	first, rest, several := strings.Cut(name, " ")
	if !several {
		return
	}
	d.put(d.firsts, first, k)
	last := rest[strings.LastIndexByte(rest, ' ')+1:]
	r, _ := utf8.DecodeRuneInString(last)
	d.put(d.initials, first+" "+string(r), k)
}

// putName lists a note under a title or name of its own.
func (d *directory) putName(name, stem string, k int32) {
	if name != stem {
		d.put(d.names, name, k)
	}
}

// called is what a name means that stands alone, whichever note it stands in.
type called struct {
	key    string // folded
	me     bool
	people []int32
	loose  bool // as [directory.person] has it
}

// call is what a name means that stands alone.
func (d *directory) call(text string) *called {
	c := d.calls[text]
	if c == nil {
		key := d.fold(text)
		c = &called{key: key, me: d.me[key]}
		c.people, c.loose = d.person("", "", text, "")
		d.calls[text] = c
	}
	return c
}

// person returns the person notes that a name fits, by the first of the ways that fits any: path, file name, name,
// alias, e-mail, first name with an initial, first name. loose reports whether it took one of the last two. The path of
// the note that names them counts for paths only.
func (d *directory) person(from, target, text, email string) (hits []int32, loose bool) {
	if target != "" {
		if hits := d.ofKind(d.byPath(from, target), note.PersonNote); len(hits) > 0 {
			return hits, false
		}
		text = base(target)
	}
	key := d.fold(text)
	if key == "" && email == "" {
		return nil, false
	}
	for _, m := range [...]index{d.stems, d.names, d.aliases} {
		if hits := d.ofKind(d.listed(m, key), note.PersonNote); len(hits) > 0 {
			return hits, false
		}
	}
	if email != "" {
		if hits := d.listed(d.emails, d.fold(email)); len(hits) > 0 {
			return hits, false
		}
	}
	if hits := d.listed(d.emails, key); len(hits) > 0 {
		return hits, false
	}
	return d.short(key), true
}

// short returns the people that a folded first name fits, alone or with the initial of the last.
func (d *directory) short(key string) []int32 {
	first, last, two := strings.Cut(key, " ")
	if !two {
		return d.listed(d.firsts, key)
	}
	last = strings.TrimSuffix(last, ".")
	if utf8.RuneCountInString(last) != 1 {
		return nil
	}
	return d.listed(d.initials, first+" "+last)
}

// ofKind keeps the notes of a kind.
func (d *directory) ofKind(list []int32, kind note.Kind) []int32 {
	other := func(k int32) bool { return d.notes[k].Kind != kind }
	if !slices.ContainsFunc(list, other) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), other)
}

// byPath returns the notes at a path: seen from the note's folder, from the content folder, from the journal's, or as
// the end of a longer one. A target of one part is no path.
func (d *directory) byPath(from, target string) []int32 {
	if !strings.Contains(target, "/") {
		return nil
	}
	target = trimExt(target)
	list := d.listed(d.stems, d.fold(path.Base(target)))
	if len(list) == 0 {
		return nil
	}
	for _, want := range d.readings(from, target) {
		for _, k := range list {
			n := d.notes[k]
			if key := d.fold(trimExt(n.Rel)); key == want || d.fold(trimExt(n.Path)) == want {
				return []int32{k}
			}
		}
	}
	end := "/" + d.fold(strings.TrimLeft(path.Clean("/"+target), "/"))
	return slices.DeleteFunc(slices.Clone(list), func(k int32) bool {
		return !strings.HasSuffix("/"+d.fold(trimExt(d.notes[k].Rel)), end)
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
