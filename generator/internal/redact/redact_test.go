package redact

import (
	"fmt"
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
