package site

// How many of the newest meetings the first page shows.
const publicLatest = 12

type publicHomeView struct {
	Frame
	Lead        string // what there is
	Latest      []meetingRow
	People      []publicRow
	Initiatives []publicRow
	Pages       []noteRow
	More        bool // there are more meetings than these
}

// publicRow is a person or an initiative in a list.
type publicRow struct {
	Link Link
	Lead string // VP Finance, Acme; what an initiative is for
	When string // two meetings, 3 Feb 2026 to 14 Sep 2026
}

// publicHome plans the first page for anybody.
func (p *planner) publicHome() {
	const path = "index.html"
	p.add(path, "public.html", func(s *sum) {
		for _, m := range p.journal.Meetings {
			s.num(p.head(m))
		}
		p.mixPublicRows(s)
		for _, x := range p.journal.Pages {
			p.mixNoteRow(s, x.Note)
		}
	}, func() any {
		v := publicHomeView{Frame: p.frame(path, "home", ""), Lead: p.publicLead(), People: p.peopleRows(), Initiatives: p.initiativesRows()}
		v.Title = v.Site
		sorted := byDay(p.journal.Meetings)
		v.More = len(sorted) > publicLatest
		for _, m := range sorted[:min(len(sorted), publicLatest)] {
			row := p.meetingRow("", m, nil)
			row.Day = m.Day.Words()
			v.Latest = append(v.Latest, row)
		}
		for _, x := range p.journal.Pages {
			v.Pages = append(v.Pages, p.noteRow("", x.Note))
		}
		return v
	})
}

// publicLead says what there is, in a sentence.
func (p *planner) publicLead() string {
	var words []string
	for _, part := range []struct {
		n         int
		one, many string
	}{
		{len(p.journal.Meetings), "meeting", "meetings"},
		{len(p.journal.People), "person", "people"},
		{len(p.journal.Initiatives), "initiative", "initiatives"},
		{len(p.journal.Pages), "page", "pages"},
	} {
		if part.n > 0 {
			words = append(words, count(part.n, part.one, part.many))
		}
	}
	if len(words) == 0 {
		return ""
	}
	return sentence(and(words)) + "."
}
