package live

import (
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// most is how many paths are told apart. More than that is no save: then it is quicker to look everywhere.
const most = 500

// changes collects where something happened that no build has seen yet, and rings for it. Many may note; one takes.
type changes struct {
	bell chan struct{}

	mu    sync.Mutex
	count uint64 // how often something was noted
	paths map[string]uint64
	all   uint64 // when it was noted last that something may have happened anywhere; 0: it was not
	day   uint64 // the same for a new day
}

// taken is what changes held at one moment.
type taken struct {
	count uint64
	paths []string // sorted
	all   bool     // anywhere; then there are no paths
	any   bool     // there is reason for a build
}

func newChanges() *changes {
	return &changes{bell: make(chan struct{}, 1), paths: map[string]uint64{}}
}

// note says that something happened to files or folders.
func (c *changes) note(paths ...string) {
	c.mu.Lock()
	for _, p := range paths {
		c.count++
		c.paths[p] = c.count
	}
	if c.all > 0 || len(c.paths) > most {
		c.all = c.count
		clear(c.paths)
	}
	c.mu.Unlock()
	ring(c.bell)
}

// noteAll says that something may have happened anywhere.
func (c *changes) noteAll() {
	c.mu.Lock()
	c.count++
	c.all = c.count
	clear(c.paths)
	c.mu.Unlock()
	ring(c.bell)
}

// noteDay says that nothing happened to files, and that it is time for a build.
func (c *changes) noteDay() {
	c.mu.Lock()
	c.count++
	c.day = c.count
	c.mu.Unlock()
	ring(c.bell)
}

// peek returns what there is and leaves it.
func (c *changes) peek() taken {
	c.mu.Lock()
	defer c.mu.Unlock()
	t := taken{count: c.count, all: c.all > 0, any: c.all > 0 || c.day > 0 || len(c.paths) > 0}
	t.paths = make([]string, 0, len(c.paths))
	for p := range c.paths {
		t.paths = append(t.paths, p)
	}
	slices.Sort(t.paths)
	return t
}

// take takes away what was there at a peek. What was noted again since then stays.
func (c *changes) take(t taken) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for p, n := range c.paths {
		if n <= t.count {
			delete(c.paths, p)
		}
	}
	if c.all <= t.count {
		c.all = 0
	}
	if c.day <= t.count {
		c.day = 0
	}
}

// putBack returns what a build took that came to nothing. It does not ring: the next change does.
func (c *changes) putBack(t taken) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.count++
	for _, p := range t.paths {
		c.paths[p] = c.count
	}
	if t.all || c.all > 0 || len(c.paths) > most {
		c.all = c.count
		clear(c.paths)
	}
}

// touched is what a build is told: nil means anywhere.
func (t taken) touched() []string {
	if t.all {
		return nil
	}
	return t.paths
}

// covers reports whether something happened to a path, or to a folder that it is in.
func (t taken) covers(path string) bool {
	return t.all || slices.ContainsFunc(t.paths, func(p string) bool {
		return path == p || strings.HasPrefix(path, p+string(filepath.Separator))
	})
}
