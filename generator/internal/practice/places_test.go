package practice

import (
	"fmt"
	"slices"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rapport/generator/internal/civil"
)

// TestEvidenceIsALine asks about a journal in which a field says whatever a finding rests on: each place has the line.
func TestEvidenceIsALine(t *testing.T) {
	j, o := vault(t, txtar.Parse([]byte(`on: tailor why
-- people/Jane Doe.md --
---
relationship: connection
since: 2026-01-05
level: peer
standing: expert
gives: [prices]
prefers: phone
---
-- people/Raj Patel.md --
---
skills: [prices]
---
-- Career.md --
---
people: ["[[Jane Doe]]"]
goal: lead pricing
---
[[Jane Doe]] knows how.
-- initiatives/Pricing.md --
---
start: 2026-05-01
decider: "[[Raj Patel]]"
decision: 2026-08-20
needs: [prices]
allies: ["[[Jane Doe]] since 2026-05-01"]
stakeholders:
- {person: "[[Raj Patel]]", role: decider, power: high}
---
-- meetings/2026-07-28 Tom.md --
---
people: Tom Berg
---
We talked.
`)))
	got := map[string][]string{}
	for _, f := range Run(j, o, civil.MustParse("2026-08-03")).Findings {
		for _, e := range f.Evidence {
			at := fmt.Sprintf("%s:%d", e.Note.Path, e.Line)
			if e.Line == 0 {
				t.Errorf("%s %s of %s rests on %s", f.State, f.Rule, f.Subject.ID(), at)
			}
			if key := f.Rule + " " + f.Subject.ID(); !slices.Contains(got[key], at) {
				got[key] = append(got[key], at)
			}
		}
	}
	for key, want := range map[string][]string{
		"regular people/jane-doe":        {"people/Jane Doe.md:3"},
		"two-two-two level/above":        {"people/Jane Doe.md:2"},
		"one-a-week journal":             {"people/Jane Doe.md:2"},
		"mutual people/jane-doe":         {"people/Jane Doe.md:6"},
		"ally-30 people/jane-doe":        {"initiatives/Pricing.md:6"},
		"jobs people/raj-patel":          {"initiatives/Pricing.md:8"},
		"ready initiatives/pricing":      {"initiatives/Pricing.md:4"},
		"untapped people/raj-patel":      {"initiatives/Pricing.md:5", "people/Raj Patel.md:2"},
		"ally-count initiatives/pricing": {"initiatives/Pricing.md:2"},
	} {
		if !slices.Equal(got[key], want) {
			t.Errorf("%s rests on %q, want %q", key, got[key], want)
		}
	}
}
