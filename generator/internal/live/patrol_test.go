package live

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// TestThePatrolFindsWhatNobodyTellsOf edits a note behind the system's back.
func TestThePatrolFindsWhatNobodyTellsOf(t *testing.T) {
	root := t.TempDir()
	note := filepath.Join(root, "n.md")
	must(t, os.WriteFile(note, []byte("old"), 0o644))
	synctest.Test(t, func(t *testing.T) {
		var said sayings
		w, _ := testWatch(root, said.report)
		w.watched = map[string]bool{root: true}
		b := mind(t, w, nil, nil)

		must(t, os.WriteFile(note, []byte("told of in time"), 0o644))
		<-time.After(idly + trust/2)
		w.changes.note(note)
		<-time.After(idly)
		synctest.Wait()
		if len(b.times()) != 1 || len(said.all()) != 0 {
			t.Errorf("%d builds for what the system tells of late, and said %q, want 1 and nothing", len(b.times()), said.all())
		}

		must(t, os.WriteFile(note, []byte("never told of"), 0o644))
		<-time.After(idly + trust)
		synctest.Wait()
		if want := []string{"the system does not tell of every change here, so they are looked for every 2s too"}; !slices.Equal(said.all(), want) || len(b.times()) != 2 {
			t.Errorf("%d builds, and said %q, want 2 and %q", len(b.times()), said.all(), want)
		}
		for i := range 3 {
			must(t, os.WriteFile(note, fmt.Append(nil, "again never told of, ", i), 0o644))
			<-time.After(every + 2*quiet)
			synctest.Wait()
			if len(b.times()) != 3+i || len(said.all()) != 1 {
				t.Errorf("%d builds, and said %q, want %d and nothing more", len(b.times()), said.all(), 3+i)
			}
		}
	})
}

// TestAFolderThatNobodyWatchesIsWatched puts a file where the system was not asked to tell.
func TestAFolderThatNobodyWatchesIsWatched(t *testing.T) {
	root := t.TempDir()
	sub := filepath.Join(root, "sub")
	must(t, os.Mkdir(sub, 0o755))
	synctest.Test(t, func(t *testing.T) {
		w, _ := testWatch(root, func(line string) { t.Errorf("reported %q", line) })
		w.watched = map[string]bool{root: true}
		b := mind(t, w, nil, nil)
		must(t, os.WriteFile(filepath.Join(sub, "n.md"), []byte("new"), 0o644))
		<-time.After(idly + trust + quiet)
		synctest.Wait()
		if len(b.times()) != 1 || len(w.anew) != 1 || w.often.Load() {
			t.Errorf("%d builds, and everything is watched anew: %v, want 1 and that", len(b.times()), len(w.anew) == 1)
		}
	})
}

// TestWhatIsUnderWayIsNoProof lets the patrol see what a build takes, what changes again, and what is told of late.
func TestWhatIsUnderWayIsNoProof(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(w *watch, note string)
	}{
		{"a build took it, and it changed again", func(w *watch, note string) {
			w.changes.note(note)
			<-time.After(trust / 2)
			w.behind.Store(true)
			_ = os.WriteFile(note, []byte("third"), 0o644)
			<-time.After(trust)
			w.changes.note(note)
			w.behind.Store(false)
		}},
		{"it changed again", func(w *watch, note string) {
			_ = os.WriteFile(note, []byte("third"), 0o644)
			<-time.After(trust)
			w.changes.note(note)
		}},
		{"what the system told is not heeded yet", func(w *watch, note string) {
			w.behind.Store(true)
			<-time.After(3 * trust)
			w.changes.note(note)
			w.behind.Store(false)
		}},
		{"something was lost, so there is a look everywhere", func(w *watch, note string) {
			w.behind.Store(true)
			<-time.After(3 * trust)
			w.changes.noteAll()
			w.behind.Store(false)
		}},
	} {
		root := t.TempDir()
		note := filepath.Join(root, "n.md")
		must(t, os.WriteFile(note, []byte("first"), 0o644))
		synctest.Test(t, func(t *testing.T) {
			w, _ := testWatch(root, func(line string) { t.Errorf("%s: reported %q", c.name, line) })
			w.watched = map[string]bool{root: true}
			mind(t, w, nil, nil)
			must(t, os.WriteFile(note, []byte("second!"), 0o644))
			<-time.After(idly + time.Millisecond)
			synctest.Wait()
			c.do(w, note)
			<-time.After(5 * idly)
			synctest.Wait()
			if w.often.Load() {
				t.Errorf("%s: the system is no longer trusted", c.name)
			}
		})
	}
}
