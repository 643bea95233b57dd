package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"rapport/generator/internal/chart"
	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/practice"
)

// tieList is the ties of a kind.
type tieList struct {
	Rows []tieRow
	More string
}

// tieRow is a tie, since when it is one, and the initiatives that it is for.
type tieRow struct {
	Who   Link
	Since string
	For   []Link
}

// goalRow is something that ties are for, and who of them serves it.
type goalRow struct {
	Goal   Link
	Text   string
	People []Link
	More   string
}

// exchangeList is what goes back and forth with ties.
type exchangeList struct {
	Rows  []exchangeRow
	More  string
	Quiet []Link // ties with whom no note shows anything
	Rest  string // how many more of them
}

type exchangeRow struct {
	Who    Link
	Off    bool // not counted: a mentor, my manager, or exchange: off
	Theirs side
	Mine   side
}

// side is what one side brings to a tie: what the note says, and what was given or got in a year.
type side struct {
	Says  string
	Did   string // got 4 times, last on 28 Oct 2026
	Lines string // what it was, the last time
}

// rhythmList is everyone with a rhythm, the first due first.
type rhythmList struct {
	From string // the first day of the strips
	Rows []rhythmRow
	More string
}

type rhythmRow struct {
	Who   Link
	State string
	Words string // every 6 weeks as a connection
	Last  string
	Due   string
	Plan  string // planned for 3 Dec 2026; may be empty
	Strip template.HTML
}

// tieList is the people with a kind of tie. An alliance is for initiatives under way.
func (p *planner) tieList(a *practice.Asking, people []*journal.Person, kind note.Ties) tieList {
	var l tieList
	if n := len(people) - mostTies; n > 0 {
		people, l.More = people[:mostTies], "And "+count(n, "more", "more")+"."
	}
	for _, x := range people {
		row := tieRow{Who: personLink("", x)}
		since := a.TieSince(x)
		if kind == note.Alliance {
			if n := x.Note; n == nil || n.Person.Ties&note.Alliance == 0 {
				since = 0
			}
			for _, v := range x.Involved {
				if v.Role&journal.AllyOf != 0 && v.Since <= a.On && a.Live(v.Initiative) {
					row.For = append(row.For, Link{v.Initiative.URL, v.Initiative.Title})
					if v.Since != 0 && (since == 0 || v.Since < since) {
						since = v.Since
					}
				}
			}
		}
		if since != 0 {
			row.Since = "since " + since.Words()
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}

func goalRows(a *practice.Asking) []goalRow {
	var rows []goalRow
	for _, g := range a.Goals() {
		var row goalRow
		if g.Page != nil {
			row.Goal, row.Text = Link{g.Page.URL, titleOf(g.Page.Note)}, and(g.Page.Note.Page.Goals)
		} else {
			row.Goal, row.Text = Link{g.Initiative.URL, g.Initiative.Title}, g.Initiative.Note.Initiative.Goal
		}
		row.People, row.More = someLinks(g.People)
		rows = append(rows, row)
	}
	return rows
}

// exchangeList tells of every tie what was given and got in a year, and of connections what each side has from it.
func (p *planner) exchangeList(a *practice.Asking) exchangeList {
	benefits := map[*journal.Person]practice.Benefit{}
	for _, b := range a.Benefits() {
		benefits[b.Person] = b
	}
	exchanges := map[*journal.Person]practice.Exchange{}
	for _, e := range a.Exchanges() {
		exchanges[e.Person] = e
	}
	var l exchangeList
	var quiet []*journal.Person
	rest := 0
	for _, x := range a.TiedOn(note.Alliance | note.Connection) {
		e, counted := exchanges[x]
		b, got, gave := benefits[x], "", ""
		if counted {
			got, gave = e.Words()
		}
		row := exchangeRow{Who: personLink("", x), Off: !counted}
		var gives, needs []string
		if x.Note != nil {
			gives, needs = x.Note.Person.Gives, x.Note.Person.Needs
		}
		row.Theirs, row.Mine = sideOf(gives, got, e.Got, b.Theirs), sideOf(needs, gave, e.Gave, b.Mine)
		switch {
		case row.Theirs == side{} && row.Mine == side{}:
			if counted {
				quiet = append(quiet, x)
			}
		case len(l.Rows) == mostTies:
			rest++
		default:
			l.Rows = append(l.Rows, row)
		}
	}
	if rest > 0 {
		l.More = "And " + count(rest, "more", "more") + ", on the pages of the people."
	}
	l.Quiet, l.Rest = someLinks(quiet)
	return l
}

// sideOf is a side of a tie: without a line in the year, what the rule reckons with from before.
func sideOf(says []string, did string, lines []*journal.Said, before string) side {
	s := side{Says: sentence(and(says))}
	switch n := len(lines); {
	case n > 0:
		s.Did, s.Lines = sentence(did), shortened(saidText(lines[n-1]))
	case s.Says == "":
		s.Did = sentence(before)
	}
	return s
}

// shortened cuts a text between words to about a line of a narrow column.
func shortened(text string) string {
	const most = 60
	letters := []rune(text)
	if len(letters) <= most {
		return text
	}
	short := string(letters[:most])
	if k := strings.LastIndexByte(short, ' '); k > 0 {
		short = short[:k]
	}
	return short + "…"
}

// rhythmList is everybody whom regular asks about, in the order in which contact is due.
func (p *planner) rhythmList(a *practice.Asking) rhythmList {
	l := rhythmList{From: p.Today.Add(-stripDays).Words()}
	type found struct {
		rhythm  practice.Rhythm
		finding *practice.Finding
	}
	var list []found
	for _, r := range a.Rhythms() {
		for _, f := range p.about(r.Person.ID) {
			if f.Rule == "regular" && f.Subject.Person == r.Person {
				list = append(list, found{r, f})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b found) int {
		return cmp.Or(knownDay(a.finding.Due).Compare(knownDay(b.finding.Due)), cmp.Compare(a.rhythm.Person.ID, b.rhythm.Person.ID))
	})
	if n := len(list) - mostTies; n > 0 {
		list, l.More = list[:mostTies], "And "+count(n, "more", "more")+", due later."
	}
	for _, f := range list {
		l.Rows = append(l.Rows, p.rhythmRow(f.rhythm, f.finding))
	}
	return l
}

// knownDay puts a day that is not known behind all others.
func knownDay(d civil.Day) civil.Day {
	if d == 0 {
		return 1 << 30
	}
	return d
}

func (p *planner) rhythmRow(r practice.Rhythm, f *practice.Finding) rhythmRow {
	x := r.Person
	at := p.standing(x)
	row := rhythmRow{
		Who: personLink("", x), State: f.State.String(), Words: sentence(r.Words), Due: f.Due.Words(),
		Strip: trusted(chart.Strip(daysOf(at.past), p.Today.Add(-stripDays), p.Today)),
	}
	if at.last != nil {
		row.Last = at.last.Day.Words()
	}
	switch {
	case at.next != nil:
		row.Plan = "planned for " + at.next.Day.Words()
	case x.Note != nil && x.Note.Person.Next > p.Today:
		row.Plan = "planned for " + x.Note.Person.Next.Words()
	}
	return row
}
