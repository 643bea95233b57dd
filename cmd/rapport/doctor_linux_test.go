package main

import "testing"

func TestWatchesLeft(t *testing.T) {
	for _, c := range []struct {
		need, used, limit int
		want              symptom
	}{
		{10, 0, 10, symptom{fine, "watches: serve needs 10; 0 of 10 are in use", ""}},
		{10, 8000, 8010, symptom{fine, "watches: serve needs 10; 8000 of 8010 are in use", ""}},
		{11, 8000, 8010, symptom{
			known, "watches: serve needs 11; 8000 of 8010 are in use: it will look for changes every 2 s",
			"sudo sysctl fs.x=16384; a line in /etc/sysctl.d/ makes it last",
		}},
		{1, 0, 0, symptom{
			known, "watches: serve needs 1; 0 of 0 are in use: it will look for changes every 2 s",
			"sudo sysctl fs.x=1024; a line in /etc/sysctl.d/ makes it last",
		}},
	} {
		if got := watchesLeft("watches", "fs.x", c.need, c.used, c.limit); got != c.want {
			t.Errorf("watchesLeft(%d, %d, %d) = %+v, want %+v", c.need, c.used, c.limit, got, c.want)
		}
	}
}
