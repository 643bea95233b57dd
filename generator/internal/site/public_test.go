package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/markdown"
	"rapport/generator/internal/note"
	"rapport/generator/internal/practice"
)

// publicOf links the notes of a folder as they are for a site that anybody may see.
func publicOf(files map[string]string) *journal.Journal {
	notes, o := notesOf(files)
	o.Closed = true
	return journal.Link(notes, o)
}

// veiledOf links the notes of a folder as publishing does: what leads nowhere is hidden before anything is made of it.
func veiledOf(files map[string]string) *journal.Journal {
	notes, o := notesOf(files)
	o.Closed = true
	parser := note.NewParser(note.Options{Content: "content/"})
	return journal.Link(new(journal.Veil).Over(notes, o, inTurn, func(n *note.Note, lost journal.Lost) *note.Note {
		return parser.ParseHiding(n.Path, []byte(files[n.Path]), markdown.Hiding{Word: "someone", Lost: lost})
	}), o)
}

// inTurn calls a function for 0 to n-1.
func inTurn(n int, do func(int)) {
	for i := range n {
		do(i)
	}
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
	for _, p := range Plan(veiledOf(vault(t, "vault.txtar")), today, unasked, builtin(t), publicOptions()) {
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

// TestPublicEqualKeysEqualBytes is [TestEqualKeysEqualBytes] of what anybody may see.
func TestPublicEqualKeysEqualBytes(t *testing.T) {
	theme, base := builtin(t), vault(t, "vault.txtar")
	for seed := range uint64(3) {
		r := rand.New(rand.NewPCG(seed, 5))
		files, seen := maps.Clone(base), map[string]string{}
		for step := range 50 {
			did := "the beginning"
			if step > 0 {
				did = edit(r, files)
			}
			o := publicOptions()
			if r.IntN(5) == 0 {
				o.Files = nil
			}
			for _, p := range Plan(veiledOf(files), today, unasked, theme, o) {
				b, err := theme.Render(p)
				if err != nil {
					t.Fatal(err)
				}
				id := fmt.Sprint(p.Path, " ", p.Key())
				if before, ok := seen[id]; ok && before != string(b) {
					t.Fatalf("seed %d, step %d, after %s: %s has the same key and other bytes\n%s", seed, step, did, p.Path, firstDifference(before, string(b)))
				}
				seen[id] = string(b)
			}
		}
	}
}

// TestPublicNeverNames proves of random journals that nobody without a note is named on any page, whatever the form of a
// link, wherever it stands, and that nothing leads nowhere.
func TestPublicNeverNames(t *testing.T) {
	theme, base := builtin(t), vault(t, "vault.txtar")
	const name = "Qqqwert"
	nobody, linked := regexp.MustCompile(`Raj Menon|\b(Sam|Tove|Zed|Ines|Bo)\b`), regexp.MustCompile(`\[\[(Raj Menon|nowhere|Somebody New)`)
	for file, text := range base {
		text = linked.ReplaceAllString(text, "[["+name)
		if head, rest, ok := strings.Cut(text, "\n---\n"); ok && strings.HasPrefix(text, "---\n") {
			text = nobody.ReplaceAllString(head, name) + "\n---\n" + rest
		}
		base[file] = text
	}
	forms := []string{
		"[[" + name + "]]", "![[" + name + "]]", "![[" + name + ".png]]", "@" + name, "[the " + name + "](" + name + ".md)", "![" + name + "](" + name + ".jpg)", "[[Plan#" + name + "]]",
		"[[people/" + name + "|" + name + "]]", "[a ![" + name + "](" + name + ".png) b](https://example.com)",
	}
	places := []string{"%s", "# %s", "## About %s", "- [ ] %s", "- Gave %s: x", "> %s", "## 2026-05-04 %s", "title: \"Of %s\"", "role: \"%s's deputy\"", "people: [\"%s\", Mei]", "tags: [\"%s\"]", "series: \"%s\"", "place: \"%s\""}
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 11))
		files := maps.Clone(base)
		for step := range 40 {
			names := sortedNames(files)
			file := names[r.IntN(len(names))]
			line := strings.ReplaceAll(places[r.IntN(len(places))], "%s", forms[r.IntN(len(forms))])
			text := strings.Split(files[file], "\n")
			at := r.IntN(len(text) + 1)
			if key, _, ok := strings.Cut(line, ": \""); ok && text[0] == "---" && !strings.Contains(key, " ") {
				at = 1
				text = slices.DeleteFunc(text, func(s string) bool { return strings.HasPrefix(s, key+":") })
			} else if ok {
				line = ""
			} else if text[0] == "---" {
				at = len(text)
			}
			files[file] = strings.Join(slices.Insert(text, min(at, len(text)), line), "\n")
			if gone := names[r.IntN(len(names))]; r.IntN(12) == 0 && strings.Contains(gone, "/people/") {
				delete(files, gone)
			}
			j := veiledOf(files)
			o := publicOptions()
			pages := renderedPublic(t, theme, j, today, o)
			for page, text := range pages {
				if i := strings.Index(strings.ToLower(page+text), "qqqwert"); i >= 0 {
					t.Fatalf("seed %d, step %d: after %q in %s, %s tells:\n%s", seed, step, line, file, page, (page + text)[max(0, i-200):min(len(page+text), i+100)])
				}
			}
			for _, fault := range broken(t, theme, j, pages, o.Files) {
				t.Errorf("seed %d, step %d: %s", seed, step, fault)
			}
		}
	}
}

// withoutBodies leaves out of a page what notes say themselves, their titles and the sentences that are quoted of them.
func withoutBodies(text string) string {
	var b strings.Builder
	for rest := text; ; {
		head, tail, ok := strings.Cut(rest, `<section class="body open">`)
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
