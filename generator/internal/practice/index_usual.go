package practice

import (
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// pace is on which days somebody was met, and how many days commonly lay between.
type pace struct {
	days    []civil.Day
	medians []int // of the gaps up to each of the days but the first, without what does not count
}

// addPaces reckons the pace of active people, of every day that it could be asked for.
func (x *index) addPaces() {
	x.paces = make(map[*journal.Person]pace, len(x.active))
	var gaps []int // sorted
	a := &Asking{index: x, rule: "regular"}
	for _, p := range x.active {
		if len(p.Contacts) == 0 {
			continue
		}
		var at pace
		gaps = gaps[:0]
		for _, c := range p.Contacts {
			if n := len(at.days); n > 0 {
				last := at.days[n-1]
				if c.Day == last {
					continue
				}
				gap := a.elapsed(p, last, c.Day)
				k, _ := slices.BinarySearch(gaps, gap)
				gaps = slices.Insert(gaps, k, gap)
				at.medians = append(at.medians, gaps[len(gaps)/2])
			}
			at.days = append(at.days, c.Day)
		}
		x.paces[p] = at
	}
}
