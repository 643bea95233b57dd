package practice

import (
	"cmp"
	"fmt"
	"strings"
)

// Limit is a threshold of a rule: what it means, and what holds.
type Limit struct {
	Name           string
	Means          string // in a few words
	Value, Default int
}

// Looks says what the rule looks at, and what it leaves alone.
func (r *Rule) Looks() string { return manual[r.ID].looks }

// LimitsOf are the thresholds of a rule with the values that hold, what matters most first.
func (o *Options) LimitsOf(r *Rule) []Limit {
	var list []Limit
	for _, m := range manual[r.ID].limits {
		l := Limit{Name: m.name, Means: m.means, Value: r.Limits[m.name], Default: r.Limits[m.name]}
		if n, ok := o.Limits[r.ID][m.name]; ok {
			l.Value = n
		}
		list = append(list, l)
	}
	return list
}

// Setting is the lines of rapport.yaml that set the limits of a rule to what they are, to be changed there.
func (o *Options) Setting(r *Rule) string {
	text := "practices:\n  " + r.ID + ":\n"
	for _, l := range o.LimitsOf(r) {
		text += fmt.Sprintf("    %s: %d\n", l.Name, l.Value)
	}
	switch r.ID {
	case regular.ID:
		cadences := []string{
			fmt.Sprintf("alliance: %d days", cmp.Or(o.Cadences["alliance"], usualCadence)),
			fmt.Sprintf("key: %d days", cmp.Or(o.Cadences["key"], usualCadence)),
		}
		for _, tie := range []string{"connection", "other"} {
			if n := o.Cadences[tie]; n > 0 {
				cadences = append(cadences, fmt.Sprintf("%s: %d days", tie, n))
			}
		}
		text += fmt.Sprintf("cadences: {%s}\n", strings.Join(cadences, ", "))
	case twoTwoTwo.ID:
		var targets []string
		for _, level := range []string{"above", "peer", "below"} {
			n, ok := o.Targets[level]
			if !ok {
				n = o.LimitsOf(r)[0].Value
			}
			targets = append(targets, fmt.Sprintf("%s: %d", level, n))
		}
		text += fmt.Sprintf("targets: {%s}\n", strings.Join(targets, ", "))
	}
	return text
}
