package practice

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// listen asks whether notes of talks alone hold what the other said. The article asks for active listening and open
// questions; two of the last five notes within a year, and three notes at least, are judgement.
var listen = Rule{
	ID:       "listen",
	Article:  Coalitions,
	Practice: "Listen actively and ask open questions: let the notes of a talk hold what they said.",
	Start:    "`Heard: WHAT THEY SAID` in a note of a talk with one person",
	Limits:   map[string]int{"notes": 5, "least": 3, "heard": 2, "days": 365},
	Tracked:  func(a *Asking) bool { return a.EverSaid(theirWords...) || a.EverSaid(note.Asked) },
	Find: func(a *Asking) []Finding {
		list := a.room
		for _, p := range a.active {
			if f, ok := a.listen(p); ok {
				list = append(list, f)
			}
		}
		return list
	},
}

// theirWords begin lines that hold what somebody else said.
var theirWords = []note.Word{note.Heard, note.Wants, note.Because, note.Concern, note.TheirNews}

func (a *Asking) listen(p *journal.Person) (f Finding, ok bool) {
	from := a.On.Add(-a.Limit("listen", "days", 365))
	most := a.Limit("listen", "notes", 5)
	var talks, deaf []*journal.Contact
	for _, c := range slices.Backward(a.Contacts(p)) {
		if c.Day < from || len(talks) == most {
			break
		}
		if noteOfTalk(c.Meeting, p) {
			talks = append(talks, c)
		}
	}
	if len(talks) < a.Limit("listen", "least", 3) {
		return f, false
	}
	f = Finding{Subject: Subject{Person: p}, Confidence: Marked}
	var heard []*journal.Contact
	for _, c := range talks {
		if theyTalk(c.Meeting, p) {
			heard = append(heard, c)
		} else {
			deaf = append(deaf, c)
		}
	}
	if len(heard) >= a.Limit("listen", "heard", 2) {
		f.State, f.Evidence = Met, notesOf(heard)
		f.Text = fmt.Sprintf("%d of the last %d notes of talks hold what %s said.", len(heard), len(talks), p.Name)
		return f, true
	}
	f.State, f.Evidence = Gap, notesOf(deaf)
	f.Text = fmt.Sprintf("%d of the last %d notes of talks with %s hold only your points; the last is of %s.",
		len(deaf), len(talks), p.Name, deaf[0].Day.Words())
	f.Action = fmt.Sprintf("Open the next talk with: %s, what am I missing?", firstName(p))
	if day, _ := a.Plan(p, 0, alone(p)); day != 0 { // the talk to come is not the answer: it is the time to ask
		f.Action = fmt.Sprintf("Open the talk on %s with: %s, what am I missing?", day.Words(), firstName(p))
	}
	return f, true
}

// notesOf are the notes or sections of contacts as evidence: it is what they hold that counts, not who is named there.
func notesOf(contacts []*journal.Contact) []Evidence {
	list := make([]Evidence, len(contacts))
	for i, c := range contacts {
		list[i] = Evidence{c.Meeting.Note, c.Meeting.Line}
	}
	return list
}

// noteOfTalk is a 1:1 that has a note or a section of its own. A line in a log or a daily note has no room for both
// sides.
func noteOfTalk(m *journal.Meeting, p *journal.Person) bool {
	return (m.Origin == journal.OfNote || m.Origin == journal.OfSection) && m.OneToOne(p)
}

// theyTalk reports whether a note of a talk holds anything that the other said: a line with one of the words, a
// question that was asked, a quotation, or a line that begins with their name.
func theyTalk(m *journal.Meeting, p *journal.Person) bool {
	for _, s := range m.Said {
		if slices.Contains(theirWords, s.Word) || s.Word == note.Asked && strings.HasSuffix(s.Text, "?") {
			return true
		}
	}
	html := m.Note.Doc.HTML
	if s := m.Section; s != nil && s.Heading >= 0 && s.Heading < len(m.Note.Doc.Headings) {
		h := m.Note.Doc.Headings[s.Heading]
		html = html[h.Inside:h.End]
	}
	if strings.Contains(html, "<blockquote") {
		return true
	}
	named := func(name string) bool { return name != "" && strings.Contains(html, name) }
	if !named(firstName(p)) && (p.Note == nil || !slices.ContainsFunc(p.Note.Aliases, named)) {
		return false
	}
	for line := range strings.Lines(html) {
		if beginsWithName(line, p) {
			return true
		}
	}
	return false
}

// beginsWithName reports whether a line of HTML begins with somebody's name, first name or alias. A heading does not
// count: it is the note's.
func beginsWithName(line string, p *journal.Person) bool {
	for strings.HasPrefix(line, "<") {
		if strings.HasPrefix(line, "<h") {
			return false
		}
		_, line, _ = strings.Cut(line, ">")
	}
	line = strings.TrimPrefix(line, "@")
	begins := func(name string) bool {
		rest, ok := strings.CutPrefix(line, name)
		next, _ := utf8.DecodeRuneInString(rest)
		return ok && name != "" && !unicode.IsLetter(next) && !unicode.IsDigit(next)
	}
	if begins(p.Name) || begins(firstName(p)) {
		return true
	}
	return p.Note != nil && slices.ContainsFunc(p.Note.Aliases, begins)
}
