package site

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"

	"rapport/generator/internal/chart"
	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// stripDays is how far back the strip of contacts in a list reaches.
const stripDays = 365

type peopleView struct {
	Frame
	Lead string
	From string // the first day of the strips
	Rows []personRow
}

// personRow is a person in the list of people. Keys are what the columns sort by.
type personRow struct {
	URL      string
	Name     string
	Lead     string
	Level    string
	LevelKey int
	Ties     string
	Wait     string
	WaitKey  int // days; past all others when there was no contact
	Last     string
	Contacts int
	Strip    template.HTML
	Past     string // archived, left, deceased; empty for those who are about
}

// mixPersonRow mixes what lists say of a person.
func (p *planner) mixPersonRow(s *sum, x *journal.Person) {
	p.mixPerson(s, x)
	s.int(int(x.Level))
	s.int(int(x.Ties))
	p.mixContacts(s, x)
	if n := x.Note; n != nil && n.Person != nil {
		s.text(n.Person.Role, n.Person.Team, n.Person.Org)
		s.int(int(n.Person.Status))
		s.bool(n.Person.Group)
		s.day(n.Person.Next)
		s.text(n.Person.NextText)
		return
	}
	s.bool(x.Note != nil)
}

// people plans the list of people.
func (p *planner) people() {
	const path = "people.html"
	s := p.key(path)
	for _, x := range p.journal.People {
		p.mixPersonRow(s, x)
	}
	p.add(path, path, s, func() any {
		v := peopleView{Frame: p.frame(path, "people", "People"), From: p.Today.Add(-stripDays).Words()}
		without := 0
		for _, x := range p.journal.People {
			v.Rows = append(v.Rows, p.personRow(x))
			if x.Note == nil {
				without++
			}
		}
		slices.SortStableFunc(v.Rows, func(a, b personRow) int {
			return cmp.Or(cmp.Compare(a.Past, b.Past), -cmp.Compare(known(a.WaitKey), known(b.WaitKey)), cmp.Compare(a.Name, b.Name))
		})
		v.Lead = sentence(count(len(v.Rows), "person", "people")) + ", the longest wait first."
		if without > 0 {
			v.Lead += " " + sentence(count(without, "has", "have")) + " no note of their own."
		}
		return v
	})
}

// never is the wait for somebody whom no note shows a contact with.
const never = 1 << 20

// known puts those who were never met behind all others.
func known(wait int) int {
	if wait == never {
		return -1
	}
	return wait
}

func (p *planner) personRow(x *journal.Person) personRow {
	at := p.standing(x)
	row := personRow{
		URL: x.URL, Name: x.Name, Lead: personLead(x), Level: x.Level.String(), LevelKey: int(x.Level), Ties: tieWords(x.Ties),
		WaitKey: never, Contacts: len(at.past),
	}
	if x.Level == note.LevelUnknown {
		row.Level, row.LevelKey = "", 9
	}
	if x.Note == nil {
		row.Lead = "no note yet"
	}
	if st := status(x); st != note.Active {
		row.Past = st.String()
	}
	if days, ok := at.wait(p.Today); ok {
		row.WaitKey, row.Last = days, at.last.Day.Words()
		if row.Wait = span(days); days == 0 {
			row.Wait = "today"
		}
		row.Strip = trusted(chart.Strip(daysOf(at.past), p.Today.Add(-stripDays), p.Today))
	}
	return row
}

func daysOf(contacts []*journal.Contact) []civil.Day {
	days := make([]civil.Day, len(contacts))
	for i, c := range contacts {
		days[i] = c.Day
	}
	return days
}

type timelineView struct {
	Frame
	Lead    string
	Picture template.HTML
	Key     template.HTML
	Waits   []waitRow
	Years   []meetingYear
}

// waitRow is how long it has been.
type waitRow struct {
	Link Link
	Wait string
	Last string // coffee on 11 Oct 2026
	Next string // what is planned; may be empty
}

// timeline plans the timeline of everyone.
func (p *planner) timeline() {
	const path = "timeline.html"
	s := p.key(path)
	for _, x := range p.journal.People {
		p.mixPersonRow(s, x)
	}
	for _, m := range p.journal.Meetings {
		s.num(p.heads[m])
	}
	p.add(path, path, s, func() any {
		v := timelineView{Frame: p.frame(path, "timeline", "Timeline")}
		everyone := chart.Everyone{Today: p.Today}
		for _, x := range p.byWait(p.journal.People) {
			everyone.Rows = append(everyone.Rows, chart.Row{
				Name: x.Name, Href: x.URL, Cadence: p.cadence(x), Marks: marks("", x, false),
			})
			v.Waits = append(v.Waits, p.waitRow("", x))
		}
		if len(v.Waits) > 0 {
			v.Picture, v.Key = trusted(everyone.SVG()), trusted(chart.Key())
			v.Lead = "Everyone a note shows a contact with, the longest wait first."
		}
		for _, y := range p.byMonth("", dated(byDay(p.journal.Meetings))) {
			v.Years = append(v.Years, flat(y))
		}
		return v
	})
}

// flat is a year without its months.
func flat(y meetingYear) meetingYear {
	var rows []meetingRow
	for _, m := range y.Months {
		rows = append(rows, m.Rows...)
	}
	y.Months = []meetingMonth{{Rows: rows}}
	return y
}

func dated(sorted []*journal.Meeting) []*journal.Meeting {
	n := len(sorted)
	for n > 0 && sorted[n-1].Day.IsZero() {
		n--
	}
	return sorted[:n]
}

// byWait orders people who are about and were met by their wait, the longest first.
func (p *planner) byWait(people []*journal.Person) []*journal.Person {
	var list []*journal.Person
	for _, x := range people {
		if status(x) == note.Active && p.standing(x).last != nil {
			list = append(list, x)
		}
	}
	slices.SortStableFunc(list, func(a, b *journal.Person) int {
		return cmp.Or(p.standing(a).last.Day.Compare(p.standing(b).last.Day), cmp.Compare(a.Name, b.Name))
	})
	return list
}

func (p *planner) waitRow(root string, x *journal.Person) waitRow {
	at := p.standing(x)
	days, _ := at.wait(p.Today)
	row := waitRow{Link: personLink(root, x), Wait: span(days)}
	if days == 0 {
		row.Wait = "today"
	}
	if h := how(at.last.Meeting); h != "" {
		row.Last = h + " on "
	}
	row.Last += at.last.Day.Words()
	if at.next != nil {
		row.Next = "next " + shortDay(at.next.Day) + " " + strconv.Itoa(at.next.Day.Year())
	}
	return row
}
