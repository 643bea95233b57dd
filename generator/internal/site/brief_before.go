package site

import (
	"slices"
	"strconv"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/practice"
)

// What a brief tells of the way to a meeting: who was heard, what worries those who come, and what was decided.

// before is the board of talks before a big meeting: whom they were held with, with whom they are planned, and whom to
// ask next.
func (p *planner) before(root string, m *journal.Meeting) (lines []BriefLine, heard string) {
	b, ok := p.report().Asking().Board(m)
	if !ok {
		return nil, ""
	}
	for _, l := range [...]struct {
		word string
		list []*journal.Contact
	}{{"Heard", b.Heard}, {"Planned", b.Planned}} {
		for _, c := range l.list {
			line := p.noted(root, l.word, "", placeOf(c))
			line.Link, line.ISO, line.Day, line.More = personLink(root, c.Person), c.Day.String(), c.Day.Words(), plain(how(c.Meeting))
			lines = append(lines, line)
		}
	}
	missing := max(b.Need-len(b.Heard)-len(b.Planned), 0)
	if !b.Expected {
		missing = max(missing, 1)
	}
	for _, x := range b.Open[:min(len(b.Open), missing)] {
		lines = append(lines, BriefLine{
			Word: "Ask next", Link: personLink(root, x), Text: plain(p.whyHear(m, x, b.Weighty)), More: plain("by " + b.Due.Words()),
		})
	}
	return lines, strconv.Itoa(len(b.Heard)) + " of " + strconv.Itoa(b.Need) + " heard"
}

// whyHear says why somebody is one to hear before a meeting.
func (p *planner) whyHear(m *journal.Meeting, x *journal.Person, weighty []*journal.Person) string {
	for _, i := range m.Initiatives {
		if p.report().Asking().StakesOf(x, i).Decides {
			return "decides"
		}
	}
	if slices.Contains(weighty, x) {
		return "least in favour"
	}
	return "quietest of those who come"
}

// landmines are the open concerns of those who come, the latest first, and the places where they stand.
func (p *planner) landmines(root string, m *journal.Meeting) (lines []BriefLine, at map[practice.Evidence]bool) {
	var all []*journal.Said
	at = map[practice.Evidence]bool{}
	of := map[*journal.Said]*journal.Person{}
	for _, x := range m.People {
		for _, said := range p.openConcerns(x) {
			if of[said] == nil {
				of[said], all = x, append(all, said)
				at[practice.Evidence{Note: said.Note, Line: said.Line}] = true
			}
		}
	}
	for _, said := range latestFirst(all) {
		l := p.cited(root, said)
		l.Word, l.Link = "", personLink(root, of[said])
		if i := said.Initiative; i != nil && !slices.Contains(m.Initiatives, i) {
			l.More = plain("about " + i.Title)
		}
		lines = append(lines, l)
	}
	return lines, at
}

// decided are the decisions about the meeting's initiatives, the latest first.
func (p *planner) decided(root string, m *journal.Meeting) []BriefLine {
	var all []practice.Decision
	for _, i := range m.Initiatives {
		all = append(all, p.report().Asking().Decisions(i)...)
	}
	slices.SortStableFunc(all, func(a, b practice.Decision) int { return -a.Day.Compare(b.Day) })
	var lines []BriefLine
	for _, d := range all {
		l := p.cited(root, d.Said)
		l.Word, l.Because = "", d.Reason
		switch {
		case d.Inferred:
			l.Because = "" // the decision says it
		case d.Reason == "":
			l.More = plain("no reason is noted")
		}
		if len(m.Initiatives) > 1 && d.Initiative != nil {
			l.Link = Link{root + d.Initiative.URL, d.Initiative.Title}
		}
		lines = append(lines, l)
	}
	return lines
}

// toTell are those whom decisions about the meeting's initiatives have not reached, and the sentences that tell them.
func (p *planner) toTell(root string, m *journal.Meeting) (lines []BriefLine, said []string) {
	for _, i := range m.Initiatives {
		of := map[practice.Evidence][]*journal.Person{} // by the place of the decision
		for _, f := range p.about(i.ID) {
			if f.Rule != "why" || f.Subject.Person == nil || f.State == practice.Met || f.State == practice.Snoozed {
				continue
			}
			of[f.Evidence[0]] = append(of[f.Evidence[0]], f.Subject.Person)
			said = append(said, f.Action)
		}
		for _, d := range p.report().Asking().Decisions(i) {
			if people := of[practice.Evidence{Note: d.Note, Line: d.Line}]; len(people) > 0 {
				l := p.cited(root, d.Said)
				l.Word, l.Because = "", ""
				l.Quoted, l.Text = false, plain(namesOf(people)+", of “"+d.Text+"”")
				lines = append(lines, l)
			}
		}
	}
	return lines, said
}
