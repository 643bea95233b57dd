package live

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

// TestWithoutTheSystemsHelp lets the system refuse in each way it has.
func TestWithoutTheSystemsHelp(t *testing.T) {
	closed := func() (*fsnotify.Watcher, error) {
		system, err := fsnotify.NewWatcher()
		if err == nil {
			err = system.Close()
		}
		return system, err
	}
	refuse := func(err error) func() (*fsnotify.Watcher, error) {
		return func() (*fsnotify.Watcher, error) { return nil, err }
	}
	cases := []struct {
		name string
		open func() (*fsnotify.Watcher, error)
		want string
	}{
		{"no more instances", refuse(syscall.EMFILE), "(too many files are open)"},
		{"no more watches", refuse(fmt.Errorf("adding: %w", syscall.ENOSPC)), "(this computer watches as many folders as it may)"},
		{"something else", refuse(errors.New("not today")), "(not today)"},
		{"no watch can be added", closed, "(fsnotify: watcher already closed)"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			said := make(chan string, 9)
			w, ready := testWatch(t.TempDir(), func(line string) { said <- line })
			w.open = c.open
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			w.run(ctx)
			<-ready
			close(said)
			if !w.often.Load() {
				t.Error("changes are not looked for")
			}
			if got := <-said; !strings.Contains(got, c.want) || !strings.Contains(got, "every 2s") {
				t.Errorf("reported %q, want it to say %q and every 2s", got, c.want)
			}
			if more, ok := <-said; ok {
				t.Errorf("reported %q too, want one line", more)
			}
		})
	}
}

func TestWhereTheSystemDoesNotTell(t *testing.T) {
	said := make(chan string, 9)
	w, ready := testWatch(t.TempDir(), func(line string) { said <- line })
	w.unheard = func(string) string { return "a network file system (NFS)" }
	start(t, w, ready)
	if got, want := <-said, "the journal is in a network file system (NFS), where the system does not tell of every change, so they are looked for every 2s too"; got != want {
		t.Errorf("reported %q, want %q", got, want)
	}
	if !w.often.Load() {
		t.Error("changes are not looked for")
	}
	save(t, w.changes.bell, filepath.Join(w.dirs()[0], "n.md"), "what the system does tell of is heard")
}

func TestPoll(t *testing.T) {
	root := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(root, "public"), 0o755))
	note := filepath.Join(root, "n.md")
	must(t, os.WriteFile(note, []byte("1"), 0o644))
	past := time.Date(2026, 9, 14, 10, 0, 0, 0, time.UTC)
	steps := []struct {
		name string
		do   func() error
		want []string // what the next build is told
	}{
		{"nothing", func() error { return nil }, nil},
		{"an edit", func() error { return os.WriteFile(note, []byte("22"), 0o644) }, []string{note}},
		{"an edit of the same length", func() error { return os.WriteFile(note, []byte("33"), 0o644) }, []string{note}},
		{"an old time", func() error { return os.Chtimes(note, past, past) }, []string{note}},
		{"a time of whole seconds is looked at twice", func() error { return nil }, []string{note}},
		{"nothing again", func() error { return nil }, nil},
		{"a file in a folder that does not matter", func() error {
			return os.WriteFile(filepath.Join(root, "public", "x.html"), []byte("1"), 0o644)
		}, nil},
		{"a rename", func() error { return os.Rename(note, note+"x") }, []string{note, note + "x"}},
		{"a time of whole seconds is looked at twice again", func() error { return nil }, []string{note + "x"}},
		{"the root gone", func() error { return os.RemoveAll(root) }, []string{root, note + "x"}},
		{"the root still gone", func() error { return nil }, nil},
		{"the root back", func() error { return os.Mkdir(root, 0o755) }, []string{root}},
	}
	synctest.Test(t, func(t *testing.T) {
		w, ready := testWatch(root, nil)
		w.deaf = true
		b := mind(t, w, ready, nil)
		for _, s := range steps {
			// beside the tick of the clock by which files have their times
			must(t, s.do())
			for len(w.hurry) > 0 { // until the patrol knows how often to look
				synctest.Wait()
			}
			<-time.After(every + absence + quiet)
			synctest.Wait()
			if got := b.heard(); !slices.Equal(got, s.want) {
				t.Errorf("%s: the builds after it are told of %q, want %q", s.name, got, s.want)
			}
		}
	})
}

func TestThePatrolTakesItsTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w, _ := testWatch(t.TempDir(), nil)
		var at []time.Duration
		begin, calls := time.Now(), 0
		now := func() time.Time { // a look takes three seconds, the first one none
			if calls++; calls > 2 && calls%2 == 0 {
				return time.Now().Add(3 * time.Second)
			}
			return time.Now()
		}
		ctx, cancel := context.WithCancel(t.Context())
		seen := make(chan tree)
		go w.patrol(ctx, now, seen)
		for range 2 {
			<-seen
			at = append(at, time.Since(begin))
		}
		w.lookOften()
		<-seen
		at = append(at, time.Since(begin))
		cancel()
		if want := []time.Duration{idly, 2 * idly, 2*idly + rest*3*time.Second}; !slices.Equal(at, want) {
			t.Errorf("looked after %v, want %v", at, want)
		}
	})
}
