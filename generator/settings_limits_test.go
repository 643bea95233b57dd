package generator

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"rapport/generator/internal/practice"
)

// TestSettingsOfLimits reads the lines that pages show for the limits of a rule: they are read as what holds, so that
// whoever copies them changes nothing yet.
func TestSettingsOfLimits(t *testing.T) {
	for _, r := range practice.Rules() {
		o := practice.Options{
			Limits:   map[string]map[string]int{r.ID: {}},
			Cadences: map[string]int{"alliance": 12, "key": 13, "connection": 14, "other": 15},
			Targets:  map[string]int{"above": 1, "peer": 4, "below": 3},
		}
		for name, n := range r.Limits {
			o.Limits[r.ID][name] = n + 1
		}
		text := o.Setting(&r)
		s, problems := readSettings(fstest.MapFS{settingsFile: {Data: []byte(text)}})
		if len(problems) > 0 {
			t.Errorf("the settings of %s have problems: %v\n%s", r.ID, problems, text)
		}
		if diff := cmp.Diff(o.Limits, s.Limits); diff != "" {
			t.Errorf("limits of %s (-shown +read):\n%s", r.ID, diff)
		}
		switch r.ID {
		case "regular":
			if diff := cmp.Diff(o.Cadences, s.Cadences); diff != "" {
				t.Errorf("cadences of %s (-shown +read):\n%s", r.ID, diff)
			}
		case "two-two-two":
			if diff := cmp.Diff(o.Targets, s.Targets); diff != "" {
				t.Errorf("targets of %s (-shown +read):\n%s", r.ID, diff)
			}
		}
		if s, problems := readSettings(fstest.MapFS{settingsFile: {Data: fmt.Appendf(nil, "practices:\n  %s: off\n", r.ID)}}); len(problems) > 0 || !s.Off[r.ID] {
			t.Errorf("%s: off is read as %v, with %v", r.ID, s.Off, problems)
		}
	}
}
