package site

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/practice"
)

type practiceView struct {
	Frame
	Practice string
	Article  Link
	Tallies  []stateCount
	Stands   string // in words, where there is nothing to count
	Help     string // how it is started, when it is not tracked
	Idle     idle
	Found    []findingRow   // what asks for something first
	Folded   []findingGroup // what asks for nothing, where it is much
	History  template.HTML
	From     string // the day of its first week
	Weekday  string // on which each week was asked about
	Spans    []stateSpan
	Looks    string
	Start    string
	Limits   []limitRow
	Setting  string // the lines of rapport.yaml that say so
	Silenced []silenceRow
	Resting  string // how many rest altogether
}

// findingGroup is the findings of a state, folded away.
type findingGroup struct {
	Name  string
	Count string
	Rows  []findingRow
	More  string // how many are left out
}

// limitRow is a threshold of a rule.
type limitRow struct {
	Name, Value, Means string
	Usual              string // the default, when another value holds
}

// stateSpan is some weeks in which a practice stood the same.
type stateSpan struct{ When, State, Words, Long string }

// What asks for nothing is folded when it is more than a glance, and cut where nobody reads on.
const (
	fewFindings  = 8
	mostFindings = 200
)

func (p *planner) practiceView(path string, rule *practice.Standing) practiceView {
	root := rootFrom(path)
	v := practiceView{
		Frame:    p.frame(path, "practices", rule.ID),
		Practice: rule.Practice,
		Article:  Link{root + "practices.html#" + articleID(rule.Article), rule.Article.String()},
		Tallies:  stateCounts(rule),
		Help:     rule.Help(),
		Idle:     p.idle(),
		History:  p.history(rule),
		From:     p.Today.Add(-7 * (practice.Weeks - 1)).Words(),
		Weekday:  p.Today.Weekday().String(),
		Looks:    rule.Looks(),
		Start:    rule.Start,
		Setting:  p.report().Options.Setting(rule.Rule),
	}
	if len(v.Tallies) == 0 {
		v.Stands = rule.Stands()
	}
	p.practiceFindings(&v, root, rule)
	weeks := p.report().History(rule.ID)
	v.Spans = spans(weeks)
	for _, l := range p.report().Options.LimitsOf(rule.Rule) {
		row := limitRow{Name: l.Name, Value: strconv.Itoa(l.Value), Means: l.Means}
		if l.Value != l.Default {
			row.Usual = strconv.Itoa(l.Default)
		}
		v.Limits = append(v.Limits, row)
	}
	v.Silenced, v.Resting = p.silencedFor(root, rule.ID)
	return v
}

// restNames are the states that ask for nothing, and what they are called where they are folded.
var restNames = map[practice.State]string{practice.Info: "Worth knowing", practice.Snoozed: "Silenced for now", practice.Met: "Met"}

// practiceFindings shows what a practice finds. What asks for something comes by its day, the first to be late first.
func (p *planner) practiceFindings(v *practiceView, root string, rule *practice.Standing) {
	var list []*practice.Finding
	for i := range p.report().Findings {
		if f := &p.report().Findings[i]; f.Rule == rule.ID {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(a, b *practice.Finding) int {
		if a.State != b.State || restNames[a.State] != "" {
			return slices.Index(stateOrder[:], a.State) - slices.Index(stateOrder[:], b.State)
		}
		return cmp.Compare(dayOrLast(a.Due), dayOrLast(b.Due))
	})
	folded := map[practice.State][]findingRow{}
	for _, f := range list {
		switch name := restNames[f.State]; {
		case name == "" || rule.Counts[f.State] <= fewFindings:
			v.Found = append(v.Found, p.ownRow(root, f))
		case len(folded[f.State]) < mostFindings:
			folded[f.State] = append(folded[f.State], p.ownRow(root, f))
		}
	}
	for _, t := range rule.Tallies() {
		if rows := folded[t.State]; len(rows) > 0 {
			g := findingGroup{Name: restNames[t.State], Count: strconv.Itoa(t.N), Rows: rows}
			if n := t.N - len(rows); n > 0 {
				g.More = "And " + count(n, "more", "more") + ", each on the page of whom or what it is about."
			}
			v.Folded = append(v.Folded, g)
		}
	}
}

// ownRow is a finding on the page of its own practice, which it does not name again.
func (p *planner) ownRow(root string, f *practice.Finding) findingRow {
	row := p.findingRow(root, f, nil, nil)
	row.Rule = Link{}
	return row
}

// spans are the weeks of a history, those that were the same taken together, the latest first.
func spans(weeks []practice.Week) []stateSpan {
	words := weeklyStates(weeks)
	var list []stateSpan
	for from := 0; from < len(words); {
		to := from + 1
		for to < len(words) && words[to] == words[from] {
			to++
		}
		list = append(list, stateSpan{
			When: spanWords(weeks[from].On, weeks[to-1].On, from == 0, to == len(words)), State: words[from],
			Words: cmp.Or(words[from], "not tracked"), Long: count(to-from, "week", "weeks"),
		})
		from = to
	}
	slices.Reverse(list)
	return list
}

// spanWords says from when to when: the first span may have begun before, and the last goes on.
func spanWords(from, to civil.Day, first, last bool) string {
	switch {
	case first && last:
		return "since before " + from.Words()
	case last:
		return "since " + from.Words()
	case first:
		return "up to " + to.Words()
	}
	if from == to {
		return "on " + from.Words()
	}
	return from.Words() + " to " + to.Words()
}

// dayOrLast puts what has no day behind all that has one.
func dayOrLast(d civil.Day) civil.Day {
	if d.IsZero() {
		return civil.Day(1 << 30)
	}
	return d
}
