package practice

import (
	"rapport/generator/internal/journal"
)

// addWarm finds the first day that shows somebody met alone or socially.
func (x *index) addWarm(m *journal.Meeting) {
	if m.Day == 0 || x.firstWarm != 0 && x.firstWarm <= m.Day {
		return
	}
	if social(m) || len(m.People) == 1 && m.OneToOne(m.People[0]) {
		x.firstWarm = m.Day
	}
}
