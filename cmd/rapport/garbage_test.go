package main

import (
	"runtime"
	"runtime/debug"
	"testing"
)

func TestGarbagePercent(t *testing.T) {
	const mib = 1 << 20
	for _, c := range []struct {
		name        string
		heap, roots uint64
		notes       int
		want        int
	}{
		{"nothing is held yet", 0, 1 * mib, 0, 4800},
		{"a few notes", 10 * mib, 0, 0, 380},
		{"the roots count too", 10 * mib, 9 * mib, 0, 200},
		{"half of many notes", 600 * mib, 0, 100_000, 103},
		{"all of many notes", 900 * mib, 0, 100_000, 50},
		{"notes that hold more than most", 2000 * mib, 0, 100_000, 50},
	} {
		if got := garbagePercent(c.heap, c.roots, c.notes); got != c.want {
			t.Errorf("%s: garbagePercent(%d, %d, %d) = %d, want %d", c.name, c.heap, c.roots, c.notes, got, c.want)
		}
	}
}

// TestCollectLateGoesOn proves that the share is set anew after a collection.
func TestCollectLateGoesOn(t *testing.T) {
	defer debug.SetGCPercent(100)
	collectLate(0)
	const ours = 77
	debug.SetGCPercent(ours)
	for range 1000 {
		if runtime.GC(); debug.SetGCPercent(ours) != ours {
			return
		}
		runtime.Gosched()
	}
	t.Error("the share is never set anew")
}
