package site

import (
	"html/template"
	"slices"
	"strings"

	"rapport/generator/internal/chart"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/practice"
)

// alliesView is the places for allies of an initiative, and who is in them or could be.
type alliesView struct {
	Summary string // of the picture, in words
	Places  []allyPlace
	Rows    []allyRow
	Could   []adviserRow // who could take a place
	Free    string       // how many places are free, in words; empty when none is
}

// allyPlace is a place in the picture.
type allyPlace struct {
	Picture template.HTML
	Name    string // with a question mark: who could take it
	Under   string // the day of the last talk
}

// allyRow is an ally in words.
type allyRow struct {
	Link   Link
	Since  string
	Talk   Link // to the last talk alone about it; its text is the day
	Ago    told // when that was
	State  string
	Asked  told // what ally-30 says; empty when nothing is to be done
	Source Source
}

// adviserRow is somebody whose skills an initiative needs.
type adviserRow struct {
	Link  Link
	Needs string
	Guess bool
	Last  told
}

func (p *planner) allies(root string, i *journal.Initiative) alliesView {
	var v alliesView
	a := p.report().Asking()
	live := a.Live(i)
	slots := a.AllySlots(i)
	var words []string
	for _, s := range slots {
		row, place, said := p.ally(root, i, s, live)
		v.Rows, v.Places, words = append(v.Rows, row), append(v.Places, place), append(words, said)
	}
	if live {
		v.Could = p.advisers(root, i)
		for n := len(slots); n < a.MostAllies(); n++ {
			place := allyPlace{Picture: trusted(chart.Slot("", chart.Empty)), Name: "free"}
			if k := n - len(slots); k < len(v.Could) {
				place.Name, place.Under = v.Could[k].Link.Text+"?", v.Could[k].Needs
			}
			v.Places = append(v.Places, place)
		}
		if free := a.MostAllies() - len(slots); free > 0 {
			words = append(words, count(free, "place is free", "places are free"))
			v.Free = sentence(count(free, "place is free", "places are free"))
		}
	}
	v.Summary = "Allies of " + i.Title + ": " + strings.Join(words, "; ")
	return v
}

// ally is an ally as a row, as a place in the picture, and in its summary.
func (p *planner) ally(root string, i *journal.Initiative, s practice.AllySlot, live bool) (row allyRow, place allyPlace, words string) {
	row = allyRow{Link: personLink(root, s.Person), Since: s.Since.Words()}
	place = allyPlace{Name: s.Person.Name, Under: "no talk yet"}
	fill := chart.Hollow
	switch {
	case s.Coming:
		fill, place.Under = chart.Empty, "from "+s.Since.Words()
	case s.Talk != nil:
		place.Under = s.Talk.Day.Words()
		row.Talk, row.Ago = Link{root + s.Talk.Meeting.URL, s.Talk.Day.Words()}, p.ago(s.Talk.Day)
		if !live || !s.Old {
			fill = chart.Full
		}
	}
	place.Picture = trusted(chart.Slot(s.Person.Name, fill))
	words = s.Person.Name + ", " + place.Under
	if s.Talk != nil {
		words = s.Person.Name + ", last talk " + place.Under
	}
	for _, f := range p.about(i.ID) {
		if f.Rule != "ally-30" || f.Subject.Person != s.Person || f.State == practice.Met || f.State == practice.Snoozed {
			continue
		}
		row.State = f.State.String()
		row.Asked.Before, row.Asked.Words, row.Asked.After = f.Relative(p.Today)
		if row.Asked.Words != "" {
			row.Asked.Count, row.Asked.ISO = "left", f.Due.String()
		}
		if len(f.Evidence) > 0 {
			row.Source = p.source(root, f.Evidence[0].Note, f.Evidence[0].Line)
		}
	}
	return row, place, words
}

// advisers are those whose skills the initiative needs and who are no allies yet, each once.
func (p *planner) advisers(root string, i *journal.Initiative) []adviserRow {
	var rows []adviserRow
	var seen []*journal.Person
	for _, ad := range p.report().Asking().Advisers(i) {
		if slices.ContainsFunc(i.Allies, func(a journal.Ally) bool { return a.Person == ad.Person }) {
			continue
		}
		if k := slices.Index(seen, ad.Person); k >= 0 {
			if !slices.Contains(strings.Split(rows[k].Needs, ", "), ad.Need) {
				rows[k].Needs += ", " + ad.Need
			}
			continue
		}
		seen = append(seen, ad.Person)
		rows = append(rows, adviserRow{personLink(root, ad.Person), ad.Need, ad.Guess, p.lastWith(ad.Person)})
	}
	return rows
}
