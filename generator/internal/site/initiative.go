package site

import (
	"html/template"
	"slices"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

type initiativesView struct {
	Frame
	Lead   string
	Groups []initiativeGroup
}

// initiativeGroup is the initiatives that stand alike.
type initiativeGroup struct {
	Name string
	Rows []initiativeRow
}

// initiativeRow is an initiative in a list.
type initiativeRow struct {
	Link     Link
	Goal     string
	Status   string // empty when it is running
	Decision told   // decision 12 Nov 2026, in 3 days; may be empty
	Last     told   // the last meeting about it, in words
}

// mixInitiativeRow mixes what a list shows of an initiative. Its address depends on which others there are, and a list
// holds them all.
func (p *planner) mixInitiativeRow(s *sum, i *journal.Initiative) {
	s.num(i.Note.Sum)
	p.mixPeople(s, i.Deciders)
	for _, m := range i.Meetings {
		s.num(p.heads[m])
	}
}

func (p *planner) initiativeRow(root string, i *journal.Initiative) initiativeRow {
	row := initiativeRow{Link: Link{root + i.URL, i.Title}, Last: plain("no meeting yet")}
	if n := i.Note.Initiative; n != nil {
		row.Goal = n.Goal
		if n.Status != note.Running {
			row.Status = n.Status.String()
		} else if !n.Decision.IsZero() {
			row.Decision = p.ago(n.Decision).within("decision "+n.Decision.Words()+", ", "")
		}
	}
	for _, m := range slices.Backward(i.Meetings) {
		if m.Day <= p.Today && !m.Day.IsZero() {
			row.Last = p.ago(m.Day).within("last meeting ", "")
			break
		}
	}
	return row
}

// initiatives plans the list of initiatives.
func (p *planner) initiatives() {
	const path = "initiatives.html"
	s := p.key(path)
	for _, i := range p.journal.Initiatives {
		p.mixInitiativeRow(s, i)
	}
	p.add(path, path, s, func() any {
		names := [...]string{note.Running: "Running", note.Paused: "Paused", note.Done: "Done", note.Dropped: "Dropped"}
		groups := make([]initiativeGroup, len(names))
		for _, i := range p.journal.Initiatives {
			st := note.Running
			if i.Note.Initiative != nil {
				st = i.Note.Initiative.Status
			}
			groups[st].Name = names[st]
			groups[st].Rows = append(groups[st].Rows, p.initiativeRow("", i))
		}
		groups = slices.DeleteFunc(groups, func(g initiativeGroup) bool { return len(g.Rows) == 0 })
		lead := sentence(count(len(p.journal.Initiatives), "initiative", "initiatives")) + "."
		return initiativesView{p.frame(path, "initiatives", "Initiatives"), lead, groups}
	})
}

type initiativeView struct {
	Frame
	Goal         string
	Lead         told
	Facts        []fact
	Allies       []allyRow
	Stakeholders []stakeholderRow
	Said         []saidRow
	Promises     promiseList
	Years        []meetingYear
	Body         template.HTML
	Extra        []fact
	Backlinks    []backlink
	Path         string
}

type allyRow struct {
	Link  Link
	Since string
	Last  told
}

type stakeholderRow struct {
	Link     Link
	Rep      Link
	Role     string
	Power    string
	Interest string
	Now      string
	Said     string // when the stance was said, if a dated line tells it
	Want     string
	WIIFT    string
	Last     told
}

// initiative plans the page of an initiative.
func (p *planner) initiative(i *journal.Initiative) {
	s := p.key("initiative.html")
	p.mixInitiativeRow(s, i)
	p.mixNote(s, i.Note)
	s.day(i.Start)
	s.bool(i.MeOwner)
	p.mixPeople(s, i.Owners)
	for _, a := range i.Allies {
		p.mixPerson(s, a.Person)
		s.day(a.Since)
		p.mixContacts(s, a.Person)
	}
	for _, h := range i.Stakeholders {
		p.mixPerson(s, h.Person)
		p.mixPerson(s, h.Rep)
		if h.Person != nil {
			p.mixContacts(s, h.Person)
		}
	}
	for _, said := range i.Said {
		p.mixSaid(s, said)
	}
	for _, c := range i.Commitments {
		p.mixPromise(s, c)
	}
	p.mixBacklinks(s, i.Backlinks)
	p.add(i.URL, "initiative.html", s, func() any { return p.initiativeView(i) })
}

func (p *planner) initiativeView(i *journal.Initiative) initiativeView {
	root := rootFrom(i.URL)
	v := initiativeView{
		Frame:     p.frame(i.URL, "initiatives", i.Title),
		Facts:     initiativeFacts(root, i),
		Promises:  p.promiseList(root, i.Commitments, every),
		Body:      body(p.journal, i.Note, root),
		Extra:     extras(i.Note),
		Backlinks: p.backlinks(root, i.Backlinks),
		Path:      i.Note.Path,
	}
	v.Lead = p.initiativeLead(i)
	if i.Note.Initiative != nil {
		v.Goal = i.Note.Initiative.Goal
	}
	for _, a := range i.Allies {
		v.Allies = append(v.Allies, allyRow{personLink(root, a.Person), a.Since.Words(), p.lastWith(a.Person)})
	}
	for _, h := range i.Stakeholders {
		v.Stakeholders = append(v.Stakeholders, p.stakeholderRow(root, i, h))
	}
	v.Said = p.saidRows(root, i.Said, true, func(*journal.Said) bool { return true })
	for _, y := range p.byMonth(root, byDay(i.Meetings)) {
		v.Years = append(v.Years, flat(y))
	}
	return v
}

// initiativeLead says how an initiative stands.
func (p *planner) initiativeLead(i *journal.Initiative) told {
	lead := "Running"
	n := i.Note.Initiative
	if n != nil {
		lead = [...]string{note.Running: "Running", note.Paused: "Paused", note.Done: "Done", note.Dropped: "Dropped"}[n.Status]
		if n.Reason != "" {
			lead += " (" + n.Reason + ")"
		}
		if !n.Closed.IsZero() {
			lead += ", closed " + n.Closed.Words()
		}
	}
	if !i.Start.IsZero() {
		lead += ", started " + i.Start.Words()
	}
	if n != nil && !n.Decision.IsZero() {
		lead += ", decision " + n.Decision.Words()
		if n.Status == note.Running {
			return p.ago(n.Decision).within(lead+", ", ".")
		}
	}
	return plain(lead + ".")
}

func initiativeFacts(root string, i *journal.Initiative) []fact {
	var f facts
	f.links("Decides", personLinks(root, i.Deciders))
	owned := fact{Name: "Owned by", Links: personLinks(root, i.Owners)}
	switch {
	case i.MeOwner && len(owned.Links) > 0:
		owned.Text = "me, "
	case i.MeOwner:
		owned.Text = "me"
	}
	if owned.Text != "" || len(owned.Links) > 0 {
		f = append(f, owned)
	}
	if n := i.Note.Initiative; n != nil {
		f.texts("Needs", n.Needs)
		if n.Small {
			f.text("Size", "small")
		}
	}
	return f
}

// lastWith says how long ago somebody was last met.
func (p *planner) lastWith(x *journal.Person) told {
	if x == nil {
		return told{}
	}
	at := p.standing(x)
	if at.last == nil {
		return plain("no contact yet")
	}
	return p.ago(at.last.Day)
}

func (p *planner) stakeholderRow(root string, i *journal.Initiative, h journal.Stakeholder) stakeholderRow {
	row := stakeholderRow{
		Link: Link{"", h.Name.Text}, Role: h.Role, Power: h.Power, Interest: h.Interest,
		Want: h.Want.String(), WIIFT: h.WIIFT, Last: p.lastWith(h.Person),
	}
	if h.Person != nil {
		row.Link = personLink(root, h.Person)
	}
	if h.Rep != nil {
		row.Rep = personLink(root, h.Rep)
	}
	now, said := i.StanceOf(h.Person, p.Today)
	row.Now = now.String()
	if said != nil {
		row.Said = said.Day.Words()
	}
	return row
}
