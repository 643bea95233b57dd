package generator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rapport/generator/internal/golden"
)

// TestVaults builds small vaults, each in a style that people really write in, and compares what the export says. Every
// archive of the folder is a vault; its last file, want, is the export in short.
func TestVaults(t *testing.T) {
	golden.Archives(t, "testdata/vaults/*.txtar", func(t *testing.T, a *txtar.Archive) string {
		dir := t.TempDir()
		for _, f := range a.Files {
			put(t, dir, f.Name, f.Data)
		}
		r := builtAt(t, New(Options{Dir: dir, Today: day(t, "2026-09-20")}), noon)
		return inShort(t, r)
	})
}

// put writes a file below a folder.
func put(t *testing.T, dir, name string, data []byte) {
	t.Helper()
	p := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func day(t *testing.T, text string) Day {
	t.Helper()
	d, err := ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// exported is what the tests read of an export.
type exported struct {
	People []struct {
		ID, Name, Level, Role, Org, Status, Source string
		Aliases, Spellings, Ties                   []string
		Contacts                                   int
		First                                      string `json:"first_contact"`
		Last                                       string `json:"last_contact"`
		Next                                       string
		Cadence                                    int `json:"cadence_days"`
	}
	Meetings []struct {
		ID, Title, Date, Channel string
		People, Initiatives      []string
	}
	Initiatives []struct {
		ID, Status, Start string
		Decider, Owners   []string
	}
	Commitments []struct {
		Owner, To, What, Due, Source string
		Done, Cancelled              bool
	}
}

// export reads the export of a build.
func export(t *testing.T, r *Result) exported {
	t.Helper()
	var b bytes.Buffer
	if err := r.ExportJSON(&b); err != nil {
		t.Fatal(err)
	}
	var e exported
	if err := json.Unmarshal(b.Bytes(), &e); err != nil {
		t.Fatal(err)
	}
	return e
}

// inShort is the export of a build, one line for each thing; what is empty is left out.
func inShort(t *testing.T, r *Result) string {
	t.Helper()
	var b strings.Builder
	e := export(t, r)
	for _, p := range e.People {
		fmt.Fprintf(&b, "person %s %q %s", p.ID, p.Name, p.Level)
		if p.Contacts > 0 {
			fmt.Fprintf(&b, " contacts %d: %s..%s", p.Contacts, p.First, p.Last)
		}
		some(&b, "ties", p.Ties...)
		some(&b, "role", p.Role)
		some(&b, "org", p.Org)
		some(&b, "also", append(p.Aliases, p.Spellings...)...)
		some(&b, "next", p.Next)
		if p.Cadence > 0 {
			fmt.Fprintf(&b, " every %d days", p.Cadence)
		}
		if p.Status != "active" {
			some(&b, "status", p.Status)
		}
		if p.Source == "" {
			b.WriteString(" (no note)")
		}
		b.WriteByte('\n')
	}
	for _, m := range e.Meetings {
		fmt.Fprintf(&b, "meeting %s %q on %s", m.ID, m.Title, m.Date)
		some(&b, "people", m.People...)
		some(&b, "channel", m.Channel)
		some(&b, "about", m.Initiatives...)
		b.WriteByte('\n')
	}
	for _, i := range e.Initiatives {
		fmt.Fprintf(&b, "initiative %s %s", i.ID, i.Status)
		some(&b, "start", i.Start)
		some(&b, "decider", i.Decider...)
		some(&b, "owners", i.Owners...)
		b.WriteByte('\n')
	}
	for _, c := range e.Commitments {
		fmt.Fprintf(&b, "commitment %s -> %s: %q", c.Owner, c.To, c.What)
		some(&b, "by", c.Due)
		switch {
		case c.Done:
			b.WriteString(" done")
		case c.Cancelled:
			b.WriteString(" cancelled")
		}
		fmt.Fprintf(&b, " at %s\n", c.Source)
	}
	for _, p := range r.Problems {
		fmt.Fprintf(&b, "problem %s [%s]\n", p, p.Code)
	}
	return b.String()
}

// some writes a word and what it is said of, unless that is nothing.
func some(b *strings.Builder, word string, texts ...string) {
	if text := strings.Join(texts, ", "); text != "" {
		fmt.Fprintf(b, " %s %s", word, text)
	}
}
