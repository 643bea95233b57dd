package note

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

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
	r.n.Tasks = make([]Task, 0, boxes(lines))
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
			owed = debtWords[r.headings[line.Heading]]
		}
		if line.Task != 0 && !r.onRoll(line) || owed != noDebt && line.Item {
			r.addTask(line, line.Text, line.Plain, owed)
		}
	}
	for i := range r.n.Doc.Tables {
		r.taskTable(&r.n.Doc.Tables[i])
	}
	slices.SortStableFunc(r.n.Tasks, func(a, b Task) int { return cmp.Compare(a.Line, b.Line) })
}

// boxes counts the lines with a box, each of which is perhaps a task.
func boxes(lines []markdown.Line) int {
	n := 0
	for i := range lines {
		if lines[i].Task != 0 && !lines[i].Quoted {
			n++
		}
	}
	return n
}

// onRoll reports whether a line stands under a heading that names who was there, or who was not: a box there is ticked
// for somebody, not for something done.
func (r *reading) onRoll(line *markdown.Line) bool {
	if line.Heading < 0 {
		return false
	}
	heading := r.headings[line.Heading]
	return r.rolls.present[heading] || r.rolls.absent[heading]
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
	if r.n.Person != nil {
		return &Name{Text: r.n.Person.Name, Line: t.Line, Column: t.Column}
	}
	if o := &r.other; !o.known || o.section != t.Section {
		*o = other{known: true, section: t.Section, name: r.onlyOther(t.Section)}
	}
	return r.other.name
}

// other is the only counterparty of the section that was asked about last: many tasks ask about the same.
type other struct {
	known   bool
	section int
	name    *Name
}

// onlyOther returns the only person besides me in a section, or in the note, and nil when there are none or several.
func (r *reading) onlyOther(section int) *Name {
	var people []Name
	switch {
	case section >= 0 && len(r.n.Sections[section].People) > 0:
		people = r.n.Sections[section].People
	case r.n.Meeting != nil:
		people = r.n.Meeting.People
	}
	var only *Name
	for i := range people {
		switch {
		case isMe(people[i].Text):
		case only != nil:
			return nil
		default:
			only = &people[i]
		}
	}
	return only
}

// otherRefs returns the names of a task's line less its owner and receiver.
func otherRefs(refs []Name, owner, to *Name) []Name {
	same := func(n Name, party *Name) bool {
		if party == nil {
			return false
		}
		if party.Target != "" || n.Target != "" {
			return sameName(n.Target, party.Target)
		}
		return sameName(n.Text, party.Text)
	}
	return slices.DeleteFunc(refs, func(n Name) bool { return same(n, owner) || same(n, to) })
}
