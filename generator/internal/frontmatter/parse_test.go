package frontmatter

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rapport/generator/internal/golden"
)

// isKnown stands for the keys that package note knows.
func isKnown(folded string) bool {
	switch folded {
	case "title", "date", "people", "attendees", "type", "tags", "visibility", "with", "name", "role":
		return true
	}
	return false
}

// Each golden file holds one note in the part "in", or quoted as Go does in "in-quoted" where blanks and marks that
// take no room matter; its comment says what is promised. A comment line "bom" stands for a byte-order mark.
func TestGolden(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, a *txtar.Archive) string {
		bom := strings.Contains("\n"+string(a.Comment), "\nbom\n")
		return describe(Parse("note.md", input(t, a), bom, isKnown))
	})
}

// input returns the note, and fails when the archive holds anything else.
func input(t *testing.T, a *txtar.Archive) []byte {
	t.Helper()
	if len(a.Files) != 1 {
		t.Fatal("a golden file holds in or in-quoted, and want")
	}
	switch f := a.Files[0]; f.Name {
	case "in":
		return f.Data
	case "in-quoted":
		text, err := strconv.Unquote(strings.TrimSpace(string(f.Data)))
		if err != nil {
			t.Fatal(err)
		}
		return []byte(text)
	}
	t.Fatalf("no part in, but %s", a.Files[0].Name)
	return nil
}

// describe writes a block as golden files hold it.
func describe(b Block) string {
	var s strings.Builder
	fmt.Fprintf(&s, "sound: %v\n", b.Sound)
	if b.Template {
		s.WriteString("template\n")
	}
	describeFields(&s, b.Fields, "")
	for _, p := range b.Problems {
		fmt.Fprintf(&s, "%s [%s]\n", p, p.Code)
		if p.Excerpt != "" {
			fmt.Fprintf(&s, "\t%s\n", p.Excerpt)
		}
	}
	fmt.Fprintf(&s, "body from line %d:\n", b.BodyLine)
	for line := range bytes.Lines(b.Body) {
		fmt.Fprintf(&s, "\t%s\n", bytes.TrimSuffix(line, []byte{'\n'}))
	}
	return s.String()
}

func describeFields(s *strings.Builder, fields []Field, indent string) {
	for _, f := range fields {
		fmt.Fprintf(s, "%s%d:%d %s", indent, f.Line, f.Column, f.Key)
		describeValue(s, f.Value, indent)
	}
}

func describeValue(s *strings.Builder, v Value, indent string) {
	fmt.Fprintf(s, " = %d:%d", v.Line, v.Column)
	switch v.Kind {
	case Blank:
		s.WriteString(" blank\n")
	case Scalar:
		fmt.Fprintf(s, " %q", v.Text)
		if v.Plain {
			s.WriteString(" plain")
		}
		s.WriteByte('\n')
	case List:
		s.WriteString(" list\n")
		for _, item := range v.Items {
			s.WriteString(indent + "  -")
			describeValue(s, item, indent+"  ")
		}
	case Map:
		s.WriteString(" map\n")
		describeFields(s, v.Fields, indent+"  ")
	}
}
