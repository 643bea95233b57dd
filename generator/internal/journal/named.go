package journal

import (
	"strings"

	"rapport/generator/internal/note"
)

// Named finds the person that a text means, as a note that holds it would: a name, an alias, an e-mail, a path, a first
// name that is one person's. several are those whom it fits alike; me says that it is my own name. It links the names of
// the whole journal anew, so that there is one definition of who is meant: ask it for a few names, not for many.
func (j *Journal) Named(text string) (found *Person, several []*Person, me bool) {
	l := newLinker(j.Notes, j.options)
	l.makeEntities()
	l.meetEverybody()
	w := l.who(&item{Note: &note.Note{}}, asked(text))
	if w.person != nil {
		return j.same(w.person), nil, false
	}
	for _, p := range w.several {
		several = append(several, j.same(p))
	}
	return nil, several, w.me
}

// asked reads a name as somebody types it who is not writing a note: a path needs no brackets.
func asked(text string) *note.Name {
	text = strings.TrimSpace(text)
	if names := note.ParseNames(text, 0, 0); len(names) == 1 && !strings.Contains(text, "/") {
		n := names[0]
		n.Text = trimExt(n.Text)
		return &n
	}
	n := &note.Name{Text: trimExt(text)}
	if strings.Contains(text, "/") {
		n.Target = n.Text
	}
	return n
}

// same is the person of the journal whom another linking of it made too.
func (j *Journal) same(p *Person) *Person {
	for _, q := range j.People {
		if q.Note == p.Note && q.Name == p.Name {
			return q
		}
	}
	return nil
}
