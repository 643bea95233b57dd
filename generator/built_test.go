package generator

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"
)

// difference shows the place where two files part.
func difference(got, want []byte) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	around := func(b []byte) string { return string(b[max(0, min(i, len(b))-60):min(len(b), i+100)]) }
	return fmt.Sprintf("at byte %d\n got …%s…\nwant …%s…", i, around(got), around(want))
}

// builtAt builds a journal.
func builtAt(t *testing.T, g *Generator, now time.Time) *Result {
	t.Helper()
	r, err := g.Build(context.Background(), now)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// allFiles builds, and makes every file of the site.
func allFiles(t *testing.T, g *Generator, now time.Time) map[string][]byte {
	t.Helper()
	all, _ := filesAfter(t, g, now, touched{all: true})
	return all
}

// filesAfter is allFiles of a build that is told where to look.
func filesAfter(t *testing.T, g *Generator, now time.Time, hint touched) (all map[string][]byte, r *Result) {
	t.Helper()
	r, err := g.build(context.Background(), now, hint)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, p := range r.Paths() {
		b, ok, err := r.File(p)
		if err != nil || !ok {
			t.Fatalf("File(%q): %v, %v", p, ok, err)
		}
		files[p] = b
	}
	return files, r
}

// TestFoundTellsHowManyNotes proves that a build tells how many notes there are before it reads them, the unreadable too.
func TestFoundTellsHowManyNotes(t *testing.T) {
	dir := t.TempDir()
	writeFiles(t, dir, map[string][]byte{"people/a.md": []byte("A"), "b.md": []byte("\xff"), "c.txt": nil})
	var found []int
	g := New(Options{Dir: dir, Found: func(notes int) { found = append(found, notes) }})
	for range 2 {
		builtAt(t, g, time.Date(2026, 9, 14, 12, 0, 0, 0, time.UTC))
	}
	if !slices.Equal(found, []int{2, 2}) {
		t.Errorf("Found is told %v, want 2 by each of two builds", found)
	}
}
