package generator

import (
	"context"
	"fmt"
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
