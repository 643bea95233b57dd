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
	"rapport/generator/internal/practice"
)

type commitmentsView struct {
	Frame
	Lead   string
	Kept   template.HTML // the last promises that I closed
	Rate   string        // 9 of the last 10 were kept in time
	Rule   string        // the page of the practice that asks so
	Mine   []owedRow     // open: late first, then by their day, those without one last
	Theirs []owedRow     // open, told and never judged
	Months []closedMonth // the latest first
}

// owedRow is an open commitment in a table.
type owedRow struct {
	State      string // late, soon, open or undated
	Words      told
	Key        int // what the column sorts by
	Text       string
	Who        Link // whom I owe it, or who owes it
	To         Link // whom they owe it; empty when it is me
	Initiative Link
	Source     Source
}

// closedMonth is what was closed in a month.
type closedMonth struct {
	Name  string // November 2026
	Count string // three kept, one kept late
	Rows  []closedRow
}

// closedRow is a commitment that was kept or cancelled.
type closedRow struct {
	State  string // kept, late or cancelled
	Words  string
	Text   string
	Owner  Link // empty: me
	To     Link // empty: me
	Source Source
}

// commitments plans the page of what was promised, both ways.
func (p *planner) commitments() {
	const path = "commitments.html"
	p.add(path, path, func(s *sum) {
		for _, c := range p.journal.Commitments {
			p.mixPromise(s, c)
			if c.Initiative != nil {
				s.text(c.Initiative.URL, c.Initiative.Title)
			}
		}
		for _, l := range p.report().Options.LimitsOf(p.rule("deliver")) {
			s.int(l.Value)
		}
	}, func() any { return p.commitmentsView(path) })
}

// rule is the rule of an id.
func (p *planner) rule(id string) *practice.Rule {
	i := slices.IndexFunc(p.report().Rules, func(s practice.Standing) bool { return s.ID == id })
	return p.report().Rules[i].Rule
}

func (p *planner) commitmentsView(path string) commitmentsView {
	v := commitmentsView{Frame: p.frame(path, "commitments", "Commitments"), Rule: practiceURL("deliver")}
	asking := p.report().Asking()
	var closed []*journal.Commitment
	for _, c := range p.journal.Commitments {
		switch {
		case !asking.Open(c):
			closed = append(closed, c)
		case c.Owner == nil:
			v.Mine = append(v.Mine, p.owedRow(c))
		default:
			v.Theirs = append(v.Theirs, p.owedRow(c))
		}
	}
	byDay := func(a, b owedRow) int { return cmp.Compare(a.Key, b.Key) }
	slices.SortStableFunc(v.Mine, byDay)
	slices.SortStableFunc(v.Theirs, byDay)
	v.Months = p.closedMonths(closed)
	v.Kept, v.Rate = keptRate(asking.LastClosed())
	v.Lead = commitmentsLead(v)
	return v
}

// keptRate draws how the last promises were kept, and says it.
func keptRate(last []*journal.Commitment) (template.HTML, string) {
	if len(last) == 0 {
		return "", ""
	}
	kept, inTime := 0, make([]bool, len(last))
	for i, c := range last {
		if inTime[i] = practice.KeptInTime(c); inTime[i] {
			kept++
		}
	}
	words := strconv.Itoa(kept) + " of the last " + strconv.Itoa(len(last)) + " were kept in time"
	if len(last) == 1 {
		words = "The last one was kept in time"
		if kept == 0 {
			words = "The last one was kept late"
		}
	}
	return trusted(chart.Kept(inTime)), words
}

