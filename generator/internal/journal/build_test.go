package journal

import (
	"path"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/markdown"
	"rapport/generator/internal/note"
)

// fresh is a note at a path below content, of no kind yet.
func fresh(rel string) *note.Note {
	stem := strings.TrimSuffix(path.Base(rel), ".md")
	return &note.Note{Path: "content/" + rel, Rel: rel, Stem: stem, Title: stem, Doc: &markdown.Document{}}
}

// someone is a person note under people/.
func someone(name string, aliases ...string) *note.Note {
	return someoneAt("people/"+name+".md", name, aliases...)
}

func someoneAt(rel, name string, aliases ...string) *note.Note {
	n := fresh(rel)
	n.Kind, n.Aliases, n.Person = note.PersonNote, aliases, &note.Person{Name: name}
	return n
}

// met is a meeting note of a day.
func met(day, title string, people ...string) *note.Note {
	n := fresh("meetings/" + strings.TrimSpace(day+" "+title) + ".md")
	n.Kind, n.Meeting = note.MeetingNote, &note.Meeting{People: named(people...)}
	if day != "" {
		n.Day = civil.MustParse(day)
	}
	return n
}

// effort is an initiative note.
func effort(title string) *note.Note {
	n := fresh("initiatives/" + title + ".md")
	n.Kind, n.Initiative = note.InitiativeNote, &note.Initiative{}
	return n
}

// daily is a daily note.
func daily(day string) *note.Note {
	n := fresh("daily/" + day + ".md")
	n.Page, n.Daily, n.Day = &note.Page{}, true, civil.MustParse(day)
	return n
}

// page is any other note.
func page(rel string) *note.Note {
	n := fresh(rel)
	n.Page = &note.Page{}
	return n
}

// named reads names as a note would have them, one on each line from line 3.
func named(texts ...string) []note.Name {
	var list []note.Name
	for i, t := range texts {
		list = append(list, note.ParseNames(t, 3+i, 5)...)
	}
	return list
}

func oneName(text string) *note.Name {
	return &named(text)[0]
}

// links adds references to a body, one on each line from line 10.
func links(n *note.Note, targets ...string) *note.Note {
	for _, t := range targets {
		r := markdown.Ref{Kind: markdown.Wiki, Line: 10 + len(n.Doc.Refs), Column: 1, Sentence: "See " + t + "."}
		switch {
		case strings.HasPrefix(t, "@"):
			r.Kind, t = markdown.Mention, t[1:]
		case strings.HasPrefix(t, "#") && !strings.Contains(t, " "):
			r.Kind, t = markdown.Tag, t[1:]
		case strings.HasPrefix(t, "!"):
			r.Kind, t = markdown.Embedded, t[1:]
		}
		r.Target, r.Fragment, _ = strings.Cut(t, "#")
		r.Text = r.Target
		n.Doc.Refs = append(n.Doc.Refs, r)
	}
	return n
}

// personOf finds somebody by ID.
func personOf(j *Journal, id string) *Person {
	for _, p := range j.People {
		if p.ID == "people/"+id {
			return p
		}
	}
	return nil
}

// codes lists the problems of a journal as CODE PATH:LINE.
func codes(j *Journal) []string {
	var list []string
	for _, p := range j.Problems {
		p.Column = 0
		list = append(list, p.Code+" "+strings.TrimPrefix(p.Pos.String(), "content/"))
	}
	return list
}
