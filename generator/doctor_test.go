package generator

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"
)

func TestGround(t *testing.T) {
	now := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	dir := t.TempDir()
	for _, p := range []string{
		"content/people/Zoë Lind.md", "content/people/Ana.md", "content/later.md", "content/soon.md", ".git/config", "public/index.html",
		"content/.trash/ANA.md",
	} {
		name := filepath.Join(dir, filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		changed := now
		switch p {
		case "content/later.md", "public/index.html":
			changed = now.Add(time.Hour)
		case "content/soon.md":
			changed = now.Add(time.Minute)
		}
		if err := os.Chtimes(name, changed, changed); err != nil {
			t.Fatal(err)
		}
	}
	got, err := New(Options{Dir: dir}).Ground(now)
	if err != nil {
		t.Fatal(err)
	}
	_, err = os.Stat(filepath.Join(dir, "CONTENT"))
	want := &Ground{Folders: 3, Files: 4, Ahead: []string{"content/later.md"}, Folds: err == nil, tried: true}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Ground() = %+v, want %+v", got, want)
	}
	if _, err := New(Options{Dir: filepath.Join(dir, "nowhere")}).Ground(now); err == nil {
		t.Error("the ground of a folder that is not there = nil, want an error")
	}
}

func TestNamesThatMeet(t *testing.T) {
	for _, c := range []struct {
		one, other string
		want       bool
	}{
		{"Ana.md", "ana.md", true},
		{"Zoë.md", "Zoe\u0308.md", true},
		{"ZOË.md", "zoe\u0308.md", true},
		{"Straße.md", "STRASSE.md", false}, // no system folds these
		{"Σ.md", "ς.md", true},
		{"Zoë.md", "Zoe.md", false},
		{"Ana.md", "Ana .md", false},
	} {
		if got := folded(c.one) == folded(c.other); got != c.want {
			t.Errorf("%q and %q meet: %v, want %v", c.one, c.other, got, c.want)
		}
	}
}
