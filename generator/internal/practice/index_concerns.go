package practice

import (
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// worry is a concern of somebody, and the first line that answers it; nil when none ever does.
type worry struct{ said, answer *journal.Said }

// addWorries finds what answers each concern. A line that closes a concern opens none.
func (x *index) addWorries() {
	x.worries = map[*journal.Person][]worry{}
	for p, all := range x.saidOf {
		for _, s := range x.wordOf[wordOf{p, note.Concern}] {
			if !closes(s) {
				x.worries[p] = append(x.worries[p], worry{s, answer(all, s)})
			}
		}
	}
}

// answer is the first line that closes a concern; nil when none does.
func answer(list []*journal.Said, concern *journal.Said) *journal.Said {
	for _, s := range list {
		later := s.Day > concern.Day || s.Day == concern.Day && (s.Note != concern.Note || s.Line > concern.Line)
		if later && (slices.Contains(grounds, s.Word) || s.Word != note.Asked && closes(s)) {
			return s
		}
	}
	return nil
}

// concernsOf are the concerns of somebody up to the day, by day.
func (a *Asking) concernsOf(p *journal.Person) []worry {
	list := a.worries[p]
	n, _ := slices.BinarySearchFunc(list, a.On+1, func(w worry, d civil.Day) int { return w.said.Day.Compare(d) })
	return list[:n]
}

// answered is what answers a concern by the day; nil when it is open.
func (a *Asking) answered(w worry) *journal.Said {
	if w.answer == nil || w.answer.Day > a.On {
		return nil
	}
	return w.answer
}
