package generator

import (
	"context"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"rapport/generator/internal/live"
	"rapport/generator/internal/output"
)

// WatchOptions says how a journal is written to a folder again and again.
type WatchOptions struct {
	Out    string // the output folder, as WriteTo takes it
	Strict bool   // write nothing while a note has an error or a warning
	Poll   bool   // look for changes; do not wait for the system to tell of them
	Now    func() time.Time
	Report func(Event) // called by one goroutine at a time
}

// Watch writes the site to a folder, and again whenever something in the journal changes, until ctx is done; then it
// returns nil. Files that did not change are not touched. While a build fails, what was written before stays. It returns an
// error when the first build fails, or the first write.
func (g *Generator) Watch(ctx context.Context, o WatchOptions) error {
	dir, err := filepath.Abs(g.options.Dir)
	if err != nil {
		return err
	}
	if err := output.Check(o.Out, dir); err != nil {
		return err
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	w := &rewriting{g: g, o: o, dir: dir, stop: stop}
	err = live.Watch(ctx, live.Config{
		Build:   w.build,
		Dirs:    func() []string { return []string{dir} },
		Skip:    func(path string) bool { return g.ignores(dir, path) },
		Poll:    o.Poll,
		Now:     o.Now,
		NextDay: func(now time.Time) time.Time { return nextDay(now, w.zone.Load()) },
		Report:  func(line string) { w.report(Event{Line: line}) },
		Ahead:   g.linker.Prepare,
	}, w.write)
	if err != nil {
		return err
	}
	return w.failed
}

// rewriting is a journal that is written again and again.
type rewriting struct {
	g    *Generator
	o    WatchOptions
	dir  string // the journal's, absolute
	stop context.CancelCauseFunc
	zone atomic.Pointer[time.Location] // of the newest build

	reporting sync.Mutex
	newest    *Result // that is to be written
	start     time.Time
	memory    output.Memory
	begun     bool  // something was built
	written   bool  // something was written
	failed    error // why nothing could be written at first
}

func (w *rewriting) report(e Event) {
	w.reporting.Lock()
	defer w.reporting.Unlock()
	w.o.Report(e)
}

func (w *rewriting) build(ctx context.Context, touched []string) (*live.Snapshot, error) {
	w.start = w.o.Now()
	r, err := w.g.build(ctx, w.start, touchedIn(w.dir, touched))
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		if w.begun { // the first build's error is what Watch returns
			w.report(Event{Err: err})
		}
		return nil, err
	}
	w.newest, w.begun = r, true
	w.zone.Store(r.zone)
	return &live.Snapshot{File: r.File, Version: r.version}, nil
}

// write writes the newest build.
func (w *rewriting) write(*live.Snapshot) {
	e := Event{Result: w.newest}
	if !w.o.Strict || !w.newest.troubled() {
		c, err := w.newest.writeTo(w.o.Out, &w.memory)
		if err != nil {
			if !w.written {
				w.failed = err
				w.stop(err)
				return
			}
			e.Result, e.Err = nil, err
		} else {
			e.Changes, w.written = &c, true
		}
	}
	e.Took = w.o.Now().Sub(w.start)
	w.report(e)
}

// troubled reports whether something in the journal is an error or a warning.
func (r *Result) troubled() bool {
	return slices.ContainsFunc(r.Problems, func(p Problem) bool { return p.Severity != Notice })
}
