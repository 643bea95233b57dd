package live

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

const patience = 20 * time.Second // a test that waits this long has failed

// watching starts a watch on a folder and returns the channel it rings on.
func watching(t *testing.T, root string) <-chan struct{} {
	t.Helper()
	bell, ready := make(chan struct{}, 1), make(chan struct{})
	w := &watch{
		dirs:   func() []string { return []string{root} },
		skip:   func(dir string) bool { return filepath.Base(dir) == "public" },
		ring:   func() { ring(bell) },
		ready:  sync.OnceFunc(func() { close(ready) }),
		report: func(line string) { t.Errorf("reported %q", line) },
		open:   fsnotify.NewWatcher,
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		w.run(ctx)
	}()
	t.Cleanup(func() { cancel(); <-done })
	<-ready
	return bell
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

func TestWatchFollowsNewFolders(t *testing.T) {
	top := t.TempDir()
	root := filepath.Join(top, "journal")
	must(t, os.MkdirAll(root, 0o755))
	bell := watching(t, root)

	// made in one go, faster than anybody can watch them one by one
	for i := range 100 {
		deep := filepath.Join(root, fmt.Sprintf("a%d", i), "b", "c")
		must(t, os.MkdirAll(deep, 0o755))
		must(t, os.WriteFile(filepath.Join(deep, "n.md"), []byte("1"), 0o644))
	}
	for i := range 100 {
		save(t, bell, filepath.Join(root, fmt.Sprintf("a%d", i), "b", "c", "n.md"), "2")
	}

	// moved in as a whole
	must(t, os.MkdirAll(filepath.Join(top, "outside", "sub"), 0o755))
	must(t, os.Rename(filepath.Join(top, "outside"), filepath.Join(root, "inside")))
	waitFor(t, bell, "moving a folder in", func() bool { return true })
	save(t, bell, filepath.Join(root, "inside", "sub", "n.md"), "1")

	// renamed with folders in it
	must(t, os.Rename(filepath.Join(root, "inside"), filepath.Join(root, "within")))
	save(t, bell, filepath.Join(root, "within", "sub", "n.md"), "2")

	// removed and made again
	must(t, os.RemoveAll(filepath.Join(root, "within")))
	must(t, os.MkdirAll(filepath.Join(root, "within", "sub"), 0o755))
	save(t, bell, filepath.Join(root, "within", "sub", "n.md"), "3")
}

func TestWatchFollowsTheRootItself(t *testing.T) {
	top := t.TempDir()
	root, other := filepath.Join(top, "journal"), filepath.Join(top, "other")
	for _, dir := range []string{root, other} {
		must(t, os.MkdirAll(filepath.Join(dir, "people"), 0o755))
	}
	must(t, os.WriteFile(filepath.Join(other, "n.md"), []byte("other"), 0o644))
	bell := watching(t, root)
	must(t, os.Rename(root, root+".old"))
	must(t, os.Rename(other, root))
	waitFor(t, bell, "putting another folder in the place of the root", holds(filepath.Join(root, "n.md"), "other"))
	save(t, bell, filepath.Join(root, "people", "n.md"), "1")

	must(t, os.RemoveAll(root))
	waitFor(t, bell, "removing the root", absent(root))
	must(t, os.MkdirAll(filepath.Join(root, "people"), 0o755))
	save(t, bell, filepath.Join(root, "people", "n.md"), "2")
}

// TestWatchDoesNotRingForWhatDoesNotMatter heeds events by hand: that no ring comes cannot be waited for.
func TestWatchDoesNotRingForWhatDoesNotMatter(t *testing.T) {
	top := t.TempDir()
	root := filepath.Join(top, "journal")
	must(t, os.MkdirAll(filepath.Join(root, "public", "people"), 0o755))
	must(t, os.MkdirAll(filepath.Join(root, "content"), 0o755))
	system, err := fsnotify.NewWatcher()
	must(t, err)
	defer system.Close()
	rings := 0
	w := &watch{
		dirs: func() []string { return []string{root} },
		skip: func(dir string) bool { return filepath.Base(dir) == "public" },
		ring: func() { rings++ }, system: system,
	}
	must(t, w.addAll())
	watched := strings.Join(system.WatchList(), "\n")
	for dir, want := range map[string]bool{
		top: true, root: true, filepath.Join(root, "content"): true,
		filepath.Join(root, "public"): false, filepath.Join(root, "public", "people"): false,
	} {
		if got := strings.Contains(watched+"\n", dir+"\n"); got != want {
			t.Errorf("%s watched = %v, want %v", dir, got, want)
		}
	}
	for name, want := range map[string]int{
		filepath.Join(top, "another"): 0, top: 0, root: 1, filepath.Join(root, "content", "n.md"): 1,
	} {
		rings = 0
		must(t, w.heed(fsnotify.Event{Name: name, Op: fsnotify.Write}))
		if rings != want {
			t.Errorf("%d rings for %s, want %d", rings, name, want)
		}
	}
}

func TestWatchMendsItselfAfterALoss(t *testing.T) {
	root := t.TempDir()
	system, err := fsnotify.NewWatcher()
	must(t, err)
	lost := make(chan error, 1)
	system.Errors = lost
	bell, ready := make(chan struct{}, 1), make(chan struct{})
	w := &watch{
		dirs: func() []string { return []string{root} }, skip: func(string) bool { return false },
		ring: func() { ring(bell) }, ready: func() { close(ready) },
		open: func() (*fsnotify.Watcher, error) { return system, nil },
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- w.follow(ctx) }()
	<-ready
	lost <- fsnotify.ErrEventOverflow
	waitFor(t, bell, "an overflow", func() bool { return true })
	save(t, bell, filepath.Join(root, "n.md"), "1")
	cancel()
	if err := <-done; err != nil {
		t.Errorf("following ended with %v, want nil", err)
	}
}
