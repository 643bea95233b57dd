package practice

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rapport/generator/internal/civil"
)

// foretold is how a finding stands on a day by the days that it tells; false when it tells none for that day.
func foretold(f *Finding, on civil.Day) (State, bool) {
	switch {
	case f.OverFrom != 0 && on >= f.OverFrom:
		return f.State, false
	case f.GapFrom != 0 && on >= f.GapFrom:
		return Gap, true
	case f.DueFrom != 0 && on >= f.DueFrom:
		return Due, true
	}
	return f.State, false
}

// aroundDay is what a random journal holds of the days before one, with a note on it so that it is not idle; people go
// away, or are snoozed. Half of the journals have a big meeting to come, after the days that are looked at.
func aroundDay(rng *rand.Rand, on civil.Day) (files []file, coming bool) {
	files = slices.DeleteFunc(randomFiles(rng), func(f file) bool { return f.day > on || f.day != 0 && rng.IntN(2) == 0 })
	for i, f := range files {
		from := on.Add(rng.IntN(12) - 6)
		line := ""
		switch {
		case strings.HasPrefix(f.path, "initiatives/") && rng.IntN(3) == 0:
			line = fmt.Sprintf("status: done\nclosed: %s\n", on.Add(-rng.IntN(190)))
		case !strings.HasPrefix(f.path, "people/"):
		case rng.IntN(9) == 0:
			line = fmt.Sprintf("away: %s..%s\n", from, from.Add(4))
		case rng.IntN(9) == 0:
			rule := rules[rng.IntN(len(rules))].ID + " "
			line = fmt.Sprintf("snooze: %s%s..%s a rest\n", rule[rng.IntN(2)*len(rule):], from, from.Add(8))
		}
		files[i].text = strings.Replace(f.text, "---\n", "---\n"+line, 1)
	}
	files = append(files, file{path: "daily/" + on.String() + ".md", text: "A quiet day.\n", day: on})
	if coming = rng.IntN(2) == 0; coming {
		day := on.Add(idleAfter + rng.IntN(7))
		files = append(files, file{fmt.Sprintf("meetings/%s steering.md", day), fmt.Sprintf(
			"---\nsort: update\nstakes: high\npeople: [Ana Lima, Raj Patel, Mei Tan, Zoe Lind]\ninitiatives: Plan %d\n---\n", rng.IntN(3)), day})
	}
	return files, coming
}

// TestDaysAreForetold asks on each day after one, as long as the journal is not idle: a finding is what it foretold. It
// may be worse, when another about the same thing is; it is less only when a plan that was too far off is in time now.
func TestDaysAreForetold(t *testing.T) {
	told := map[string]bool{}
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 12))
		on := firstDay.Add(60 + rng.IntN(200))
		files, coming := aroundDay(rng, on)
		x := newIndex(linked(files), Options{
			Away:    []civil.Range{{From: on.Add(3), To: on.Add(5)}},
			Targets: map[string]int{"above": 1, "peer": 1, "below": 1},
		})
		r := x.report(on)
		for day := on; day < on.Add(idleAfter); day++ {
			later := map[string]State{}
			for _, f := range x.report(day).Findings {
				later[f.key()] = f.State
			}
			for _, f := range r.Findings {
				want, tells := foretold(&f, day)
				if !tells {
					continue
				}
				told[f.Rule] = true
				got, found := later[f.key()]
				if !found || worse(got) > worse(want) && !(coming && got == Planned) {
					t.Errorf("on %s %s of %s foretells %s for %s, and it is %s: %s", on, f.Rule, f.Subject.ID(), want, day, got, f.Text)
				}
			}
		}
	}
	for _, rule := range []string{
		"adversity", "ally-30", "ally-count", "common-ground", "deliver", "frequent", "interests", "jobs",
		"joint", "offer-back", "ongoing", "prewire", "ready", "regular", "stakeholders", "support", "why", "wiift",
	} {
		if !told[rule] {
			t.Errorf("%s foretells nothing", rule)
		}
	}
}

