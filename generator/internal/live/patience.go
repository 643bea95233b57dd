package live

import (
	"context"
	"time"
)

// Editors and programs that sync do not write a note in one go: the old one is renamed away before the new one is there,
// or emptied before it is filled. Whoever reads the page meanwhile shall not find it missing or empty, so a file in such a
// state is looked at again before it is believed.
const (
	again     = 50 * time.Millisecond  // between two looks
	absence   = 150 * time.Millisecond // after it, a file that was there counts as deleted
	emptiness = 350 * time.Millisecond // after it, a file that was not empty counts as emptied; the same for one that does not come to rest
	growth    = 2 * time.Second        // after it, a file that grows is read as it is
	enough    = 2 * time.Second        // after it, there is a build whatever is still in doubt
)

// much is how many bytes a file grows by, right after a build or between two looks, that is still being written. Nobody
// types that fast.
const much = 16 << 10

// doubt is a file that may be about to look different.
type doubt struct {
	last  stat
	there bool
	mind  func(was, now stat, there bool) bool // whether it is still in doubt
	calm  int                                  // how many looks in a row it was not
	more  int                                  // how many such looks it takes besides the first
	bound *time.Timer
	over  bool // it was waited for
}

// steady waits until no change is of a file in doubt, and returns the changes.
func (m *minder) steady(ctx context.Context) taken {
	end := time.NewTimer(enough)
	defer end.Stop()
	doubts := map[string]*doubt{}
	looked := uint64(0)
	for {
		t := m.changes.peek()
		if t.all && t.count != looked {
			looked = t.count
			m.next = m.ground.scanAll()
			for _, p := range diff(m.tree, m.next, exactly) {
				m.look(doubts, p)
			}
		}
		for _, p := range t.paths {
			m.look(doubts, p)
		}
		if settled(doubts) {
			return t
		}
		select {
		case <-ctx.Done():
			return t
		case <-end.C:
			return t
		case <-m.changes.bell:
			settle(ctx, m.changes.bell)
		case <-time.After(again):
		}
		for p, d := range doubts {
			d.lookAgain(p)
		}
	}
}

func settled(doubts map[string]*doubt) bool {
	for _, d := range doubts {
		if !d.over {
			return false
		}
	}
	return true
}

// look adds a file to those in doubt if it is.
func (m *minder) look(doubts map[string]*doubt, path string) {
	if doubts[path] != nil {
		return
	}
	was, known := m.tree.get(path)
	now, there := statAt(path)
	d := &doubt{last: now, there: there}
	seen, looked := m.seen[path]
	switch {
	case known && !there:
		d.mind, d.bound = missing, time.NewTimer(absence)
	case known && was.size > 0 && now.mode.IsRegular() && now.size == 0:
		d.mind, d.bound = void, time.NewTimer(emptiness)
	case m.recent[path] && now.size >= was.size+much, looked && now.size >= seen.size+much:
		d.mind, d.bound, d.more = moving, time.NewTimer(growth), 3 // its pieces may come slowly
	case looked && seen != now:
		d.mind, d.bound = moving, time.NewTimer(emptiness)
	default:
		return
	}
	doubts[path] = d
}

// lookAgain sees whether a file is still in doubt.
func (d *doubt) lookAgain(path string) {
	if d.over {
		return
	}
	now, there := statAt(path)
	if d.there != there && there && now.mode.IsRegular() && now.size == 0 { // it came back, but not yet what is in it
		d.mind, d.bound = void, time.NewTimer(emptiness)
	}
	select {
	case <-d.bound.C:
		d.over = true
	default:
		if d.mind(d.last, now, there) {
			d.calm = -1
		}
		d.calm++
		d.over = d.calm > d.more
	}
	d.last, d.there = now, there
}

func missing(_, _ stat, there bool) bool { return !there }
func void(_, now stat, there bool) bool  { return !there || now.size == 0 }
func moving(was, now stat, _ bool) bool  { return was != now }
