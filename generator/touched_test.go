package generator

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
)

// TestLookWhereTouched proves that looking where something was touched finds what looking everywhere does.
func TestLookWhereTouched(t *testing.T) {
	edit := func(p string) error { return os.WriteFile(p, []byte("New.\n"), 0o600) }
	steps := []struct {
		name    string
		do      func(dir string) error
		touched []string
	}{
		{"an edited note", func(d string) error { return edit(d + "/content/b.md") }, []string{"content/b.md"}},
		{"a new note", func(d string) error { return edit(d + "/content/new.md") }, []string{"content/new.md"}},
		{"a note that is gone", func(d string) error { return os.Remove(d + "/content/a.md") }, []string{"content/a.md"}},
		{"a note that is a folder", func(d string) error {
			return os.MkdirAll(d+"/content/a.md/deep", 0o700)
		}, []string{"content/a.md"}},
		{"a note below it", func(d string) error { return edit(d + "/content/a.md/deep/x.md") }, []string{"content/a.md/deep/x.md"}},
		{"a folder that is a note", func(d string) error {
			return os.Rename(d+"/content/c.md", d+"/content/a.md/c.md")
		}, []string{"content/c.md", "content/a.md/c.md"}},
		{"a file", func(d string) error { return edit(d + "/content/sub/p.png") }, []string{"content/sub/p.png"}},
		{"a renamed folder", func(d string) error { return os.Rename(d+"/content/sub", d+"/content/other") }, []string{"content/sub", "content/other"}},
		{"a conflict", func(d string) error {
			return edit(d + "/content/other/d.sync-conflict-20260101.md")
		}, []string{"content/other/d.sync-conflict-20260101.md"}},
		{"a hidden file", func(d string) error { return edit(d + "/content/.b.md.swp") }, []string{"content/.b.md.swp"}},
		{"a site", func(d string) error {
			own := d + "/content/other/.rapport"
			if err := os.Mkdir(own, 0o700); err != nil {
				return err
			}
			return edit(own + "/manifest")
		}, []string{"content/other/.rapport"}},
		{"nothing", func(string) error { return nil }, []string{}},
	}
	dir := t.TempDir()
	for _, p := range []string{"a.md", "b.md", "c.md", "sub/d.md", "sub/deep/e.md"} {
		p = filepath.Join(dir, "content", filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(p), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := edit(p); err != nil {
			t.Fatal(err)
		}
	}
	look := func(l *looks, where touched) *found {
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		f, problems, err := l.look(root.FS(), "", "public", where)
		if err != nil {
			t.Fatal(err)
		}
		if f.notes == nil || !slices.IsSorted(f.notes) {
			t.Errorf("notes %v", f.notes)
		}
		for _, p := range problems {
			f = &found{f.content, f.notes, append(slices.Clip(f.files), p.String())}
		}
		return f
	}
	var l looks
	look(&l, touched{all: true})
	for _, s := range steps {
		if err := s.do(dir); err != nil {
			t.Fatal(err)
		}
		var paths []string
		for _, p := range s.touched {
			paths = append(paths, filepath.Join(dir, filepath.FromSlash(p)))
		}
		got, want := look(&l, touchedIn(dir, append([]string{}, paths...))), look(&looks{}, touched{all: true})
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %v, want %v", s.name, got, want)
		}
	}
}

func TestAmong(t *testing.T) {
	paths := []string{"a.md", "a/b.md", "a/c/d.md", "a/c.md", "ab.md", "b.md"}
	slices.Sort(paths)
	for _, c := range []struct{ touched, want []string }{
		{[]string{"a.md"}, []string{"a.md"}},
		{[]string{"a"}, []string{"a/b.md", "a/c.md", "a/c/d.md"}},
		{[]string{"a/c"}, []string{"a/c/d.md"}},
		{[]string{"b.md", "nowhere.md"}, []string{"b.md"}},
		{nil, nil},
	} {
		in := touched{items: map[string]bool{}}
		for _, p := range c.touched {
			in.items[p] = true
		}
		var got []string
		for _, i := range in.among(paths) {
			got = append(got, paths[i])
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: got %v, want %v", c.touched, got, c.want)
		}
		for _, p := range paths {
			if in.item(p) != slices.Contains(c.want, p) {
				t.Errorf("%v: item says otherwise of %s", c.touched, p)
			}
		}
	}
}
