package journal

import (
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/note"
)

// who is what a name where a person is wanted turned out to be. All fields are zero when it is nobody known.
type who struct {
	person  *Person
	me      bool
	several []*Person // it fits all of these, and so none
	other   *item     // it is a link to a note that is not a person's; it may be somebody's name all the same
	key     string    // the name, folded
}

// spelling is the name that a reader would know the person by, and whether it is a handle with no name to it.
func spelling(nm *note.Name) (text string, handle bool) {
	text = strings.TrimPrefix(nm.Text, "@")
	if nm.Target != "" && !hasScheme(nm.Target) {
		return base(nm.Target), strings.HasPrefix(nm.Target, "@") && nm.Handle != ""
	}
	if nm.Handle != "" && (text == "" || strings.EqualFold(text, nm.Handle)) {
		return nm.Handle, true
	}
	if text == "" {
		return nm.Email, false
	}
	return text, false
}

// who resolves a name that stands where a person is wanted. It makes nobody.
func (l *linker) who(from *item, nm *note.Name) who {
	text, handle := spelling(nm)
	return l.whoIs(from, nm, text, handle)
}

// whoIs is who for a name whose spelling is known.
func (l *linker) whoIs(from *item, nm *note.Name, text string, handle bool) who {
	c := l.dir.call(text)
	w := who{key: c.key, me: c.me}
	if w.key == "" || w.me {
		return w
	}
	if handle {
		if list := l.handles[w.key]; len(list) > 0 {
			return l.oneOf(w, list)
		}
	}
	target := nm.Target
	if hasScheme(target) {
		target = ""
	}
	hits, loose := c.people, c.loose
	if nm.Email != "" || strings.Contains(target, "/") {
		hits, loose = l.dir.person(from.Rel, target, text, nm.Email)
	}
	if loose && len(hits) > 1 {
		hits = l.narrow(from, hits)
	}
	switch {
	case len(hits) == 1 && l.items[hits[0]].mine:
		w.me = true
	case len(hits) == 1:
		w.person = l.items[hits[0]].person
	case len(hits) > 1:
		for _, k := range hits {
			if p := l.items[k].person; p != nil {
				w.several = append(w.several, p)
			}
		}
	default:
		if k, ok := l.loose[w.key]; ok {
			w.person = l.people[k]
		}
		if target != "" {
			w.other, _ = l.link(from, target)
		}
	}
	return w
}

// link is [directory.link] with the notes themselves; hit is nil when there is none.
func (l *linker) link(from *item, target string) (hit *item, several []int32) {
	k, several := l.dir.link(from.Rel, target)
	if k == none {
		return nil, several
	}
	return &l.items[k], nil
}

func (l *linker) oneOf(w who, list []int) who {
	if len(list) == 1 {
		w.person = l.people[list[0]]
		return w
	}
	for _, k := range list {
		w.several = append(w.several, l.people[k])
	}
	return w
}

// find resolves a name to a person, and tells the author when it fits several or is a note of another kind.
func (l *linker) find(from *item, nm *note.Name) who {
	w := l.who(from, nm)
	switch {
	case len(w.several) > 0:
		l.ambiguous(from, nm, w, diag.Error)
	case w.other != nil:
		from.problem(diag.Problem{
			Pos: from.at(nm.Line, nm.Column), Severity: diag.Warning, Code: "not-a-person",
			Message: fmt.Sprintf("%q stands where a person is wanted, but %s is %s", written(nm), w.other.Path, article(w.other.Kind)),
			Hint:    fmt.Sprintf("write `type: person` in %s, or name a person here", w.other.Path),
		})
	}
	return w
}

func article(k note.Kind) string {
	if k == note.InitiativeNote {
		return "an initiative"
	}
	return "a " + k.String()
}

// written is a name as its author would recognise it.
func written(nm *note.Name) string {
	switch {
	case nm.Target != "":
		return "[[" + nm.Target + "]]"
	case nm.Text != "":
		return nm.Text
	case nm.Handle != "":
		return "@" + nm.Handle
	}
	return nm.Email
}

// ambiguous tells that a name fits several people, once for each line.
func (l *linker) ambiguous(from *item, nm *note.Name, w who, severity diag.Severity) {
	r := report{from.Path, nm.Line, w.key}
	if l.reported[r] {
		return
	}
	l.reported[r] = true
	from.problem(diag.Problem{
		Pos: from.at(nm.Line, nm.Column), Severity: severity, Code: "ambiguous-name",
		Message: fmt.Sprintf("%q could be %s", written(nm), candidates(w.several)),
		Hint:    "nobody is credited: write the full name, a link with its folder, or an alias in one of their notes",
	})
}

// candidates lists people with their notes, so that two of one name can be told apart.
func candidates(list []*Person) string {
	texts := make([]string, len(list))
	for i, p := range list {
		texts[i] = p.Name
		if p.Note != nil {
			texts[i] += " (" + p.Note.Path + ")"
		}
	}
	if len(texts) == 1 {
		texts = append(texts, "me") // whose note was the other one
	}
	slices.Sort(texts)
	const shown = 5 // a list of every Anna helps nobody
	if len(texts) > shown {
		texts = append(texts[:shown], fmt.Sprintf("%d more", len(texts)-shown))
	}
	return strings.Join(texts[:len(texts)-1], ", ") + " or " + texts[len(texts)-1]
}
