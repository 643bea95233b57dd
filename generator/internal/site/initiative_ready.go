package site

import (
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/journal"
)

// readyView is how those stand whom a decision to come needs.
type readyView struct {
	Lead string // empty when no decision is to come
	When told
	Rows []readyRow
}

// readyRow is somebody whom a decision needs.
type readyRow struct {
	Link   Link
	State  string // met, planned or gap: the mark
	Word   string // warm, planned, cold
	Last   told
	At     Link // the last direct contact; its text is the day
	Plan   string
	Source Source
}

func (p *planner) ready(root string, i *journal.Initiative) readyView {
	r, ok := p.report().Asking().Readiness(i)
	if !ok {
		return readyView{}
	}
	cold := 0
	v := readyView{When: p.ago(r.Decision)}
	for _, w := range r.People {
		row := readyRow{Link: personLink(root, w.Person), State: "met", Word: "warm"}
		if w.Cold {
			cold++
			row.State, row.Word = "gap", "cold"
		}
		if w.Last != nil {
			row.Last, row.At = p.ago(w.Last.Day), Link{root + w.Last.Meeting.URL, w.Last.Day.Words()}
		}
		if !w.Plan.IsZero() {
			row.State, row.Word, row.Plan = "planned", "planned", w.Plan.Words()
			row.Source = p.source(root, w.Planned[0].Note, w.Planned[0].Line)
		}
		v.Rows = append(v.Rows, row)
	}
	v.Lead = fmt.Sprintf("Decided on %s. %s warm: direct contact within %d days.",
		r.Decision.Words(), partOf(len(r.People)-cold, numeral(len(r.People))), r.Within)
	return v
}

// numeral is a number as a sentence has it.
func numeral(n int) string { return strings.TrimSpace(count(n, "", "")) }

// partOf begins a sentence about some of several: one of three is, none of three are.
func partOf(n int, of string) string {
	switch n {
	case 0:
		return "None of " + of + " are"
	case 1:
		return "One of " + of + " is"
	}
	return sentence(numeral(n)) + " of " + of + " are"
}

// boardView is who was heard before a big meeting, and who could be.
type boardView struct {
	Meeting   Link
	When      told
	Brief     string // where the brief is; may be empty
	Lead      string
	Weighty   []Link // one of them is still to be heard
	Heard     []boardRow
	Planned   []boardRow
	Open      []Link
	Landmines []saidRow
}

// boardRow is a talk before a meeting.
type boardRow struct {
	Link   Link
	At     Link // the talk; its text is the day
	Source Source
}

// boards are those of the big meetings ahead of an initiative, the next first.
func (p *planner) boards(root string, i *journal.Initiative) []boardView {
	var list []boardView
	for _, m := range i.Meetings {
		if m.Day < p.Today || m.Day.IsZero() {
			continue
		}
		if v, ok := p.board(root, m); ok {
			list = append(list, v)
		}
	}
	return list
}

func (p *planner) board(root string, m *journal.Meeting) (boardView, bool) {
	a := p.report().Asking()
	b, ok := a.Board(m)
	if !ok {
		return boardView{}, false
	}
	v := boardView{
		Meeting: Link{root + m.URL, what(m) + " on " + m.Day.Words()}, When: p.ago(m.Day),
		Open: personLinks(root, b.Open),
	}
	if b.Missing {
		v.Weighty = personLinks(root, b.Weighty)
	}
	if url := p.meetingBrief(m); url != "" {
		v.Brief = root + url
	}
	row := func(c *journal.Contact) boardRow {
		return boardRow{personLink(root, c.Person), Link{root + c.Meeting.URL, c.Day.Words()}, p.source(root, c.Meeting.Note, c.Line)}
	}
	for _, c := range b.Heard {
		v.Heard = append(v.Heard, row(c))
	}
	for _, c := range b.Planned {
		v.Planned = append(v.Planned, row(c))
	}
	v.Lead = partOf(len(b.Heard), count(b.Need, "needed talk", "needed talks")) + " noted."
	var open []*journal.Said
	for _, x := range m.People {
		for _, c := range a.OpenConcerns(x) {
			if !slices.Contains(open, c) && (c.Initiative == nil || slices.Contains(m.Initiatives, c.Initiative)) {
				open = append(open, c)
			}
		}
	}
	v.Landmines = p.saidRows(root, open, true, func(*journal.Said) bool { return true })
	return v, true
}
