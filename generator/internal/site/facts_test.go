package site

import (
	"slices"
	"testing"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// TestStub proves that a note begun from a page is read as the person it was begun for.
func TestStub(t *testing.T) {
	parser := note.NewParser(note.Options{Content: "content/"})
	for _, name := range []string{"Hana Sato", "Zoë Ærlig", `A/B "C": [x] #y`, "山田太郎", `back\slash`, "..."} {
		x := &journal.Person{Name: name, Spellings: []string{`H. "S"`, "Hana"}}
		path, text := stub("content/", x)
		n := parser.Parse(path, []byte(text))
		if n.Kind != note.PersonNote || n.Person.Name != name || !slices.Equal(n.Aliases, x.Spellings) || len(n.Problems) > 0 {
			t.Errorf("the stub for %q, %s, is read as %v %q with aliases %q and problems %v", name, path, n.Kind, n.Person.Name, n.Aliases, n.Problems)
		}
	}
}
