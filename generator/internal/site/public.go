package site

import (
	"cmp"
	"html/template"
	"slices"

	"rapport/generator/internal/chart"
	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// What anybody may see has pages, views and templates of its own. They show what meetings, people, initiatives and pages
// say of themselves, and who was at which; nothing that is weighed, counted on, promised or asked for, where nothing is
// said nothing, and no day that the site was made on: it stays as it is until a note changes.

// always is the day that pages for anybody are of, so that whatever has a day has been.
var always = civil.MustParse("9999-12-31")

// someone stands for whoever and whatever is not there, unless the settings have another word.
const someone = "someone"

// public plans the pages that anybody may see.
func (p *planner) public() {
	if slices.ContainsFunc(p.journal.People, func(x *journal.Person) bool { return x.Note == nil }) {
		panic("site: a journal that anybody may see holds somebody without a note")
	}
	p.publicHome()
	if len(p.journal.People) > 0 {
		p.publicPeople()
	}
	for _, x := range p.journal.People {
		p.publicPerson(x)
	}
	if len(p.journal.Meetings) > 0 {
		p.meetings()
	}
	p.meetingNotes()
	if len(p.journal.Initiatives) > 0 {
		p.publicInitiatives()
	}
	for _, i := range p.journal.Initiatives {
		p.publicInitiative(i)
	}
	if len(p.journal.Pages) > 0 {
		p.notes()
	}
	for _, x := range p.journal.Pages {
		p.publicNote(x)
	}
	if len(p.journal.Tags) > 0 {
		p.tags()
	}
	for _, t := range p.journal.Tags {
		p.tag(t)
	}
	if p.met() {
		p.publicTimeline()
	}
	p.notFound()
}

// parts are the parts of a site that there are.
type parts struct{ People, Initiatives, Meetings, Timeline, Pages, Tags bool }

func (p *planner) parts() parts {
	j := p.journal
	return parts{len(j.People) > 0, len(j.Initiatives) > 0, len(j.Meetings) > 0, p.met(), len(j.Pages) > 0, len(j.Tags) > 0}
}

// met reports whether anybody was met.
func (p *planner) met() bool {
	return slices.ContainsFunc(p.journal.People, func(x *journal.Person) bool { return len(x.Contacts) > 0 })
}

// word is what stands for whatever is not there.
func (o *Options) word() string { return cmp.Or(o.Someone, someone) }

// body is the HTML of a note for a page.
func (p *planner) body(n *note.Note, root string) template.HTML {
	f := filler{journal: p.journal, root: root}
	if !p.Private {
		f.someone, f.files = p.word(), p.Files
	}
	return f.body(n)
}

// mention is a reference from another note, for anybody.
type mention struct {
	ISO, Day string
	Link     Link
	Sentence string
}

func (p *planner) mentions(root string, list []journal.Backlink) []mention {
	rows := make([]mention, len(list))
	for i, b := range list {
		at := p.placeOf(b.Note)
		rows[i] = mention{b.Day.String(), b.Day.Words(), Link{at.from(root), at.Text}, b.Sentence}
	}
	return rows
}

// taggedWith are the tags of a note.
func (p *planner) taggedWith(root string, n *note.Note) []Link {
	links := make([]Link, len(p.tagged()[n]))
	for i, t := range p.tagged()[n] {
		links[i] = Link{root + t.URL, "#" + t.Name}
	}
	return links
}

func (p *planner) mixTags(s *sum, n *note.Note) {
	s.int(len(p.tagged()[n]))
	for _, t := range p.tagged()[n] {
		s.text(t.Name, t.URL)
	}
}

// publicMarks are a person's contacts as pictures for anybody show them.
func publicMarks(root string, x *journal.Person) []chart.Mark {
	list := marks(root, x, true)
	for i := range list {
		list[i].Gave, list[i].Got = false, false
	}
	return list
}

// spanned says from when to when something was: 3 Feb 2026, or 3 Feb 2026 to 14 Sep 2026.
func spanned(first, last civil.Day) string {
	if first == last {
		return first.Words()
	}
	return first.Words() + " to " + last.Words()
}

// metWords says how often somebody was met, and when.
func metWords(x *journal.Person) string {
	n := len(x.Contacts)
	if n == 0 {
		return ""
	}
	return count(n, "meeting", "meetings") + ", " + spanned(x.Contacts[0].Day, x.Contacts[n-1].Day)
}
