package site

import (
	"html/template"

	"rapport/generator/internal/chart"
	"rapport/generator/internal/practice"
)

// weekSquare is a week, and the connections whom it held.
type weekSquare struct {
	Square   template.HTML
	ISO, Day string
	This     bool
	People   []Link
	More     string
	Away     string // away for two weeks before; may be empty
}

// choiceRow is whom to choose this week.
type choiceRow struct {
	State  string
	Who    Link
	Text   string
	Next   string // a line for their note; empty when nobody is to be chosen
	Path   string // of that note
	Source []Source
}

// weekNames is how many people are named under a week.
const weekNames = 4

func weekSquares(a *practice.Asking) []weekSquare {
	var list []weekSquare
	for _, w := range a.LastWeeks() {
		row := weekSquare{ISO: w.First.String(), Day: shortDay(w.First), This: w.This}
		var names []string
		for i, x := range w.People {
			names = append(names, x.Name)
			if i < weekNames {
				row.People = append(row.People, personLink("", x))
			}
		}
		if n := len(names) - weekNames; n > 0 {
			row.More = "and " + count(n, "more", "more")
		}
		row.Square = trusted(chart.Square(names, w.This))
		if w.Away > 0 {
			row.Away = "away for " + count(w.Away, "week", "weeks")
		}
		list = append(list, row)
	}
	return list
}

func (p *planner) choiceRow() choiceRow {
	c, ok := p.report().Choice()
	if !ok {
		return choiceRow{}
	}
	row := choiceRow{State: c.State.String(), Text: c.Text}
	if c.Person != nil {
		row.Who = personLink("", c.Person)
		if c.Next != "" && c.Person.Note != nil {
			row.Next, row.Path = "next: "+c.Next, c.Person.Note.Path
		}
	}
	for _, e := range c.Evidence {
		row.Source = append(row.Source, p.source("", e.Note, e.Line))
	}
	return row
}
