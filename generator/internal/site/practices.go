package site

import (
	"html/template"
	"slices"
	"strconv"

	"rapport/generator/internal/chart"
	"rapport/generator/internal/practice"
)

type practicesView struct {
	Frame
	Lead     string
	Idle     idle
	Articles []practiceGroup
}

// practiceGroup is the practices of an article.
type practiceGroup struct {
	ID   string // of its heading
	Name string
	Rows []practiceRow
}

// practiceRow is a practice as the list of all shows it.
type practiceRow struct {
	Link     Link // its id, to its own page
	Practice string
	Tallies  []stateCount
	Stands   string // in words, where there is nothing to count
	Help     string // how it is started, when it is not tracked
	History  template.HTML
}

// stateCount is how many findings of a state there are.
type stateCount struct{ State, Words string }

// practices plans the page of all practices, and one for each.
func (p *planner) practices() {
	const path = "practices.html"
	p.add(path, path, func(s *sum) {
		s.num(p.journalSum())
	}, func() any { return p.practicesView(path) })
	for i, rule := range practice.Rules() {
		at := practiceURL(rule.ID)
		p.add(at, "practice.html", func(s *sum) { s.num(p.journalSum()) }, func() any { return p.practiceView(at, &p.report().Rules[i]) })
	}
}

func (p *planner) practicesView(path string) practicesView {
	v := practicesView{Frame: p.frame(path, "practices", "Practices"), Lead: p.practicesLead(), Idle: p.idle()}
	for i := range p.report().Rules {
		rule := &p.report().Rules[i]
		id := articleID(rule.Article)
		if n := len(v.Articles); n == 0 || v.Articles[n-1].ID != id {
			v.Articles = append(v.Articles, practiceGroup{ID: id, Name: rule.Article.String()})
		}
		g := &v.Articles[len(v.Articles)-1]
		row := practiceRow{
			Link: Link{practiceURL(rule.ID), rule.ID}, Practice: rule.Practice, Tallies: stateCounts(rule), Help: rule.Help(),
			History: p.history(rule),
		}
		if len(row.Tallies) == 0 {
			row.Stands = rule.Stands()
		}
		g.Rows = append(g.Rows, row)
	}
	return v
}

// practicesLead says how many practices are tracked, and how many ask for something.
func (p *planner) practicesLead() string {
	gaps, due := 0, 0
	for _, s := range p.report().Rules {
		switch {
		case s.Counts[practice.Gap] > 0:
			gaps++
		case s.Counts[practice.Due] > 0:
			due++
		}
	}
	lead := p.report().Tracks() + ". "
	switch {
	case !slices.ContainsFunc(p.report().Rules, func(s practice.Standing) bool { return s.Tracked }):
		return lead + "Each starts by itself with the first note that says something of it."
	case gaps > 0 && due > 0:
		return lead + sentence(count(gaps, "shows", "show")) + " a gap, and " + count(due, "more has", "more have") + " something due."
	case gaps > 0:
		return lead + sentence(count(gaps, "shows", "show")) + " a gap."
	case due > 0:
		return lead + sentence(count(due, "has", "have")) + " something due, and none shows a gap."
	}
	return lead + "None asks for anything now."
}

// articleID is the place of an article on the page of all practices.
func articleID(a practice.Article) string { return "_article-" + strconv.Itoa(int(a)+1) }

func stateCounts(s *practice.Standing) []stateCount {
	var list []stateCount
	for _, t := range s.Tallies() {
		list = append(list, stateCount{t.State.String(), t.String()})
	}
	return list
}

// history draws the last weeks of a practice; nothing when it was tracked in none of them.
func (p *planner) history(s *practice.Standing) template.HTML {
	weeks := p.report().History(s.ID)
	if !slices.ContainsFunc(weeks, func(w practice.Week) bool { return w.Tracked }) {
		return ""
	}
	return trusted(chart.History(weeklyStates(weeks)))
}

// weeklyStates are how a practice stood in some weeks: the worst of what it found, and nothing where it was not tracked.
func weeklyStates(weeks []practice.Week) []string {
	words := make([]string, len(weeks))
	for i, w := range weeks {
		switch {
		case !w.Tracked:
		case w.Findings == 0:
			words[i] = practice.Nothing
		default:
			words[i] = w.State.String()
		}
	}
	return words
}
