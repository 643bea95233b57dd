package site

import (
	"cmp"
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// promise is a commitment as a row shows it.
type promise struct {
	State  string // open, late, kept, cancelled: the shape of its mark, and told in Words too
	Text   string
	Owner  Link // empty: me
	To     Link // empty: me
	Words  told
	Source Source
}

func (p *planner) promise(root string, c *journal.Commitment) promise {
	row := promise{State: "open", Text: c.Text, Source: p.source(root, c.Note, c.Line)}
	if c.Owner != nil {
		row.Owner = personLink(root, c.Owner)
	}
	if c.To != nil {
		row.To = personLink(root, c.To)
	}
	row.State, row.Words = p.promiseWords(c)
	return row
}

// promiseWords says how a commitment stands on a day. What somebody else is late with is said as plainly as the rest.
func (p *planner) promiseWords(c *journal.Commitment) (state string, words told) {
	switch {
	case c.State == note.Cancelled:
		return "cancelled", plain("cancelled")
	case c.State == note.Kept && !c.Done.IsZero():
		return "kept", plain("kept " + c.Done.Words())
	case c.State == note.Kept:
		return "kept", plain("kept")
	case c.Due.IsZero() && c.Made.IsZero():
		return "open", plain("no day named")
	case c.Due.IsZero():
		return "open", p.ago(c.Made).within("no day named, said ", "")
	case c.Due < p.Today:
		return "late", p.due(c.Due)
	}
	return "open", p.due(c.Due)
}

// promiseList is commitments in two parts, the open ones first by their day, the closed ones latest first.
type promiseList struct {
	Open, Closed []promise
}

func (p *planner) promiseList(root string, list []*journal.Commitment, keep func(*journal.Commitment) bool) promiseList {
	var open, closed []*journal.Commitment
	for _, c := range list {
		switch {
		case !keep(c):
		case c.State == note.Open:
			open = append(open, c)
		default:
			closed = append(closed, c)
		}
	}
	slices.SortStableFunc(open, func(a, b *journal.Commitment) int {
		return cmp.Compare(dueOrLast(a), dueOrLast(b))
	})
	slices.SortStableFunc(closed, func(a, b *journal.Commitment) int {
		return -cmp.Compare(max(a.Done, a.Made), max(b.Done, b.Made))
	})
	return promiseList{p.promiseRows(root, open), p.promiseRows(root, closed)}
}

func (p *planner) promiseRows(root string, list []*journal.Commitment) []promise {
	if len(list) == 0 {
		return nil
	}
	rows := make([]promise, len(list))
	for i, c := range list {
		rows[i] = p.promise(root, c)
	}
	return rows
}

// dueOrLast puts commitments without a day behind all others.
func dueOrLast(c *journal.Commitment) civil.Day { return dayOrLast(c.Due) }

func mine(c *journal.Commitment) bool   { return c.Owner == nil }
func theirs(c *journal.Commitment) bool { return c.Owner != nil }
func every(*journal.Commitment) bool    { return true }
