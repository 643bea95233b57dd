package live

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fsnotify/fsnotify"
)

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

// TestAFolderIsToldOfByItsNewName renames folders within folders, which the system goes on to tell of by their old names.
func TestAFolderIsToldOfByItsNewName(t *testing.T) {
	root := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(root, "a", "b", "c"), 0o755))
	w, ready := testWatch(root, func(line string) { t.Errorf("reported %q", line) })
	start(t, w, ready)
	for i, names := 0, []string{"a", "x", "y", "a", "z"}; i+1 < len(names); i++ {
		from, to := filepath.Join(root, names[i]), filepath.Join(root, names[i+1])
		must(t, os.Rename(from, to))
		told := func(name string) func() bool {
			return func() bool { return slices.Contains(w.changes.peek().paths, name) }
		}
		waitFor(t, w.changes.bell, "renaming to "+to, func() bool { return told(from)() && told(to)() })
		for _, sub := range []string{"n.md", "b/n.md", "b/c/n.md"} {
			w.changes.take(w.changes.peek())
			name := filepath.Join(to, filepath.FromSlash(sub))
			must(t, os.WriteFile(name, []byte(to), 0o644))
			waitFor(t, w.changes.bell, "writing "+name, told(name))
			for _, p := range w.changes.peek().paths {
				if strings.HasPrefix(p, from+string(filepath.Separator)) {
					t.Errorf("after renaming %s to %s the system tells of %s", from, to, p)
				}
			}
		}
	}
}

// TestAFolderInThePlaceOfAnother heeds events late, when the folders they are about have gone elsewhere.
func TestAFolderInThePlaceOfAnother(t *testing.T) {
	root := t.TempDir()
	a, b := filepath.Join(root, "a"), filepath.Join(root, "b")
	for _, dir := range []string{a, b} {
		must(t, os.Mkdir(dir, 0o755))
	}
	w, _ := testWatch(root, nil)
	w.system = newSystem(t) // whose events nobody takes, so that it does not know what happens either
	_, err := w.addAll()
	must(t, err)
	must(t, os.WriteFile(filepath.Join(root, "n.md"), nil, 0o644)) // the first event, which it waits to be rid of
	must(t, os.Remove(b))
	must(t, os.Rename(a, b))
	must(t, os.WriteFile(filepath.Join(b, "n.md"), nil, 0o644))
	for _, e := range []fsnotify.Event{
		{Name: root, Op: fsnotify.Create}, {Name: b, Op: fsnotify.Remove}, {Name: a, Op: fsnotify.Rename}, {Name: b, Op: fsnotify.Create},
	} {
		must(t, w.heed(e))
	}
	go func() {
		for range w.system.Errors {
		}
	}()
	must(t, os.WriteFile(filepath.Join(b, "last.md"), nil, 0o644))
	for e := range w.system.Events {
		if e.Name == filepath.Join(b, "last.md") {
			return
		}
		if e.Name == filepath.Join(a, "last.md") {
			t.Fatalf("the folder is told of by its old name")
		}
	}
}
