package live

import (
	"context"
	"time"
)

const (
	every = 2 * time.Second  // how often changes are looked for where the system does not tell of them
	idly  = 10 * time.Second // and where it does, but may have missed one

	// How many times as long as a look the pause after it is at least, so that looking costs little of a processor.
	rest, idleRest = 4, 100
)

// patrol looks at everything now and then, and passes on what it saw.
func (w *watch) patrol(ctx context.Context, now func() time.Time, seen chan<- tree) {
	took := time.Duration(0)
	for {
		pause := max(idly, idleRest*took)
		if w.often.Load() {
			pause = max(every, rest*took)
		}
		select {
		case <-ctx.Done():
			return
		case <-w.hurry:
			continue
		case <-time.After(pause):
		}
		start := now()
		t := w.scanAll()
		took = now().Sub(start)
		select {
		case <-ctx.Done():
			return
		case seen <- t:
		}
	}
}
