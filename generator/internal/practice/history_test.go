package practice

import (
	"math/rand/v2"
	"testing"

	"rapport/generator/internal/civil"
)

// TestHistoryIsWhatReportsSay holds every week of a history to the report of its day, in journals that were left alone for
// weeks too.
func TestHistoryIsWhatReportsSay(t *testing.T) {
	idle := 0
	eachJournal(t, func(t *testing.T, rng *rand.Rand, files []file, _ civil.Day) {
		x := newIndex(linked(files), Options{})
		last := x.report(firstDay.Add(200 + rng.IntN(120)))
		for k, w := range last.History(rules[0].ID) {
			r := x.report(w.On)
			if r.Idle {
				idle++
			}
			for _, s := range r.Rules {
				n, worst := 0, Met
				for st, times := range s.Counts {
					if n += times; times > 0 && worse(st) < worse(worst) {
						worst = st
					}
				}
				got := last.History(s.ID)[k]
				if want := (Week{On: w.On, Tracked: s.Tracked, State: worst, Findings: n}); got != want {
					t.Errorf("the history of %s says %+v, the report %+v", s.ID, got, want)
				}
			}
		}
	})
	if idle == 0 {
		t.Error("no journal was left alone")
	}
}
