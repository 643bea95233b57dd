package generator

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func (w *walk) rename() {
	i := w.rng.IntN(len(w.notes))
	rel := w.notes[i]
	w.made++
	to := strings.TrimSuffix(rel, ".md") + fmt.Sprintf(" %d.md", w.made)
	if err := os.Rename(filepath.Join(w.dir, rel), filepath.Join(w.dir, to)); err != nil {
		w.t.Fatal(err)
	}
	w.notes[i] = to
	w.touch(rel)
	w.touch(to)
}

// move renames the folder of meetings and back.
func (w *walk) move() { w.swap("content/meetings", "content/calls") }

// swap renames a folder, or renames it back.
func (w *walk) swap(from, to string) {
	if _, err := os.Stat(filepath.Join(w.dir, from)); err != nil {
		from, to = to, from
	}
	if _, err := os.Stat(filepath.Join(w.dir, to)); err == nil {
		return // both are there
	}
	if err := os.Rename(filepath.Join(w.dir, from), filepath.Join(w.dir, to)); err != nil {
		return // neither is
	}
	for i, rel := range w.notes {
		if name, ok := strings.CutPrefix(rel, from+"/"); ok {
			w.notes[i] = to + "/" + name
		}
	}
	w.touch(from)
	w.touch(to)
}

func (w *walk) remove() {
	if len(w.notes) < 5 {
		return
	}
	i := w.rng.IntN(len(w.notes))
	w.delete(w.notes[i])
	w.notes = slices.Delete(w.notes, i, i+1)
}
