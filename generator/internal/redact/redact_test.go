package redact

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rapport/generator/internal/golden"
	"rapport/generator/internal/note"
)

var options = Options{
	Note: note.Options{
		Content: "content/", Fields: map[string][]string{"people": {"teilnehmer"}, "absent": {"fehlend"}},
		Markers: map[string][]string{"Gave": {"gegeben"}},
	},
	Fields: []string{"place", "aliases", "email"},
}

// TestGolden redacts the notes of each archive.
func TestGolden(t *testing.T) {
	r := New(options)
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, a *txtar.Archive) string {
		var b strings.Builder
		for _, f := range a.Files {
			if strings.Contains(string(f.Data), "\\r\\n") {
				f.Data = []byte(strings.ReplaceAll(string(f.Data), "\\r\\n\n", "\r\n"))
			}
			got := r.Bytes(f.Name, f.Data)
			fmt.Fprintf(&b, "## %s\n", f.Name)
			if !got.Public {
				fmt.Fprintf(&b, "private: %s\n\n", got.Why)
				continue
			}
			for i, text := range strings.Split(strings.TrimSuffix(string(got.Bytes), "\n"), "\n") {
				fmt.Fprintf(&b, "%3d|%s\n", got.Lines[i], text)
			}
			for _, c := range got.Cut {
				fmt.Fprintf(&b, "cut %d-%d %s\n", c.From, c.To, strings.TrimSpace(string(c.Kind)+" "+c.Key))
			}
			for _, p := range got.Problems {
				fmt.Fprintf(&b, "%s\n", p)
			}
			b.WriteByte('\n')
		}
		return b.String()
	})
}

// TestTooComplex holds back a note in which the renderer reads nothing: what it shows as plain text may be anything.
func TestTooComplex(t *testing.T) {
	src := "---\nvisibility: public\n---\n" + strings.Repeat("> ", 200) + "text\n"
	if got := New(options).Bytes("content/a.md", []byte(src)); got.Public || got.Why == "" || got.Bytes != nil {
		t.Errorf("it is public: %q", got.Bytes)
	}
}

// TestFencesAtTheEnd numbers the last line of front matter that nothing follows.
func TestFencesAtTheEnd(t *testing.T) {
	for _, src := range []string{"---\nvisibility: public\n---", "---\nvisibility: public\n---\n"} {
		if got := New(options).Bytes("content/a.md", []byte(src)); !slices.Equal(got.Lines, []int{1, 2, 3}) {
			t.Errorf("%q has the lines %v", src, got.Lines)
		}
	}
}
