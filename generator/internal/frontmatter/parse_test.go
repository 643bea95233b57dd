package frontmatter

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the wanted parts of the golden files")

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
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			in, want := input(t, archive)
			bom := strings.Contains("\n"+string(archive.Comment), "\nbom\n")
			got := describe(Parse("note.md", in, bom, isKnown))
			if *update {
				archive.Files = append(archive.Files[:1:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("Parse of %s (-want +got):\n%s", file, diff)
			}
		})
	}
}

// input returns the note and what is wanted of it, and fails when the archive holds anything else.
func input(t *testing.T, a *txtar.Archive) (in []byte, want string) {
	t.Helper()
	if len(a.Files) == 0 || len(a.Files) > 2 || len(a.Files) == 2 && a.Files[1].Name != "want" {
		t.Fatal("a golden file holds in or in-quoted, and want")
	}
	if len(a.Files) == 2 {
		want = string(a.Files[1].Data)
	}
	switch f := a.Files[0]; f.Name {
	case "in":
		return f.Data, want
	case "in-quoted":
		text, err := strconv.Unquote(strings.TrimSpace(string(f.Data)))
		if err != nil {
			t.Fatal(err)
		}
		return []byte(text), want
	}
	t.Fatalf("no part in, but %s", a.Files[0].Name)
	return nil, ""
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
