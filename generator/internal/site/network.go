package site

import (
	"html/template"
	"slices"
	"strings"

	"rapport/generator/internal/chart"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/practice"
)

// How much of each list the page of the network shows; each says how many more there are.
const (
	mostSlots = 12 // at a level
	mostTies  = 60 // in every list of ties
	mostNames = 24 // in a list within a line
)

// networkView shows whom I am tied to, as the rules count them.
type networkView struct {
	Frame
	Lead     string
	Levels   []levelRow
	Unknown  []noLevelRow
	Others   unlevelled
	Reach    []reachRow
	Weeks    []weekSquare
	Choice   choiceRow
	Allies   tieList
	Connects tieList
	Goals    []goalRow
	Exchange exchangeList
	Rhythm   rhythmList
	Leanings []practice.Leaning
	Web      webView

	LevelFindings    []findingRow
	ReachFindings    []findingRow
	WeekFindings     []findingRow
	TieFindings      []findingRow
	GoalFindings     []findingRow
	ExchangeFindings []findingRow
	Findings         []findingRow // of all other rules about the whole journal
}

// levelRow is the slots at a level.
type levelRow struct {
	Name  string
	State string
	Count string // 3 of 2
	Slots []slot
	More  string
	Could []candidate
}

// slot is a connection at a level, or a place for one when nobody is named.
type slot struct {
	Circle template.HTML
	Who    Link
	Last   string
	Note   string // long ago; may be empty
}

// candidate is somebody who could fill a slot.
type candidate struct {
	Who Link
	Met string
}

// noLevelRow is a connection who counts at no level.
type noLevelRow struct {
	Who  Link
	Role string
}

// unlevelled are others who are often met and whose level no note says.
type unlevelled struct {
	Lead   string // how many they are; empty when nobody is
	People []Link // the first few
	More   string
}

// reachRow is who of the connections has a kind of standing.
type reachRow struct {
	Name    string
	People  []Link
	More    string
	Perhaps Link // a guess, where nobody is noted
	Why     string
	Line    string // what to write if it is true
}

// network plans the page of whom I am tied to.
func (p *planner) network() {
	const path = "network.html"
	p.add(path, path, func(s *sum) {
		s.num(p.journalSum())
	}, func() any { return p.networkView(path) })
}

func (p *planner) networkView(path string) networkView {
	a := p.report().Asking()
	allies, connections := a.TiedOn(note.Alliance), a.TiedOn(note.Connection)
	v := networkView{
		Frame:    p.frame(path, "network", "Network"),
		Lead:     p.networkLead(len(allies), len(connections), len(a.TiedOn(note.Alliance|note.Connection))),
		Reach:    reachRows(a),
		Weeks:    weekSquares(a),
		Choice:   p.choiceRow(),
		Allies:   p.tieList(a, allies, note.Alliance),
		Connects: p.tieList(a, connections, note.Connection),
		Goals:    goalRows(a),
		Exchange: p.exchangeList(a),
		Rhythm:   p.rhythmList(a),
		Leanings: a.Leanings(),
		Web:      webOf(a),
	}
	v.Levels, v.Unknown = p.levelRows(a)
	v.Others = unlevelledOf(a.Unlevelled())
	p.wholeFindings(&v)
	return v
}

// unlevelledOf names the first of those whose level no note says.
func unlevelledOf(list []practice.Candidate) (u unlevelled) {
	const first = 5
	if len(list) == 0 {
		return u
	}
	u.Lead = "No note says the level of " + count(len(list), "person", "people") + " met twice or more in the last year"
	for _, c := range list[:min(len(list), first)] {
		u.People = append(u.People, personLink("", c.Person))
	}
	if more := len(list) - first; more > 0 {
		u.More = "and " + count(more, "more", "more")
	}
	return u
}

func (p *planner) networkLead(allies, connections, tied int) string {
	if tied == 0 {
		return ""
	}
	lead := sentence(count(allies, "alliance", "alliances")) + " and " + count(connections, "connection", "connections")
	if allies+connections > tied {
		lead += ", with " + count(tied, "person", "people")
	}
	return lead + "."
}

