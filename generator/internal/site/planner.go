package site

import (
	"fmt"
	"html/template"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"rapport/generator/internal/chart"
	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/practice"
)

// planner plans the pages of a journal. Keys and views keep it and read it later, many at a time: what they read is made
// when it is first read, since most builds are asked for few pages.
type planner struct {
	Options
	Today       civil.Day
	journal     *journal.Journal
	report      func() *practice.Report // asked when the first page shows what rules find
	theme       *Theme
	places      []atomic.Pointer[place]              // where each of the journal's notes is shown, found when first asked for
	days        []atomic.Pointer[dayForms]           // those that are kept, made when first asked for
	tagged      func() map[*note.Note][]*journal.Tag // of anybody's pages alone
	there       parts                                // as these pages name them
	open        func() uint64                        // a sum of what every page for anybody shows
	decisions   func() map[*journal.Initiative][]*journal.Said
	ticks       func() map[*journal.Initiative][]chart.Tick // the decisions as pictures of people show them
	legend      func() template.HTML                        // of those pictures
	findings    func() map[string][]*practice.Finding       // by the id of their subject and of their initiative
	journalSum  func() uint64                               // of all that any page may read
	connections func() int                                  // how many active people are connections
	content     string                                      // the content folder with a slash at its end, or empty

	planning sync.Mutex
	pages    []Page // that are being planned
}

func newPlanner(j *journal.Journal, on civil.Day, report func() *practice.Report, t *Theme, o Options) *planner {
	p := &planner{Options: o, Today: on, journal: j, report: report, theme: t}
	p.places = make([]atomic.Pointer[place], len(j.Notes))
	p.days = make([]atomic.Pointer[dayForms], keptBefore+keptAfter)
	p.tagged = func() map[*note.Note][]*journal.Tag { return nil }
	if !o.Private {
		p.Today, p.there = always, p.parts()
		p.tagged = sync.OnceValue(func() map[*note.Note][]*journal.Tag { return tagged(j.Tags) })
	}
	p.open = sync.OnceValue(func() uint64 {
		s := newSum()
		s.bool(p.Index)
		s.text(p.word(), fmt.Sprint(p.there), fmt.Sprint(p.Files)) // maps are printed in the order of their keys
		return s.done()
	})
	p.content = contentFolder(j, o)
	p.connections = sync.OnceValue(func() int { return connections(j.People) })
	p.decisions = sync.OnceValue(func() map[*journal.Initiative][]*journal.Said { return decisions(j.Initiatives) })
	p.findings = sync.OnceValue(func() map[string][]*practice.Finding { return bySubject(report()) })
	p.ticks = sync.OnceValue(p.allTicks)
	p.legend = sync.OnceValue(func() template.HTML { return trusted(chart.Key()) })
	p.journalSum = sync.OnceValue(p.sumAll)
	return p
}

// tagged are the tags of notes.
func tagged(tags []*journal.Tag) map[*note.Note][]*journal.Tag {
	of := map[*note.Note][]*journal.Tag{}
	for _, t := range tags {
		for _, n := range t.Notes {
			of[n] = append(of[n], t)
		}
	}
	return of
}

// decisions are what was decided about initiatives.
func decisions(initiatives []*journal.Initiative) map[*journal.Initiative][]*journal.Said {
	made := map[*journal.Initiative][]*journal.Said{}
	for _, i := range initiatives {
		for _, said := range i.Said {
			if said.Word == note.Decision {
				made[i] = append(made[i], said)
			}
		}
	}
	return made
}

// metIn are those whom a page that is no person, meeting or initiative shows a contact with, by ID of the meeting.
func (p *planner) metIn(n *note.Note) []*journal.Person {
	if n.Kind != note.PageNote {
		return nil
	}
	meetings := slices.Clone(p.journal.MeetingsOf(n))
	slices.SortFunc(meetings, func(a, b *journal.Meeting) int { return strings.Compare(a.ID, b.ID) })
	var met []*journal.Person
	for _, m := range meetings {
		for _, x := range m.People {
			if !holds(met, x) {
				met = append(met, x)
			}
		}
	}
	return met
}

// place is where a note is shown.
type place struct {
	Link        // from the site's root
	file string // its name without folders
	deep string // its address, with as many steps up before it as most pages need
	sum  uint64
}

// above are the steps up to the site's root that the deepest of most pages need.
const above = "../../"

// from is the address of a place from a page: root leads from there to the site's root.
func (at *place) from(root string) string {
	if len(root) > len(above) || at.deep == "" {
		return root + at.URL
	}
	return at.deep[len(above)-len(root):]
}

