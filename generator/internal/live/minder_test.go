package live

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestAtMostOneBuildRunsAndOneWaits(t *testing.T) {
	root := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		w, _ := testWatch(root, nil)
		running := 0
		b := mind(t, w, nil, func() error {
			if running++; running > 1 {
				t.Error("two builds run at a time")
			}
			<-time.After(2 * time.Second)
			running--
			return nil
		})
		for range 30 { // for three seconds: a build is under way for two, and again
			w.changes.note(filepath.Join(root, "n.md"))
			<-time.After(100 * time.Millisecond)
		}
		<-time.After(5 * time.Second)
		synctest.Wait()
		if want := []int{40, 2080, 4120}; !slices.Equal(b.times(), want) {
			t.Errorf("builds began after %v ms, want %v: one for the first, one when it ends, one for what came during that", b.times(), want)
		}
		if want := []uint64{1, 2, 3}; !slices.Equal(b.versions(), want) {
			t.Errorf("versions %v were shown, want %v", b.versions(), want)
		}
	})
}

// TestABurstIsOneBuild has programs save in the steps that strace saw them take.
func TestABurstIsOneBuild(t *testing.T) {
	for _, c := range []struct {
		name  string
		steps []step // of another file when do has a colon: its name, then what is in it
		at    int
	}{
		{"vim", []step{{0, "4913:"}, {1, "4913:gone"}, {2, "n.md~:old"}, {2, "gone"}, {4, "new"}, {21, "n.md~:gone"}}, 61},
		{"an editor that renames", []step{{0, ".n.md.tmp:ne"}, {30, ".n.md.tmp:new"}, {38, "new"}, {38, ".n.md.tmp:gone"}}, 78},
		{"a program that syncs", []step{{0, "a.md:1"}, {35, "b.md:2"}, {70, "c.md:3"}, {105, "new"}}, 145},
		{"one who saves twice", []step{{0, "ne"}, {39, "new"}}, 79},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := t.TempDir()
			must(t, os.WriteFile(filepath.Join(root, "n.md"), []byte("old"), 0o644))
			synctest.Test(t, func(t *testing.T) {
				w, _ := testWatch(root, nil)
				b := mind(t, w, nil, nil)
				for _, s := range c.steps {
					<-time.After(time.Until(b.begin.Add(time.Duration(s.ms) * time.Millisecond)))
					name, text, other := strings.Cut(s.do, ":")
					if !other {
						name, text = "n.md", s.do
					}
					name = filepath.Join(root, name)
					if text == "gone" {
						must(t, os.Remove(name))
					} else {
						must(t, os.WriteFile(name, []byte(text), 0o644))
					}
					w.changes.note(name)
					synctest.Wait()
				}
				<-time.After(5 * time.Second)
				synctest.Wait()
				if want := []int{c.at}; !slices.Equal(b.times(), want) {
					t.Errorf("built after %v ms, want %v", b.times(), want)
				}
			})
		})
	}
}

// TestAStormIsBuiltNowAndThen saves a note every 20 ms for a second.
func TestAStormIsBuiltNowAndThen(t *testing.T) {
	root := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		w, _ := testWatch(root, nil)
		b := mind(t, w, nil, nil)
		for range 50 {
			w.changes.note(filepath.Join(root, "n.md"))
			<-time.After(20 * time.Millisecond)
		}
		<-time.After(5 * time.Second)
		synctest.Wait()
		if want := []int{400, 800, 1020}; !slices.Equal(b.times(), want) {
			t.Errorf("built after %v ms, want %v", b.times(), want)
		}
	})
}

