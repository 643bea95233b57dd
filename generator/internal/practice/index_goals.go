package practice

import (
	"rapport/generator/internal/journal"
)

// career is a page with goals, and who and what serves them: whatever it links, and whoever's note links it.
type career struct {
	page        *journal.Page
	people      map[*journal.Person]bool
	initiatives map[*journal.Initiative]bool
}

// serves reports whether somebody serves the goals, by themselves or through an initiative.
func (c *career) serves(p *journal.Person) bool {
	if c.people[p] {
		return true
	}
	for _, v := range p.Involved {
		if c.initiatives[v.Initiative] {
			return true
		}
	}
	return false
}

// addCareers finds the pages with goals.
func (x *index) addCareers() {
	for _, page := range x.journal.Pages {
		if n := page.Note.Page; n == nil || len(n.Goals) == 0 {
			continue
		}
		c := career{page: page, people: map[*journal.Person]bool{}, initiatives: map[*journal.Initiative]bool{}}
		linked := map[string]bool{} // paths of notes that link the page, or that it links
		for _, b := range page.Backlinks {
			linked[b.Note.Path] = true
		}
		for _, t := range x.journal.Targets(page.Note) {
			switch {
			case t.Person != nil:
				c.people[t.Person] = true
			case t.Note != nil:
				linked[t.Note.Path] = true
			}
		}
		for _, p := range x.active {
			if p.Note != nil && linked[p.Note.Path] {
				c.people[p] = true
			}
		}
		for _, i := range x.journal.Initiatives {
			if linked[i.Note.Path] {
				c.initiatives[i] = true
			}
		}
		x.careers = append(x.careers, c)
	}
}
