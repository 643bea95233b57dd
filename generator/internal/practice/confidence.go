package practice

import (
	"slices"

	"rapport/generator/internal/note"
)

// String returns the word of exports.
func (c Confidence) String() string { return [...]string{"marked", "structural", "inferred"}[c] }

// rests says what a finding rests on. Where its rule does not tell, what stands at a marker or a task was said in so many
// words, and the rest is read from fields, days and attendees.
func (f *Finding) rests() Confidence {
	if f.Confidence != Marked || slices.ContainsFunc(f.Evidence, Evidence.marked) {
		return f.Confidence
	}
	return Structural
}

// marked reports whether a marker or a task stands at the place.
func (e Evidence) marked() bool {
	if e.Line == 0 {
		return false
	}
	_, marker := slices.BinarySearchFunc(e.Note.Markers, e.Line, func(m note.Marker, line int) int { return m.Line - line })
	_, task := slices.BinarySearchFunc(e.Note.Tasks, e.Line, func(t note.Task, line int) int { return t.Line - line })
	return marker || task
}
