package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"rapport/generator/internal/chart"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/practice"
)

// mostDrawn is how many people the picture of who knows whom names: more than that nobody reads.
const mostDrawn = 40

// webView is who knows whom, in a picture and in words.
type webView struct {
	Picture template.HTML
	People  []knower
	Rest    []Link // those who are not drawn
	More    string
}

// knower is somebody, and whom they know.
type knower struct {
	Who   Link
	Knows []acquaintance
}

type acquaintance struct {
	Who Link
	How string // who reports to them, or together on 3 Jun 2026; empty when a note says it plainly
}

// webOf draws the best connected of all who know each other. I am in none of the pairs.
func webOf(a *practice.Asking) webView {
	pairs := a.Pairs()
	if len(pairs) == 0 {
		return webView{}
	}
	degree := map[*journal.Person]int{}
	var people []*journal.Person
	for _, q := range pairs {
		for _, x := range [...]*journal.Person{q.A, q.B} {
			if degree[x]++; degree[x] == 1 {
				people = append(people, x)
			}
		}
	}
	slices.SortFunc(people, func(a, b *journal.Person) int {
		return cmp.Or(-cmp.Compare(degree[a], degree[b]), strings.Compare(a.ID, b.ID))
	})
	drawn := people[:min(len(people), mostDrawn)]
	at := map[*journal.Person]int{}
	for i, x := range drawn {
		at[x] = i
	}
	var edges [][2]int
	var between []practice.Pair // by edge
	knows := make([][]acquaintance, len(drawn))
	for _, q := range pairs {
		i, first := at[q.A]
		k, second := at[q.B]
		switch { // each pair once, with the one who is better connected
		case first && (!second || i < k):
			knows[i] = append(knows[i], acquaintance{personLink("", q.B), knownThrough(q, q.A)})
		case second:
			knows[k] = append(knows[k], acquaintance{personLink("", q.A), knownThrough(q, q.B)})
		}
		if first && second {
			edges, between = append(edges, [2]int{i, k}), append(between, q)
		}
	}
	var v webView
	for i, x := range drawn {
		if len(knows[i]) > 0 {
			v.People = append(v.People, knower{personLink("", x), knows[i]})
		}
	}
	v.Rest, v.More = someLinks(people[len(drawn):])
	v.Picture = drawWeb(a, drawn, edges, between)
	return v
}

// drawWeb draws people by their teams, in an order that keeps arcs short.
func drawWeb(a *practice.Asking, people []*journal.Person, edges [][2]int, between []practice.Pair) template.HTML {
	groups := teamsOf(people)
	order := shortest(groups, edges)
	row := make([]int, len(people))
	var w chart.Web
	for r, i := range order {
		row[i] = r
		x := people[i]
		w.Rows = append(w.Rows, chart.Knot{Name: x.Name, Href: x.URL, Group: groups[i], Tied: a.TiesOn(x)&(note.Alliance|note.Connection) != 0})
	}
	for k, e := range edges {
		w.Arcs = append(w.Arcs, chart.Arc{A: row[e[0]], B: row[e[1]], Said: between[k].Said})
	}
	return trusted(w.SVG())
}

// teamsOf are the teams of people, or the organisations of those without. A team of one is no group; and when there is
// no group at all, none is named.
func teamsOf(people []*journal.Person) []string {
	groups := make([]string, len(people))
	size := map[string]int{}
	for i, x := range people {
		if x.Note != nil {
			groups[i] = cmp.Or(x.Note.Person.Team, x.Note.Person.Org)
			size[groups[i]]++
		}
	}
	named := false
	for i, g := range groups {
		if size[g] < 2 {
			groups[i] = ""
		}
		named = named || groups[i] != ""
	}
	for i, g := range groups {
		if named && g == "" {
			groups[i] = "Others"
		}
	}
	return groups
}

// knownThrough says in words how somebody knows the other of a pair.
func knownThrough(q practice.Pair, x *journal.Person) string {
	other := q.A
	if other == x {
		other = q.B
	}
	switch {
	case x.ReportsTo == other:
		return "whom they report to"
	case other.ReportsTo == x:
		return "who reports to them"
	case !q.Said:
		return "together on " + q.Day.Words()
	}
	return ""
}
