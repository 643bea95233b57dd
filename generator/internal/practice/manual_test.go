package practice

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestManualExplainsEveryRule proves that each rule says what it looks at, and what each of its limits means.
func TestManualExplainsEveryRule(t *testing.T) {
	for _, r := range Rules() {
		if looks := r.Looks(); !strings.HasSuffix(looks, ".") {
			t.Errorf("manual.go says of %s that it looks at %q, want a sentence", r.ID, looks)
		}
		var names []string
		for _, l := range new(Options).LimitsOf(&r) {
			names = append(names, l.Name)
			if l.Means == "" || l.Value != r.Limits[l.Name] || l.Default != l.Value {
				t.Errorf("limit of %s: %+v, want a meaning and the default %d", r.ID, l, r.Limits[l.Name])
			}
		}
		slices.Sort(names)
		if want := slices.Sorted(maps.Keys(r.Limits)); !slices.Equal(names, want) {
			t.Errorf("manual.go explains the limits %v of %s, want %v", names, r.ID, want)
		}
	}
	if got, want := len(manual), len(Rules()); got != want {
		t.Errorf("manual.go explains %d rules, want %d", got, want)
	}
}

func TestLimitsHoldSettings(t *testing.T) {
	set := Options{Limits: map[string]map[string]int{"ally-30": {"limit": 45}}}
	if got, want := set.LimitsOf(&ally30)[0], (Limit{"limit", "days from naming the ally until no talk is a gap", 45, 30}); got != want {
		t.Errorf("LimitsOf with a setting = %+v, want %+v", got, want)
	}
}
