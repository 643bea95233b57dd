package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// site turns paths and words into files.
func site(m map[string]string) []File {
	var files []File
	for _, p := range slices.Sorted(maps.Keys(m)) {
		files = append(files, File{Path: p, Append: func(b []byte) ([]byte, error) { return append(b, []byte(m[p])...), nil }})
	}
	return files
}

// read returns every file of a folder by its path, with what it holds or leads to, but for rapport's own.
func read(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, p)
		if err != nil {
			return err
		}
		if rel == ownDir {
			return filepath.SkipDir
		}
		if d.IsDir() {
			return nil
		}
		if d.Type()&fs.ModeSymlink != 0 {
			to, err := os.Readlink(p)
			all[filepath.ToSlash(rel)] = "-> " + to
			return err
		}
		b, err := os.ReadFile(p)
		all[filepath.ToSlash(rel)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func mustWrite(t *testing.T, dir string, m map[string]string) Changes {
	t.Helper()
	c, err := Write(dir, site(m), Options{})
	if err != nil {
		t.Fatalf("Write(%q) = %v, want no error", dir, err)
	}
	return c
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	p := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func same(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	if maps.Equal(got, want) {
		return
	}
	for _, p := range slices.Sorted(maps.Keys(got)) {
		if w, ok := want[p]; !ok || w != got[p] {
			t.Errorf("%s: %s = %q, want %q (there: %v)", what, p, got[p], w, ok)
		}
	}
	for _, p := range slices.Sorted(maps.Keys(want)) {
		if _, ok := got[p]; !ok {
			t.Errorf("%s: %s is missing", what, p)
		}
	}
}

func summary(c Changes) string {
	return fmt.Sprintf("added %v changed %v removed %v kept %v unchanged %d", c.Added, c.Changed, c.Removed, c.Kept, c.Unchanged)
}

func TestWriteSaysWhatItDid(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "public")
	steps := []struct {
		name string
		site map[string]string
		want string
	}{
		{
			"a new site",
			map[string]string{"index.html": "home", "people/a.html": "A", "people/b.html": "B", "x/y/z.html": "Z"},
			"added [index.html people/a.html people/b.html x/y/z.html] changed [] removed [] kept [] unchanged 0",
		},
		{
			"the same again",
			map[string]string{"index.html": "home", "people/a.html": "A", "people/b.html": "B", "x/y/z.html": "Z"},
			"added [] changed [] removed [] kept [] unchanged 4",
		},
		{
			"one of each",
			map[string]string{"index.html": "home 2", "people/a.html": "A", "people/c.html": "C", "x/y/z.html": "Z"},
			"added [people/c.html] changed [index.html] removed [people/b.html] kept [] unchanged 2",
		},
		{
			"a file where a folder was, and a folder where a file was",
			map[string]string{"index.html/a.html": "home 2", "people": "all", "x/y/z.html": "Z"},
			"added [index.html/a.html people] changed [] removed [index.html people/a.html people/c.html] kept [] unchanged 1",
		},
		{
			"nothing",
			map[string]string{},
			"added [] changed [] removed [index.html/a.html people x/y/z.html] kept [] unchanged 0",
		},
	}
	for _, s := range steps {
		got := summary(mustWrite(t, dir, s.site))
		if got != s.want {
			t.Errorf("%s: got %s, want %s", s.name, got, s.want)
		}
		same(t, s.name, read(t, dir), s.site)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("an emptied output holds %v (%v), want only %s", entries, err, ownDir)
	}
}

func TestWriteDoesNotTouchWhatDidNotChange(t *testing.T) {
	dir := t.TempDir()
	m := map[string]string{"index.html": "home", "people/a.html": "A", "people/b.html": "B"}
	mustWrite(t, dir, m)
	past := time.Date(2026, 9, 14, 10, 0, 0, 0, time.UTC)
	for _, p := range []string{"index.html", "people/a.html", "people/b.html", ".rapport/manifest"} {
		if err := os.Chtimes(filepath.Join(dir, p), past, past); err != nil {
			t.Fatal(err)
		}
	}
	m["people/b.html"] = "B 2"
	mustWrite(t, dir, m)
	for p, want := range map[string]bool{"index.html": true, "people/a.html": true, "people/b.html": false} {
		info, err := os.Stat(filepath.Join(dir, p))
		if err != nil {
			t.Fatal(err)
		}
		if got := info.ModTime().Equal(past); got != want {
			t.Errorf("%s untouched = %v, want %v", p, got, want)
		}
	}
}

func TestWriteMakesAgainWhatWasDamaged(t *testing.T) {
	dir := t.TempDir()
	m := map[string]string{"index.html": "home", "people/a.html": "A", "people/b.html": "B"}
	mustWrite(t, dir, m)
	put(t, dir, "index.html", "hole") // as long as before
	put(t, dir, "people/a.html", "")
	if err := os.Remove(filepath.Join(dir, "people/b.html")); err != nil {
		t.Fatal(err)
	}
	got := summary(mustWrite(t, dir, m))
	if want := "added [people/b.html] changed [index.html people/a.html] removed [] kept [] unchanged 0"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	same(t, "after damage", read(t, dir), m)
}

func TestWriteBeginsAgainWhenTheOutputVanished(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	m := map[string]string{"index.html": "home", "people/a.html": "A"}
	mustWrite(t, dir, m)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if c := mustWrite(t, dir, m); len(c.Added) != 2 {
		t.Errorf("got %s, want two files added", summary(c))
	}
	same(t, "after it vanished", read(t, dir), m)
}

func TestWriteKeepsAFileThatWasEdited(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, dir, map[string]string{"index.html": "home", "people/a.html": "A", "people/b.html": "B"})
	put(t, dir, "people/a.html", "my own words")
	c := mustWrite(t, dir, map[string]string{"index.html": "home"})
	if want := "added [] changed [] removed [people/b.html] kept [people/a.html] unchanged 1"; summary(c) != want {
		t.Errorf("got %s, want %s", summary(c), want)
	}
	want := map[string]string{"index.html": "home", "people/a.html": "my own words"}
	same(t, "after the page went", read(t, dir), want)
	if c = mustWrite(t, dir, map[string]string{"index.html": "home"}); len(c.Kept) != 0 {
		t.Errorf("a file that is no longer rapport's is named again: %v", c.Kept)
	}
	same(t, "one write later", read(t, dir), want)
}

