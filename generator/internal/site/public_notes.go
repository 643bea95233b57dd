package site

import (
	"html/template"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

type publicMeetingView struct {
	Frame
	ISO, Day string
	How      string // coffee; may be empty
	Facts    []fact
	Days     []meetingRow // of a series, latest first
	Body     template.HTML
	Tags     []Link
	Mentions []mention
}

func (p *planner) publicMeetingView(url string, n *note.Note, of []*journal.Meeting) publicMeetingView {
	root, m := rootFrom(url), of[0]
	v := publicMeetingView{
		Frame: p.frame(url, "meetings", titleOf(n)), Body: p.body(n, root),
		Tags: p.taggedWith(root, n), Mentions: p.mentions(root, backlinksOf(of)),
	}
	if m.Origin == journal.OfSection {
		v.How = sentence(count(len(of), "meeting", "meetings"))
		for _, m := range byDay(of) {
			row := p.meetingRow(root, m, nil)
			row.Day = m.Day.Words()
			v.Days = append(v.Days, row)
		}
		v.Facts = publicMeetingFacts(nil, n)
		return v
	}
	v.ISO, v.Day, v.How = m.Day.String(), m.Day.Words(), how(m)
	var f facts
	f.links("With", personLinks(root, m.People))
	f.links("About", initiativeLinks(root, m.Initiatives))
	v.Facts = publicMeetingFacts(f, n)
	return v
}

// publicMeetingFacts adds what a meeting note says in plain facts. A sort that only repeats the channel, as in a workshop,
// is no more than that.
func publicMeetingFacts(f facts, n *note.Note) facts {
	f.texts("Also called", n.Aliases)
	if m := n.Meeting; m != nil {
		f.text("Place", m.Place)
		f.text("Series", m.Series)
		if m.Sort != m.Channel.Word {
			f.text("Sort", m.Sort)
		}
	}
	return f
}

type publicNoteView struct {
	Frame
	ISO, Day string
	Facts    []fact
	Body     template.HTML
	Tags     []Link
	Mentions []mention
}

// publicNote plans the page of a note that is no person, meeting or initiative, for anybody.
func (p *planner) publicNote(x *journal.Page) {
	p.add(x.URL, "public-page.html", func(s *sum) {
		p.mixNote(s, x.Note)
		p.mixTags(s, x.Note)
		p.mixPeople(s, p.metIn(x.Note))
		p.mixBacklinks(s, x.Backlinks)
	}, func() any {
		root, n := rootFrom(x.URL), x.Note
		return publicNoteView{
			Frame: p.frame(x.URL, "pages", titleOf(n)), ISO: n.Day.String(), Day: n.Day.Words(), Facts: p.publicNoteFacts(root, n),
			Body: p.body(n, root), Tags: p.taggedWith(root, n), Mentions: p.mentions(root, x.Backlinks),
		}
	})
}

// publicNoteFacts is what such a note is called besides, and the people whom it shows a meeting with. What I want for
// myself is not among what others see.
func (p *planner) publicNoteFacts(root string, n *note.Note) []fact {
	var f facts
	f.texts("Also called", n.Aliases)
	f.links("Met", personLinks(root, p.metIn(n)))
	return f
}

// initiativesRows lists initiatives by title.
func (p *planner) initiativesRows() []publicRow {
	rows := make([]publicRow, len(p.journal.Initiatives))
	for k, i := range p.journal.Initiatives {
		rows[k] = publicRow{Link{i.URL, i.Title}, i.Note.Initiative.Goal, whenOf(i)}
	}
	return rows
}

// whenOf says how many meetings were about an initiative, and when.
func whenOf(i *journal.Initiative) string {
	n := len(i.Meetings)
	if n == 0 {
		return ""
	}
	text, first, last := count(n, "meeting", "meetings"), civil.Day(0), i.Meetings[n-1].Day
	for _, m := range i.Meetings {
		if first = m.Day; !first.IsZero() {
			break
		}
	}
	if first.IsZero() {
		return text
	}
	return text + ", " + spanned(first, last)
}

// publicInitiatives plans the list of initiatives for anybody.
func (p *planner) publicInitiatives() {
	const path = "initiatives.html"
	p.add(path, "public-list.html", p.mixPublicRows, func() any {
		rows := p.initiativesRows()
		return publicListView{p.frame(path, "initiatives", "Initiatives"), sentence(count(len(rows), "initiative", "initiatives")) + ".", rows}
	})
}

type publicInitiativeView struct {
	Frame
	Goal     string
	When     string
	Facts    []fact
	Body     template.HTML
	Years    []meetingYear
	Tags     []Link
	Mentions []mention
}

// publicInitiativeFacts is what an initiative says of itself, beside its goal and who was at its meetings. Its days are
// those that its note says: none is inferred.
func publicInitiativeFacts(people []Link, n *note.Note) []fact {
	var f facts
	f.texts("Also called", n.Aliases)
	f.links("People", people)
	said := n.Initiative
	f.text("Team", said.Team)
	f.text("Started", said.Start.Words())
	f.text("Decision", said.Decision.Words())
	f.text("Closed", said.Closed.Words())
	return f
}

// publicInitiative plans the page of an initiative for anybody.
func (p *planner) publicInitiative(i *journal.Initiative) {
	p.add(i.URL, "public-initiative.html", func(s *sum) {
		s.text(i.Title, i.URL)
		p.mixNote(s, i.Note)
		p.mixTags(s, i.Note)
		for _, m := range i.Meetings {
			s.num(p.head(m))
		}
		p.mixBacklinks(s, i.Backlinks)
	}, func() any {
		root := rootFrom(i.URL)
		v := publicInitiativeView{
			Frame: p.frame(i.URL, "initiatives", i.Title), Goal: i.Note.Initiative.Goal, When: sentence(whenOf(i)), Body: p.body(i.Note, root),
			Tags: p.taggedWith(root, i.Note), Mentions: p.mentions(root, i.Backlinks),
		}
		var people []*journal.Person
		for _, m := range i.Meetings {
			for _, x := range m.People {
				if !holds(people, x) {
					people = append(people, x)
				}
			}
		}
		v.Facts = publicInitiativeFacts(personLinks(root, people), i.Note)
		for _, y := range p.byMonth(root, byDay(i.Meetings)) {
			v.Years = append(v.Years, flat(y))
		}
		return v
	})
}
