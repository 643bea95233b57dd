package output

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"syscall"
)

// commit makes the output what next says.
func (w *writer) commit(next *manifest) error {
	for _, name := range w.changes.Removed {
		if err := w.disk.remove(name); err != nil {
			return err
		}
	}
	if err := w.removeEmptied(next); err != nil {
		return err
	}
	return w.install()
}

// removeEmptied removes the folders rapport made and no longer needs, unless somebody put something there.
func (w *writer) removeEmptied(next *manifest) error {
	for _, dir := range slices.Backward(slices.Sorted(maps.Keys(w.old.dirs))) {
		if next.dirs[dir] {
			continue
		}
		info, err := w.disk.lstat(dir)
		if err != nil {
			return err
		}
		if info == nil || !info.IsDir() {
			continue
		}
		if err := w.disk.remove(dir); err != nil && !occupied(err) {
			return err
		}
	}
	return nil
}

func occupied(err error) bool {
	return errors.Is(err, syscall.ENOTEMPTY) || errors.Is(err, fs.ErrExist)
}

// install renames what was staged into place. A folder that was not there comes as one.
func (w *writer) install() error {
	staged := slices.Concat(w.changes.Added, w.changes.Changed)
	slices.Sort(staged)
	done := "" // the folder that came last, with its slash
	for _, name := range staged {
		if done != "" && strings.HasPrefix(name, done) {
			continue
		}
		for _, dir := range folders(name) {
			if w.missing[dir] {
				name, done = dir, dir+"/"
				break
			}
		}
		if err := w.disk.rename(stageDir+"/"+name, name); err != nil {
			return err
		}
	}
	return nil
}
