package site

import (
	"html/template"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/practice"
)

// initiativeView is the page of an initiative. What practices ask in advance of a decision is told of those under way
// alone.
type initiativeView struct {
	Frame
	Live      bool
	Teach     bool // what no note says is told, and how to write it: not of what is over
	Goal      string
	Lead      told
	Facts     []fact
	Asks      initiativeAsks
	Allies    alliesView
	Stakes    stakesView
	Lanes     lanesView
	Ways      []wayView
	Decisions []decisionRow
	Ready     readyView
	Boards    []boardView
	Said      []saidRow
	Promises  promiseList
	Years     []meetingYear
	Body      template.HTML
	Extra     []fact
	Backlinks []backlink
	Path      string
}

// initiativeAsks is what the practices ask about an initiative and those who have a part in it.
type initiativeAsks struct {
	Open    []findingRow // what asks for something first
	Known   []findingRow // worth knowing: nothing is asked
	Settled []findingRow
	Idle    idle // when little was noted lately
}

// initiative plans the page of an initiative.
func (p *planner) initiative(i *journal.Initiative) {
	p.add(i.URL, "initiative.html", func(s *sum) {
		p.mixInitiativeRow(s, i)
		p.mixNote(s, i.Note)
		s.day(i.Start)
		s.bool(i.MeOwner)
		p.mixPeople(s, i.Owners)
		for _, said := range i.Said {
			p.mixSaid(s, said)
		}
		for _, c := range i.Commitments {
			p.mixPromise(s, c)
		}
		p.mixBacklinks(s, i.Backlinks)
		p.mixFindings(s, p.about(i.ID))
		s.bool(p.report().Idle)
		s.day(p.report().LastNote)
		if p.report().Asking().Live(i) {
			s.num(p.journalSum()) // who could advise, and who knows whom, is asked of everybody
		} else {
			p.mixAround(s, i)
		}
	}, func() any { return p.initiativeView(i) })
}

// mixAround mixes what is known of those who have a part in an initiative, and of what was said and done about it.
func (p *planner) mixAround(s *sum, i *journal.Initiative) {
	around := func(x *journal.Person) {
		p.mixPerson(s, x)
		if x == nil {
			return
		}
		p.mixNote(s, x.Note)
		p.mixPerson(s, x.Rep)
		for _, c := range x.Contacts {
			s.num(p.whole(c.Meeting))
		}
		for _, said := range x.Said {
			p.mixSaid(s, said)
		}
	}
	for _, x := range i.Deciders {
		around(x)
	}
	for _, a := range i.Allies {
		s.day(a.Since)
		around(a.Person)
	}
	for _, h := range i.Stakeholders {
		around(h.Person)
		around(h.Rep)
	}
	for _, m := range i.Meetings {
		s.num(p.whole(m))
	}
	for _, said := range i.Said {
		s.num(said.Note.Sum)
	}
}

func (p *planner) initiativeView(i *journal.Initiative) initiativeView {
	root := rootFrom(i.URL)
	v := initiativeView{
		Frame:     p.frame(i.URL, "initiatives", i.Title),
		Live:      p.report().Asking().Live(i),
		Goal:      i.Note.Initiative.Goal,
		Lead:      p.initiativeLead(i),
		Facts:     initiativeFacts(root, i),
		Asks:      p.initiativeAsks(root, i),
		Allies:    p.allies(root, i),
		Decisions: p.decisionRows(root, i),
		Promises:  p.promiseList(root, i.Commitments, every),
		Body:      body(p.journal, i.Note, root),
		Extra:     extras(i.Note),
		Backlinks: p.backlinks(root, i.Backlinks),
		Path:      i.Note.Path,
	}
	stances := p.report().Asking().Stances(i)
	v.Stakes = p.stakes(root, i, stances)
	v.Lanes = p.lanes(root, i, stances)
	status := i.Note.Initiative.Status
	if v.Teach = v.Live || status != note.Done && status != note.Dropped; v.Live {
		v.Ways = p.ways(root, i)
		v.Ready = p.ready(root, i)
		v.Boards = p.boards(root, i)
	}
	shown := p.shownAbove(i, stances)
	v.Said = p.saidRows(root, i.Said, true, func(s *journal.Said) bool { return !shown[s] })
	for _, y := range p.byMonth(root, byDay(i.Meetings)) {
		v.Years = append(v.Years, flat(y))
	}
	return v
}

// shownAbove are the lines that the lists under the pictures tell.
func (p *planner) shownAbove(i *journal.Initiative, stances []*practice.Stances) map[*journal.Said]bool {
	shown := map[*journal.Said]bool{}
	for _, d := range p.report().Asking().Decisions(i) {
		shown[d.Said] = true
	}
	for _, s := range stances {
		for _, step := range s.Steps {
			shown[step.Line] = true
		}
		for _, c := range p.concernsIn(i, s.Person) {
			shown[c] = true
		}
	}
	return shown
}

func (p *planner) initiativeAsks(root string, i *journal.Initiative) initiativeAsks {
	var a initiativeAsks
	for _, f := range byState(p.about(i.ID)) {
		row := p.findingRow(root, f, nil, i)
		switch f.State {
		case practice.Gap, practice.Due, practice.Planned:
			a.Open = append(a.Open, row)
		case practice.Unknown, practice.Info:
			a.Known = append(a.Known, row)
		case practice.Met, practice.Snoozed:
			a.Settled = append(a.Settled, row)
		}
	}
	if len(a.Open)+len(a.Known) > 0 {
		a.Idle = p.idle()
	}
	return a
}

// initiativeLead says how an initiative stands.
func (p *planner) initiativeLead(i *journal.Initiative) told {
	n := i.Note.Initiative
	lead := [...]string{note.Running: "Running", note.Paused: "Paused", note.Done: "Done", note.Dropped: "Dropped"}[n.Status]
	if n.Reason != "" {
		lead += " (" + n.Reason + ")"
	}
	if !n.Closed.IsZero() {
		lead += ", closed " + n.Closed.Words()
	}
	if !i.Start.IsZero() {
		lead += ", started " + i.Start.Words()
	}
	if !n.Decision.IsZero() {
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
	n := i.Note.Initiative
	f.text("Team", n.Team)
	f.texts("Needs", n.Needs)
	if n.Small {
		f.text("Size", "small")
	}
	return f
}
