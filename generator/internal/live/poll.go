package live

import (
	"context"
	"time"
)

const (
	every = 2 * time.Second  // how often changes are looked for where the system does not tell of them
	idly  = 10 * time.Second // and where it does, but may have missed one
	rest  = 20               // how many times as long as a look the pause after it is at least
)

// patrol looks at everything now and then, and passes on what it saw.
func (w *watch) patrol(ctx context.Context, now func() time.Time, seen chan<- tree) {
	took := time.Duration(0)
	for {
		pause := idly
		if w.often.Load() {
			pause = every
		}
		select {
		case <-ctx.Done():
			return
		case <-w.hurry:
			continue
		case <-time.After(max(pause, rest*took)):
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
