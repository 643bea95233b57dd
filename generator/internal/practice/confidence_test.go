package practice

import (
	"testing"

	"rapport/generator/internal/note"
)

func TestConfidence(t *testing.T) {
	n := note.NewParser(note.Options{Content: "content/"}).Parse("content/meetings/2026-09-14 Talk.md",
		[]byte("---\npeople: Jane Doe\n---\nWe talked.\n\nWants: one list\n\n- [ ] me -> Jane Doe: send it\n"))
	if len(n.Markers) != 1 || len(n.Tasks) != 1 {
		t.Fatalf("%d markers and %d tasks, want one of each", len(n.Markers), len(n.Tasks))
	}
	for _, c := range []struct {
		name  string
		said  Confidence
		lines []int
		want  string
	}{
		{"nowhere", Marked, nil, "structural"},
		{"a note", Marked, []int{0}, "structural"},
		{"a field", Marked, []int{2}, "structural"},
		{"a marker", Marked, []int{2, 6}, "marked"},
		{"a task", Marked, []int{8}, "marked"},
		{"what was inferred stays so", Inferred, []int{6}, "inferred"},
	} {
		f := Finding{Confidence: c.said}
		for _, line := range c.lines {
			f.Evidence = append(f.Evidence, Evidence{Note: n, Line: line})
		}
		if got := f.rests().String(); got != c.want {
			t.Errorf("%s: rests() = %s, want %s", c.name, got, c.want)
		}
	}
}
