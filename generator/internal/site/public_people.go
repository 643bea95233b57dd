package site

import (
	"cmp"
	"html/template"
	"slices"

	"rapport/generator/internal/chart"
	"rapport/generator/internal/journal"
)

type publicListView struct {
	Frame
	Lead string
	Rows []publicRow
}

// mixPublicRows mixes what lists for anybody show of people and initiatives.
func (p *planner) mixPublicRows(s *sum) {
	for _, x := range p.journal.People {
		p.mixPersonRow(s, x)
	}
	s.int(len(p.journal.People))
	for _, i := range p.journal.Initiatives {
		s.text(i.Title, i.URL, i.Note.Initiative.Goal)
		for _, m := range i.Meetings {
			s.day(m.Day)
		}
	}
}

// peopleRows lists people by name.
func (p *planner) peopleRows() []publicRow {
	rows := make([]publicRow, len(p.journal.People))
	for i, x := range p.journal.People {
		rows[i] = publicRow{personLink("", x), personLead(x), metWords(x)}
	}
	slices.SortStableFunc(rows, func(a, b publicRow) int { return cmp.Compare(a.Link.Text, b.Link.Text) })
	return rows
}

// publicPeople plans the list of people for anybody.
func (p *planner) publicPeople() {
	const path = "people.html"
	p.add(path, "public-list.html", p.mixPublicRows, func() any {
		rows := p.peopleRows()
		return publicListView{p.frame(path, "people", "People"), sentence(count(len(rows), "person", "people")) + ".", rows}
	})
}

type publicPersonView struct {
	Frame
	Lead        string // VP Finance, Acme
	Facts       []fact
	Body        template.HTML
	Initiatives []Link
	When        string
	Picture     template.HTML
	Key         template.HTML
	Years       []year
	Tags        []Link
	Mentions    []mention
}

// publicPerson plans the page of a person for anybody.
func (p *planner) publicPerson(x *journal.Person) {
	p.add(x.URL, "public-person.html", func(s *sum) {
		p.mixPerson(s, x)
		p.mixNote(s, x.Note)
		p.mixTags(s, x.Note)
		for _, c := range x.Contacts {
			s.num(p.whole(c.Meeting))
		}
		p.mixBacklinks(s, x.Backlinks)
	}, func() any { return p.publicPersonView(x) })
}

func (p *planner) publicPersonView(x *journal.Person) publicPersonView {
	root := rootFrom(x.URL)
	v := publicPersonView{
		Frame: p.frame(x.URL, "people", x.Name), Lead: personLead(x), Body: p.body(x.Note, root),
		Years: p.publicYears(root, x), Tags: p.taggedWith(root, x.Note), Mentions: p.mentions(root, x.Backlinks),
	}
	var f facts
	f.texts("Also called", x.Note.Aliases)
	if n := x.Note.Person; n != nil {
		f.text("Place", n.Place)
		f.texts("Skills", n.Skills)
	}
	v.Facts = f
	if len(x.Contacts) > 0 {
		v.Picture = trusted(chart.Timeline{Name: x.Name, Marks: publicMarks(root, x), Plain: true}.SVG())
		v.Key = trusted(chart.PlainKey())
		v.When = spanned(x.Contacts[0].Day, x.Contacts[len(x.Contacts)-1].Day)
	}
	var about []*journal.Initiative
	for _, c := range x.Contacts {
		for _, i := range c.Meeting.Initiatives {
			if !slices.Contains(about, i) {
				about = append(about, i)
			}
		}
	}
	slices.SortFunc(about, func(a, b *journal.Initiative) int { return cmp.Compare(a.ID, b.ID) })
	v.Initiatives = initiativeLinks(root, about)
	return v
}

// publicYears lists the meetings with a person, latest first.
func (p *planner) publicYears(root string, x *journal.Person) []year {
	years := p.years(root, x)
	for i := range years {
		y := &years[i]
		y.Count = count(len(y.Entries), "meeting", "meetings")
		for k := range y.Entries {
			y.Entries[k].Source, y.Entries[k].Said = "", nil
		}
	}
	return years
}

type publicTimelineView struct {
	Frame
	Picture template.HTML
	Key     template.HTML
	Rows    []publicRow
}

// publicTimeline plans the timeline of everyone for anybody.
func (p *planner) publicTimeline() {
	const path = "timeline.html"
	p.add(path, "public-timeline.html", func(s *sum) {
		p.mixPublicRows(s)
		for _, m := range p.journal.Meetings {
			s.num(p.head(m))
		}
	}, func() any {
		v := publicTimelineView{Frame: p.frame(path, "timeline", "Timeline"), Key: trusted(chart.PlainKey())}
		picture := chart.Everyone{Plain: true}
		for _, x := range p.byFirst() {
			picture.Rows = append(picture.Rows, chart.Row{Name: x.Name, Href: x.URL, Marks: publicMarks("", x)})
			v.Rows = append(v.Rows, publicRow{personLink("", x), personLead(x), metWords(x)})
		}
		v.Picture = trusted(picture.SVG())
		return v
	})
}

// byFirst orders people who were met by when they first were.
func (p *planner) byFirst() []*journal.Person {
	list := slices.DeleteFunc(slices.Clone(p.journal.People), func(x *journal.Person) bool { return len(x.Contacts) == 0 })
	slices.SortStableFunc(list, func(a, b *journal.Person) int {
		return cmp.Or(a.Contacts[0].Day.Compare(b.Contacts[0].Day), cmp.Compare(a.ID, b.ID))
	})
	return list
}
