package practice

import (
	"cmp"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
)

// Actions are the few things to do in a week, at most as many as asked for, and the rest in the same order: by stake
// times lateness, then the oldest. A subject, be it a person, an initiative or a part of the journal, has one of the few
// at most, and nobody is asked twice. Of neighbours in that order with the same stake and state a rule that has none of
// the few yet goes first: five times the same errand is no choice. The person of the week is told by [Report.Choice] and
// not among them.
func (r *Report) Actions(most int) (few, rest []Finding) {
	var all []*Finding
	for i := range r.Findings {
		if f := &r.Findings[i]; (f.State == Gap || f.State == Due) && f.Action != "" && f.Rule != oneAWeek.ID {
			all = append(all, f)
		}
	}
	slices.SortStableFunc(all, func(a, b *Finding) int {
		if c := cmp.Or(-cmp.Compare(a.urgency(r.On), b.urgency(r.On)), cmp.Compare(dayOrLast(a.Due), dayOrLast(b.Due))); c != 0 {
			return c
		}
		return strings.Compare(a.key(), b.key())
	})
	chosen, taken, used := make([]bool, len(all)), map[string]bool{}, map[string]bool{}
	for range most {
		next := -1
		for i, f := range all {
			if chosen[i] || f.about(taken) {
				continue
			}
			if next < 0 {
				next = i
			}
			if f.Stake != all[next].Stake || f.State != all[next].State {
				break
			}
			if !used[f.Rule] {
				next = i
				break
			}
		}
		if next < 0 {
			break
		}
		f := all[next]
		chosen[next], used[f.Rule] = true, true
		f.takes(taken)
	}
	for i, f := range all {
		if chosen[i] {
			few = append(few, *f)
		} else {
			rest = append(rest, *f)
		}
	}
	return few, rest
}

// takes adds whom a finding is about, and whom it would ask.
func (f *Finding) takes(taken map[string]bool) {
	taken[f.Subject.ID()] = true
	if f.To != nil {
		taken[f.To.ID] = true
	}
}

// about reports whether a finding is about, or would ask, one of those.
func (f *Finding) about(taken map[string]bool) bool {
	return taken[f.Subject.ID()] || f.To != nil && taken[f.To.ID]
}

// dayOrLast puts what has no last day in time behind what has one.
func dayOrLast(d civil.Day) civil.Day {
	if d == 0 {
		return 1 << 30
	}
	return d
}

// urgency is stake times lateness: a gap counts from its thirtieth day on as late as can be, and what is only due less
// than any gap of the same stake.
func (f *Finding) urgency(on civil.Day) int {
	const latest = 30
	late := min(max(on.Since(f.Due), 1), latest)
	if f.Due == 0 {
		late = latest / 2
	}
	if f.State == Due {
		late = 0
	}
	return f.Stake * (1 + late)
}
