package live

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

const patience = 20 * time.Second // a test that waits this long has failed

// testWatch makes a watch on a folder, and the channel that says what is there when it is ready.
func testWatch(root string, report func(string)) (*watch, <-chan tree) {
	ready := make(chan tree, 1)
	w := newWatch(Config{
		Dirs: func() []string { return []string{root} },
		Skip: func(path string) bool { return filepath.Base(path) == "public" },
	}, report, func(t tree) {
		select {
		case ready <- t:
		default:
		}
	})
	w.unheard = func(string) string { return "" }
	return w, ready
}

// start runs a watch until the test ends.
func start(t *testing.T, w *watch, ready <-chan tree) tree {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		w.run(ctx)
	}()
	t.Cleanup(func() { cancel(); <-done })
	return <-ready
}

// watching starts a watch on a folder and returns the channel it rings on.
func watching(t *testing.T, root string) <-chan struct{} {
	t.Helper()
	w, ready := testWatch(root, func(line string) { t.Errorf("reported %q", line) })
	start(t, w, ready)
	return w.changes.bell
}

// waitFor waits for rings until look says that it saw what it looks for: the way a build learns of a change.
func waitFor(t *testing.T, bell <-chan struct{}, what string, look func() bool) {
	t.Helper()
	end := time.After(patience)
	for {
		select {
		case <-bell:
			if look() {
				return
			}
		case <-end:
			t.Fatalf("no ring after %s", what)
		}
	}
}

func holds(path, text string) func() bool {
	return func() bool {
		b, err := os.ReadFile(path)
		return err == nil && string(b) == text
	}
}

