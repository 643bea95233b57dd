package main

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// TestBusy says what takes half a second, and nothing of what does not.
func TestBusy(t *testing.T) {
	for _, c := range []struct {
		took time.Duration
		want string
	}{
		{soon - 1, ""},
		{soon + 1, "rapport: building…\r\x1b[K"},
		{time.Hour, "rapport: building…\r\x1b[K"},
	} {
		synctest.Test(t, func(t *testing.T) {
			var said strings.Builder
			done := busyOn(&said, "building")
			<-time.After(c.took)
			done()
			done() // once more does nothing
			synctest.Wait()
			if said.String() != c.want {
				t.Errorf("work of %v: said %q, want %q", c.took, said.String(), c.want)
			}
		})
	}
}
