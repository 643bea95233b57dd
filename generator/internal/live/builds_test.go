package live

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"
)

// builds is what a minder had built, in a bubble.
type builds struct {
	t     *testing.T
	m     *minder
	begin time.Time

	mu     sync.Mutex
	at     []int      // milliseconds
	told   [][]string // what each was told
	shown  []uint64   // versions: the first build makes version 1
	during func() error
}

// mind starts a minder on the folders of a watch that need not run. during, if any, is called by each build.
func mind(t *testing.T, w *watch, ready <-chan tree, during func() error) *builds {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	looks := make(chan tree)
	known := w.scanAll()
	var working sync.WaitGroup
	t.Cleanup(func() { cancel(); working.Wait() })
	if ready != nil {
		working.Go(func() { w.run(ctx) })
		known = <-ready
	}
	b := &builds{t: t, m: newMinder(w, known, looks), begin: time.Now(), during: during}
	working.Go(func() { w.patrol(ctx, time.Now, looks) })
	working.Go(func() { b.m.run(ctx, b.build, b.show) })
	return b
}

func (b *builds) build(_ context.Context, touched []string) (*Snapshot, error) {
	b.mu.Lock()
	b.at = append(b.at, int(time.Since(b.begin).Milliseconds()))
	b.told = append(b.told, touched)
	version := uint64(len(b.at))
	b.mu.Unlock()
	if b.during != nil {
		if err := b.during(); err != nil {
			return nil, err
		}
	}
	return &Snapshot{Version: version}, nil
}

func (b *builds) show(s *Snapshot) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.shown = append(b.shown, s.Version)
}

// times and versions return when each build began, and what was shown.
func (b *builds) times() []int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.at)
}

func (b *builds) versions() []uint64 {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.shown)
}

// sayings are the lines that were reported.
type sayings struct {
	mu    sync.Mutex
	lines []string
}

func (s *sayings) report(line string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lines = append(s.lines, line)
}

func (s *sayings) all() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.lines)
}

// heard returns what the builds since the last call were told together.
func (b *builds) heard() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	var all []string
	for _, touched := range b.told {
		all = append(all, touched...)
	}
	b.told = nil
	slices.Sort(all)
	return slices.Compact(all)
}
