//go:build unix

package generator

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"
)

// pattern is one way in which programs save notes.
type pattern struct {
	name    string
	tool    string                     // a program that save starts; instead of one that is not there, replay does what it does
	prepare func(d *desk) error        // before the server is there
	save    func(d *desk, n int) error // the nth save; it returns when all is on disk
	replay  func(d *desk, n int) error // the same in system calls
	many    bool                       // it is not one save, so builds are not counted
	silent  bool                       // the system does not tell of it
	between func(d *desk) error        // after every save, when the site shows it
}

// saves is how often each pattern is tried: a few times, or as often as RAPPORT_SAVES says.
func saves(t *testing.T, few int) int {
	t.Helper()
	if testing.Short() {
		few = 1
	}
	if s := os.Getenv("RAPPORT_SAVES"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatalf("RAPPORT_SAVES: %v", err)
		}
		return n
	}
	return few
}

// TestSaves saves notes in every way that editors, and programs that sync, are known to save. In the end what is served
// must be what a fresh build makes, meanwhile nobody may find a page missing or empty, and a save is two builds at most.
func TestSaves(t *testing.T) {
	trySaves(t, allSaves(), saves(t, 2), 6, false)
}

// TestPolledSaves does the same where the system tells of nothing.
func TestPolledSaves(t *testing.T) {
	trySaves(t, allSaves(), saves(t, 1), 100, true)
}

func allSaves() []pattern {
	return slices.Concat(oddSaves(), toolSaves(), editorSaves(), folderSaves())
}

// tried is what came of a pattern.
type tried struct {
	name, how string
	runs      int             // after which the site was what a fresh build makes
	flashes   int             // how often a page was missing or empty
	builds    int             // the most for one save
	excused   int             // how many saves were more, since the computer had too much to do
	took      []time.Duration // from the end of the save to the served bytes
	err       error
}

// trySaves tries patterns, some at a time, each in a journal and at a server of its own.
func trySaves(t *testing.T, list []pattern, count, atATime int, poll bool) {
	t.Helper()
	top := savesFolder(t)
	all := make([]tried, len(list))
	gate := make(chan struct{}, atATime)
	var wg sync.WaitGroup
	for i, p := range list {
		wg.Go(func() {
			gate <- struct{}{}
			defer func() { <-gate }()
			all[i] = p.try(filepath.Join(top, fmt.Sprint(i)), count, poll)
		})
	}
	wg.Wait()
	var took []time.Duration
	for i, r := range all {
		slices.Sort(r.took)
		t.Logf("%-42s %-8s %3d of %3d equal, %d flashes, at most %d builds, %v median", r.name, r.how, r.runs, count, r.flashes, r.builds, middle(r.took))
		if r.err != nil {
			t.Errorf("%s: %v", r.name, r.err)
		}
		if r.flashes > 0 {
			t.Errorf("%s: %d times a page was missing or empty", r.name, r.flashes)
		}
		if r.builds > 2 && !list[i].many {
			t.Errorf("%s: %d builds for one save, want 2 at most", r.name, r.builds)
		}
		if !list[i].silent {
			took = append(took, r.took...)
		}
	}
	slices.Sort(took)
	if len(took) > 0 {
		t.Logf("%d saves: %v median, %v for 95 of 100, from the end of the save to the bytes", len(took), middle(took), took[len(took)*95/100])
	}
}

func middle(sorted []time.Duration) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[len(sorted)/2].Round(time.Millisecond)
}

// savesFolder is a folder outside /tmp, where vim saves in another way than elsewhere.
func savesFolder(t *testing.T) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err == nil {
		err = os.MkdirAll(cache, 0o700)
	}
	if err != nil {
		t.Fatal(err)
	}
	top, err := os.MkdirTemp(cache, "rapport-saves-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(top); err != nil {
			t.Error(err)
		}
	})
	return top
}

const (
	after   = 150 * time.Millisecond // after a save, another build would still be its own
	tooLate = 20 * time.Millisecond  // what comes later shows a computer with too much to do
)

func (p pattern) try(top string, count int, poll bool) (r tried) {
	r.name, r.how = p.name, "replayed"
	save := p.replay
	if p.tool != "" && installed(p.tool) {
		r.how, save = p.tool, p.save
	} else if p.tool == "" {
		save = p.save
	}
	d, err := newDesk(top)
	if err == nil && p.prepare != nil {
		err = p.prepare(d)
	}
	if err != nil {
		r.err = err
		return r
	}
	d.serve(poll)
	defer func() {
		r.err = cmp.Or(r.err, d.close())
		r.flashes = int(d.flashes.Load())
		if lines := d.said(); len(lines) > 0 && r.err == nil && !p.silent {
			r.err = fmt.Errorf("the server says %q", lines)
		}
	}()
	if r.err = d.shows(); r.err != nil {
		return r
	}
	for n := 1; n <= count; n++ {
		<-time.After(after)
		before := d.builds.Load()
		d.late.Store(0)
		if r.err = save(d, n); r.err != nil {
			return r
		}
		end := time.Now()
		if r.err = d.shows(); r.err != nil {
			return r
		}
		r.took = append(r.took, time.Since(end))
		<-time.After(after)
		if builds := int(d.builds.Load() - before); builds > 2 && d.late.Load() > int64(tooLate) && r.excused < count-1 {
			r.excused++
		} else {
			r.builds = max(r.builds, builds)
		}
		r.runs++
		if p.between != nil {
			if r.err = errors.Join(p.between(d), d.shows()); r.err != nil {
				return r
			}
		}
	}
	return r
}

// TestIdle serves a journal in which nothing happens.
func TestIdle(t *testing.T) {
	span := 5 * time.Second // some looks of the patrol, where it looks often
	if os.Getenv("RAPPORT_SAVES") != "" {
		span = time.Minute
	}
	top := savesFolder(t)
	var wg sync.WaitGroup
	for name, poll := range map[string]bool{"told": false, "polled": true} {
		wg.Go(func() {
			d, err := newDesk(filepath.Join(top, name))
			if err != nil {
				t.Error(err)
				return
			}
			d.serve(poll)
			err = d.shows()
			builds := d.builds.Load()
			<-time.After(span)
			if got := d.builds.Load() - builds; got != 0 || len(d.said()) != 0 {
				t.Errorf("%s: %d builds in %v in which nothing happens, and said %q", name, got, span, d.said())
			}
			if err := errors.Join(err, d.close()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

// run calls steps until one fails.
func run(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// pause is a step that takes time.
func pause(d time.Duration) func() error {
	return func() error {
		<-time.After(d)
		return nil
	}
}

// freshFiles are the files of a site as a new generator makes them.
func freshFiles(dir string) (map[string][]byte, error) {
	r, err := New(Options{Dir: dir}).Build(context.Background(), time.Now())
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, p := range r.Paths() {
		b, _, err := r.File(p)
		if err != nil {
			return nil, err
		}
		files[p] = b
	}
	return files, nil
}
