package generator

import (
	"context"
	"errors"
	"net"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"rapport/generator/internal/live"
)

// ServeOptions says how a journal is served.
type ServeOptions struct {
	Listeners []net.Listener // on this computer only unless Others, all on one port; closed in the end
	Others    bool           // the site, which must be the public one, may be seen from other computers
	Token     string         // a secret that a browser must bring as ?token= once; empty only with NoToken
	Ticket    string         // another that is good once, for an address that others may see; none when empty
	NoToken   bool           // whoever uses this computer may look
	Poll      bool           // look for changes; do not wait for the system to tell of them
	Now       func() time.Time
	Report    func(Event) // called by one goroutine at a time
}

// Event is the end of one build while serving or watching, or a line that there is to say.
type Event struct {
	Result  *Result  // nil when there is none: the site before stays
	Changes *Changes // what was written; nil when nothing was
	Err     error
	Took    time.Duration
	Builds  int    // how many it took since the event before: more than one when notes were changed during the first
	Line    string // such as that changes are looked for every two seconds
}

// Serve builds the journal, serves it from memory and builds it again whenever something beneath it changes, until ctx
// is done; then it returns nil. It writes nothing.
func (g *Generator) Serve(ctx context.Context, o ServeOptions) error {
	if o.Others && g.options.Audience != Public {
		panic("generator: only the public site may be shown to others")
	}
	dir, err := filepath.Abs(g.options.Dir)
	if err != nil {
		return err
	}
	var reporting sync.Mutex
	report := func(e Event) {
		reporting.Lock()
		defer reporting.Unlock()
		o.Report(e)
	}
	var zone atomic.Pointer[time.Location] // of the newest build
	var builds atomic.Int64
	serving, searching := false, preview{g: g, ctx: ctx}
	build := func(ctx context.Context, touched []string) (*live.Snapshot, error) {
		start := o.Now()
		r, err := g.build(ctx, start, touchedIn(dir, touched))
		var late <-chan searched
		if err == nil && g.options.Audience == Public {
			r, late, err = searching.search(ctx, r, start, serving)
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		took := o.Now().Sub(start)
		builds.Add(1)
		event := func(r *Result, err error) {
			report(Event{Result: r, Err: err, Took: took, Builds: int(builds.Swap(0))})
		}
		if err != nil {
			if serving { // the first build's error is what Serve returns
				event(r, err)
				if o.Others { // it may name a place on this computer
					err = errors.New("its author is told why")
				}
			}
			return nil, err
		}
		zone.Store(r.zone)
		s := r.snapshot(g.theme, dir)
		if late == nil || !serving { // whoever waits wants the address
			s.Shown = func() { event(r, nil) } // whoever reads of a build finds it served
		}
		if late != nil {
			showLate(s, r, dir, late, event)
		}
		serving = true
		if o.Others { // what is wrong with which note is for its author alone
			s.Problems, s.Note, s.Where = nil, nil, nil
			s.Version = r.shown() // nor is anybody else to learn that something private changed
		}
		return s, nil
	}
	return live.Run(ctx, live.Config{
		Listeners: o.Listeners,
		Others:    o.Others,
		Token:     o.Token,
		Ticket:    o.Ticket,
		NoToken:   o.NoToken,
		Build:     build,
		Dirs:      func() []string { return []string{dir} },
		Skip:      func(path string) bool { return g.ignores(dir, path) },
		Poll:      o.Poll,
		Now:       o.Now,
		NextDay:   func(now time.Time) time.Time { return nextDay(now, zone.Load()) },
		Report:    func(line string) { report(Event{Line: line}) },
		Ahead:     g.linker.Prepare,
	})
}

// ignores reports whether no build reads a file or folder in the journal's: the output, and what is hidden.
func (g *Generator) ignores(dir, path string) bool {
	return path == filepath.Join(dir, g.outside()) || hidden(filepath.Base(path))
}

// nextDay is when the day after now begins in the zone.
func nextDay(now time.Time, zone *time.Location) time.Time {
	if zone != nil {
		now = now.In(zone)
	}
	y, m, d := now.Date()
	return time.Date(y, m, d+1, 0, 0, 0, 0, now.Location())
}
