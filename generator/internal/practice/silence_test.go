package practice

import (
	"fmt"
	"slices"
	"testing"

	"rapport/generator/internal/civil"
)

// TestThriceSilenced puts a rule off three times for Jane, and twice for Raj, who also rested three times as a whole.
func TestThriceSilenced(t *testing.T) {
	j, o := noted(t, person("Jane", "relationship: connection\nsince: 2026-01-01\nsnooze: [regular 2026-03-01, regular 2026-04-01, regular 2026-05-01]")+
		person("Raj", "relationship: connection\nsince: 2026-01-01\nsnooze: [regular 2026-03-01, regular 2026-04-01, 2026-04-02, 2026-04-03, 2026-05-01]")+
		others("2026-04-25")+others("2026-05-02"))
	for _, l := range []look{
		{"2026-04-30", "regular", "people/jane", "snoozed", []string{"could we meet for twenty minutes?"}},
		{"2026-05-01", "regular", "people/jane", "gap", []string{"No note shows a meeting with Jane yet", "Silenced 3 times: write a longer `cadence:` in the note of Jane"}},
		{"2026-05-01", "regular", "people/raj", "gap", []string{"Raj, could we meet for twenty minutes?"}},
	} {
		l.check(t, j, o)
	}
	e := found(Run(j, o, civil.MustParse("2026-05-01")), "regular", "people/jane").Evidence
	if want := (Evidence{j.People[0].Note, 4}); !slices.Contains(e, want) {
		t.Errorf("the snoozes of line %d are no evidence: %v", want.Line, e)
	}
}

// TestRepeats asks about who was silenced again and again for one rule, from the third time on, and no more once it is
// silent for good or they have left.
func TestRepeats(t *testing.T) {
	thrice := "relationship: connection\nsnooze: [regular 2026-03-01, regular 2026-04-01, regular 2026-06-01..2026-07-01]"
	j, o := noted(t, person("Jane", thrice)+person("Omar", thrice+"\nignore: regular")+person("Raj", thrice+"\nstatus: left")+
		person("Zoe", "snooze: [2026-03-01, 2026-04-01, 2026-05-01, mutual 2026-05-01]"))
	for day, want := range map[string]string{
		"2026-05-31": "[]",
		"2026-06-01": "[people/jane regular 3 Write a longer `cadence:` in the note of Jane, or a looser tie.]",
		"2026-12-01": "[people/jane regular 3 Write a longer `cadence:` in the note of Jane, or a looser tie.]",
	} {
		got := []string{}
		for _, r := range Run(j, o, civil.MustParse(day)).Repeats() {
			got = append(got, fmt.Sprint(r.Person.ID, " ", r.Rule, " ", r.Times, " ", r.Advice))
		}
		if fmt.Sprint(got) != want {
			t.Errorf("repeats on %s: %v, want %s", day, got, want)
		}
	}
}

// TestLedger lists everything that was silenced, wherever a rule hears of it, and says when it returns.
func TestLedger(t *testing.T) {
	j, o := noted(t, person("Jane", "ignore: [mutual, regular until 2026-05-01]\nsnooze: [regular 2026-03-01..2026-04-01 leave, 2027-01-01]")+`
-- initiatives/Pricing.md --
---
ignore: ally-count until 2026-06-01
---
-- meetings/2026-05-01 Steering.md --
---
people: [Jane, Raj]
sort: decision
ignore:
  - headline
  - prewire until 2026-05-01
  - regular
---
`)
	var got []string
	for _, s := range Run(j, o, civil.MustParse("2026-05-01")).Silenced {
		got = append(got, fmt.Sprintf("%s %q %s..%s %q %s:%d %v", s.Subject.Name(), s.Rule, s.From, s.Until, s.Reason, s.Note.Path, s.Line, s.Active))
	}
	want := []string{
		`Pricing "ally-count" ..2026-06-01 "" initiatives/Pricing.md:2 true`,
		`2026-05-01 Steering "headline" .. "" meetings/2026-05-01 Steering.md:5 true`,
		`2026-05-01 Steering "prewire" ..2026-05-01 "" meetings/2026-05-01 Steering.md:6 false`,
		`Jane "mutual" .. "" people/Jane.md:2 true`,
		`Jane "regular" ..2026-05-01 "" people/Jane.md:2 false`,
		`Jane "regular" 2026-03-01..2026-04-01 "leave" people/Jane.md:3 false`,
		`Jane "" ..2027-01-01 "" people/Jane.md:3 true`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("the ledger holds\n%q\nwant\n%q", got, want)
	}
}
