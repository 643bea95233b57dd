package journal

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/markdown"
	"rapport/generator/internal/note"
	"rapport/generator/internal/slug"
)

// makeTargets finds what every reference leads to.
func (l *linker) makeTargets() {
	total := 0
	for _, n := range l.anew {
		if n.Doc != nil {
			total += len(n.Doc.Refs)
		}
	}
	all := make([]*lead, total)
	shared := l.newShared()
	for _, n := range l.anew {
		if n.Doc == nil || len(n.Doc.Refs) == 0 {
			continue
		}
		n.leads = all[:len(n.Doc.Refs):len(n.Doc.Refs)]
		all = all[len(n.leads):]
		for i := range n.Doc.Refs {
			t := l.target(n, &n.Doc.Refs[i])
			n.leads[i] = shared.lead(t.place())
			if t.to != nil {
				n.linked = addInitiative(n.linked, t.to.initiative)
			}
			l.take(n, i, t)
		}
	}
}

// take remembers what a note takes from where a reference leads, beyond its name.
func (l *linker) take(n *item, i int, t Target) {
	part := t.Note != nil && t.Note != n.Note && n.Doc.Refs[i].Fragment != ""
	if !part && t.File == "" && !embeds(n, i, t) {
		return
	}
	if n.takes == nil {
		n.takes = &takes{}
	}
	if part {
		n.takes.parts = append(n.takes.parts, l.journal.item(t.Note).index)
	}
	if t.File != "" && !slices.Contains(n.takes.files, t.File) {
		n.takes.files = append(n.takes.files, t.File)
	}
	if embeds(n, i, t) {
		n.takes.embedded = append(n.takes.embedded, l.journal.item(t.Note))
	}
}

func (l *linker) target(n *item, r *markdown.Ref) Target {
	switch r.Kind {
	case markdown.Tag:
		if t := l.tags[l.dir.fold(r.Target)]; t != nil {
			return Target{URL: t.URL, Title: t.Name}
		}
		return Target{}
	case markdown.Mention:
		nm := note.Name{Text: r.Target, Handle: r.Target, Line: r.Line, Column: r.Column}
		return l.personTarget(n, r, l.who(n, &nm))
	case markdown.Wiki, markdown.Link, markdown.Image, markdown.Embedded:
	}
	if hasScheme(r.Target) {
		return Target{}
	}
	if r.Target == "" {
		return l.noteTarget(n, n, r)
	}
	if r.Kind == markdown.Image { // a picture is a file first
		if t, ok := l.fileTarget(n, r); ok {
			return t
		}
	}
	hit, several := l.link(n, r.Target)
	if hit != nil {
		return l.noteTarget(n, hit, r)
	}
	if len(several) > 0 {
		return l.ambiguousLink(n, r, several)
	}
	return l.otherTarget(n, r)
}

// otherTarget is what a reference leads to that is the name of no note.
func (l *linker) otherTarget(n *item, r *markdown.Ref) Target {
	if t, ok := l.fileTarget(n, r); ok {
		return t
	}
	nm := note.Name{Text: r.Text, Target: r.Target, Line: r.Line, Column: r.Column}
	if w := l.who(n, &nm); w.me || w.person != nil || len(w.several) > 0 {
		if len(w.several) > 0 && !counts(n.Note, r) {
			l.ambiguous(n, &nm, w, diag.Warning)
		}
		return l.personTarget(n, r, w)
	}
	if r.Kind == markdown.Wiki && isDay(r.Target) {
		return Target{}
	}
	if l.options.Closed {
		return Target{Dead: true} // told where the whole journal is linked
	}
	p := diag.Problem{
		Pos: n.at(r.Line, r.Column), Severity: diag.Warning, Code: "dead-link",
		Message: fmt.Sprintf("%q leads to no note, person or file", r.Target),
	}
	if near, ok := l.nearNames().any(base(r.Target)); ok {
		p.Hint = fmt.Sprintf("is it %q?", near)
	}
	n.problem(p)
	return Target{Dead: true}
}

