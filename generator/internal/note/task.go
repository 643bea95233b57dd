package note

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/markdown"
)

// debt says whose the items of a list are.
type debt uint8

const (
	noDebt debt = iota
	mine        // "I owe them"
	theirs      // "They owe me"
)

// debtWords are the headings and bold labels above such lists, folded.
var debtWords = map[string]debt{"iowethem": mine, "iowe": mine, "theyoweme": theirs, "theyowe": theirs}

func ticked(box byte) bool { return box == 'x' || box == 'X' }

// readTasks reads the tasks of boxes, owner tables, and lists of what is owed.
func (r *reading) readTasks() {
	lines := r.n.Doc.Lines
	label, labelHeading := noDebt, -1
	for i := range lines {
		line := &lines[i]
		if line.Quoted {
			continue
		}
		if d, rest, ok := debtLabel(line); ok {
			label, labelHeading = d, line.Heading
			if strings.TrimSpace(rest) != "" {
				_, plain, _ := strings.Cut(line.Plain, ":")
				r.addTask(line, rest, strings.TrimLeft(plain, ":"), d)
			}
			continue
		}
		if line.Heading != labelHeading || !line.Item {
			label = noDebt
		}
		owed := label
		if owed == noDebt && line.Heading >= 0 {
			owed = debtWords[foldDebt(r.n.Doc.Headings[line.Heading].Text)]
		}
		if line.Task != 0 || owed != noDebt && line.Item {
			r.addTask(line, line.Text, line.Plain, owed)
		}
	}
	for i := range r.n.Doc.Tables {
		r.taskTable(&r.n.Doc.Tables[i])
	}
	slices.SortStableFunc(r.n.Tasks, func(a, b Task) int { return cmp.Compare(a.Line, b.Line) })
}

// foldDebt folds a heading when it is short enough to be one of the words.
func foldDebt(heading string) string {
	if len(heading) > longestLabel {
		return ""
	}
	return foldWords(heading)
}

// debtLabel reads a line that begins with a bold "I owe them:".
func debtLabel(line *markdown.Line) (d debt, rest string, ok bool) {
	label, at, ok := boldLabel(line.Text)
	if !ok {
		return noDebt, "", false
	}
	d = debtWords[foldWords(label)]
	return d, line.Text[at:], d != noDebt
}

// addTask reads a task from the end of a line, in its source and as a reader sees it.
func (r *reading) addTask(line *markdown.Line, text, plain string, owed debt) {
	at := utf8.RuneCountInString(line.Text) - utf8.RuneCountInString(text)
	t := Task{Section: r.sectionAt(line.Heading), Line: line.Line, Column: line.Column + at}
	switch {
	case ticked(line.Task):
		t.State = Kept
	case line.Task == '-':
		t.State = Cancelled
	}
	t.Owner, t.To, plain = r.parties(unbroken(text), oneLine(plain), t.Line, t.Column)
	if t.Owner == nil && t.To == nil {
		r.owe(&t, owed)
	}
	t.Text = r.readDays(&t, plain, r.dayAt(line.Heading))
	t.Refs = otherRefs(r.refs(line), t.Owner, t.To)
	if strings.Trim(t.Text, "-–—. ") != "" || t.Owner != nil || len(t.Refs) > 0 {
		r.n.Tasks = append(r.n.Tasks, t)
	}
}

// owe gives a task the sides that the heading above it says.
func (r *reading) owe(t *Task, owed debt) {
	switch owed {
	case noDebt:
	case mine:
		t.Owner = &Name{Text: me, Line: t.Line, Column: t.Column}
		t.To = r.counterparty(t)
	case theirs:
		t.Owner = r.counterparty(t)
		t.To = &Name{Text: me, Line: t.Line, Column: t.Column}
	}
}

// counterparty returns the person that the note is about or the only one that the meeting was with.
func (r *reading) counterparty(t *Task) *Name {
	people := []Name(nil)
	switch {
	case r.n.Person != nil:
		return &Name{Text: r.n.Person.Name, Line: t.Line, Column: t.Column}
	case t.Section >= 0 && len(r.n.Sections[t.Section].People) > 0:
		people = r.n.Sections[t.Section].People
	case r.n.Meeting != nil:
		people = r.n.Meeting.People
	}
	people = slices.DeleteFunc(slices.Clone(people), func(n Name) bool { return isMe(n.Text) })
	if len(people) != 1 {
		return nil
	}
	return &people[0]
}