func absent(path string) func() bool {
	return func() bool {
		_, err := os.Lstat(path)
		return os.IsNotExist(err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// save writes a file and waits for the ring after which it is there.
func save(t *testing.T, bell <-chan struct{}, path, text string) {
	t.Helper()
	must(t, os.WriteFile(path, []byte(text), 0o644))
	waitFor(t, bell, "writing "+path, holds(path, text))
}

func TestWatchRingsForEveryWayToSave(t *testing.T) {
	root := filepath.Join(t.TempDir(), "journal")
	people := filepath.Join(root, "people")
	must(t, os.MkdirAll(people, 0o755))
	ada := filepath.Join(people, "Ada.md")
	must(t, os.WriteFile(ada, []byte("0"), 0o644))
	bell := watching(t, root)

	save(t, bell, ada, "in place")

	temp := filepath.Join(people, "sedXYZ")
	must(t, os.WriteFile(temp, []byte("by renaming"), 0o644))
	must(t, os.Rename(temp, ada))
	waitFor(t, bell, "renaming into place", holds(ada, "by renaming"))

	must(t, os.Rename(ada, ada+"~"))
	must(t, os.WriteFile(ada, []byte("as vim does"), 0o644))
	must(t, os.Remove(ada+"~"))
	waitFor(t, bell, "a backup", func() bool { return holds(ada, "as vim does")() && absent(ada+"~")() })

	save(t, bell, ada, "and again in place")

	must(t, os.Remove(ada))
	waitFor(t, bell, "removing", absent(ada))
	save(t, bell, ada, "back")

	must(t, os.Rename(ada, filepath.Join(root, "..", "Ada.md")))
	waitFor(t, bell, "moving out", absent(ada))
	must(t, os.Rename(filepath.Join(root, "..", "Ada.md"), ada))
	waitFor(t, bell, "moving in", holds(ada, "back"))
}

// TestWatchNotesWhatMatters heeds events by hand: that none comes cannot be waited for.
func TestWatchNotesWhatMatters(t *testing.T) {
	top := t.TempDir()
	root := filepath.Join(top, "journal")
	must(t, os.MkdirAll(filepath.Join(root, "public", "people"), 0o755))
	must(t, os.MkdirAll(filepath.Join(root, "content"), 0o755))
	w, _ := testWatch(root, nil)
	w.system = newSystem(t)
	_, err := w.addAll()
	must(t, err)
	watched := strings.Join(w.system.WatchList(), "\n")
	for dir, want := range map[string]bool{
		top: true, root: true, filepath.Join(root, "content"): true,
		filepath.Join(root, "public"): false, filepath.Join(root, "public", "people"): false,
	} {
		if got := strings.Contains(watched+"\n", dir+"\n"); got != want {
			t.Errorf("%s watched = %v, want %v", dir, got, want)
		}
	}
	note := filepath.Join(root, "content", "n.md")
	for name, want := range map[string]taken{
		filepath.Join(top, "another"):         {paths: []string{}},
		top:                                   {paths: []string{}},
		filepath.Join(root, "public"):         {paths: []string{}},
		root:                                  {paths: []string{}, all: true, any: true},
		note:                                  {paths: []string{note}, any: true},
		filepath.Join(root, "nowhere", "sub"): {paths: []string{filepath.Join(root, "nowhere", "sub")}, any: true},
	} {
		must(t, w.heed(fsnotify.Event{Name: name, Op: fsnotify.Write}))
		got := w.changes.peek()
		w.changes.take(got)
		if want.count = got.count; !reflect.DeepEqual(got, want) {
			t.Errorf("after an event for %s there is %+v, want %+v", name, got, want)
		}
	}
	if err := w.heed(fsnotify.Event{Name: top, Op: fsnotify.Rename}); !errors.Is(err, errLost) {
		t.Errorf("when the folder around the root goes, heed = %v, want that everything is watched anew", err)
	}
}

func newSystem(t *testing.T) *fsnotify.Watcher {
	t.Helper()
	system, err := fsnotify.NewWatcher()
	must(t, err)
	t.Cleanup(func() { system.Close() })
	return system
}

func TestWatchMendsItselfAfterALoss(t *testing.T) {
	root := t.TempDir()
	lost := make(chan error, 1)
	w, ready := testWatch(root, func(line string) { t.Errorf("reported %q", line) })
	opened := 0
	w.open = func() (*fsnotify.Watcher, error) {
		opened++
		system, err := fsnotify.NewWatcher()
		if err == nil && opened == 1 {
			system.Errors = lost
		}
		return system, err
	}
	start(t, w, ready)
	lost <- fsnotify.ErrEventOverflow
	waitFor(t, w.changes.bell, "an overflow", func() bool { return w.changes.peek().all })
	w.changes.take(w.changes.peek())
	save(t, w.changes.bell, filepath.Join(root, "n.md"), "1")
}

// TestAStallLosesNothing lets nobody hear while more happens than the system keeps.
func TestAStallLosesNothing(t *testing.T) {
	root := t.TempDir()
	must(t, os.Mkdir(filepath.Join(root, "people"), 0o755))
	must(t, os.WriteFile(filepath.Join(root, "n.md"), nil, 0o644))
	w, ready := testWatch(root, func(line string) { t.Errorf("reported %q", line) })
	stalled, goOn := make(chan struct{}), make(chan struct{})
	w.open = func() (*fsnotify.Watcher, error) {
		system, err := fsnotify.NewWatcher()
		if err == nil && stalled != nil {
			events := make(chan fsnotify.Event)
			real := system.Events
			system.Events = events
			go func() {
				<-goOn
				for e := range real {
					events <- e
				}
				close(events)
			}()
			close(stalled)
			stalled = nil
		}
		return system, err
	}
	wait := stalled
	start(t, w, ready)
	<-wait
	for i := range 20_000 { // the system keeps 16,384, and two that are the same are one
		must(t, os.Chmod(filepath.Join(root, []string{"people", "n.md"}[i%2]), 0o700+fs.FileMode(i/2%2)))
	}
	last := filepath.Join(root, "last")
	must(t, os.Mkdir(last, 0o755))
	close(goOn)
	waitFor(t, w.changes.bell, "a stall", func() bool { return w.changes.peek().all && w.follows(last) })
	for w.changes.peek().all {
		w.changes.take(w.changes.peek())
		save(t, w.changes.bell, filepath.Join(last, "n.md"), "1")
	}
}
