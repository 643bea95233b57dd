package live

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"

	"github.com/fsnotify/fsnotify"
)

// watch rings when something in the folders changes. Folders are watched, not files: an editor that saves by renaming
// replaces the file, and a watch on it would be lost.
type watch struct {
	dirs   func() []string
	skip   func(dir string) bool
	ring   func()
	ready  func() // told, at least once, when no change can go unnoticed any more
	report func(line string)
	open   func() (*fsnotify.Watcher, error)

	system *fsnotify.Watcher
	roots  []string
	around map[string]bool // the folders around the roots, where only the roots matter
}

// run watches until ctx is done.
func (w *watch) run(ctx context.Context) {
	err := w.follow(ctx)
	if ctx.Err() != nil {
		return
	}
	w.report(fmt.Sprintf("cannot watch the folders (%s), so changes are looked for every %v", plainly(err), every))
	w.poll(ctx)
}

// plainly says what a limit of the system is about, which its own words do not.
func plainly(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "this computer watches as many folders as it may"
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return "too many files are open"
	}
	return err.Error()
}

// follow rings as the system tells of changes. It returns an error when the system will not, or no longer.
func (w *watch) follow(ctx context.Context) error {
	system, err := w.open()
	if err != nil {
		return err
	}
	defer system.Close()
	w.system = system
	if err := w.addAll(); err != nil {
		return err
	}
	w.ready()
	for {
		select {
		case <-ctx.Done():
			return nil
		case event, ok := <-system.Events:
			if !ok {
				return errors.New("the system stopped telling")
			}
			if err := w.heed(event); err != nil {
				return err
			}
		case _, ok := <-system.Errors:
			if !ok {
				return errors.New("the system stopped telling")
			}
			// Something was lost, such as the events of a storm: there may be folders nobody told of.
			if err := w.addAll(); err != nil {
				return err
			}
			w.ring()
		}
	}
}

// heed rings for an event, after watching what may be a new folder: the build that follows sees what was put there
// before, and the watch what comes after.
func (w *watch) heed(event fsnotify.Event) error {
	if w.around[event.Name] || w.around[filepath.Dir(event.Name)] && !slices.Contains(w.roots, event.Name) {
		return nil
	}
	if event.Has(fsnotify.Create) {
		if info, err := os.Lstat(event.Name); err == nil && info.IsDir() && w.matters(event.Name) {
			if err := w.addTree(event.Name); err != nil {
				return err
			}
		}
	}
	w.ring()
	return nil
}

func (w *watch) matters(dir string) bool { return slices.Contains(w.roots, dir) || !w.skip(dir) }

func (w *watch) addAll() error {
	w.roots = w.dirs()
	w.around = make(map[string]bool, len(w.roots))
	for _, dir := range w.roots {
		// A root can be moved away and another put in its place. Where the folder around it may not be watched, that
		// goes unnoticed until something else rings.
		if up := filepath.Dir(dir); up != dir && w.system.Add(up) == nil {
			w.around[up] = true
		}
	}
	for _, dir := range w.roots {
		if err := w.addTree(dir); err != nil {
			return err
		}
	}
	return nil
}

// addTree watches a folder and then looks for folders in it: one made in between is seen twice rather than never.
func (w *watch) addTree(dir string) error {
	delete(w.around, dir)
	if err := w.system.Add(dir); err != nil {
		if gone(err) {
			return nil
		}
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // it went; the build says so if it matters
	}
	for _, e := range entries {
		if sub := filepath.Join(dir, e.Name()); e.IsDir() && w.matters(sub) {
			if err := w.addTree(sub); err != nil {
				return err
			}
		}
	}
	return nil
}

// gone reports whether a folder cannot be watched because of itself, not because of a limit.
func gone(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission)
}
