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

// lanesView is where stakeholders stood over time.
type lanesView struct {
	Picture template.HTML // empty when no stance is noted
	Tally   []tally
	Rows    []laneRow // every step and concern, latest first
	Count   string    // of the rows, in words
	Fold    bool      // there are many
}

// tally is those who stand alike.
type tally struct {
	Side string // Three for it
	Who  []Link
}

// laneRow is a step or a concern in words.
type laneRow struct {
	ISO, Day string
	Who      Link
	What     string // stands at neutral; neutral, after supportive; concern, open
	Quote    string
	Because  string
	Source   Source

	day civil.Day
}

// manyLaneRows is how many rows are folded: the picture stands for them.
const manyLaneRows = 8

func (p *planner) lanes(root string, i *journal.Initiative, stances []*practice.Stances) lanesView {
	v := lanesView{Tally: tallies(root, stances)}
	l := chart.Lanes{Title: i.Title, Today: p.Today}
	if d := i.Note.Initiative.Decision; d >= p.Today {
		l.Ahead = d
	}
	noted := false
	for _, s := range stances {
		lane, rows := p.lane(root, i, s)
		v.Rows = append(v.Rows, rows...)
		noted = noted || len(s.Steps) > 0
		if len(s.Steps)+len(lane.Worries) > 0 {
			l.Rows = append(l.Rows, lane)
		}
	}
	if !noted {
		v.Tally = nil
		return v
	}
	for _, said := range p.decisions()[i] {
		if said.Day != 0 && said.Day <= p.Today {
			l.Decisions = append(l.Decisions, chart.Tick{Day: said.Day, Title: said.Text})
		}
	}
	slices.SortStableFunc(v.Rows, func(a, b laneRow) int {
		return cmp.Or(-a.day.Compare(b.day), strings.Compare(a.Who.Text, b.Who.Text))
	})
	v.Picture = trusted(l.SVG())
	v.Count, v.Fold = count(len(v.Rows), "step or concern", "steps and concerns"), len(v.Rows) > manyLaneRows
	return v
}

// lane is where somebody stood, as a lane and as rows.
func (p *planner) lane(root string, i *journal.Initiative, s *practice.Stances) (chart.Lane, []laneRow) {
	lane := chart.Lane{Name: s.Person.Name, Href: root + s.Person.URL, Want: int(s.Want)}
	var rows []laneRow
	before := note.StanceUnknown
	for _, step := range s.Steps {
		row := laneRow{
			ISO: step.Day.String(), Day: step.Day.Words(), Who: personLink(root, s.Person), What: step.At.String(),
			Source: p.source(root, step.From.Note, step.From.Line), day: step.Day,
		}
		if before != note.StanceUnknown && before != step.At {
			row.What = before.String() + " → " + step.At.String()
		}
		before = step.At
		title := "by the list of stakeholders"
		if step.Line != nil {
			row.Quote, row.Because = movedBy(step.Line), because(step.Line)
			title = strings.TrimPrefix(row.Quote+", because "+row.Because, ", ")
			if row.Because == "" {
				title = row.Quote
			}
		} else {
			row.Quote = title
		}
		lane.Steps = append(lane.Steps, chart.Step{Day: step.Day, At: int(step.At), Title: title, Href: row.Source.URL})
		rows = append(rows, row)
	}
	open := p.report().Asking().OpenConcerns(s.Person)
	for _, c := range p.concernsIn(i, s.Person) {
		row := laneRow{
			ISO: c.Day.String(), Day: c.Day.Words(), Who: personLink(root, s.Person), What: "concern, answered",
			Quote: c.Text, Because: because(c), Source: p.source(root, c.Note, c.Line), day: c.Day,
		}
		worry := chart.Worry{Day: c.Day, Open: slices.Contains(open, c), Title: c.Text, Href: row.Source.URL}
		if worry.Open {
			row.What = "concern, open"
		}
		lane.Worries = append(lane.Worries, worry)
		rows = append(rows, row)
	}
	return lane, rows
}

// movedBy is what a line says besides the stance itself.
func movedBy(s *journal.Said) string {
	rest, ok := strings.CutPrefix(s.Text, s.Stance.String())
	if !ok {
		return s.Text
	}
	return strings.TrimLeft(rest, " ,;:.–—-")
}

// concernsIn are the concerns of somebody about an initiative.
func (p *planner) concernsIn(i *journal.Initiative, x *journal.Person) []*journal.Said {
	var list []*journal.Said
	for _, c := range p.report().Asking().Said(x, note.Concern) {
		if c.Initiative == i {
			list = append(list, c)
		}
	}
	return list
}

// tallies counts who is for it, and who is not.
func tallies(root string, stances []*practice.Stances) []tally {
	list := []tally{{Side: "for it"}, {Side: "undecided"}, {Side: "against it"}, {Side: "not noted"}}
	for _, s := range stances {
		side := 1
		switch s.Now().At {
		case note.Supportive, note.Leading:
			side = 0
		case note.Resistant:
			side = 2
		case note.StanceUnknown:
			side = 3
		case note.Neutral, note.Unaware:
		}
		list[side].Who = append(list[side].Who, personLink(root, s.Person))
	}
	if len(list[3].Who) == 0 {
		list = list[:3]
	}
	for k := range list {
		if len(list[k].Who) == 0 {
			list[k].Side = "Nobody " + list[k].Side
			continue
		}
		list[k].Side = sentence(count(len(list[k].Who), list[k].Side, list[k].Side))
	}
	return list
}
