package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/practice"
)

// linked is a journal of a size, linked.
func linked(t testing.TB, s size) *journal.Journal {
	t.Helper()
	parser := note.NewParser(note.Options{})
	var notes []*note.Note
	err := newWriter(1, func(path string, text []byte) error {
		notes = append(notes, parser.Parse(strings.TrimPrefix(path, "content/"), bytes.Clone(text)))
		return nil
	}).journal(s)
	if err != nil {
		t.Fatal(err)
	}
	return journal.Link(notes, journal.Options{DailyContacts: true})
}

// today is the day that a journal is asked about.
func today() civil.Day { return civil.MustParse(ago(0)) }

// TestEveryPracticeIsTracked holds the journal to what it is for: every rule has something to read.
func TestEveryPracticeIsTracked(t *testing.T) {
	j := linked(t, presets["small"])
	r := practice.Run(j, practice.Options{WeekStart: 1}, today())
	if r.Idle {
		t.Errorf("the journal is idle: its last note is of %s", r.LastNote)
	}
	for _, s := range r.Rules {
		if !s.Tracked {
			t.Errorf("%s is not tracked", s.ID)
		}
	}
	for _, n := range j.Notes {
		for _, p := range n.Problems {
			t.Errorf("%s: %v", n.Path, p)
		}
	}
}

// BenchmarkPractices asks all rules about a day, and then about it and the twenty-five week ends before it. What was
// measured, and the ratio to the floor, stand in docs/performance.md; the program practices measures the ratio.
func BenchmarkPractices(b *testing.B) {
	for _, preset := range []string{"small", "medium"} {
		s := presets[preset]
		j := linked(b, s)
		b.Run(fmt.Sprint(s.notes()), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				practice.Run(j, practice.Options{WeekStart: 1}, today()).History("regular")
			}
		})
	}
}