// isDay reports whether a target is a day: days may be written as links, whether they have a note or none.
func isDay(target string) bool {
	if len(target) != len(time.DateOnly) || target[0] < '0' || target[0] > '9' {
		return false
	}
	_, err := civil.Parse(target)
	return err == nil
}

// personTarget is the page of a person; nothing when the name is nobody, or several.
func (l *linker) personTarget(n *item, r *markdown.Ref, w who) Target {
	switch {
	case w.me && l.me != nil:
		return Target{URL: l.me.address.url, Title: l.me.Title, Note: l.me.Note, to: l.me}
	case w.person != nil:
		return Target{URL: w.person.URL, Title: w.person.Name, Note: w.person.Note, Person: w.person}
	case len(w.several) > 0 && counts(n.Note, r):
		nm := note.Name{Text: r.Target, Line: r.Line, Column: r.Column}
		l.ambiguous(n, &nm, w, diag.Error)
	}
	return Target{Dead: len(w.several) > 0 && r.Kind != markdown.Mention}
}

func (l *linker) ambiguousLink(n *item, r *markdown.Ref, several []int32) Target {
	paths := make([]string, len(several))
	for i, s := range several {
		paths[i] = l.items[s].Path
	}
	n.problem(diag.Problem{
		Pos: n.at(r.Line, r.Column), Severity: diag.Warning, Code: "ambiguous-link",
		Message: fmt.Sprintf("%q could be %s", r.Target, strings.Join(paths, " or ")),
		Hint:    fmt.Sprintf("write the folder too, as in [[%s]]", trimExt(l.items[several[0]].Rel)),
	})
	return Target{Dead: true}
}

// noteTarget is a place in a note.
func (l *linker) noteTarget(from, to *item, r *markdown.Ref) Target {
	t := Target{URL: to.address.url, Title: to.Title, Note: to.Note, Person: to.person}
	if t.Person != nil {
		t.Title = t.Person.Name
	} else {
		t.to = to
	}
	if r.Fragment == "" {
		return t
	}
	frag, ok := fragment(to.Note, r.Fragment)
	if ok {
		t.Frag = frag
		return t
	}
	from.problem(diag.Problem{
		Pos: from.at(r.Line, r.Column), Severity: diag.Notice, Code: "dead-heading",
		Message: fmt.Sprintf("%s has no heading or block %q", to.Path, r.Fragment),
		Hint:    "the link leads to the top of the page",
	})
	return t
}

// fragment finds a heading by its text or id, or a block by its mark.
func fragment(n *note.Note, want string) (id string, ok bool) {
	if n.Doc == nil {
		return "", false
	}
	if block, isBlock := strings.CutPrefix(want, "^"); isBlock {
		for _, a := range n.Doc.Anchors {
			if strings.EqualFold(a.ID, block) {
				return a.ID, true
			}
		}
		return "", false
	}
	want = want[strings.LastIndexByte(want, '#')+1:] // Obsidian writes the headings above before it
	key, anchor := note.FoldName(want), slug.Anchor(want)
	for _, h := range n.Doc.Headings {
		if note.FoldName(h.Text) == key || strings.EqualFold(h.ID, want) {
			return h.ID, true
		}
	}
	for _, h := range n.Doc.Headings { // punctuation that a link cannot hold is left out of it
		if slug.Anchor(h.Text) == anchor {
			return h.ID, true
		}
	}
	return "", false
}

// fileTarget is the attachment that a reference leads to, and false when there is none of that name.
func (l *linker) fileTarget(n *item, r *markdown.Ref) (Target, bool) {
	f, several := l.file(n, r.Target)
	switch {
	case f != "":
		return Target{File: f, Title: path.Base(f)}, true
	case several == nil:
		return Target{}, false
	}
	n.problem(diag.Problem{
		Pos: n.at(r.Line, r.Column), Severity: diag.Error, Code: "ambiguous-file",
		Message: fmt.Sprintf("%q could be %s", r.Target, strings.Join(several, " or ")),
		Hint:    fmt.Sprintf("write its path from the folder of the notes, such as /%s", several[0]),
	})
	return Target{Dead: true}, true
}