// TestWorkAhead is done before waiting, and what changes meanwhile is built.
func TestWorkAhead(t *testing.T) {
	root := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		w, _ := testWatch(root, nil)
		begin := time.Now() // no time passes until the minder waits
		var ahead []int
		w.ahead = func() {
			ahead = append(ahead, int(time.Since(begin).Milliseconds()))
			<-time.After(100 * time.Millisecond)
		}
		b := mind(t, w, nil, nil)
		for _, ms := range []int{70, 500, 560} { // while it works ahead, while it waits, while it works ahead again
			<-time.After(time.Until(begin.Add(time.Duration(ms) * time.Millisecond)))
			w.changes.note(filepath.Join(root, "n.md"))
		}
		<-time.After(5 * time.Second)
		synctest.Wait()
		if want := []int{140, 540, 680}; !slices.Equal(b.times(), want) {
			t.Errorf("built after %v ms, want %v", b.times(), want)
		}
		if want := []int{0, 140, 540, 680}; !slices.Equal(ahead, want) {
			t.Errorf("worked ahead after %v ms, want %v", ahead, want)
		}
	})
}

// TestABuildThatMayHaveReadHalfASaveIsKeptBack changes a note during builds.
func TestABuildThatMayHaveReadHalfASaveIsKeptBack(t *testing.T) {
	for _, c := range []struct {
		during int // how many builds the note changes during
		want   []uint64
	}{{0, []uint64{1}}, {1, []uint64{2}}, {2, []uint64{3}}, {3, []uint64{3, 4}}, {7, []uint64{3, 6, 8}}} {
		root := t.TempDir()
		note := filepath.Join(root, "n.md")
		must(t, os.WriteFile(note, []byte("old"), 0o644))
		synctest.Test(t, func(t *testing.T) {
			w, _ := testWatch(root, nil)
			left := c.during
			b := mind(t, w, nil, func() error {
				if left--; left >= 0 {
					w.changes.note(note)
				}
				return nil
			})
			w.changes.note(note)
			<-time.After(9 * time.Second)
			synctest.Wait()
			if !slices.Equal(b.versions(), c.want) {
				t.Errorf("of the builds after changes during %d, %v were shown, want %v", c.during, b.versions(), c.want)
			}
		})
	}
}

func TestABuildThatFailsLeavesTheSite(t *testing.T) {
	root := t.TempDir()
	one, two := filepath.Join(root, "1.md"), filepath.Join(root, "2.md")
	synctest.Test(t, func(t *testing.T) {
		w, _ := testWatch(root, nil)
		fails := make(chan error, 2)
		fails <- errors.New("the disk is gone")
		fails <- nil
		b := mind(t, w, nil, func() error { return <-fails })
		w.changes.note(one)
		<-time.After(time.Second)
		synctest.Wait()
		if len(b.versions()) != 0 {
			t.Errorf("a build that failed was shown")
		}
		b.heard()
		w.changes.note(two)
		<-time.After(time.Second)
		synctest.Wait()
		if got, want := b.heard(), []string{one, two}; !slices.Equal(got, want) || len(b.versions()) != 1 {
			t.Errorf("the build after one that failed is told of %q, want %q", got, want)
		}
	})
}

func TestWhatABuildIsTold(t *testing.T) {
	root := t.TempDir()
	many := make([]string, most+1)
	for i := range many {
		many[i] = filepath.Join(root, fmt.Sprint(i))
	}
	synctest.Test(t, func(t *testing.T) {
		w, _ := testWatch(root, nil)
		b := mind(t, w, nil, nil)
		for _, c := range []struct {
			name     string
			do       func()
			paths    int
			anywhere bool
		}{
			{"a day", w.changes.noteDay, 0, false},
			{"a path", func() { w.changes.note(many[0]) }, 1, false},
			{"a path twice, and a day", func() { w.changes.note(many[0], many[0]); w.changes.noteDay() }, 1, false},
			{"as many as are told apart", func() { w.changes.note(many[1:]...) }, most, false},
			{"one more", func() { w.changes.note(many...) }, 0, true},
			{"a loss", w.changes.noteAll, 0, true},
			{"a loss and a path", func() { w.changes.noteAll(); w.changes.note(many[0]) }, 0, true},
		} {
			c.do()
			<-time.After(time.Second)
			synctest.Wait()
			b.mu.Lock()
			if len(b.told) != 1 || len(b.told[0]) != c.paths || (b.told[0] == nil) != c.anywhere {
				t.Errorf("after %s there are %d builds, told of %.3q, want one, told of %d", c.name, len(b.told), b.told, c.paths)
			}
			b.told = nil
			b.mu.Unlock()
		}
	})
}
