package site

import (
	"slices"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/practice"
)

// decisionRow is a decision: what, why, and who knows of it.
type decisionRow struct {
	ISO, Day string
	What     string
	Why      string
	Inferred bool   // the reason stands in the decision itself
	WhyFrom  Source // of a reason that stands in another note
	Secret   string // why it is owed to nobody, or not yet; else empty
	Told     []toldRow
	Untold   []toldRow
	Source   Source
}

// toldRow is somebody who knows of a decision, or does not.
type toldRow struct {
	Link Link
	Day  string // when they were told
	Left told   // until when it is in time; empty when nothing is asked for
	At   Source
}

// decisionRows are the decisions about an initiative, the latest first.
func (p *planner) decisionRows(root string, i *journal.Initiative) []decisionRow {
	a := p.report().Asking()
	live := a.Live(i)
	var rows []decisionRow
	for _, d := range slices.Backward(a.Decisions(i)) {
		row := decisionRow{
			ISO: d.Day.String(), Day: d.Day.Words(), What: d.Text, Why: d.Reason, Inferred: d.Inferred,
			Source: p.source(root, d.Note, d.Line), Secret: p.secret(d),
		}
		if len(d.Reasons) > 0 && d.Reasons[0].Note != d.Note {
			row.WhyFrom = p.source(root, d.Reasons[0].Note, d.Reasons[0].Line)
		}
		for _, k := range d.Known {
			who := toldRow{Link: personLink(root, k.Person)}
			if k.Since.IsZero() {
				if live {
					who.Left = p.ago(k.Due)
				}
				row.Untold = append(row.Untold, who)
				continue
			}
			who.Day = k.Since.Words()
			if len(k.From) > 0 {
				who.At = p.source(root, k.From[0].Note, k.From[0].Line)
			}
			row.Told = append(row.Told, who)
		}
		rows = append(rows, row)
	}
	return rows
}

// secret says why a decision is not for others, or not yet.
func (p *planner) secret(d practice.Decision) string {
	m := d.Note.Meeting
	switch {
	case m == nil:
		return ""
	case m.Until > p.Today:
		return "confidential until " + m.Until.Words()
	case m.Confidential && m.Until.IsZero():
		return "confidential"
	}
	return ""
}
