package site

import (
	"html/template"
	"strings"

	"rapport/generator/internal/diag"
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
	at := p.places[n]
	row := noteRow{Link: Link{root + at.URL, at.Text}, Kind: n.Kind.String(), ISO: n.Day.String(), Day: n.Day.Words()}
	if at.URL == "" {
		row.Link = Link{"", titleOf(n)}
	}
	return row
}

func (p *planner) mixNoteRow(s *sum, n *note.Note) {
	p.mixPlace(s, n)
	s.text(titleOf(n))
	s.int(int(n.Kind))
	s.day(n.Day)
}

// notes plans the list of pages that are no person, meeting or initiative.
func (p *planner) notes() {
	const path = "pages.html"
	s := p.key(path)
	for _, x := range p.journal.Pages {
		p.mixNoteRow(s, x.Note)
	}
	p.add(path, path, s, func() any {
		v := notesView{Frame: p.frame(path, "pages", "Pages")}
		for _, x := range p.journal.Pages {
			v.Rows = append(v.Rows, p.noteRow("", x.Note))
		}
		if len(v.Rows) > 0 {
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
	Met       []Link // people whom a daily note shows a contact with
	Body      template.HTML
	Tags      []Link
	Promises  promiseList
	Extra     []fact
	Backlinks []backlink
	Path      string
}

// note plans the page of a note that is no person, meeting or initiative.
func (p *planner) note(x *journal.Page) {
	s := p.key("page.html")
	p.mixNote(s, x.Note)
	p.mixPeople(s, p.metIn[x.Note])
	for _, c := range p.promises[x.Note] {
		p.mixPromise(s, c)
	}
	p.mixBacklinks(s, x.Backlinks)
	p.add(x.URL, "page.html", s, func() any {
		root, n := rootFrom(x.URL), x.Note
		v := noteView{
			Frame: p.frame(x.URL, "pages", titleOf(n)), ISO: n.Day.String(), Day: n.Day.Words(),
			Met: personLinks(root, p.metIn[n]), Body: body(p.journal, n, root), Extra: extras(n),
			Promises: p.promiseList(root, p.promises[n], every), Backlinks: p.backlinks(root, x.Backlinks), Path: n.Path,
		}
		if n.Page != nil {
			v.Goals = n.Page.Goals
		}
		return v
	})
}

type tagsView struct {
	Frame
	Lead string
	Rows []tagRow
}

type tagRow struct {
	Link  Link
	Count string
}

// tags plans the list of tags.
func (p *planner) tags() {
	const path = "tags.html"
	s := p.key(path)
	for _, t := range p.journal.Tags {
		s.text(t.Name, t.URL)
		s.int(len(t.Notes))
	}
	p.add(path, path, s, func() any {
		v := tagsView{Frame: p.frame(path, "tags", "Tags")}
		for _, t := range p.journal.Tags {
			v.Rows = append(v.Rows, tagRow{Link{t.URL, t.Name}, count(len(t.Notes), "note", "notes")})
		}
		if len(v.Rows) > 0 {
			v.Lead = sentence(count(len(v.Rows), "tag", "tags")) + "."
		}
		return v
	})
}

// tag plans the page of a tag.
func (p *planner) tag(t *journal.Tag) {
	s := p.key("tag.html")
	s.text(t.Name, t.URL)
	for _, n := range t.Notes {
		p.mixNoteRow(s, n)
	}
	p.add(t.URL, "tag.html", s, func() any {
		v := notesView{Frame: p.frame(t.URL, "tags", "#"+t.Name)}
		for _, n := range t.Notes {
			v.Rows = append(v.Rows, p.noteRow(rootFrom(t.URL), n))
		}
		v.Lead = sentence(count(len(v.Rows), "note", "notes")) + "."
		return v
	})
}

type problemsView struct {
	Frame
	Lead  string
	Files []problemFile
}

// problemFile is the problems of a file.
type problemFile struct {
	Path string
	Link Link // to the note's page; empty when it has none
	Rows []problemRow
}

type problemRow struct {
	Place    string // 14:3
	Severity string
	Message  string
	Hint     string
	Excerpt  string
	Code     string
}

// problems plans the list of what an author would want to mend.
func (p *planner) problems() {
	const path = "problems.html"
	s := p.key(path)
	byPath := map[string]*note.Note{}
	for _, x := range p.Problems {
		byPath[x.Path] = nil
	}
	for _, n := range p.journal.Notes {
		if len(byPath) == 0 {
			break // the usual case, and there may be many notes
		}
		if _, asked := byPath[n.Path]; asked {
			byPath[n.Path] = n
		}
	}
	for _, x := range p.Problems {
		s.text(x.Path, x.Code, x.Message, x.Hint, x.Excerpt)
		s.int(x.Line)
		s.int(x.Column)
		s.int(int(x.Severity))
		if n := byPath[x.Path]; n != nil {
			p.mixPlace(s, n)
		}
	}
	p.add(path, path, s, func() any {
		v := problemsView{Frame: p.frame(path, "problems", "Problems"), Lead: problemsLead(p.Problems)}
		for _, x := range p.Problems {
			if len(v.Files) == 0 || v.Files[len(v.Files)-1].Path != x.Path {
				v.Files = append(v.Files, problemFile{Path: x.Path, Link: p.places[byPath[x.Path]].Link})
			}
			f := &v.Files[len(v.Files)-1]
			f.Rows = append(f.Rows, problemRow{
				strings.TrimPrefix(strings.TrimPrefix(x.Pos.String(), x.Path), ":"),
				x.Severity.String(), x.Message, x.Hint, strings.TrimSpace(x.Excerpt), x.Code,
			})
		}
		return v
	})
}

func problemsLead(list []diag.Problem) string {
	if len(list) == 0 {
		return ""
	}
	return sentence(and([]string{
		count(diag.Count(list, diag.Error), "error", "errors"), count(diag.Count(list, diag.Warning), "warning", "warnings"),
		count(diag.Count(list, diag.Notice), "suggestion", "suggestions"),
	})) + "."
}

type notFoundView struct {
	Site    string
	Home    string
	Private bool
}

// notFound plans the page that a server shows for an unknown address. It is shown at any depth, so nothing on it is
// relative: its style stands in it, and its one link is the site's own address, or the server's root.
func (p *planner) notFound() {
	const path = "404.html"
	s := p.key(path)
	s.text(p.BaseURL)
	home := "/"
	if p.BaseURL != "" {
		home = strings.TrimSuffix(p.BaseURL, "/") + "/"
	}
	p.add(path, path, s, func() any { return notFoundView{p.frame(path, "", "").Site, home, p.Private} })
}
