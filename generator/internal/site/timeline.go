package site

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"

	"rapport/generator/internal/chart"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

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
	Wait told
	Last string // coffee on 11 Oct 2026
	Next string // what is planned; may be empty
}

// timeline plans the timeline of everyone.
func (p *planner) timeline() {
	const path = "timeline.html"
	p.add(path, path, func(s *sum) {
		for _, x := range p.journal.People {
			p.mixPersonRow(s, x)
		}
		for _, m := range p.journal.Meetings {
			s.num(p.head(m))
		}
	}, func() any {
		v := timelineView{Frame: p.frame(path, "timeline", "Timeline")}
		everyone := chart.Everyone{Today: p.Today}
		for _, x := range p.byWait(p.journal.People) {
			everyone.Rows = append(everyone.Rows, chart.Row{
				Name: x.Name, Href: x.URL, Cadence: p.cadence(x), Marks: marks("", x, false),
			})
			v.Waits = append(v.Waits, p.waitRow("", x))
		}
		if len(v.Waits) > 0 {
			v.Picture, v.Key = trusted(everyone.SVG()), p.legend()
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
	y.Months = []meetingMonth{{Rows: y.rows}}
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
	row := waitRow{Link: personLink(root, x), Wait: p.waited(at.last.Day)}
	if h := how(at.last.Meeting); h != "" {
		row.Last = h + " on "
	}
	row.Last += at.last.Day.Words()
	if at.next != nil {
		row.Next = "next " + shortDay(at.next.Day) + " " + strconv.Itoa(at.next.Day.Year())
	}
	return row
}
