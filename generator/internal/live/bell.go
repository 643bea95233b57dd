package live

import (
	"context"
	"time"
)

const (
	quiet   = 40 * time.Millisecond  // an editor's steps of one save are closer together than this
	longest = 400 * time.Millisecond // a storm that does not end is looked at this often
	glance  = time.Minute            // a computer that slept notices a new day this soon
)

// ring rings a bell that nobody need be listening to; twice is as once.
func ring(bell chan<- struct{}) {
	select {
	case bell <- struct{}{}:
	default:
	}
}

// settle returns when a bell that has rung has been quiet for a moment, or rings on for long, or ctx is done.
func settle(ctx context.Context, bell <-chan struct{}) {
	pause, end := time.NewTimer(quiet), time.NewTimer(longest)
	defer pause.Stop()
	defer end.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-bell:
			pause.Reset(quiet)
		case <-pause.C:
			return
		case <-end.C:
			return
		}
	}
}

// days rings when the day is another one: at midnight, or when the clock is set or the computer wakes.
func days(ctx context.Context, now func() time.Time, nextDay func(time.Time) time.Time, ring func()) {
	next := nextDay(now())
	for {
		t := now()
		if n := nextDay(t); !n.Equal(next) {
			next = n
			ring()
		}
		timer := time.NewTimer(min(next.Sub(t), glance))
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-timer.C:
		}
	}
}
