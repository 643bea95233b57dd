package main

import (
	"strings"
	"testing"
)

func TestSpread(t *testing.T) {
	for _, c := range []struct {
		list []float64
		want string
	}{
		{[]float64{2}, "2.00 2.00 2.00"},
		{[]float64{3, 1, 2}, "1.00 2.00 3.00"},
		{[]float64{4, 1, 2, 3}, "1.00 2.50 4.00"},
	} {
		if got := strings.Join(strings.Fields(spread(c.list)), " "); got != c.want {
			t.Errorf("spread(%v) = %q, want %q", c.list, got, c.want)
		}
	}
}

func TestRatiosGoFromPairToPair(t *testing.T) {
	// both got twice as slow in the second pair; the ratio did not change
	got := table([][2]cost{{{1, 2, 3}, {2, 4, 6}}, {{2, 4, 6}, {4, 8, 12}}})
	if strings.Count(got, "A/B    0.50    0.50    0.50") != len(units) {
		t.Errorf("table =\n%s\nwant ratios of one half everywhere", got)
	}
}
