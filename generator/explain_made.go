package generator

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"
	"sync"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// made is what a page is made of, being told.
type made struct {
	parts  []string
	at     []Place
	places string // what stands at these: meetings, lines; "latest" before it when there are more
}

// fewPlaces is how many places, or names, are told of many.
const fewPlaces = 3

// of adds so many of something, perhaps with their names.
func (m *made) of(n int, one, many string, names ...string) {
	if n == 0 {
		return
	}
	text := counted(n, one, many)
	if len(names) > 0 {
		text += " (" + strings.Join(few(names, fewPlaces), ", ") + ")"
	}
	m.parts = append(m.parts, text)
}

// links adds the lines that refer to something, and tells the latest where nothing more telling is.
func (m *made) links(list []journal.Backlink) {
	m.of(len(list), "line that links to it", "lines that link to it")
	if len(m.at) > 0 {
		return
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b journal.Backlink) int { return b.Day.Compare(a.Day) })
	m.called("lines", len(list))
	for _, b := range list[:min(len(list), fewPlaces)] {
		m.at = append(m.at, Place{b.Note.Path, b.Line})
	}
}

// meetings adds meetings in the order of their days, and tells the latest.
func (m *made) meetings(n int, place func(int) Place) {
	m.of(n, "meeting", "meetings")
	m.called("meetings", n)
	for i := n - 1; i >= 0 && i >= n-fewPlaces; i-- {
		m.at = append(m.at, place(i))
	}
}

// called says what stands at the places, of which there are so many.
func (m *made) called(what string, n int) {
	switch {
	case n == 1:
		m.places = strings.TrimSuffix(what, "s")
	case n > fewPlaces:
		m.places = "latest " + what
	default:
		m.places = what
	}
}

func (m *made) reason() Reason {
	text := listed(m.parts)
	if len(m.at) > 0 {
		text += "; the " + m.places + ":"
	}
	return Reason{"Made of", text, m.at}
}

// madeOfPerson says which notes a person's page is made of.
func (e *Explainer) madeOfPerson(p *journal.Person) Reason {
	var m made
	if p.Note != nil {
		m.parts = append(m.parts, "their note")
	}
	m.meetings(len(p.Contacts), func(i int) Place { return Place{p.Contacts[i].Meeting.Note.Path, p.Contacts[i].Line} })
	var titles []string
	for _, v := range p.Involved {
		titles = append(titles, v.Initiative.Title)
	}
	m.of(len(titles), "initiative", "initiatives", titles...)
	m.of(len(p.Commitments), "promise", "promises")
	m.links(p.Backlinks)
	return m.reason()
}

// madeOf says which notes the page of a note is made of that is nobody's.
func (e *Explainer) madeOf(n *note.Note) Reason {
	m := made{parts: []string{"this note"}}
	meetings := e.self.journal.MeetingsOf(n)
	var backlinks []journal.Backlink
	for _, met := range meetings {
		backlinks = append(backlinks, met.Backlinks...)
	}
	people, initiatives := namesIn(meetings)
	m.of(len(people), "person", "people", people...)
	m.of(len(initiatives), "initiative", "initiatives", initiatives...)
	for _, i := range e.self.journal.Initiatives {
		if i.Note == n {
			m.meetings(len(i.Meetings), func(k int) Place { return Place{i.Meetings[k].Note.Path, i.Meetings[k].Line} })
			m.of(len(i.Commitments), "promise", "promises")
			backlinks = i.Backlinks
		}
	}
	for _, p := range e.self.journal.Pages {
		if p.Note == n {
			backlinks = append(backlinks, p.Backlinks...)
		}
	}
	m.links(backlinks)
	return m.reason()
}

// namesIn lists those who were at some meetings, and what the meetings were about.
func namesIn(meetings []*journal.Meeting) (people, initiatives []string) {
	for _, m := range meetings {
		for _, p := range m.People {
			people = append(people, p.Name)
		}
		for _, i := range m.Initiatives {
			initiatives = append(initiatives, i.Title)
		}
	}
	return once(people), once(initiatives)
}

// once is a list without what stood in it before.
func once(list []string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(s string) bool {
		was := seen[s]
		seen[s] = true
		return was
	})
}

