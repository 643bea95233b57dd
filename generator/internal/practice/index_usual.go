package practice

import (
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// pace is on which days somebody was met, and how many days commonly lay between, without those that do not count.
type pace struct {
	days    []civil.Day
	medians []int // of the days between, up to each of the days but the first
	busiest []int // the least mean of them in any stretch that ends with each of the days but the first; 0 when none is long enough
}

// addPaces reckons the pace of active people, of every day that it could be asked for.
func (x *index) addPaces() {
	x.paces = make(map[*journal.Person]pace, len(x.active))
	a := &Asking{index: x, rule: "regular"}
	var gaps []int    // sorted
	var counted []int // days up to each of the days
	for _, p := range x.active {
		if len(p.Contacts) == 0 {
			continue
		}
		most := len(p.Contacts)
		at := pace{make([]civil.Day, 0, most), make([]int, 0, most-1), make([]int, 0, most-1)}
		gaps, counted = gaps[:0], append(counted[:0], 0)
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
				counted = append(counted, counted[n-1]+gap)
			}
			at.days = append(at.days, c.Day)
			if n := len(at.days); n > 1 {
				at.busiest = append(at.busiest, a.busiest(at.days, counted))
			}
		}
		x.paces[p] = at
	}
}

// busiest is the least mean of the days between contacts in any stretch that ends with the last one; 0 when none is long
// enough. Another contact before the last one never makes it more, as it could the median.
func (a *Asking) busiest(days []civil.Day, counted []int) int {
	last := len(days) - 1
	latest := days[last].Add(-a.Limit("regular", "span", 21)) // that a stretch can begin
	found := 0
	for first := range max(last-a.leastGaps()+1, 0) {
		if days[first] > latest {
			break
		}
		gaps, sum := last-first, counted[last]-counted[first]
		if found == 0 || sum < found*gaps { // the mean is less: dividing is slow, and rarely needed
			found = max(sum/gaps, 1)
		}
	}
	return found
}

// leastGaps is how many times somebody has to be met again before there is anything usual about it.
func (a *Asking) leastGaps() int { return max(a.Limit("regular", "gaps", 3), 1) }
