package output

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// stageFile puts a file where nobody looks for it.
func (d *disk) stageFile(name string, b []byte) error {
	folder, err := d.stageFolder(path.Dir(name))
	if err != nil {
		return err
	}
	return d.createIn(folder, path.Base(name), stageDir+"/"+name, b, false)
}

// stageFolder opens a folder under stageDir, and makes it if there is none. It stays open for the files that follow:
// with ten thousand of them, walking there anew each time would be half of what writing costs.
func (d *disk) stageFolder(name string) (*os.Root, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if folder, ok := d.stage[name]; ok {
		return folder, nil
	}
	full := path.Join(stageDir, name)
	if err := d.mkdirAll(full); err != nil {
		return nil, err
	}
	folder, err := d.root.OpenRoot(filepath.FromSlash(full))
	if err != nil {
		return nil, err
	}
	d.stage[name] = folder
	return folder, nil
}

func (d *disk) closeStage() {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, folder := range d.stage {
		folder.Close()
	}
	clear(d.stage)
}

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
