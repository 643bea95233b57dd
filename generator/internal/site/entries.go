package site

import (
	"cmp"
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// years lists every contact with a person, latest first, with what was said and promised then.
func (p *planner) years(root string, x *journal.Person) []year {
	var years []year
	entries := make([]entry, 0, len(x.Contacts)) // of all years
	logged := map[civil.Day]bool{}
	for _, c := range slices.Backward(x.Contacts) {
		name := yearOf(c.Day)
		if len(years) == 0 || years[len(years)-1].Year != name {
			years = append(years, year{Year: name, ID: "y" + name})
			entries = entries[len(entries):]
		}
		e := p.entry(root, x, c)
		if c.Meeting.Origin == journal.OfLog && !logged[c.Day] && x.Note == c.Meeting.Note {
			logged[c.Day] = true
			e.ID = "on-" + c.Day.String()
		}
		y := &years[len(years)-1]
		entries = append(entries, e)
		y.Entries = entries
		if c.Day > p.Today {
			y.planned++
		}
	}
	for i := range years {
		y := &years[i]
		y.Count = held(len(y.Entries)-y.planned, y.planned, "contact", "contacts")
	}
	return years
}

func (p *planner) entry(root string, x *journal.Person, c *journal.Contact) entry {
	m := c.Meeting
	row, at := p.meetingRow(root, m, x), p.placeOf(m.Note)
	e := entry{
		ISO: row.ISO, Day: row.Day, Shape: shape(m.Channel), URL: row.URL, What: row.What, How: row.How, With: row.With,
		Source: at.line(c.Line),
	}
	if m.Day > p.Today {
		e.Shape += " planned"
	}
	for _, said := range m.Said {
		if concerns(said, x) || said.ReasonOf != nil && concerns(said.ReasonOf, x) {
			e.Said = append(e.Said, saidRow{Word: said.Word.String(), Text: saidText(said), At: atLine(said.Line), line: said.Line})
		}
	}
	for _, c := range p.journal.CommitmentsOf(m.Note) {
		if c.Meeting == m && (c.Owner == x || c.To == x) {
			e.Said = append(e.Said, p.promised(c, x))
		}
	}
	slices.SortStableFunc(e.Said, func(a, b saidRow) int { return cmp.Compare(a.line, b.line) })
	return e
}

// concerns reports whether what was said is told at a contact with a person: it is about them, or nobody else was there.
func concerns(said *journal.Said, x *journal.Person) bool {
	m := said.Meeting
	return holds(said.People, x) || len(said.People) == 0 && m.Others() == 1
}

// promised is a commitment as a line of what was said.
func (p *planner) promised(c *journal.Commitment, x *journal.Person) saidRow {
	row := saidRow{Text: c.Text, At: atLine(c.Line), line: c.Line}
	row.State, row.Words = p.promiseWords(c)
	if row.Word = "I promised"; c.Owner == x {
		row.Word = "Promised"
	}
	return row
}
