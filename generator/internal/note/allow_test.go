package note

import (
	"slices"
	"testing"

	"rapport/generator/internal/frontmatter"
)

// TestReadAllowed reads `allow_names` in each form that it may have, alike in notes and in the settings.
func TestReadAllowed(t *testing.T) {
	jane, mei := Allow{"Jane Doe", "she agreed", 2}, Allow{"Mei", "knows: told her", 2}
	for _, c := range []struct {
		value string
		want  []Allow
		bare  int
	}{
		{"", nil, 0},
		{`"Jane Doe: she agreed"`, []Allow{jane}, 0},
		{"{Jane Doe: she agreed}", []Allow{jane}, 0},
		{"[Jane Doe: she agreed]", []Allow{jane}, 0},
		{`["Jane Doe: she agreed", {Mei: "knows: told her"}]`, []Allow{jane, mei}, 0},
		{`[["Jane Doe: she agreed", Raj], "Mei: knows: told her"]`, []Allow{jane, mei}, 1},
		{`["Jane Doe", "Mei:", ": reason", {Raj: }]`, nil, 4},
	} {
		b := frontmatter.Parse("a.md", []byte("---\nallow_names: "+c.value+"\n---\n"), false, func(string) bool { return true })
		got, bare := ReadAllowed(b.Fields[0].Value)
		if !slices.Equal(got, c.want) || len(bare) != c.bare {
			t.Errorf("%s: read as %v and %d without a reason, want %v and %d", c.value, got, len(bare), c.want, c.bare)
		}
	}
}