// commitmentsLead says how much is open, both ways.
func commitmentsLead(v commitmentsView) string {
	if len(v.Mine)+len(v.Theirs)+len(v.Months) == 0 {
		return ""
	}
	late, soon := 0, 0
	for _, r := range v.Mine {
		switch r.State {
		case "late":
			late++
		case "soon":
			soon++
		}
	}
	lead := "You owe " + things(len(v.Mine))
	var words []string
	if late > 0 {
		words = append(words, count(late, "late", "late"))
	}
	if soon > 0 {
		words = append(words, count(soon, "due soon", "due soon"))
	}
	if len(words) > 0 {
		lead += " (" + and(words) + ")"
	}
	return lead + ", and wait for " + things(len(v.Theirs)) + "."
}

func things(n int) string {
	if n == 0 {
		return "nothing"
	}
	return count(n, "thing", "things")
}

func (p *planner) owedRow(c *journal.Commitment) owedRow {
	row := owedRow{State: "open", Key: int(dayOrLast(c.Due)), Text: c.Text, Source: p.source("", c.Note, c.Line)}
	if c.Initiative != nil {
		row.Initiative = Link{c.Initiative.URL, c.Initiative.Title}
	}
	switch {
	case c.Due.IsZero():
		row.State = "undated"
	case c.Owner != nil:
	case c.Due < p.Today:
		row.State = "late"
	case p.report().Asking().Soon(c):
		row.State = "soon"
	}
	if c.Owner == nil {
		row.Who = personLink("", c.To)
	} else if row.Who = personLink("", c.Owner); c.To != nil {
		row.To = personLink("", c.To)
	}
	_, row.Words = p.promiseWords(c)
	return row
}

// closedMonths sorts what was closed by the month in which it was, the latest first; what has no day is last.
func (p *planner) closedMonths(list []*journal.Commitment) []closedMonth {
	slices.SortStableFunc(list, func(a, b *journal.Commitment) int {
		return -cmp.Compare(practice.ClosedOn(a), practice.ClosedOn(b))
	})
	var months []closedMonth
	var counts [3]int
	for i, c := range list {
		name := monthOf(practice.ClosedOn(c))
		if n := len(months); n == 0 || months[n-1].Name != name {
			months, counts = append(months, closedMonth{Name: name}), [3]int{}
		}
		m := &months[len(months)-1]
		row := p.closedRow(c)
		m.Rows = append(m.Rows, row)
		counts[slices.Index(closings[:], row.State)]++
		if i+1 == len(list) || monthOf(practice.ClosedOn(list[i+1])) != name {
			m.Count = closedWords(counts)
		}
	}
	return months
}

// closings are how a commitment is closed.
var closings = [...]string{"kept", "late", "cancelled"}

func closedWords(counts [3]int) string {
	var words []string
	for i, word := range [...]string{"kept", "kept late", "cancelled"} {
		if counts[i] > 0 {
			words = append(words, count(counts[i], word, word))
		}
	}
	return and(words)
}

func monthOf(d civil.Day) string {
	if d.IsZero() {
		return "Without a day"
	}
	year, month, _ := d.Date()
	return month.String() + " " + strconv.Itoa(year)
}

// closedRow tells how a commitment was closed. Only mine are ever late: theirs are told.
func (p *planner) closedRow(c *journal.Commitment) closedRow {
	row := closedRow{State: "kept", Text: c.Text, Source: p.source("", c.Note, c.Line)}
	if c.Owner != nil {
		row.Owner = personLink("", c.Owner)
	}
	if c.To != nil {
		row.To = personLink("", c.To)
	}
	if c.State == note.Cancelled {
		row.State, row.Words = "cancelled", "cancelled"
		return row
	}
	row.Words = "kept"
	if c.Owner == nil && !c.Due.IsZero() && !practice.KeptInTime(c) {
		row.State, row.Words = "late", "kept late"
	}
	if !c.Done.IsZero() {
		row.Words += " " + c.Done.Words()
	}
	switch {
	case c.Due.IsZero():
	case row.State == "late", c.Done.IsZero():
		row.Words += ", due " + c.Due.Words()
	}
	if !c.Was.IsZero() {
		row.Words += ", moved from " + c.Was.Words()
	}
	return row
}
