package note

import (
	"slices"
	"strings"
	"testing"
)

// TestNamePeople reads who is met from file names, whatever day stands in them.
func TestNamePeople(t *testing.T) {
	for _, c := range []struct {
		path string
		want []string
	}{
		{"1-1 Jane.md", []string{"Jane"}},
		{"1-1 with Jane Doe.md", []string{"Jane Doe"}},
		{"1-1 Jane 2026-09-14.md", []string{"Jane"}},
		{"1-1 Petra 3.11.2026.md", []string{"Petra"}},
		{"1-1 Petra - 3.11.2026.md", []string{"Petra"}},
		{"1on1 Petra 13.11.2026.md", []string{"Petra"}},
		{"1-1 Louis 14.md", []string{"Louis 14"}},
	} {
		stem := strings.TrimSuffix(c.path, ".md")
		r := &reading{Parser: NewParser(Options{}), n: &Note{Stem: stem}}
		var got []string
		for _, p := range r.namePeople() {
			got = append(got, p.Text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("people of %q = %q, want %q", c.path, got, c.want)
		}
	}
}