// problemsOf counts the problems of a note.
func (e *Explainer) problemsOf(file string) string {
	var texts []string
	for _, severity := range [...]Severity{Error, Warning, Notice} {
		n := 0
		for _, p := range e.self.Problems {
			if p.Path == file && p.Severity == severity {
				n++
			}
		}
		if n > 0 {
			texts = append(texts, counted(n, severity.String(), severity.String()+"s"))
		}
	}
	if len(texts) == 0 {
		return ""
	}
	return listed(texts) + ": rapport check tells them"
}

// sorts are what the folders of a site hold.
var sorts = [...]struct{ folder, one, many string }{
	{"meetings/", "meeting", "meetings"},
	{"people/", "person", "people"},
	{"initiatives/", "initiative", "initiatives"},
	{"pages/", "page", "pages"},
	{"tags/", "tag", "tags"},
	{"briefs/", "brief", "briefs"},
	{"practices/", "practice", "practices"},
}

// leading is the pages that lead to something, counted by their kind.
type leading struct {
	counts  []string
	example string   // one of them
	lists   []string // pages that are no folder's, by name
}

// shownOn finds the pages that lead to a page or file of the site: it looks into each of them, as a reader would.
func (r *Result) shownOn(url string) (leading, error) {
	pages, err := r.leadingTo(url)
	var s leading
	for _, sort := range sorts {
		n := 0
		for _, p := range pages {
			if strings.HasPrefix(p, sort.folder) {
				n++
				s.example = cmp.Or(s.example, p)
			}
		}
		if n > 0 {
			s.counts = append(s.counts, counted(n, sort.one, sort.many))
		}
	}
	for _, p := range pages {
		if !strings.Contains(p, "/") {
			s.lists = append(s.lists, strings.TrimSuffix(p, ".html"))
		}
	}
	return s, err
}

// words names them, but for all but one of the pages that are many.
func (s leading) words() string {
	var parts []string
	switch {
	case len(s.counts) == 1 && strings.HasPrefix(s.counts[0], "1 "):
		parts = append(parts, s.example)
	case len(s.counts) > 0:
		parts = append(parts, listed(s.counts)+", such as "+s.example)
	}
	if len(s.lists) > 0 {
		parts = append(parts, counted(len(s.lists), "list", "lists")+" ("+strings.Join(s.lists, ", ")+")")
	}
	return cmp.Or(strings.Join(parts, "; "), "no other page")
}

// short counts them.
func (s leading) short() string {
	list := s.counts
	if n := len(s.lists); n > 0 {
		list = append(slices.Clone(list), counted(n, "list", "lists"))
	}
	return cmp.Or(listed(list), "no other page")
}

// leadingTo lists the other pages that have a link to a page or file of the site, or show it.
func (r *Result) leadingTo(url string) ([]string, error) {
	all := slices.DeleteFunc(r.files.all(), func(f *file) bool { return path.Ext(f.path) != ".html" || f.path == url })
	leads, errs := make([]bool, len(all)), make([]error, len(all))
	room := sync.Pool{New: func() any { return new([]byte) }}
	each(len(all), func(i int) {
		b := room.Get().(*[]byte)
		defer room.Put(b)
		*b, errs[i] = all[i].once((*b)[:0])
		leads[i] = leadsTo(*b, url, strings.Repeat("../", strings.Count(all[i].path, "/")))
	})
	var pages []string
	for i, f := range all {
		if errs[i] != nil {
			return nil, errs[i]
		}
		if leads[i] {
			pages = append(pages, f.path)
		}
	}
	return pages, nil
}

// leadsTo reports whether the main part of a page, which a root leads from to that of the site, has an address in it.
func leadsTo(page []byte, url, root string) bool {
	if _, main, ok := bytes.Cut(page, []byte("<main")); ok {
		page = main
	}
	want := []byte(`"` + root + url)
	for {
		i := bytes.Index(page, want)
		if i < 0 {
			return false
		}
		page = page[i+len(want):]
		if len(page) > 0 && (page[0] == '"' || page[0] == '#') {
			return true
		}
	}
}
