package live

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// TestSettle rings a bell at given milliseconds and writes down when it is passed on.
func TestSettle(t *testing.T) {
	every := func(step, until int) []int {
		var at []int
		for ms := 0; ms < until; ms += step {
			at = append(at, ms)
		}
		return at
	}
	cases := []struct {
		name       string
		ring, want []int
	}{
		{"one save", []int{0}, []int{40}},
		{"a save in five steps", []int{0, 5, 10, 39, 60}, []int{100}},
		{"two saves apart", []int{0, 41}, []int{40, 81}},
		{"silence", nil, nil},
		{"a storm of a second", every(20, 1000), []int{400, 800, 1020}},
		{"a storm that ends with its longest wait", every(10, 400), []int{400}},
		{"many rings at once", []int{7, 7, 7, 7}, []int{47}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				start := time.Now()
				bell := make(chan struct{}, 1)
				var got []int
				done := make(chan struct{})
				go func() {
					defer close(done)
					for {
						select {
						case <-bell:
							settle(ctx, bell)
							got = append(got, int(time.Since(start).Milliseconds()))
						case <-ctx.Done():
							return
						}
					}
				}()
				for _, ms := range c.ring {
					<-time.After(time.Until(start.Add(time.Duration(ms) * time.Millisecond)))
					ring(bell)
					synctest.Wait()
				}
				<-time.After(5 * time.Second)
				cancel()
				<-done
				if !slices.Equal(got, c.want) {
					t.Errorf("rung at %v, passed on at %v, want %v", c.ring, got, c.want)
				}
			})
		})
	}
}

func TestDays(t *testing.T) {
	zone := time.FixedZone("somewhere", 3*60*60)
	midnight := func(now time.Time) time.Time {
		y, m, d := now.In(zone).Date()
		return time.Date(y, m, d+1, 0, 0, 0, 0, zone)
	}
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		var off atomic.Int64 // how far the wall clock was set
		now := func() time.Time { return time.Now().Add(time.Duration(off.Load())) }
		due := make(chan struct{}, 1)
		go days(ctx, now, midnight, func() { ring(due) })
		synctest.Wait()

		want := midnight(now())
		<-due
		if !now().Equal(want) {
			t.Errorf("rung at %v, want %v exactly", now(), want)
		}
		want = midnight(now())
		<-due
		if !now().Equal(want) {
			t.Errorf("rung at %v, want %v exactly", now(), want)
		}
		for _, set := range []time.Duration{30 * time.Hour, -30 * time.Hour} { // slept, or set back
			<-time.After(time.Second)
			off.Add(int64(set))
			at := now()
			<-due
			if late := now().Sub(at); late > glance {
				t.Errorf("a clock that went %v was noticed after %v, want at most %v", set, late, glance)
			}
		}
	})
}
