package generator

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/redact"
)

// Explanation says why something is in a site as it is, and whether others may see it.
type Explanation struct {
	Title   string // Helena Brandt
	Note    string // the path of the note that it is about; empty when it is no note's
	Reasons []Reason
	Public  []Reason // the first of them says whether it is public, and why
}

// Reason is a part of an explanation, in plain words.
type Reason struct {
	Word string // what it tells: Kind, Page, Made of
	Text string
	At   []Place // where it is written
}

// Place is a line of a file of the journal's.
type Place struct {
	Path string
	Line int // 0: the file as a whole
}

// Unexplained says what is wrong with what was asked for.
type Unexplained struct {
	Why, Hint  string   // a file that is there, and is no part of the journal
	Candidates []string // whom or what it may be
	Like       []string // what is called nearly so
}

// Explainer holds both sites of a journal, to tell how its notes and pages hang together.
type Explainer struct {
	self, public *Result
	cutter       *Generator            // that made the public one
	spelled      map[string]string     // the paths of notes as the file system spells them, by path
	ours         map[string]*note.Note // by path
	mine         map[*note.Note]bool   // those about me
	attachable   []string              // files that notes may refer to, below the content folder, sorted
}

// Explainer builds both sites of the journal. The generator is one for the owner.
func (g *Generator) Explainer(ctx context.Context, now time.Time) (*Explainer, error) {
	self, err := g.Build(ctx, now)
	if err != nil {
		return nil, err
	}
	o := g.options
	o.Audience = Public
	e := &Explainer{
		self: self, cutter: New(o),
		spelled: map[string]string{}, ours: map[string]*note.Note{}, mine: map[*note.Note]bool{},
	}
	if e.public, err = e.cutter.Build(ctx, now); err != nil {
		return nil, err
	}
	for _, path := range self.paths {
		e.spelled[norm.NFC.String(path)] = path
	}
	for _, n := range self.journal.Notes {
		e.ours[n.Path] = n
	}
	for _, p := range self.journal.Pages {
		e.mine[p.Note] = p.Note.Kind == note.PersonNote
	}
	for _, folder := range g.looks.folders {
		e.attachable = append(e.attachable, folder.files...)
	}
	slices.Sort(e.attachable)
	return e, nil
}

// NoteNames lists people, initiatives and the file names of other notes, sorted.
func (r *Result) NoteNames() []string {
	people, names := r.Names()
	names = append(people, names...)
	for _, n := range r.journal.Notes {
		if n.Kind == note.MeetingNote || n.Kind == note.PageNote {
			names = append(names, n.Stem)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Explain explains a note, somebody, a page, a tag or an attachment, by whatever one has at hand: a path as seen from the
// working folder, the journal's or that of the notes, perhaps with a line behind it; a name as notes write it; the
// address of a page of either site. It returns an error only when a page cannot be made.
func (e *Explainer) Explain(what string) (*Explanation, Unexplained, error) {
	what = strings.TrimSpace(what)
	s, u, ok := e.meant(what)
	if !ok {
		return nil, u, nil
	}
	x, err := e.explain(s)
	return x, u, err
}

// subject is what an explanation is about: one of its parts is set.
type subject struct {
	note     *note.Note
	person   *journal.Person // without a note
	tag      *journal.Tag
	file     string // an attachment, below the content folder
	template string // the path of a template of another program
	page     string // any other page of the owner's site
}

func (e *Explainer) explain(s subject) (*Explanation, error) {
	switch {
	case s.note != nil:
		return e.explainNote(s.note)
	case s.person != nil:
		return e.explainPerson(s.person)
	case s.tag != nil:
		return e.explainTag(s.tag)
	case s.file != "":
		return e.explainFile(s.file)
	case s.template != "":
		return e.explainTemplate(s.template), nil
	}
	return e.explainPage(s.page), nil
}

// explainTemplate explains a file that is no note although it is called like one.
func (e *Explainer) explainTemplate(path string) *Explanation {
	return &Explanation{
		Title: path, Note: path,
		Reasons: []Reason{{Word: "Kind", Text: "a template of another program, since <% or {{ stands in its front matter: it is on no page"}},
		Public:  []Reason{{Word: "Public", Text: "no: nothing is made of a template"}},
	}
}

// isPublic reports whether a note is public.
func (e *Explainer) isPublic(n *note.Note) bool { return e.redacted(n).Public }

// redacted is what redact left of a note.
func (e *Explainer) redacted(n *note.Note) redact.Note {
	cut, _ := e.cutter.redacted.newest(e.spelled[n.Path])
	return cut
}

// counted is a number with its noun; several are called otherwise.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// listed joins texts with commas, and with "and" before the last.
func listed(list []string) string {
	last := len(list) - 1
	if last < 1 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:last], ", ") + " and " + list[last]
}

// few keeps so many of a list of names, and counts the others.
func few(list []string, most int) []string {
	if len(list) <= most {
		return list
	}
	return append(slices.Clone(list[:most-1]), fmt.Sprintf("%d more", len(list)-most+1))
}
