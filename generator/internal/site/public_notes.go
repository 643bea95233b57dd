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
		return v
	}
	v.ISO, v.Day, v.How = m.Day.String(), m.Day.Words(), how(m)
	var f facts
	f.links("With", personLinks(root, m.People))
	f.links("About", initiativeLinks(root, m.Initiatives))
	if n.Meeting != nil {
		f.text("Place", n.Meeting.Place)
	}
	v.Facts = f
	return v
}

type publicNoteView struct {
	Frame
	ISO, Day string
	Met      []Link // people whom the note shows a meeting with
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
			Frame: p.frame(x.URL, "pages", titleOf(n)), ISO: n.Day.String(), Day: n.Day.Words(), Met: personLinks(root, p.metIn(n)),
			Body: p.body(n, root), Tags: p.taggedWith(root, n), Mentions: p.mentions(root, x.Backlinks),
		}
	})
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
	People   []Link
	Body     template.HTML
	Years    []meetingYear
	Tags     []Link
	Mentions []mention
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
		v.People = personLinks(root, people)
		for _, y := range p.byMonth(root, byDay(i.Meetings)) {
			v.Years = append(v.Years, flat(y))
		}
		return v
	})
}
