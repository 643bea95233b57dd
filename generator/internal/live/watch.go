package live

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// watch notes where something happens in the folders. Folders are watched, not files: an editor that saves by renaming
// replaces the file, and a watch on it would be lost.
type watch struct {
	ground
	changes *changes
	ready   func(tree) // told, at least once, what there is when no change can go unnoticed any more
	report  func(line string)
	ahead   func() // may be nil
	open    func() (*fsnotify.Watcher, error)
	unheard func(dir string) string
	deaf    bool // the system is not asked to tell

	often  atomic.Bool   // the system does not tell of everything
	behind atomic.Bool   // what it told is not heeded yet
	hurry  chan struct{} // rings when that is found out
	anew   chan struct{} // rings when there are folders that the system should tell of and does not
	lost   bool          // what the system told before
	system *fsnotify.Watcher
	roots  []string
	around map[string]bool // the folders around the roots, where only the roots matter

	mu      sync.Mutex
	watched map[string]bool // the folders in the roots that the system tells of
}

func newWatch(c Config, report func(line string), ready func(tree)) *watch {
	return &watch{
		ground: ground{c.Dirs, c.Skip}, changes: newChanges(), ready: ready, report: report, ahead: c.Ahead,
		open: fsnotify.NewWatcher, unheard: Unheard, deaf: c.Poll,
		hurry: make(chan struct{}, 1), anew: make(chan struct{}, 1),
	}
}

// errLost says that events are missing, so that nobody knows which folders there are.
var errLost = errors.New("events were lost")

// run watches until ctx is done.
func (w *watch) run(ctx context.Context) {
	if !w.deaf {
		err := w.listen(ctx)
		if ctx.Err() != nil {
			return
		}
		w.report(fmt.Sprintf("cannot watch the folders (%s), so changes are looked for every %v", plainly(err), every))
	}
	w.mu.Lock()
	w.watched = nil
	w.mu.Unlock()
	w.lookOften()
	w.ready(w.scanAll())
}

// listen follows what the system tells, and begins anew when it lost something.
func (w *watch) listen(ctx context.Context) error {
	for _, root := range w.dirs() {
		if kind := w.unheard(root); kind != "" {
			w.report(fmt.Sprintf("the journal is in %s, where the system does not tell of every change, so they are looked for every %v too", kind, every))
			w.lookOften()
			break
		}
	}
	for {
		err := w.follow(ctx)
		if ctx.Err() != nil || !errors.Is(err, errLost) {
			return err
		}
		w.lost = true
		w.behind.Store(true)
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(longest): // what is lost in a storm is lost again while it lasts
		}
	}
}

// lookOften has changes looked for as often as where the system does not tell of any.
func (w *watch) lookOften() {
	w.often.Store(true)
	ring(w.hurry)
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

// follow notes what the system tells. It returns an error when the system will not, or no longer.
func (w *watch) follow(ctx context.Context) error {
	system, err := w.open()
	if err != nil {
		return err
	}
	h := newHeard()
	hearing := make(chan struct{})
	go func() { defer close(hearing); h.hear(system) }()
	defer func() { system.Close(); <-hearing }()
	w.system = system
	known, err := w.addAll()
	if err != nil {
		return err
	}
	if w.lost {
		w.changes.noteAll()
	}
	w.ready(known)
	for {
		w.behind.Store(len(h.more) > 0)
		select {
		case <-ctx.Done():
			return nil
		case <-w.anew:
			return errLost
		case <-h.more:
			w.behind.Store(true)
		}
		events, err := h.take()
		if err != nil {
			return err
		}
		for _, e := range events {
			if err := w.heed(e); err != nil {
				return err
			}
		}
	}
}

// heed notes what an event is about, after watching what may be a new folder: the build that follows sees what was put
// there before, and the watch what comes after. Events are heeded in their order, or a folder that was renamed would be
// known by its old name.
func (w *watch) heed(event fsnotify.Event) error {
	name, left := event.Name, event.Has(fsnotify.Rename) || event.Has(fsnotify.Remove)
	root := slices.Contains(w.roots, name)
	switch {
	case name == "":
		return nil
	case w.around[name] && !root:
		if left {
			return errLost // the roots went with it
		}
		return nil
	case w.around[filepath.Dir(name)] && !root, !w.matters(name):
		return nil
	}
	if left {
		w.forget(name)
	}
	if event.Has(fsnotify.Create) {
		if info, err := os.Lstat(name); err == nil && (info.IsDir() || root) {
			if err := w.scan(tree{}, name, w.add); err != nil {
				return err
			}
		}
	}
	if root {
		w.changes.noteAll()
	} else {
		w.changes.note(name)
	}
	return nil
}

// addAll watches everything and returns what there is.
func (w *watch) addAll() (tree, error) {
	w.mu.Lock()
	w.watched = map[string]bool{}
	w.mu.Unlock()
	w.roots = w.dirs()
	w.around = make(map[string]bool, len(w.roots))
	for _, dir := range w.roots {
		// A root can be moved away and another put in its place. Where the folder around it may not be watched, that
		// goes unnoticed until somebody looks.
		if up := filepath.Dir(dir); up != dir && w.system.Add(up) == nil {
			w.around[up] = true
		}
	}
	known := tree{}
	for _, dir := range w.roots {
		if err := w.scan(known, dir, w.add); err != nil {
			return nil, err
		}
	}
	return known, nil
}

// add watches a folder.
func (w *watch) add(dir string) error {
	delete(w.around, dir)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.watched[dir] {
		// There may be another folder now. To add it under a name that is known confuses fsnotify when it is, by another
		// name, known too: it panics when the name is removed.
		_ = w.system.Remove(dir)
		delete(w.watched, dir)
	}
	if err := w.system.Add(dir); err != nil {
		if gone(err) {
			return nil
		}
		return err
	}
	w.watched[dir] = true
	return nil
}

// forget watches a folder no longer, and what is in it: a watch stays with a folder that is moved, under its old name.
func (w *watch) forget(dir string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.watched[dir] {
		return
	}
	for d := range w.watched {
		if d == dir || strings.HasPrefix(d, dir+string(filepath.Separator)) {
			_ = w.system.Remove(d) // the system may have done so
			delete(w.watched, d)
		}
	}
}

// follows reports whether the system tells of a folder.
func (w *watch) follows(dir string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.watched[dir]
}

// gone reports whether a folder cannot be watched because of itself, not because of a limit.
func gone(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.ENOTDIR)
}
