package site

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/practice"
)

// publicOf links the notes of a folder as they are for a site that anybody may see.
func publicOf(files map[string]string) *journal.Journal {
	notes, o := notesOf(files)
	o.Closed = true
	return journal.Link(notes, o)
}

// publicOptions are what a build for anybody would hand over.
func publicOptions() Options {
	return Options{Title: "Test", Files: map[string]string{"files/sketch.png": "files/0123456789abcdef.png"}}
}

// never is a report that nobody may ask for.
func unasked() *practice.Report { panic("a page that anybody may see asks what rules find") }

// renderedPublic makes all pages that anybody may see of a journal, by path, on a day.
func renderedPublic(tb testing.TB, t *Theme, j *journal.Journal, on civil.Day, o Options) map[string]string {
	tb.Helper()
	pages := map[string]string{}
	for _, p := range Plan(j, on, unasked, t, o) {
		b, err := t.Render(p)
		if err != nil {
			tb.Fatalf("Render(%s): %v", p.Path, err)
		}
		pages[p.Path] = string(b)
	}
	return pages
}

// TestPublicViews compares what pages that anybody may see show, as data, with what is written beside the notes.
func TestPublicViews(t *testing.T) {
	got := &txtar.Archive{Comment: []byte("What pages of vault.txtar show to anybody. Written by go test -update.\n")}
	for _, p := range Plan(publicOf(vault(t, "vault.txtar")), today, unasked, builtin(t), publicOptions()) {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(withoutPictures(p.View())); err != nil {
			t.Fatal(err)
		}
		got.Files = append(got.Files, txtar.File{Name: p.Path, Data: b.Bytes()})
	}
	compareViews(t, filepath.Join("testdata", "public.txtar"), got)
}

func TestPublicLinksResolve(t *testing.T) {
	theme, j := builtin(t), publicOf(vault(t, "vault.txtar"))
	o := publicOptions()
	for _, fault := range broken(t, theme, j, renderedPublic(t, theme, j, today, o), o.Files) {
		t.Error(fault)
	}
}

// TestPublicSaysNothingOf proves of every page of random journals that nobody without a note is named on it in any way,
// that nothing on it is weighed or owed, and that the day does not matter to it.
func TestPublicSaysNothingOf(t *testing.T) {
	theme, base := builtin(t), vault(t, "vault.txtar")
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 7))
		files := maps.Clone(base)
		for step := range 30 {
			edit(r, files)
			j := publicOf(files)
			pages := renderedPublic(t, theme, j, today, publicOptions())
			later := renderedPublic(t, theme, j, today.Add(400), publicOptions())
			for name, text := range pages {
				if later[name] != text {
					t.Fatalf("seed %d, step %d: %s changes with the day\n%s", seed, step, name, firstDifference(text, later[name]))
				}
				for _, never := range []string{
					"content/", ".md", "As of", "<script", " ago", "Stance", "stance", "Promise", "alliance", "connection", "data-", "brief", "cadence", "silence", "Level",
				} {
					if strings.Contains(withoutBodies(text), never) {
						t.Errorf("seed %d, step %d: %s says %q", seed, step, name, never)
					}
				}
			}
		}
	}
}

// withoutBodies leaves out of a page what notes say themselves, their titles and the sentences that are quoted of them.
func withoutBodies(text string) string {
	var b strings.Builder
	for rest := text; ; {
		head, tail, ok := strings.Cut(rest, `<section class="body">`)
		b.WriteString(head)
		if !ok {
			break
		}
		_, rest, _ = strings.Cut(tail, "\n</section>")
	}
	var kept []string
	for line := range strings.Lines(b.String()) {
		if !strings.Contains(line, "<p>") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}
