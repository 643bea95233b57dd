package live

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"
)

const (
	trust  = time.Second // after it, the system will not tell any more of what was seen
	lately = time.Second // what changes again within it may still be under way
	held   = 2           // how many builds in a row are kept back because notes changed meanwhile
)

// minder has the site built when there is reason to, and files are as they are meant to be.
type minder struct {
	*ground
	changes *changes
	looks   <-chan tree // of the patrol
	watch   *watch
	report  func(line string)
	ahead   func()

	tree tree            // what there was when the last build began
	next tree            // what there is, when everything was looked at
	seen map[string]stat // what the patrol saw of files that nobody told of

	recent     map[string]bool // what the last build was for
	forget     *time.Timer     // when that is long ago
	suspects   []string        // what the patrol saw that the system may still tell of
	evidence   tree            // how it saw it
	suspicious *time.Timer     // when the system should have told
}

func newMinder(w *watch, known tree, looks <-chan tree) *minder {
	m := &minder{
		ground: &w.ground, changes: w.changes, looks: looks, watch: w, report: w.report, ahead: w.ahead, tree: known,
		forget: time.NewTimer(lately), suspicious: time.NewTimer(trust),
	}
	m.suspicious.Stop()
	return m
}

// run builds whenever it is due. A build that fails leaves what is shown as it is. One during which notes were changed may
// have read the half of a save: it is kept back, and the next one shown.
func (m *minder) run(ctx context.Context, build func(ctx context.Context, touched []string) (*Snapshot, error), show func(*Snapshot)) {
	back := 0
	for {
		if m.ahead != nil {
			m.ahead()
		}
		t, ok := m.due(ctx)
		if !ok {
			return
		}
		m.changes.take(t)
		m.remember(t)
		next, err := build(ctx, t.touched())
		switch {
		case err != nil:
			m.changes.putBack(t)
		case back < held && m.underWay():
			back++
		default:
			back = 0
			show(next)
		}
		m.recent = map[string]bool{}
		for _, p := range t.paths {
			m.recent[p] = true
		}
		m.forget.Reset(lately)
	}
}

// due waits until there is reason for a build, and returns it; false when ctx is done.
func (m *minder) due(ctx context.Context) (taken, bool) {
	for {
		select {
		case <-ctx.Done():
			return taken{}, false
		case <-m.forget.C:
			m.recent = nil
		case seen := <-m.looks:
			m.compare(seen)
		case <-m.suspicious.C:
			m.accuse()
		case <-m.changes.bell:
			settle(ctx, m.changes.bell)
			t := m.steady(ctx)
			if ctx.Err() != nil {
				return taken{}, false
			}
			if t.any {
				return t, true
			}
		}
	}
}

// remember keeps what the files are that a build is for. They may change before the build reads them: then that is another
// change.
func (m *minder) remember(t taken) {
	if t.all && m.next != nil {
		m.tree = m.next
	}
	m.next = nil
	for _, p := range t.paths {
		was, _ := m.tree.get(p)
		m.tree.cut(p)
		_ = m.scan(m.tree, p, func(string) error { return nil })
		now, ok := m.tree.get(p)
		seen, looked := m.seen[p]
		if ok && looked && (seen != now || coarse(now) && was.changed != unsure) {
			now.changed = unsure
			m.tree.set(p, now)
		}
	}
	m.seen = nil
	m.suspects = slices.DeleteFunc(m.suspects, t.covers)
}

// unsure is the time of change of a file that could have changed once more since it was looked at and look the same. The
// next look of the patrol calls it changed.
const unsure = -1

// coarse reports whether a file may lie where times are kept to the second.
func coarse(s stat) bool { return s.mode.IsRegular() && s.modified%int64(time.Second) == 0 }

// underWay reports whether something happened during a build to what was there before.
func (m *minder) underWay() bool {
	t := m.changes.peek()
	return t.all || slices.ContainsFunc(t.paths, func(p string) bool {
		_, known := m.tree.get(p)
		return known
	})
}

// compare holds what the patrol saw against what is known. Where the system does not tell of everything, what differs is
// a change. Where it does, it gets the time to.
func (m *minder) compare(seen tree) {
	if !m.watch.often.Load() {
		if m.suspects = diff(m.tree, seen, roughly); len(m.suspects) > 0 {
			m.evidence = seen
			m.suspicious.Reset(trust)
		}
		return
	}
	paths := diff(m.tree, seen, exactly)
	if len(paths) == 0 {
		return
	}
	m.seen = map[string]stat{}
	for _, p := range paths {
		if s, ok := seen.get(p); ok {
			m.seen[p] = s
		}
	}
	m.changes.note(paths...)
}

// accuse looks again at what the patrol saw and the system has not told of. If it is still so, the system does not tell of
// everything. What changed since may be told of yet: the next look of the patrol is for that.
func (m *minder) accuse() {
	if m.watch.behind.Load() {
		m.suspicious.Reset(trust)
		return
	}
	t := m.changes.peek()
	var untold []string
	deaf := false
	for _, p := range m.suspects {
		was, known := m.tree.get(p)
		saw, seen := m.evidence.get(p)
		now, there := statAt(p)
		told := t.covers(p) || known == there && (!known || roughly(was, now))
		if told || there != seen || !exactly(saw, now) {
			continue
		}
		untold = append(untold, p)
		deaf = deaf || m.watch.follows(filepath.Dir(p))
	}
	m.suspects, m.evidence = nil, nil
	if len(untold) == 0 {
		return
	}
	m.changes.note(untold...)
	ring(m.watch.anew) // there may be folders that nobody knew of
	if deaf {
		m.report(fmt.Sprintf("the system does not tell of every change here, so they are looked for every %v too", every))
		m.watch.lookOften()
	}
}
