package output

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// keyed is site with a key for each file, which notes what is made.
func keyed(m map[string]string, made *[]string) []File {
	files := site(m)
	for i, f := range files {
		files[i].Key = func() uint64 { return versionOf([]byte(m[f.Path])).sum }
		files[i].Append = func(b []byte) ([]byte, error) {
			*made = append(*made, f.Path)
			return f.Append(b)
		}
	}
	return files
}

func TestWhatIsAsItWasIsNotMadeAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	now := map[string]string{"index.html": "home", "people/a.html": "A", "people/b.html": "B"}
	var memory Memory
	var made []string
	for _, step := range []struct {
		name string
		do   func()
		made []string
		want string
	}{
		{
			"the first write", func() {},
			[]string{"index.html", "people/a.html", "people/b.html"},
			"added [index.html people/a.html people/b.html] changed [] removed [] kept [] unchanged 0",
		},
		{"nothing", func() {}, nil, "added [] changed [] removed [] kept [] unchanged 3"},
		{
			"one page", func() { now["people/a.html"] = "A2" },
			[]string{"people/a.html"},
			"added [] changed [people/a.html] removed [] kept [] unchanged 2",
		},
		{
			"a page that somebody wrote over", func() { put(t, dir, "people/b.html", "b") },
			[]string{"people/b.html"},
			"added [] changed [people/b.html] removed [] kept [] unchanged 2",
		},
		{
			"a page that somebody removed", func() { take(t, dir, "people/b.html") },
			[]string{"people/b.html"},
			"added [people/b.html] changed [] removed [] kept [] unchanged 2",
		},
		{
			"a write by another program", func() {
				mustWrite(t, dir, map[string]string{"index.html": "home of others", "people/b.html": "B"})
			},
			[]string{"index.html", "people/a.html"},
			"added [people/a.html] changed [index.html] removed [] kept [] unchanged 1",
		},
		{
			"a page that goes", func() { delete(now, "people/a.html") }, nil,
			"added [] changed [] removed [people/a.html] kept [] unchanged 2",
		},
		{
			"and comes back", func() { now["people/a.html"] = "A2" },
			[]string{"people/a.html"},
			"added [people/a.html] changed [] removed [] kept [] unchanged 2",
		},
	} {
		step.do()
		made = nil
		c, err := Write(dir, keyed(now, &made), Options{Memory: &memory})
		if err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		if got := summary(c); got != step.want {
			t.Errorf("%s: %s, want %s", step.name, got, step.want)
		}
		slices.Sort(made)
		if !slices.Equal(made, step.made) {
			t.Errorf("%s: made %v, want %v", step.name, made, step.made)
		}
		same(t, step.name, read(t, dir), now)
	}
}

func take(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
		t.Fatal(err)
	}
}
