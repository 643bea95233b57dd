package generator

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapport/generator/internal/live"
)

// TestWhere builds a journal twice, and asks the second where a page of the first is now.
func TestWhere(t *testing.T) {
	const text = "---\nlevel: peer\n---\nAda knows a lot.\n"
	for _, c := range []struct {
		name, page    string
		before, after map[string]string
		want          string
	}{
		{"renamed", "people/ada.html", map[string]string{"people/Ada.md": text}, map[string]string{"people/Ada Lovelace.md": text}, "people/ada-lovelace.html"},
		{"moved", "people/ada.html", map[string]string{"people/Ada.md": text}, map[string]string{"pages/Ada.md": text}, "pages/ada.html"},
		{"renamed with a link to it", "pages/a.html", map[string]string{"pages/a.md": "A", "pages/b.md": "[[a]]"}, map[string]string{"pages/c.md": "A", "pages/b.md": "[[c]]"}, "pages/c.html"},
		{"of another type", "people/ada.html", map[string]string{"people/Ada.md": text}, map[string]string{"people/Ada.md": "---\ntype: page\n---\n"}, "pages/people-ada.html"},
		{"renamed and changed", "pages/a.html", map[string]string{"pages/a.md": "A"}, map[string]string{"pages/c.md": "C"}, ""},
		{"deleted", "pages/a.html", map[string]string{"pages/a.md": "A", "pages/b.md": "B"}, map[string]string{"pages/b.md": "B"}, ""},
		{"copied twice", "pages/a.html", map[string]string{"pages/a.md": "A"}, map[string]string{"pages/b.md": "A", "pages/c.md": "A"}, ""},
		{"without a word", "pages/a.html", map[string]string{"pages/a.md": " \n"}, map[string]string{"pages/b.md": " \n"}, ""},
		{"nobody's page", "people.html", map[string]string{"people/Ada.md": text}, map[string]string{"people/Ada.md": text}, ""},
	} {
		was := builtOf(t, c.before).noteAt(c.page)
		got, ok := builtOf(t, c.after).where(was)
		if !ok {
			got = ""
		}
		if got != c.want {
			t.Errorf("%s: %s, of %q, is at %q, want %q", c.name, c.page, was, got, c.want)
		}
		if was == (live.Note{}) && c.name != "nobody's page" {
			t.Errorf("%s: there is no note at %s", c.name, c.page)
		}
	}
}

// TestNoteAt asks of whom every page is.
func TestNoteAt(t *testing.T) {
	_, r := writtenSample(t)
	shown := map[string]string{}
	for page, n := range r.notes {
		shown[page] = n.Path
	}
	for _, page := range append(r.Paths(), "", ".html", "people/.html", "nowhere.html") {
		if at := r.noteAt(page); at.Path != shown[page] {
			t.Errorf("%s is the page of %q, want %q", page, at.Path, shown[page])
		}
	}
}

func builtOf(t *testing.T, files map[string]string) *Result {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	r := builtAt(t, New(Options{Dir: dir}), noon)
	return r
}

func TestProblemsShownWorstFirst(t *testing.T) {
	r := builtOf(t, map[string]string{"people/A.md": "---\nlevel: peer\n", "people/B.md": "---\nlevel: nowhere\n---\n"})
	list := r.problems("/home/nora")
	if len(list) < 2 || len(list) != len(r.Problems) {
		t.Fatalf("there are %d problems, and %d are shown", len(r.Problems), len(list))
	}
	if p := list[0]; p.Severity != "error" || p.Place != "content/people/B.md:2:8" || p.Open != "vscode://file/home/nora/content/people/B.md:2:8" || p.Excerpt != "level: nowhere" {
		t.Errorf("the first is %+v", p)
	}
	if last := list[len(list)-1]; last.Severity == "error" {
		t.Errorf("the last is %+v", last)
	}
}

// TestWrittenSiteKnowsNoServer looks for what serving adds to pages.
func TestWrittenSiteKnowsNoServer(t *testing.T) {
	_, r := writtenSample(t)
	for _, path := range r.Paths() {
		b, _, err := r.File(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(path, "_rapport") || bytes.Contains(b, []byte("/_rapport/")) || bytes.Contains(b, []byte("data-edition")) {
			t.Errorf("%s has what only the server adds", path)
		}
	}
}
