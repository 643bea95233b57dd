package journal

import (
	"strings"
	"testing"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/note"
)

func TestAhead(t *testing.T) {
	parser := note.NewParser(note.Options{})
	var notes []*note.Note
	for _, f := range [][2]string{
		{"initiatives/Hiring.md", "---\nstatus: paused\ndecision: 2026-12-01\n---\n"},
		{"initiatives/Pricing.md", "---\ndecision: 2026-12-03\n---\n"},
		{"meetings/2026-11-20 Past.md", "people: Raj\n"},
		{"meetings/2026-11-21 Today.md", "people: Raj\n"},
		{"meetings/2026-11-21 Written.md", "---\npeople: Raj\n---\nWe talked.\n"},
		{"meetings/2026-12-03 Board.md", "people: Mei Tan\n"},
		{"people/Mei Tan.md", "---\nnext: 2026-11-30 coffee\n---\n"},
		{"people/Omar.md", "---\nnext: 2026-11-29 lunch\n---\n"},
		{"people/Tom.md", "---\nnext: 2026-11-29\nstatus: left\n---\n"},
		{"people/Una.md", "---\nnext: 2026-11-01\n---\n\n## Log\n\n- 2026-11-21: call\n"},
	} {
		notes = append(notes, parser.Parse(f[0], []byte(f[1])))
	}
	var got []string
	for _, a := range Link(notes, Options{}).Ahead(civil.MustParse("2026-11-21")) {
		got = append(got, a.Day.String()+" "+a.URL())
	}
	want := "2026-11-21 meetings/2026-11-21-today.html, 2026-11-29 people/omar.html, 2026-12-03 initiatives/pricing.html, 2026-12-03 meetings/2026-12-03-board.html"
	if strings.Join(got, ", ") != want {
		t.Errorf("Ahead = %s\nwant %s", strings.Join(got, ", "), want)
	}
}
