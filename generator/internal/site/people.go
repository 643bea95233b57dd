package site

import (
	"cmp"
	"html/template"
	"slices"

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
	Wait     told
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
	}
}

// people plans the list of people.
func (p *planner) people() {
	const path = "people.html"
	p.add(path, path, func(s *sum) {
		for _, x := range p.journal.People {
			p.mixPersonRow(s, x)
		}
	}, func() any {
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
		row.LevelKey = 9 // behind those that are known
		if group(x) {
			row.Level = "" // it has none
		}
	}
	if x.Note == nil {
		row.Lead = "no note yet"
	}
	if st := status(x); st != note.Active {
		row.Past = st.String()
	}
	if days, ok := at.wait(p.Today); ok {
		row.WaitKey, row.Last = days, at.last.Day.Words()
		row.Wait = p.waited(at.last.Day)
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
