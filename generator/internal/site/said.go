package site

import (
	"cmp"
	"slices"
	"strconv"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// saidRow is a line that was said, given, got or promised.
type saidRow struct {
	Word    string
	Text    string
	Because string // the reason given with it; may be empty
	State   string // of a promise: open, late, kept, cancelled
	Words   string // of a promise: how it stands
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
	s.text(said.Text)
	s.day(said.Day)
	s.int(said.Line)
	p.mixPlace(s, said.Note)
	p.mixPeople(s, said.People)
}

func (p *planner) saidRow(root string, said *journal.Said, who bool) saidRow {
	row := saidRow{
		Word: said.Word.String(), Text: saidText(said), ISO: said.Day.String(), Day: said.Day.Words(),
		Source: p.source(root, said.Note, said.Line),
	}
	if who {
		row.Who = personLinks(root, said.People)
	}
	return row
}

// aim reports whether a word tells what somebody wants or fears.
func aim(w note.Word) bool { return w == note.Wants || w == note.Because || w == note.Concern }

// apart lists what was said about a person, or by them, outside the meetings they were at.
func (p *planner) apart(x *journal.Person) []*journal.Said {
	var list []*journal.Said
	for _, v := range x.Involved {
		for _, said := range v.Initiative.Said {
			if holds(said.People, x) && (said.Meeting == nil || !holds(said.Meeting.People, x)) {
				list = append(list, said)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b *journal.Said) int {
		return cmp.Or(-a.Day.Compare(b.Day), cmp.Compare(a.Note.Path, b.Note.Path), cmp.Compare(a.Line, b.Line))
	})
	return slices.CompactFunc(list, func(a, b *journal.Said) bool { return a == b })
}

// cares lists what somebody said they want, why, and what worries them, latest first, and what the note says they care
// about.
func (p *planner) cares(root string, x *journal.Person) []saidRow {
	var rows []saidRow
	if x.Note != nil && x.Note.Person != nil {
		for _, text := range x.Note.Person.CaresAbout {
			rows = append(rows, saidRow{Word: "Cares about", Text: text, Source: p.source(root, x.Note, 0)})
		}
	}
	var list []*journal.Said
	for _, c := range x.Contacts {
		for _, said := range c.Meeting.Said {
			if aim(said.Word) && holds(said.People, x) {
				list = append(list, said)
			}
		}
	}
	for _, said := range p.apart(x) {
		if aim(said.Word) {
			list = append(list, said)
		}
	}
	return append(rows, p.saidRows(root, list, false)...)
}

// saidRows lists what was said, latest first; a reason stands with what it is the reason for.
func (p *planner) saidRows(root string, list []*journal.Said, who bool) []saidRow {
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b *journal.Said) int {
		return cmp.Or(-a.Day.Compare(b.Day), cmp.Compare(a.Note.Path, b.Note.Path), cmp.Compare(a.Line, b.Line))
	})
	rows := make([]saidRow, 0, len(sorted))
	for i, said := range sorted {
		if i > 0 && reason(sorted[i-1], said) {
			rows[len(rows)-1].Because = saidText(said)
			continue
		}
		rows = append(rows, p.saidRow(root, said, who))
	}
	return rows
}

// reason reports whether a line gives the reason for the one before it.
func reason(before, said *journal.Said) bool {
	if before.Note != said.Note {
		return false
	}
	switch said.Word {
	case note.Because:
		return before.Word == note.Wants || before.Word == note.Concern || before.Word == note.Decision
	case note.Why:
		return before.Word == note.Decision
	}
	return false
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
		rows[i] = backlink{b.Day.String(), b.Day.Words(), p.places[b.Note].Text, b.Sentence, p.source(root, b.Note, b.Line)}
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
