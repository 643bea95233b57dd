package note

import (
	"errors"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/markdown"
)

// columns are the columns of an owner table; -1 for one that it does not have.
type columns struct{ task, owner, due, state int }

// taskColumns finds the columns of a table of tasks and their owners.
func taskColumns(t *markdown.Table) (c columns, ok bool) {
	c = columns{-1, -1, -1, -1}
	for i, header := range t.Header {
		column := (*int)(nil)
		switch foldWords(header) {
		case "task", "tasks", "action", "actions", "actionitem", "actionitems", "what":
			column = &c.task
		case "owner", "owners", "who":
			column = &c.owner
		case "due", "by", "when", "deadline", "duedate":
			column = &c.due
		case "status", "state", "done":
			column = &c.state
		}
		if column != nil && *column < 0 {
			*column = i
		}
	}
	return c, c.task >= 0 && c.owner >= 0
}

// unmarked takes the marks of emphasis and code out of a cell.
var unmarked = strings.NewReplacer("**", "", "__", "", "`", "")

// taskTable reads a table of tasks, one task for each owner.
func (r *reading) taskTable(table *markdown.Table) {
	c, ok := taskColumns(table)
	if !ok || table.Quoted {
		return
	}
	for _, row := range table.Rows {
		at := func(column int) string {
			if column < 0 || column >= len(row.Cells) {
				return ""
			}
			return strings.TrimSpace(row.Cells[column])
		}
		t := Task{State: cellState(at(c.state)), Section: r.sectionAt(table.Heading), Line: row.Line, Column: 1}
		base := r.dayAt(table.Heading)
		t.Text = r.readDays(&t, plainText(unmarked.Replace(at(c.task))), base)
		if t.Text == "" {
			continue
		}
		if due := at(c.due); due != "" && t.Due == 0 {
			t.Due = r.dueCell(due, row.Line, base)
		}
		if c.task < len(row.Refs) {
			t.Refs = r.refsAt(row.Refs[c.task])
		}
		owners := ParseNames(at(c.owner), row.Line, 1)
		if len(owners) == 0 {
			r.n.Tasks = append(r.n.Tasks, t)
		}
		for i := range owners {
			own := t
			own.Owner = &owners[i]
			if isMe(own.Owner.Text) {
				own.Owner.Text = me
			}
			r.n.Tasks = append(r.n.Tasks, own)
		}
	}
}

// cellState reads the state of a task in a table.
func cellState(text string) TaskState {
	switch foldWords(text) {
	case "x", "done", "kept", "closed", "complete", "completed", "yes":
		return Kept
	case "cancelled", "canceled", "dropped":
		return Cancelled
	}
	if strings.ContainsAny(text, "✅✔☑") {
		return Kept
	}
	return Open
}

// dueCell reads the day in a cell.
func (r *reading) dueCell(text string, line int, base civil.Day) civil.Day {
	if d, _ := weekdayAfter(base, text); d != 0 {
		return d
	}
	w, err := civil.Read(plainText(text), r.o.DateOrder)
	if err != nil && !errors.Is(err, civil.ErrNoDay) {
		r.badDue(text, line, 0, err)
	}
	return w.Day
}