// wholeFindings puts the findings about parts of the journal where their part is shown. What is met the pictures show.
func (p *planner) wholeFindings(v *networkView) {
	place := map[string]*[]findingRow{
		"two-two-two": &v.LevelFindings, "reach-kinds": &v.ReachFindings, "one-a-week": &v.WeekFindings, "both-kinds": &v.TieFindings,
		"purpose": &v.GoalFindings, "exchange": &v.ExchangeFindings,
	}
	var list []*practice.Finding
	for i := range p.report().Findings {
		if f := &p.report().Findings[i]; f.Subject.Part != "" && f.Subject.Part != "level/unknown" { // the page lists them
			list = append(list, f)
		}
	}
	for _, f := range byState(list) {
		at := place[f.Rule]
		switch {
		case at == nil:
			at = &v.Findings
		case f.State == practice.Met:
			continue
		}
		row := p.findingRow("", f, nil, nil)
		row.Subject = Link{} // the section says it
		if v.Choice.Next != "" && strings.Contains(row.Action, v.Choice.Next) {
			row.Action = "" // it stands below, to be copied
		}
		*at = append(*at, row)
	}
}

// levelRows are the slots of each level, and whom no level is noted of.
func (p *planner) levelRows(a *practice.Asking) ([]levelRow, []noLevelRow) {
	levels, unknown := a.Slots()
	var rows []levelRow
	for _, l := range levels {
		part := "level/" + l.Level.String()
		row := levelRow{Name: partName(part), Count: count(len(l.Slots), "connection", "connections"), State: p.stateOf("two-two-two", part)}
		for i, s := range l.Slots {
			if i == mostSlots {
				row.More = "and " + count(len(l.Slots)-i, "more", "more")
				break
			}
			row.Slots = append(row.Slots, slotOf(s))
		}
		for range l.Target - len(l.Slots) {
			row.Slots = append(row.Slots, slot{Circle: trusted(chart.Slot("", chart.Empty)), Last: "nobody yet"})
		}
		if len(l.Slots) < l.Target {
			for _, c := range a.ForLevel(l.Level) {
				row.Could = append(row.Could, candidate{personLink("", c.Person), count(c.Meetings, "meeting", "meetings")})
			}
		}
		rows = append(rows, row)
	}
	var without []noLevelRow
	for _, x := range unknown[:min(len(unknown), mostTies)] {
		without = append(without, noLevelRow{personLink("", x), personLead(x)})
	}
	return rows, without
}

func slotOf(s practice.Slot) slot {
	fill, row := chart.Hollow, slot{Who: personLink("", s.Person), Last: "not met yet"}
	if s.Last != nil {
		row.Last, row.Note = s.Last.Day.Words(), "long ago"
	}
	switch {
	case s.Solid:
		fill, row.Note = chart.Full, ""
	case s.Plan != 0:
		row.Note = "planned for " + s.Plan.Words()
	}
	row.Circle = trusted(chart.Slot(s.Person.Name, fill))
	return row
}

// stateOf is how a rule finds a subject; empty when it finds nothing.
func (p *planner) stateOf(rule, subject string) string {
	for _, f := range p.about(subject) {
		if f.Rule == rule && f.Subject.ID() == subject {
			return f.State.String()
		}
	}
	return ""
}

func reachRows(a *practice.Asking) []reachRow {
	if len(a.TiedOn(note.Connection)) == 0 {
		return nil
	}
	var rows []reachRow
	for _, k := range a.Reach() {
		row := reachRow{Name: partName("reach/" + k.Word()), Line: "standing: [" + k.Word() + "]"}
		row.People, row.More = someLinks(k.People)
		if k.Perhaps != nil {
			row.Perhaps, row.Why = personLink("", k.Perhaps), k.Why
		}
		rows = append(rows, row)
	}
	return rows
}

// someLinks are links to people for a line of text, and how many are left out.
func someLinks(people []*journal.Person) (links []Link, more string) {
	if n := len(people) - mostNames; n > 0 {
		people, more = people[:mostNames], "and "+count(n, "more", "more")
	}
	return personLinks("", slices.Clip(people)), more
}
