package journal

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rapport/generator/internal/note"
)

var update = flag.Bool("update", false, "write the wanted parts of testdata anew")

// TestGolden links the journals in testdata. Each holds notes, perhaps a file "me" with names that mean me and a file
// "files" with paths of attachments, and "want": the lines of the journal that begin with one of the words in the
// archive's comment behind "show:".
func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			parser := note.NewParser(note.Options{Content: "content/"})
			o := Options{DailyContacts: true}
			var notes []*note.Note
			want := -1
			for i, f := range a.Files {
				switch f.Name {
				case "want":
					want = i
				case "me":
					o.Me = strings.Split(strings.TrimSpace(string(f.Data)), "\n")
				case "files":
					o.Files = strings.Split(strings.TrimSpace(string(f.Data)), "\n")
				default:
					notes = append(notes, parser.Parse("content/"+f.Name, f.Data))
				}
			}
			got := shown(dump(Link(notes, o)), string(a.Comment))
			if *update {
				if want < 0 {
					want = len(a.Files)
					a.Files = append(a.Files, txtar.File{Name: "want"})
				}
				a.Files[want].Data = []byte(got)
				if err := os.WriteFile(path, bytes.TrimLeft(txtar.Format(a), "\n"), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want < 0 {
				t.Fatal("it wants nothing: run with -update")
			}
			if d := cmp.Diff(string(a.Files[want].Data), got); d != "" {
				t.Error(d)
			}
		})
	}
}

// shown keeps the blocks of a dump that begin with one of the words behind "show:" in a comment.
func shown(dump, comment string) string {
	_, words, ok := strings.Cut(comment, "show:")
	if !ok {
		return dump
	}
	words, _, _ = strings.Cut(words, "\n")
	var b strings.Builder
	keep := false
	for line := range strings.Lines(dump) {
		if !strings.HasPrefix(line, " ") {
			keep = false
			for _, w := range strings.Fields(words) {
				keep = keep || strings.HasPrefix(line, w)
			}
		}
		if keep {
			b.WriteString(line)
		}
	}
	return b.String()
}
