package generator

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"rapport/generator/internal/output"
)

// TestIncrementalWriteEqualsClean is the proof that a write may leave alone what did not change: after every step of a
// random walk of edits, the folder that a long-lived generator writes to equals one that is new, byte for byte, whatever
// others did to it meanwhile.
func TestIncrementalWriteEqualsClean(t *testing.T) {
	steps := 20
	if testing.Short() {
		steps = 6
	}
	for seed := range uint64(3) {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			w := newWalk(t, 100+seed, Self)
			old, memory := New(Options{Dir: w.dir}), &output.Memory{}
			dir := filepath.Join(t.TempDir(), "site")
			for range steps {
				did := w.step()
				if _, err := os.Stat(dir); err == nil {
					did += ", " + w.meddle(dir)
				}
				hint := touched{all: true}
				if w.rng.IntN(4) > 0 {
					hint = touchedIn(w.dir, w.touched)
				}
				r, err := old.build(context.Background(), w.now, hint)
				if err != nil {
					t.Fatal(err)
				}
				c, err := r.writeTo(dir, memory)
				if err != nil {
					t.Fatal(err)
				}
				for _, p := range c.Kept { // whoever wrote over it takes it away
					if err := os.Remove(filepath.Join(dir, filepath.FromSlash(p))); err != nil {
						t.Fatal(err)
					}
				}
				clean := filepath.Join(t.TempDir(), "site")
				w.writeClean(clean)
				compareFolders(t, did, folder(t, dir), folder(t, clean))
				if t.Failed() {
					return
				}
			}
		})
	}
}

// writeClean writes the site as a generator does that knows nothing.
func (w *walk) writeClean(dir string) {
	r, err := New(Options{Dir: w.dir}).Build(context.Background(), w.now)
	if err != nil {
		w.t.Fatal(err)
	}
	if _, err := r.WriteTo(dir); err != nil {
		w.t.Fatal(err)
	}
}

// meddle does to an output what others may: it writes over pages, removes some, or builds another day's site there.
func (w *walk) meddle(dir string) string {
	pages := slices.Sorted(maps.Keys(folder(w.t, dir)))
	pages = slices.DeleteFunc(pages, func(p string) bool { return filepath.Ext(p) != ".html" })
	page := filepath.Join(dir, filepath.FromSlash(pages[w.rng.IntN(len(pages))]))
	switch w.rng.IntN(6) {
	case 0:
		if err := os.WriteFile(page, []byte("mine"), 0o644); err != nil {
			w.t.Fatal(err)
		}
		return "writing over a page"
	case 1:
		if err := os.Remove(page); err != nil {
			w.t.Fatal(err)
		}
		return "removing a page"
	case 2:
		now := w.now
		w.now = now.AddDate(0, 3, 0)
		w.writeClean(dir)
		w.now = now
		return "a build by another"
	}
	return "leaving the site alone"
}

// folder reads all files of a folder but for the lock, by path.
func folder(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || p == ".rapport/lock" || p == ".rapport/writer" {
			return err
		}
		files[p], err = os.ReadFile(filepath.Join(dir, filepath.FromSlash(p)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func compareFolders(t *testing.T, did string, got, want map[string][]byte) {
	t.Helper()
	for _, p := range slices.Sorted(maps.Keys(want)) {
		if !bytes.Equal(got[p], want[p]) {
			t.Errorf("after %s: %s differs from a clean build: %s", did, p, difference(got[p], want[p]))
		}
	}
	for _, p := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[p]; !ok {
			t.Errorf("after %s: %s is there, but not in a clean build", did, p)
		}
	}
}
