package output

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

// few files can be read again at every write; more, and the manifest is made newer than they are.
const few = 100

// writer is one write under way.
type writer struct {
	disk    *disk
	files   []File
	memory  *Memory   // nil when nothing is remembered
	old     *manifest // never nil once the output is claimed
	oldTime time.Time // a file changed since then may be somebody else's work

	want    map[string]bool // every path the output is to hold
	states  []state         // of each file
	found   []version       // what each file holds, or will
	missing map[string]bool // the folders that were not there before
	touched int             // how many files are as they should be, yet newer than the manifest
	changes Changes
	scratch sync.Pool // of *[]byte: what a file is made in
	folders sync.Map  // by name, whether a folder is missing while files are made
}

func (w *writer) run(each func(int, func(int))) error {
	if err := w.disk.sweep(); err != nil {
		return err
	}
	if err := w.stage(each); err != nil {
		_ = w.disk.sweep() // the next write does it otherwise
		return err
	}
	if err := w.compare(); err != nil {
		_ = w.disk.sweep()
		return err
	}
	if w.memory != nil {
		w.memory.keep(w.want)
	}
	next := w.next()
	if len(w.changes.Added)+len(w.changes.Changed)+len(w.changes.Removed) > 0 {
		if err := w.disk.replace(manifestName, union(w.old, next).bytes(), false); err != nil {
			return err
		}
		if err := w.commit(next); err != nil {
			return err
		}
	}
	if w.oldTime.IsZero() || w.touched > few || !bytes.Equal(next.bytes(), w.old.bytes()) {
		if err := w.disk.replace(manifestName, next.bytes(), true); err != nil {
			return err
		}
	}
	return w.disk.sweep()
}

// compare sorts out what the write will do, and refuses it when that would cost somebody a file.
func (w *writer) compare() error {
	w.want = make(map[string]bool, len(w.files))
	var strangers []string
	for i, f := range w.files {
		w.want[f.Path] = true
		switch w.states[i] {
		case unchanged:
			w.changes.Unchanged++
		case touched:
			w.changes.Unchanged++
			w.touched++
		case added:
			w.changes.Added = append(w.changes.Added, f.Path)
		case changed:
			w.changes.Changed = append(w.changes.Changed, f.Path)
		case foreign:
			strangers = append(strangers, f.Path)
		}
	}
	slices.Sort(w.changes.Added)
	slices.Sort(w.changes.Changed)
	if err := w.lookAtFolders(&strangers); err != nil {
		return err
	}
	if len(strangers) > 0 {
		return strangersError(strangers)
	}
	return w.doom()
}

// lookAtFolders finds out which of the folders of the files to come are there.
func (w *writer) lookAtFolders(strangers *[]string) error {
	w.missing = map[string]bool{}
	seen := map[string]bool{}
	for _, path := range w.changes.Added {
		for _, dir := range folders(path) {
			if seen[dir] {
				continue
			}
			seen[dir] = true
			info, err := w.disk.lstat(dir)
			switch {
			case err != nil:
				return err
			case info == nil:
				w.missing[dir] = true
			case info.IsDir():
			case len(w.old.files[dir]) == 0:
				*strangers = append(*strangers, dir)
			default:
				w.missing[dir] = true // a file of rapport's, which goes first
			}
		}
	}
	return nil
}

func strangersError(paths []string) error {
	slices.Sort(paths)
	paths = slices.Compact(paths)
	const enough = 5
	more := ""
	if n := len(paths) - enough; n > 0 {
		paths, more = paths[:enough], fmt.Sprintf(" and %d more", n)
	}
	return fmt.Errorf("%s%s: rapport did not write this, and the site needs its place; move it away", strings.Join(paths, ", "), more)
}

// doom decides which files of rapport's go. One that was edited since stays: it is somebody's work now.
func (w *writer) doom() error {
	for _, path := range slices.Sorted(maps.Keys(w.old.files)) {
		if w.want[path] {
			continue
		}
		info, err := w.disk.lstat(path)
		if err != nil {
			return err
		}
		if info == nil || info.IsDir() {
			continue
		}
		if info.Mode().IsRegular() {
			b, err := w.disk.readFile(path)
			if err != nil {
				return err
			}
			if slices.Contains(w.old.files[path], versionOf(b)) {
				w.changes.Removed = append(w.changes.Removed, path)
				continue
			}
		}
		w.changes.Kept = append(w.changes.Kept, path)
	}
	return nil
}

// next is the manifest of the output once it is written.
func (w *writer) next() *manifest {
	m := &manifest{files: make(map[string][]version, len(w.files)), dirs: map[string]bool{}}
	for i, f := range w.files {
		m.files[f.Path] = []version{w.found[i]}
		for _, dir := range folders(f.Path) {
			if w.old.dirs[dir] {
				m.dirs[dir] = true
			}
		}
	}
	for _, path := range w.changes.Added {
		for _, dir := range folders(path) {
			if w.missing[dir] {
				m.dirs[dir] = true
			}
		}
	}
	return m
}

// union is the manifest of an output that holds any mixture of a and b.
func union(a, b *manifest) *manifest {
	m := &manifest{files: maps.Clone(a.files), dirs: maps.Clone(a.dirs)}
	maps.Copy(m.dirs, b.dirs)
	for path, versions := range b.files {
		for _, v := range versions {
			if !slices.Contains(m.files[path], v) {
				m.files[path] = append(slices.Clone(m.files[path]), v)
			}
		}
	}
	return m
}
