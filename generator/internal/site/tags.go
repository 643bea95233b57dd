package site

import "rapport/generator/internal/journal"

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
	p.add(path, path, func(s *sum) {
		for _, t := range p.journal.Tags {
			s.text(t.Name, t.URL)
			s.int(len(t.Notes))
		}
	}, func() any {
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
	p.add(t.URL, "tag.html", func(s *sum) {
		s.text(t.Name, t.URL)
		for _, n := range t.Notes {
			p.mixNoteRow(s, n)
		}
	}, func() any {
		root := rootFrom(t.URL)
		v := notesView{Frame: p.frame(t.URL, "tags", "#"+t.Name), Rows: make([]noteRow, len(t.Notes))}
		for i, n := range t.Notes {
			v.Rows[i] = p.noteRow(root, n)
		}
		v.Lead = sentence(count(len(v.Rows), "note", "notes")) + "."
		return v
	})
}