// parties reads `owner -> to: ` or `NAME: ` at the start of a task, and returns what a reader sees behind it.
func (r *reading) parties(text, plain string, line, column int) (owner, to *Name, rest string) {
	colon := headColon(text)
	behindColon := plain[headColon(plain)+1:]
	if i, n := arrow(text); i >= 0 && (colon < 0 || i < colon) {
		owner = partyIn(text[:i], line, column)
		after := column + utf8.RuneCountInString(text[:i+n])
		if colon > 0 {
			to, rest = partyIn(text[i+n:colon], line, after), behindColon
		} else if to = partyAhead(text[i+n:], line, after); to != nil {
			k, n := arrow(plain)
			_, rest, _ = strings.Cut(plain[k+n:], to.Text)
		}
		if to != nil {
			return owner, to, rest
		}
		return nil, nil, plain
	}
	if colon <= 0 || !r.isParty(text[:colon]) || strings.HasPrefix(text[colon:], "://") || strings.HasPrefix(text[colon:], "::") {
		return nil, nil, plain
	}
	if owner = partyIn(text[:colon], line, column); owner == nil {
		return nil, nil, plain
	}
	return owner, nil, behindColon
}

// arrow returns the place and length of the first arrow outside of links.
func arrow(s string) (at, size int) {
	for i := 0; i < len(s) && i < longestHead; {
		if s[i] == '[' {
			if _, _, n, ok := readLink(s[i:]); ok {
				i += n
				continue
			}
		}
		for _, a := range [...]string{"->", "→"} {
			if strings.HasPrefix(s[i:], a) {
				return i, len(a)
			}
		}
		i++
	}
	return -1, 0
}

// partyIn returns the name in a text that should be one.
func partyIn(text string, line, column int) *Name {
	names := ParseNames(text, line, column)
	if len(names) == 0 {
		return nil
	}
	if isMe(names[0].Text) && names[0].Target == "" {
		names[0].Text = me
	}
	return &names[0]
}

// partyAhead returns the link, mention or me that a text begins with.
func partyAhead(text string, line, column int) *Name {
	s := strings.TrimLeft(text, " ")
	column += len(text) - len(s)
	n, from, _, ok := readName(s)
	if ok && (n.Target != "" || n.Handle != "" && n.Handle == n.Text) {
		n.Line, n.Column = line, column+from
		return &n
	}
	if word, _ := cutWord(s); isMe(word) {
		return &Name{Text: word, Line: line, Column: column}
	}
	return nil
}

// labels are words that stand before the colon of a task without being anybody's name, folded.
var labels = map[string]bool{
	"todo": true, "note": true, "fyi": true, "action": true, "ask": true, "idea": true, "question": true, "next": true,
	"nextstep": true, "followup": true, "decision": true, "reminder": true, "call": true, "email": true, "read": true,
	"review": true, "send": true, "write": true, "check": true, "fix": true, "bug": true, "risk": true, "prep": true,
	"waiting": true, "waitingfor": true, "urgent": true, "important": true, "optional": true, "due": true,
}

// isParty tells `Jane: the deck` from other words before a colon: a name is a link or mention, or a few words that
// each begin with a capital or in a script without any.
func (r *reading) isParty(head string) bool {
	head = strings.Trim(head, " *_")
	if strings.HasPrefix(head, "[") || strings.HasPrefix(head, "@") || isMe(head) {
		return true
	}
	if i := strings.IndexAny(head, "(<"); i > 0 {
		head = strings.TrimSpace(head[:i])
	}
	words := strings.Fields(head)
	if len(words) == 0 || len(words) > 4 || labels[foldWords(head)] || len(r.words[FoldName(words[0])]) > 0 {
		return false
	}
	for i, word := range words {
		first, _ := utf8.DecodeRuneInString(word)
		if !unicode.IsLetter(first) || unicode.IsLower(first) && (i == 0 || i == len(words)-1) {
			return false
		}
	}
	return true
}

// otherRefs returns the names of a task's line less its owner and receiver.
func otherRefs(refs []Name, owner, to *Name) []Name {
	same := func(n Name, party *Name) bool {
		if party == nil {
			return false
		}
		if party.Target != "" || n.Target != "" {
			return FoldName(n.Target) == FoldName(party.Target)
		}
		return FoldName(n.Text) == FoldName(party.Text)
	}
	return slices.DeleteFunc(refs, func(n Name) bool { return same(n, owner) || same(n, to) })
}

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
	if err != nil && err != civil.ErrNoDay {
		r.badDue(text, line, 0, err)
	}
	return w.Day
}
