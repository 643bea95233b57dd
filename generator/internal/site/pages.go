package site

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/practice"
)

// Pages are the pages of a journal on a day. Each is planned when it is asked for: there are as many as notes, and few of
// a build are read. They may be asked for by many goroutines at a time.
type Pages struct {
	planner *planner
	listed  func() map[string]Page // those that are not found by an ID of what they show
}

// PagesOf takes what [Plan] takes, and plans nothing yet.
func PagesOf(j *journal.Journal, on civil.Day, report func() *practice.Report, t *Theme, o Options) *Pages {
	p := newPlanner(j, on, report, t, o)
	pages := p.lists
	if !o.Private {
		pages = p.public
	}
	return &Pages{p, sync.OnceValue(func() map[string]Page {
		listed := map[string]Page{}
		for _, page := range p.plan(pages) {
			listed[page.Path] = page
		}
		return listed
	})}
}

// All lists every page, by path.
func (ps *Pages) All() []Page {
	p := ps.planner
	pages := p.private
	if !p.Private {
		pages = p.public
	}
	list := p.plan(pages)
	slices.SortFunc(list, func(a, b Page) int { return strings.Compare(a.Path, b.Path) })
	return list
}

// Page plans the page at a path; ok is false when the site has none there.
func (ps *Pages) Page(path string) (page Page, ok bool) {
	id, ok := strings.CutSuffix(path, ".html")
	if !ok {
		return Page{}, false
	}
	if p := ps.planner; p.Private {
		if planned := p.plan(func() { p.pageAt(id) }); len(planned) > 0 {
			return planned[0], true
		}
	}
	page, ok = ps.listed()[path]
	return page, ok
}

// plan returns what a function plans.
func (p *planner) plan(pages func()) []Page {
	p.planning.Lock()
	defer p.planning.Unlock()
	p.pages = nil
	pages()
	return p.pages
}

// private plans everything, for the journal's owner.
func (p *planner) private() {
	p.lists()
	for _, x := range p.journal.People {
		p.person(x)
	}
	p.meetingNotes()
	for _, i := range p.journal.Initiatives {
		p.initiative(i)
	}
	for _, x := range p.journal.Pages {
		p.note(x)
	}
}

// lists plans the pages of no single person, meeting, initiative or note, and those of tags and briefs,
// for the journal's owner.
func (p *planner) lists() {
	p.home()
	p.timeline()
	p.people()
	p.meetings()
	p.initiatives()
	p.notes()
	p.tags()
	for _, t := range p.journal.Tags {
		p.tag(t)
	}
	p.practices()
	p.network()
	p.commitments()
	p.silenced()
	p.briefs()
	p.problems()
	p.notFound()
}

// pageAt plans the page of the person, the initiative, the note or the meeting note with an ID, if there is one.
func (p *planner) pageAt(id string) {
	j := p.journal
	if k, ok := slices.BinarySearchFunc(j.People, id, func(x *journal.Person, id string) int { return cmp.Compare(x.ID, id) }); ok {
		p.person(j.People[k])
	}
	if k, ok := slices.BinarySearchFunc(j.Initiatives, id, func(i *journal.Initiative, id string) int { return cmp.Compare(i.ID, id) }); ok {
		p.initiative(j.Initiatives[k])
	}
	if k, ok := slices.BinarySearchFunc(j.Pages, id, func(x *journal.Page, id string) int { return cmp.Compare(x.ID, id) }); ok {
		p.note(j.Pages[k])
	}
	// Meetings of a series have its ID with # behind it, which sorts before whatever else an ID may go on with.
	from, _ := slices.BinarySearchFunc(j.Meetings, id, func(m *journal.Meeting, id string) int { return cmp.Compare(m.ID, id) })
	if from < len(j.Meetings) && j.Meetings[from].Note.Kind == note.MeetingNote && pageOf(j.Meetings[from].URL) == id+".html" {
		p.meetingNote(p.sameNote(from))
	}
}