// source names a line of the note that is shown there.
func (at *place) source(root string, line int) Source { return Source{at.from(root), at.line(line)} }

// line names a line of the note. The folder is left out: the page that shows it tells the whole path.
func (at *place) line(line int) string {
	if line <= 0 {
		return at.file
	}
	return at.file + ":" + strconv.Itoa(line)
}

// placeOf is where a note is shown, and what it is called there; nowhere when there is no note.
func (p *planner) placeOf(n *note.Note) *place {
	k, ok := p.journal.Index(n)
	if !ok {
		return &place{}
	}
	if at := p.places[k].Load(); at != nil {
		return at
	}
	url, x := p.journal.Home(n)
	title := titleOf(n)
	switch {
	case x != nil:
		title = x.Name
	case n.Kind == note.InitiativeNote:
		title = n.Title
	}
	s := newSum()
	s.text(url, title, n.Path)
	at := &place{Link{url, title}, path.Base(n.Path), above + url, s.done()}
	p.places[k].Store(at) // whoever else makes it meanwhile makes the same
	return at
}

// key begins the key of a page with what every page shows.
func (p *planner) key(template string) *sum {
	s := newSum()
	s.num(p.theme.sum)
	s.text(template, p.Title)
	s.bool(p.Private)
	if p.Private {
		s.day(p.Today)
		s.bool(p.Pinned)
		return s
	}
	s.num(p.open())
	return s
}

// add plans a page: mix mixes into its key what view reads.
func (p *planner) add(path, template string, mix func(*sum), view func() any) {
	key := func() uint64 {
		s := p.key(template)
		mix(s)
		return s.done()
	}
	p.pages = append(p.pages, Page{Path: path, Key: key, Template: template, View: view})
}

// about are the findings about a person, an initiative or a part of the journal.
func (p *planner) about(id string) []*practice.Finding { return p.findings()[id] }

// Frame is what every page shows around what is its own.
type Frame struct {
	Title string // of the page
	Shared
}

// Shared is what pages of the same part of the site have in common.
type Shared struct {
	Site    string // the journal's title
	Root    string // leads from the page to the site's root; empty there
	Section string // the part of the site that the page belongs to
	AsOf    string
	Counted string // the same as an ISO day, which scripts count on from; empty when it is pinned
	Pinned  bool
	Private bool
	Index   bool  // search engines may list the page
	There   parts // of a site for anybody
}

// frame is the frame of a page at a path.
func (p *planner) frame(path, section, title string) Frame {
	site := p.Title
	if site == "" {
		site = "Journal"
	}
	day := p.Today.String()
	if p.Pinned {
		day = ""
	}
	if !p.Private {
		return Frame{title, Shared{Site: site, Root: rootFrom(path), Section: section, Index: p.Index, There: p.there}}
	}
	return Frame{title, Shared{Site: site, Root: rootFrom(path), Section: section, AsOf: p.Today.Words(), Counted: day, Pinned: p.Pinned, Private: true}}
}

// rootFrom leads from a page to the site's root.
func rootFrom(path string) string { return strings.Repeat("../", strings.Count(path, "/")) }

// pageOf is an address without its fragment.
func pageOf(url string) string {
	page, _, _ := strings.Cut(url, "#")
	return page
}

// Link is a text that leads to another page.
type Link struct{ URL, Text string }

// Source is where in the notes something is written, and the page that shows it.
type Source struct {
	URL  string // may be empty
	Text string // 2026-09-14 pricing.md:12
}

// source names a line of a note, and where it is shown.
func (p *planner) source(root string, n *note.Note, line int) Source {
	return p.placeOf(n).source(root, line)
}

func personLink(root string, x *journal.Person) Link { return Link{root + x.URL, x.Name} }

func personLinks(root string, people []*journal.Person) []Link {
	if len(people) == 0 {
		return nil
	}
	links := make([]Link, len(people))
	for i, x := range people {
		links[i] = personLink(root, x)
	}
	return links
}

func initiativeLinks(root string, list []*journal.Initiative) []Link {
	if len(list) == 0 {
		return nil
	}
	links := make([]Link, len(list))
	for k, i := range list {
		links[k] = Link{root + i.URL, i.Title}
	}
	return links
}

// contentFolder is the folder of the notes, with a slash at its end; empty when it is the journal's own.
func contentFolder(j *journal.Journal, o Options) string {
	if len(j.Notes) == 0 {
		return o.Content
	}
	return strings.TrimSuffix(j.Notes[0].Path, j.Notes[0].Rel)
}
