package site

import (
	"cmp"
	"slices"
	"time"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// meetingRow is a meeting in a list.
type meetingRow struct {
	ISO, Day string // 2026-09-14 and 14 Sep; empty when the note has no day
	URL      string
	What     string
	How      string // coffee, planned
	With     string
}

func (p *planner) meetingRow(root string, m *journal.Meeting, but *journal.Person) meetingRow {
	day := p.day(m.Day)
	row := meetingRow{ISO: day.ISO, Day: day.short, URL: root + m.URL, What: what(m), With: with(m, but)}
	row.How = howBeside(row.What, m)
	if m.Day > p.Today {
		if row.How != "" {
			row.How += ", "
		}
		row.How += "planned"
	}
	return row
}

// byDay returns meetings latest first; those without a day come last.
func byDay(list []*journal.Meeting) []*journal.Meeting {
	sorted := slices.Clone(list)
	slices.SortFunc(sorted, func(a, b *journal.Meeting) int {
		return cmp.Or(-a.Day.Compare(b.Day), cmp.Compare(a.ID, b.ID))
	})
	return sorted
}

type meetingsView struct {
	Frame
	Lead  string
	Years []meetingYear
}

// meetingYear is the meetings of a year, by month.
type meetingYear struct {
	Year   string
	ID     string
	Count  string
	Months []meetingMonth

	rows []meetingRow // of all months
}

type meetingMonth struct {
	Month string // empty in a list without months
	Rows  []meetingRow
}

// meetings plans the list of all meetings.
func (p *planner) meetings() {
	const path = "meetings.html"
	p.add(path, path, func(s *sum) {
		for _, m := range p.journal.Meetings {
			s.num(p.head(m))
		}
	}, func() any {
		sorted := byDay(p.journal.Meetings)
		planned := 0
		for _, m := range sorted {
			if m.Day > p.Today {
				planned++
			}
		}
		lead := sentence(held(len(sorted)-planned, planned, "meeting", "meetings")) + "."
		return meetingsView{p.frame(path, "meetings", "Meetings"), lead, p.byMonth("", sorted)}
	})
}

// byMonth groups meetings that are sorted by day.
func (p *planner) byMonth(root string, sorted []*journal.Meeting) []meetingYear {
	var years []meetingYear
	month := time.Month(0)
	for from := 0; from < len(sorted); {
		year := yearOf(sorted[from].Day)
		to := from
		for to < len(sorted) && yearOf(sorted[to].Day) == year {
			to++
		}
		planned := 0
		for planned < to-from && sorted[from+planned].Day > p.Today {
			planned++
		}
		rows := make([]meetingRow, to-from)
		group := meetingYear{Year: year, ID: "y" + year, Count: held(to-from-planned, planned, "meeting", "meetings"), rows: rows}
		if sorted[from].Day.IsZero() {
			group.ID = "undated"
		}
		first := 0 // row of the month
		for i, m := range sorted[from:to] {
			rows[i] = p.meetingRow(root, m, nil)
			_, at, _ := m.Day.Date()
			if len(group.Months) == 0 || at != month {
				group.Months = append(group.Months, meetingMonth{Month: monthName(m.Day)})
				month, first = at, i
			}
			group.Months[len(group.Months)-1].Rows = rows[first : i+1]
		}
		years = append(years, group)
		from = to
	}
	return years
}

func monthName(d civil.Day) string {
	if d.IsZero() {
		return ""
	}
	_, m, _ := d.Date()
	return m.String()
}
