package generator

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/markdown"
	"rapport/generator/internal/note"
	"rapport/generator/internal/scan"
	"rapport/generator/internal/slug"
)

// secrets are the names of a journal that its public site must not hold, and those that it shows.
type secrets struct {
	names, shown []scan.Name
	public       map[string]bool // the paths of public notes
	places       map[string]string
}

// newSecrets compares the whole journal with what of it is public.
func newSecrets(whole, public *journal.Journal) *secrets {
	h := &secrets{public: map[string]bool{}, places: map[string]string{}}
	for _, n := range public.Notes {
		h.public[n.Path] = true
		h.show(n)
	}
	for _, n := range whole.Notes {
		h.said(n)
	}
	for _, p := range whole.People {
		h.person(p)
	}
	for _, n := range whole.Notes {
		if !h.public[n.Path] {
			h.note(n)
		}
		h.references(n, whole.Targets(n))
	}
	for _, names := range []*[]scan.Name{&h.names, &h.shown} {
		slices.SortFunc(*names, compareNames)
		*names = slices.CompactFunc(*names, func(a, b scan.Name) bool { return a.Text == b.Text && a.Kind == b.Kind })
	}
	return h
}

func (h *secrets) hide(kind scan.Kind, text, place string) {
	if text != "" {
		h.names = append(h.names, scan.Name{Text: text, Kind: kind, Place: place})
	}
}

// show takes the names that a public note gives to what it is about, as far as they are public.
func (h *secrets) show(n *note.Note) {
	kind := scan.Title
	if n.Kind == note.PersonNote {
		kind = scan.Person
		h.shown = append(h.shown, scan.Name{Text: n.Person.Name, Kind: scan.Person, Place: n.Path})
	}
	for _, text := range append([]string{n.Title, n.Stem}, n.Aliases...) {
		h.shown = append(h.shown, scan.Name{Text: text, Kind: kind, Place: n.Path})
	}
}

// said notes where names were written, with the handles and addresses beside them.
func (h *secrets) said(n *note.Note) {
	for _, nm := range journal.NamesIn(n) {
		place := fmt.Sprintf("%s:%d", n.Path, nm.Line)
		if key := fold(nm.Text); key != "" && h.places[key] == "" {
			h.places[key] = place
		}
		h.hide(scan.Handle, nm.Handle, place)
		h.hide(scan.Email, nm.Email, place)
	}
}

// person hides somebody who is not public, and what somebody who is is called elsewhere.
func (h *secrets) person(p *journal.Person) {
	place := h.places[fold(p.Name)]
	if p.Note != nil {
		place = p.Note.Path
		h.hide(scan.Email, p.Note.Person.Email, place)
	}
	for _, s := range p.Spellings {
		h.alias(s, h.places[fold(s)])
	}
	if p.Note != nil {
		for _, a := range p.Note.Aliases {
			h.alias(a, place)
		}
	}
	if p.Note == nil || !h.public[p.Note.Path] {
		h.hide(scan.Person, p.Name, place)
		if foreign(p.Name) {
			latin := strings.TrimSuffix(slug.Path(p.Name), "-"+slug.Hash(p.Name))
			h.hide(scan.Person, strings.ReplaceAll(latin, "-", " "), place)
		}
	}
}

// alias hides another name of somebody, which is a handle when it is written like one.
func (h *secrets) alias(text, place string) {
	if strings.HasPrefix(text, "@") {
		h.hide(scan.Handle, text, place)
		return
	}
	h.hide(scan.Alias, text, place)
}

// foreign reports whether a name is written in letters other than Latin ones, so that Latin readers spell it otherwise.
func foreign(name string) bool {
	return strings.ContainsFunc(name, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) })
}

// note hides what a private note is called.
func (h *secrets) note(n *note.Note) {
	h.hide(scan.FileName, n.Stem, n.Path)
	if n.Kind == note.PersonNote {
		return // what a person is called, person says
	}
	h.hide(scan.Title, n.Title, n.Path)
	for _, a := range n.Aliases {
		h.hide(scan.Alias, a, n.Path)
	}
}

// references hides what a note refers to that is nowhere: whether there is such a note, nobody is to learn, nor of whom
// or what there is none yet.
func (h *secrets) references(n *note.Note, targets []journal.Target) {
	for i, t := range targets {
		if ref := n.Doc.Refs[i]; t.Dead && ref.Kind != markdown.Tag && ref.Kind != markdown.Image {
			h.hide(scan.Title, base(ref.Target), fmt.Sprintf("%s:%d", n.Path, ref.Line))
		}
	}
}

// base is the file name of a path without its folder and ending.
func base(p string) string { return strings.TrimSuffix(path.Base(p), path.Ext(p)) }

func compareNames(a, b scan.Name) int {
	return cmp.Or(strings.Compare(a.Text, b.Text), cmp.Compare(a.Kind, b.Kind), strings.Compare(a.Place, b.Place))
}
