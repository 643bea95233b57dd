package live

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
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
			root := t.TempDir()
			ready, bell, said := make(chan struct{}), make(chan struct{}, 1), make(chan string, 9)
			w := &watch{
				dirs: func() []string { return []string{root} }, skip: func(string) bool { return false },
				ring: func() { ring(bell) }, ready: func() { close(ready) }, open: c.open,
				report: func(line string) { said <- line },
			}
			ctx, cancel := context.WithCancel(context.Background())
			done := make(chan struct{})
			go func() { defer close(done); w.run(ctx) }()
			<-ready
			<-bell
			cancel()
			<-done
			close(said)
			if got := <-said; !strings.Contains(got, c.want) || !strings.Contains(got, "every 2s") {
				t.Errorf("reported %q, want it to say %q and every 2s", got, c.want)
			}
			if more, ok := <-said; ok {
				t.Errorf("reported %q too, want one line", more)
			}
		})
	}
}

func TestPoll(t *testing.T) {
	root := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(root, "public"), 0o755))
	note := filepath.Join(root, "n.md")
	must(t, os.WriteFile(note, []byte("1"), 0o644))
	synctest.Test(t, func(t *testing.T) {
		var rings atomic.Int64
		w := &watch{
			dirs: func() []string { return []string{root} },
			skip: func(dir string) bool { return filepath.Base(dir) == "public" },
			ring: func() { rings.Add(1) }, ready: func() {},
		}
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		go w.poll(ctx)
		synctest.Wait()
		if n := rings.Swap(0); n != 1 {
			t.Fatalf("%d rings when polling begins, want 1", n)
		}
		past := time.Date(2026, 9, 14, 10, 0, 0, 0, time.UTC)
		steps := []struct {
			name string
			do   func() error
			want int64
		}{
			{"nothing", func() error { return nil }, 0},
			{"an edit", func() error { return os.WriteFile(note, []byte("22"), 0o644) }, 1},
			{"an old time", func() error { return os.Chtimes(note, past, past) }, 1},
			{"nothing again", func() error { return nil }, 0},
			{"a file in a folder that does not matter", func() error {
				return os.WriteFile(filepath.Join(root, "public", "x.html"), []byte("1"), 0o644)
			}, 0},
			{"a rename", func() error { return os.Rename(note, note+"x") }, 1},
			{"the root gone", func() error { return os.RemoveAll(root) }, 1},
			{"the root still gone", func() error { return nil }, 0},
			{"the root back", func() error { return os.Mkdir(root, 0o755) }, 1},
		}
		for _, s := range steps {
			must(t, s.do())
			<-time.After(every)
			synctest.Wait()
			if n := rings.Swap(0); n != s.want {
				t.Errorf("%s: %d rings, want %d", s.name, n, s.want)
			}
		}
	})
}
