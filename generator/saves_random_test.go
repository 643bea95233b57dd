//go:build unix

package generator

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// TestFourWriters lets four writers do to a journal what they like, all at once and in each other's way. When they stop,
// what is served must be what a fresh build makes.
func TestFourWriters(t *testing.T) {
	seeds, ops := 20, 300
	switch {
	case os.Getenv("RAPPORT_SAVES") != "":
		seeds, ops = saves(t, 0), 10_000
	case testing.Short():
		seeds = 4
	}
	top := savesFolder(t)
	gate := make(chan struct{}, 4)
	var wg sync.WaitGroup
	for seed := range seeds {
		wg.Go(func() {
			gate <- struct{}{}
			defer func() { <-gate }()
			if err := fourWriters(filepath.Join(top, fmt.Sprint(seed)), uint64(seed), ops); err != nil {
				t.Errorf("seed %d: %v", seed, err)
			}
		})
	}
	wg.Wait()
	t.Logf("%d seeds of %d operations", seeds, ops)
}

func fourWriters(top string, seed uint64, ops int) error {
	d, err := newDesk(top)
	if err != nil {
		return err
	}
	d.serve(false)
	var wg sync.WaitGroup
	for writer := range uint64(4) {
		w := scribbler{d: d, rng: rand.New(rand.NewPCG(seed, writer))}
		wg.Go(func() {
			for range ops / 4 {
				w.step()
			}
		})
	}
	wg.Wait()
	err = d.shows()
	if n := d.flashes.Load(); n > 0 && err == nil {
		err = fmt.Errorf("%d times the page of a note that nobody touched was missing or empty", n)
	}
	if lines := d.said(); len(lines) > 0 && err == nil {
		err = fmt.Errorf("the server says %q", lines)
	}
	if e := d.close(); err == nil {
		err = e
	}
	return err
}

// scribbler writes where others write too, so that much of what it tries is impossible.
type scribbler struct {
	d   *desk
	rng *rand.Rand
}

func (w *scribbler) folder() string {
	names := []string{".", "a", "a/b", "a/b/c", "d", "e/f"}
	return filepath.Join(w.d.dir, "content", "random", filepath.FromSlash(names[w.rng.IntN(len(names))]))
}

func (w *scribbler) file() string {
	return filepath.Join(w.folder(), fmt.Sprintf("Note %d.md", w.rng.IntN(8)))
}

func (w *scribbler) text() string {
	return fmt.Sprintf("---\ntype: %s\n---\nWith [[Bob]] and [[Note %d]], %d\n",
		[]string{"person", "meeting", "note"}[w.rng.IntN(3)], w.rng.IntN(8), w.rng.IntN(1000))
}

func (w *scribbler) step() {
	switch w.rng.IntN(12) {
	case 0, 1, 2, 3:
		_ = w.d.write(w.file(), w.text())
	case 4:
		_ = os.Remove(w.file())
	case 5:
		_ = os.Rename(w.file(), w.file())
	case 6:
		_ = os.Rename(w.folder(), w.folder())
	case 7:
		_ = os.RemoveAll(w.folder())
	case 8:
		_ = os.Truncate(w.file(), 0)
	case 9:
		_ = os.Chmod(w.file(), fs.FileMode(0o600+0o44*w.rng.IntN(2)))
	case 10:
		out := filepath.Join(w.d.out, fmt.Sprint("moved ", w.rng.IntN(3)))
		if w.rng.IntN(2) == 0 {
			_ = os.Rename(w.folder(), out)
		} else {
			_ = os.Rename(out, w.folder())
		}
	case 11:
		temp := w.file() + ".tmp"
		_ = w.d.write(temp, w.text())
		_ = os.Rename(temp, w.file())
	}
}