func TestWriteLeavesForeignFilesAlone(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, dir, map[string]string{"index.html": "home", "people/a.html": "A"})
	foreign := map[string]string{"CNAME": "example.org", "people/mine.txt": "mine", "notes/x.html": "x", "people/.hidden": ""}
	past := time.Date(2026, 9, 14, 10, 0, 0, 0, time.UTC)
	for p, text := range foreign {
		put(t, dir, p, text)
		if err := os.Chtimes(filepath.Join(dir, p), past, past); err != nil {
			t.Fatal(err)
		}
	}
	for _, m := range []map[string]string{{"index.html": "2"}, {"a/b.html": "b"}, {}, {"people/a.html": "A"}} {
		mustWrite(t, dir, m)
		for p, text := range foreign {
			b, err := os.ReadFile(filepath.Join(dir, p))
			if err != nil || string(b) != text {
				t.Errorf("%s = %q, %v, want %q", p, b, err, text)
			}
			if info, err := os.Stat(filepath.Join(dir, p)); err != nil || !info.ModTime().Equal(past) {
				t.Errorf("%s was touched (%v)", p, err)
			}
		}
	}
}

func TestWriteRefusesThePlaceOfAForeignFile(t *testing.T) {
	cases := []struct {
		name, foreign, want string
		link                bool
	}{
		{name: "a file where a page must go", foreign: "people/b.html", want: "people/b.html: rapport did not write this"},
		{name: "a file where a folder must go", foreign: "meetings", want: "meetings: rapport did not write this"},
		{name: "a link where a page must go", foreign: "people/b.html", link: true, want: "people/b.html: rapport did not write this"},
		{name: "a folder where a page must go", foreign: "people/b.html/x", want: "people/b.html: rapport did not write this"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			mustWrite(t, dir, map[string]string{"index.html": "home", "people/a.html": "A"})
			if c.link {
				if err := os.Symlink("a.html", filepath.Join(dir, c.foreign)); err != nil {
					t.Fatal(err)
				}
			} else {
				put(t, dir, c.foreign, "mine")
			}
			before := read(t, dir)
			_, err := Write(dir, site(map[string]string{"index.html": "2", "people/b.html": "B", "meetings/m.html": "M"}), Options{})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("Write = %v, want %q", err, c.want)
			}
			same(t, "after the refusal", read(t, dir), before)
		})
	}
}

func TestWriteShowsNothingWhenAFileCannotBeMade(t *testing.T) {
	dir := t.TempDir()
	m := map[string]string{"index.html": "home", "people/a.html": "A"}
	mustWrite(t, dir, m)
	broken := errors.New("no more paper")
	files := append(site(map[string]string{"index.html": "2"}),
		File{Path: "people/b.html", Append: func([]byte) ([]byte, error) { return nil, broken }})
	if _, err := Write(dir, files, Options{}); !errors.Is(err, broken) {
		t.Errorf("Write = %v, want %v", err, broken)
	}
	same(t, "after the failure", read(t, dir), m)
}
