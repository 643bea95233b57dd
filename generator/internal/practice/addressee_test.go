package practice

import (
	"math/rand/v2"
	"strings"
	"testing"

	"rapport/generator/internal/civil"
)

// TestNobodyAwayIsAsked keeps a gap from before somebody went away until they are back.
func TestNobodyAwayIsAsked(t *testing.T) {
	j, o := noted(t, person("Jane", "relationship: connection\nsince: 2026-01-01\ncadence: 30\naway: [2026-07-01..2026-08-18, 2026-08-19..2026-08-20]")+
		others("2026-06-25")+others("2026-08-01")+others("2026-08-20"))
	for _, l := range []look{
		{"2026-06-30", "regular", "people/jane", "gap", []string{"Jane, could we meet"}},
		{"2026-07-01", "regular", "people/jane", "info", []string{"Jane is away until 20 Aug 2026. No note shows a meeting with Jane yet"}},
		{"2026-08-03", "regular", "people/jane", "info", []string{"Jane is away until 20 Aug 2026."}},
		{"2026-08-20", "regular", "people/jane", "info", []string{"Jane is away until 20 Aug 2026."}},
		{"2026-08-21", "regular", "people/jane", "gap", []string{"Jane, could we meet"}},
	} {
		l.check(t, j, o)
	}
	f := found(Run(j, o, civil.MustParse("2026-08-03")), "regular", "people/jane")
	if back := civil.MustParse("2026-08-21"); f.GapFrom != back {
		t.Errorf("away, it foretells a gap from %s, want %s", f.GapFrom, back)
	}
}

// TestGroupsAreAskedThroughTheirRep asks nothing of a group for which nobody speaks, and says how to name somebody.
func TestGroupsAreAskedThroughTheirRep(t *testing.T) {
	const rest = `
-- initiatives/Pricing.md --
---
start: 2026-01-01
decider: "[[Board]]"
decision: 2026-06-20
---
-- meetings/2026-01-05 Raj.md --
---
people: Raj
initiatives: Pricing
---
- Update: two regions signed
- Stance [[Raj]]: supportive
` + "-- people/Board.md --\n---\ntype: group\n"
	j, o := noted(t, rest+"---\n"+others("2026-06-01"))
	const nobody = "No note says who speaks for Board; `rep: NAME` in its note says it."
	for _, l := range []look{
		{"2026-06-01", "frequent", "people/board", "unknown", []string{nobody}},
		{"2026-06-01", "jobs", "people/board", "unknown", []string{nobody}},
		{"2026-06-01", "support", "initiatives/pricing", "unknown", []string{nobody}},
	} {
		l.check(t, j, o)
	}
	j, o = noted(t, rest+"rep: Ola\n---\n"+others("2026-06-01"))
	for _, l := range []look{
		{"2026-06-01", "frequent", "people/board", "gap", []string{"Ola, Pricing in one sentence"}},
		{"2026-06-01", "jobs", "people/ola", "gap", []string{"Ola, could I have fifteen minutes"}},
		{"2026-06-01", "support", "initiatives/pricing", "due", []string{"Ola, what do you need to see"}},
	} {
		l.check(t, j, o)
	}
}

// TestActionsAskWhomTheyName holds every action that begins with a name to the field that says whom it asks.
func TestActionsAskWhomTheyName(t *testing.T) {
	eachJournal(t, func(t *testing.T, _ *rand.Rand, files []file, on civil.Day) {
		j := linked(files)
		for _, f := range Run(j, Options{}, on).Findings {
			for _, p := range j.People {
				if strings.HasPrefix(f.Action, firstName(p)+", ") && f.To != p {
					t.Errorf("%s of %s asks %v: %s", f.Rule, f.Subject.ID(), f.To, f.Action)
				}
			}
		}
	})
}
