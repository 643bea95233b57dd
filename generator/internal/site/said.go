package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// saidRow is a line that was said, given, got or promised.
type saidRow struct {
	Word    string
	Text    string
	Because string // the reason given with it; may be empty
	State   string // of a promise: open, late, kept, cancelled
	Words   told   // of a promise: how it stands
	At      string // :12, the line of the note
	ISO     string // in lists that go across meetings
	Day     string
	Who     []Link
	Source  Source

	line int
}

func atLine(line int) string {
	if line == 0 {
		return ""
	}
	return ":" + strconv.Itoa(line)
}

// because is the reasons given for what was said.
func because(s *journal.Said) string {
	switch len(s.Reasons) {
	case 0:
		return ""
	case 1:
		return s.Reasons[0].Text
	}
	texts := make([]string, len(s.Reasons))
	for i, reason := range s.Reasons {
		texts[i] = reason.Text
	}
	return strings.Join(texts, "; ")
}

func saidText(s *journal.Said) string {
	if s.Word == note.StanceWord && s.Text == "" {
		return s.Stance.String()
	}
	return s.Text
}

// mixSaid mixes what a row shows of a marker.
func (p *planner) mixSaid(s *sum, said *journal.Said) {
	s.int(int(said.Word))
	s.int(int(said.Stance))
	s.text(said.Text, because(said))
	s.day(said.Day)
	s.int(said.Line)
	p.mixPlace(s, said.Note)
	p.mixPeople(s, said.People)
}

func (p *planner) saidRow(root string, said *journal.Said, who bool) saidRow {
	day := p.day(said.Day)
	row := saidRow{
		Word: said.Word.String(), Text: saidText(said), Because: because(said), ISO: day.ISO, Day: day.words,
		Source: p.source(root, said.Note, said.Line),
	}
	if who {
		row.Who = personLinks(root, said.People)
	}
	return row
}

// aim reports whether a word tells what somebody wants or fears.
func aim(w note.Word) bool { return w == note.Wants || w == note.Concern }

// cares lists what somebody said they want and what worries them, latest first, and what the note says they care
// about.
func (p *planner) cares(root string, x *journal.Person) []saidRow {
	var rows []saidRow
	if x.Note != nil && x.Note.Person != nil {
		for _, text := range x.Note.Person.CaresAbout {
			rows = append(rows, saidRow{Word: "Cares about", Text: text, Source: p.source(root, x.Note, 0)})
		}
	}
	return append(rows, p.saidRows(root, x.Said, false, func(said *journal.Said) bool { return aim(said.Word) })...)
}

// apart lists what else was said about a person, or told them, that neither their timeline nor their own note shows.
func (p *planner) apart(root string, x *journal.Person) []saidRow {
	return p.saidRows(root, x.Said, false, func(said *journal.Said) bool {
		return !aim(said.Word) && !metAt(said, x) && said.Note != x.Note
	})
}

// metAt reports whether something was said at a contact with a person, whose timeline tells it then.
func metAt(said *journal.Said, x *journal.Person) bool {
	m := said.Meeting
	return m != nil && !m.Day.IsZero() && holds(m.People, x)
}

// saidRows lists what was said, latest first; a reason stands with what it is the reason for.
func (p *planner) saidRows(root string, list []*journal.Said, who bool, keep func(*journal.Said) bool) []saidRow {
	var sorted []*journal.Said
	for _, said := range list {
		if said.ReasonOf == nil && keep(said) {
			sorted = append(sorted, said)
		}
	}
	slices.SortStableFunc(sorted, func(a, b *journal.Said) int {
		return cmp.Or(-a.Day.Compare(b.Day), cmp.Compare(a.Note.Path, b.Note.Path), cmp.Compare(a.Line, b.Line))
	})
	rows := make([]saidRow, len(sorted))
	for i, said := range sorted {
		rows[i] = p.saidRow(root, said, who)
	}
	return rows
}

// backlink is a reference from another note.
type backlink struct {
	ISO, Day string
	Title    string
	Sentence string
	Source   Source
}

func (p *planner) backlinks(root string, list []journal.Backlink) []backlink {
	rows := make([]backlink, len(list))
	for i, b := range list {
		at := p.placeOf(b.Note)
		day := p.day(b.Day)
		rows[i] = backlink{day.ISO, day.words, at.Text, b.Sentence, at.source(root, b.Line)}
	}
	return rows
}

// extras are the fields of a note that rapport does not know.
func extras(n *note.Note) []fact {
	var facts []fact
	for _, e := range n.Extra {
		facts = append(facts, fact{Name: e.Key, Text: e.Text})
	}
	return facts
}
