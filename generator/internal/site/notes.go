package site

import (
	"html/template"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

type notesView struct {
	Frame
	Lead string
	Rows []noteRow
}

// noteRow is a note in a list.
type noteRow struct {
	Link     Link
	Kind     string
	ISO, Day string
}

func (p *planner) noteRow(root string, n *note.Note) noteRow {
	at, day := p.placeOf(n), p.day(n.Day)
	return noteRow{Link: Link{at.from(root), at.Text}, Kind: n.Kind.String(), ISO: day.ISO, Day: day.words}
}

func (p *planner) mixNoteRow(s *sum, n *note.Note) {
	p.mixPlace(s, n)
	s.int(int(n.Kind))
	s.day(n.Day)
}

// notes plans the list of pages that are no person, meeting or initiative.
func (p *planner) notes() {
	const path = "pages.html"
	p.add(path, path, func(s *sum) {
		for _, x := range p.journal.Pages {
			p.mixNoteRow(s, x.Note)
		}
	}, func() any {
		v := notesView{Frame: p.frame(path, "pages", "Pages")}
		for _, x := range p.journal.Pages {
			v.Rows = append(v.Rows, p.noteRow("", x.Note))
		}
		if !p.Private {
			v.Lead = sentence(count(len(v.Rows), "page", "pages")) + "."
		} else if len(v.Rows) > 0 {
			v.Lead = sentence(count(len(v.Rows), "note", "notes")) + " that " + verb(len(v.Rows), "is", "are") +
				" no person, meeting or initiative."
		}
		return v
	})
}

func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

type noteView struct {
	Frame
	ISO, Day  string
	Goals     []string
	Met       []Link // people whom the note shows a contact with
	Body      template.HTML
	Tags      []Link
	Promises  promiseList
	Extra     []fact
	Backlinks []backlink
	Path      string
}

// note plans the page of a note that is no person, meeting or initiative.
func (p *planner) note(x *journal.Page) {
	p.add(x.URL, "page.html", func(s *sum) {
		p.mixNote(s, x.Note)
		p.mixPeople(s, p.metIn(x.Note))
		for _, c := range p.journal.CommitmentsOf(x.Note) {
			p.mixPromise(s, c)
		}
		p.mixBacklinks(s, x.Backlinks)
	}, func() any {
		root, n := rootFrom(x.URL), x.Note
		v := noteView{
			Frame: p.frame(x.URL, "pages", titleOf(n)), ISO: n.Day.String(), Day: n.Day.Words(),
			Met: personLinks(root, p.metIn(n)), Body: body(p.journal, n, root), Extra: extras(n),
			Promises: p.promiseList(root, p.journal.CommitmentsOf(n), every), Backlinks: p.backlinks(root, x.Backlinks), Path: n.Path,
		}
		if n.Page != nil {
			v.Goals = n.Page.Goals
		}
		return v
	})
}
