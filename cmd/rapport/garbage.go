package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// How large the heap of a build may grow before garbage is collected. A build holds ever more until all notes are linked,
// so it will need the room that it needs in the end whether or not it looks for garbage on the way; and then it holds much
// for the rest of its time, so that a collection is dear and a heap of twice what is held is large.
const (
	heapAlways  = 48 << 20 // bytes
	heapPerNote = 12 << 10 // bytes: notes of 2.4 kB take 8 once they are linked
	garbageHeld = 50       // per cent of what is held, where that is more
)

// whileSearching is how much garbage may lie beside what is held, in per cent of that, in a build of the public site. It is
// searched, and what that holds has little to do with how many notes there are.
const whileSearching = 60

// collectLate collects garbage by that rule from now on, in a build of some notes. The runtime knows a share of what is
// held only, so the share is set anew after each collection.
func collectLate(notes int) {
	held := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/scan/globals:bytes"}, {Name: "/gc/scan/stack:bytes"}}
	metrics.Read(held)
	heap, roots := held[0].Value.Uint64(), held[1].Value.Uint64()+held[2].Value.Uint64()
	debug.SetGCPercent(garbagePercent(heap, roots, notes))
	runtime.AddCleanup(new([64]byte), collectLate, notes) // it is garbage of the next collection
}

// garbagePercent is how much garbage may lie in a heap that holds some bytes, in per cent of these and of the roots that
// lead there: the runtime counts both.
func garbagePercent(heap, roots uint64, notes int) int {
	garbage := heap * garbageHeld / 100
	if whole := heapAlways + heapPerNote*uint64(notes); whole > heap {
		garbage = max(garbage, whole-heap)
	}
	return int(100 * garbage / max(heap+roots, 1))
}