// TestSlotsForetellWhenTheyAreHollow is of what random journals rarely show: with the second last solid connection a slot
// falls short.
func TestSlotsForetellWhenTheyAreHollow(t *testing.T) {
	met := civil.MustParse("2026-03-10")
	var files []file
	for i, name := range somePeople[:3] {
		files = append(files,
			file{path: "people/" + name + ".md", text: "---\nlevel: above\nrelationship: connection\n---\n"},
			file{path: fmt.Sprintf("meetings/%s %s.md", met.Add(i), name), text: fmt.Sprintf("---\npeople: [%s]\n---\n", name)})
	}
	for _, f := range Run(linked(files), Options{}, met.Add(5)).Findings {
		if f.Rule == "two-two-two" && f.Subject.Part == "level/above" && (f.State != Met || f.DueFrom != met.Add(1+180+1)) {
			t.Errorf("with three of two it is %s, due from %s", f.State, f.DueFrom)
		}
	}
}

// TestRelative parts what rules say; what somebody wrote is never taken for it.
func TestRelative(t *testing.T) {
	on := civil.MustParse("2026-03-10")
	for _, c := range []struct{ text, before, phrase, after string }{
		{"No note shows it; 3 days left.", "No note shows it; ", "3 days left", "."},
		{"Owed to Ana: “say 3 days left”, 3 days left.", "Owed to Ana: “say 3 days left”, ", "3 days left", "."},
		{"Kept: “3 days left”.", "Kept: “3 days left”.", "", ""},
		{"No note shows it; 13 days left.", "No note shows it; 13 days left.", "", ""},
	} {
		f := Finding{Text: c.text, Due: on.Add(3)}
		if before, phrase, after := f.Relative(on); before != c.before || phrase != c.phrase || after != c.after {
			t.Errorf("Relative of %q = %q, %q, %q", c.text, before, phrase, after)
		}
	}
	undated := Finding{Text: "It is so; today is the last day."}
	if before, phrase, _ := undated.Relative(on); before != undated.Text || phrase != "" {
		t.Errorf("without a last day Relative = %q, %q", before, phrase)
	}
	eachJournal(t, func(t *testing.T, _ *rand.Rand, files []file, on civil.Day) {
		for _, f := range Run(linked(files), Options{}, on).Findings {
			before, phrase, after := f.Relative(on)
			if before+phrase+after != f.Text || phrase == "" && (strings.Contains(f.Text, "left.") || strings.Contains(f.Text, "late.")) {
				t.Errorf("%q is parted %q, %q, %q", f.Text, before, phrase, after)
			}
		}
	})
}

// TestSnoozeOfARuleStopsItsClock stops the clock of one rule from a day to another, and that of no other rule.
func TestSnoozeOfARuleStopsItsClock(t *testing.T) {
	notes := func(rule string) string {
		return person("Jane", "relationship: connection\nsince: 2026-01-01\ncadence: 30\nsnooze: "+rule+" 2026-05-01..2026-07-30 leave") +
			"-- meetings/2026-04-28 Jane.md --\n---\npeople: Jane\n---\nWe talked.\n" + others("2026-07-29")
	}
	for rule, want := range map[string]look{
		"":        {"2026-07-30", "regular", "people/jane", "met", nil},
		"regular": {"2026-07-30", "regular", "people/jane", "met", nil},
		"mutual":  {"2026-07-30", "regular", "people/jane", "gap", nil},
	} {
		j, o := noted(t, notes(rule))
		want.check(t, j, o)
		due := civil.MustParse("2026-08-26")
		if rule == "mutual" {
			due = civil.MustParse("2026-05-28")
		}
		if f := found(Run(j, o, civil.MustParse("2026-07-30")), "regular", "people/jane"); f.Due != due {
			t.Errorf("with a snooze of %q it is due on %s, want %s", rule, f.Due, due)
		}
	}
}
