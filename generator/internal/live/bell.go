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

// settle passes a bell on when it has been quiet for a moment, or has rung for long.
func settle(ctx context.Context, bell <-chan struct{}, due chan<- struct{}) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-bell:
		}
		pause, end := time.NewTimer(quiet), time.NewTimer(longest)
		for ringing := true; ringing; {
			select {
			case <-ctx.Done():
				return
			case <-bell:
				pause.Reset(quiet)
			case <-pause.C:
				ringing = false
			case <-end.C:
				ringing = false
			}
		}
		pause.Stop()
		end.Stop()
		ring(due)
	}
}

// days rings when the day is another one: at midnight, or when the clock is set or the computer wakes.
func days(ctx context.Context, now func() time.Time, nextDay func(time.Time) time.Time, due chan<- struct{}) {
	next := nextDay(now())
	for {
		t := now()
		if n := nextDay(t); !n.Equal(next) {
			next = n
			ring(due)
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
