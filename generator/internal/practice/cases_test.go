package practice

import (
	"slices"
	"strings"
	"testing"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// theCases are the cases that the practices were specified with, but for the fifteenth: a page that is opened ten days
// after the build says ten days more. That needs a browser: see generator/browser_test.go.
var theCases = []struct {
	name  string
	notes string
	looks []look
	also  func(t *testing.T, j *journal.Journal, o Options)
}{
	{
		name: "1 ally since 1 Sep, 1:1 linked 30 Sep is met",
		notes: pricing("Raj since 2026-09-01") + `
-- meetings/2026-09-30 Raj.md --
---
people: Raj
initiatives: Pricing
---
He would start with two regions.
`,
		looks: []look{
			{"2026-09-30", "ally-30", "people/raj", "met", []string{"Met on 30 Sep 2026"}},
			{"2026-10-02", "ally-30", "people/raj", "met", []string{"Met on 30 Sep 2026"}},
		},
	},
	{
		name:  "1 ally since 1 Sep, on 2 Oct with no away is a gap",
		notes: pricing("Raj since 2026-09-01") + others("2026-09-30"),
		looks: []look{
			{"2026-10-01", "ally-30", "people/raj", "due", []string{"today is the last day"}},
			{"2026-10-02", "ally-30", "people/raj", "gap", []string{"No note shows", "one day late"}},
		},
	},
	{
		name: "1 ally since 1 Sep, with away 10-14 Sep and a meeting on 5 Oct is met, limit 6 Oct",
		notes: pricing("Raj since 2026-09-01") + others("2026-09-30") + `
-- settings --
away 2026-09-10..2026-09-14
-- meetings/2026-10-05 Raj.md --
---
people: Raj
initiatives: Pricing
---
He would start with two regions.
`,
		looks: []look{
			{"2026-10-04", "ally-30", "people/raj", "planned", []string{"Planned for 5 Oct 2026"}},
			{"2026-10-05", "ally-30", "people/raj", "met", []string{"Met on 5 Oct 2026"}},
		},
		also: func(t *testing.T, j *journal.Journal, o Options) {
			t.Helper()
			f := found(Run(j, o, civil.MustParse("2026-10-05")), "ally-30", "people/raj")
			if want := civil.MustParse("2026-10-06"); f == nil || f.Due != want {
				t.Errorf("the limit of %v is not %s", f, want)
			}
		},
	},
	{
		name: "2 group of six with the ally is still due",
		notes: pricing("Raj since 2026-09-01") + `
-- meetings/2026-09-20 Six.md --
---
people: [Raj, Ann, Bob, Cid, Dan, Eve]
initiatives: Pricing
---
They went through the sheet.
`,
		looks: []look{{"2026-09-25", "ally-30", "people/raj", "due", []string{"No note shows a talk with Raj", "6 days left"}}},
	},
	{
		name: "3 future note 25 Sep is planned, on 26 Sep without content it says planned and no note",
		notes: pricing("Raj since 2026-09-01") + others("2026-09-22") + others("2026-10-01") + `
-- meetings/2026-09-25 Raj.md --
---
people: Raj
initiatives: Pricing
channel: coffee
---
# Raj

## Notes
`,
		looks: []look{
			{"2026-09-05", "ally-30", "people/raj", "planned", []string{"Planned for 25 Sep 2026."}},
			{"2026-09-25", "ally-30", "people/raj", "planned", []string{"Planned for 25 Sep 2026."}},
			{"2026-09-26", "ally-30", "people/raj", "due", []string{"Planned for 25 Sep 2026; the note holds nothing yet", "Write what came of it"}},
			{"2026-10-02", "ally-30", "people/raj", "gap", []string{"Planned for 25 Sep 2026; the note holds nothing yet", "one day late"}},
		},
		also: hasContacts("people/raj", "2026-09-25"), // a day and a name are enough for that
	},
	{
		name: "4 open task naming Jane is no contact",
		notes: person("Jane", "") + `
-- daily/2026-09-14.md --
- [ ] call [[Jane]]
-- meetings/2026-09-15 Raj.md --
---
people: Raj
---
- [ ] me -> [[Jane]]: send the model
`,
		also: hasContacts("people/jane"),
	},
	{
		name: "4 in a daily note, ticked, is a contact on the note's date",
		notes: person("Jane", "") + `
-- daily/2026-09-14.md --
- [x] call [[Jane]]
`,
		also: hasContacts("people/jane", "2026-09-14"),
	},
	{
		name: "5 attendees Raj and Raj P. are one person",
		notes: person("Raj Patel", "") + `
-- meetings/2026-09-14 Raj.md --
---
people: [Raj, Raj P.]
---
`,
		also: func(t *testing.T, j *journal.Journal, _ Options) {
			t.Helper()
			hasContacts("people/raj-patel", "2026-09-14")(t, j, Options{})
			if len(j.People) != 1 || !j.Meetings[0].OneToOne(j.People[0]) {
				t.Errorf("%d people, want one who was met alone", len(j.People))
			}
		},
	},
	{
		name: "6 two Sams are ambiguous, neither credited",
		notes: person("Sam Hill", "") + person("Sam Poe", "") + `
-- meetings/2026-09-14 Sam.md --
---
people: Sam
---
- Got: an introduction
`,
		also: func(t *testing.T, j *journal.Journal, o Options) {
			t.Helper()
			hasContacts("people/sam-hill")(t, j, o)
			hasContacts("people/sam-poe")(t, j, o)
			if !slices.ContainsFunc(someProblems(j), func(p string) bool {
				return strings.Contains(p, "meetings/2026-09-14 Sam.md:2:9") && strings.Contains(p, "Sam Hill") && strings.Contains(p, "Sam Poe")
			}) {
				t.Errorf("no problem names both: %q", someProblems(j))
			}
		},
	},
	{
		name:  "7 meeting date edited earlier moves last contact back",
		notes: person("Jane", "relationship: connection\nsince: 2026-08-01") + metOn("2026-09-02") + metOn("2026-09-20"),
		looks: []look{{"2026-09-22", "regular", "people/jane", "met", []string{"Last contact on 20 Sep 2026"}}},
		also: func(t *testing.T, _ *journal.Journal, _ Options) {
			t.Helper()
			edited := strings.Replace(metOn("2026-09-20"), "date: 2026-09-20", "date: 2026-08-20", 1)
			j, o := noted(t, person("Jane", "relationship: connection\nsince: 2026-08-01")+metOn("2026-09-02")+edited)
			look{"2026-09-12", "regular", "people/jane", "met", []string{"Last contact on 2 Sep 2026"}}.check(t, j, o)
			hasContacts("people/jane", "2026-08-20", "2026-09-02")(t, j, o)
		},
	},
	{
		name: "8 archived connection drops from 2/2/2, timeline kept",
		notes: person("Raj", "relationship: connection\nlevel: peer\nsince: 2026-08-01") +
			person("Jane", "relationship: connection\nlevel: peer\nsince: 2026-08-01\nstatus: archived") + metOn("2026-09-02") + `
-- meetings/2026-09-03 Raj.md --
---
people: Raj
---
`,
		looks: []look{{"2026-09-10", "two-two-two", "level/peer", "gap", []string{"One connection at your level: Raj."}}},
		also: func(t *testing.T, j *journal.Journal, o Options) {
			t.Helper()
			hasContacts("people/jane", "2026-09-02")(t, j, o)
			active, _ := noted(t, person("Raj", "relationship: connection\nlevel: peer\nsince: 2026-08-01")+
				person("Jane", "relationship: connection\nlevel: peer\nsince: 2026-08-01")+metOn("2026-09-02"))
			look{"2026-09-10", "two-two-two", "level/peer", "due", []string{"2 connections at your level: Jane and Raj"}}.check(t, active, o)
		},
	},
	{
		name: "9 week with 3 away days is absent from the 8-week strip",
		notes: person("Jane", "relationship: connection\nsince: 2026-08-03") + metOn("2026-08-04") + metOn("2026-08-25") +
			"-- settings --\naway 2026-08-11..2026-08-13\n",
		// The whole weeks since begin on 3, 10, 17 and 24 August; that of the 10th is not counted.
		looks: []look{{"2026-09-01", "one-a-week", "journal", "met", []string{"2 of the last 3 weeks"}}},
		also: func(t *testing.T, _ *journal.Journal, _ Options) {
			t.Helper()
			j, o := noted(t, person("Jane", "relationship: connection\nsince: 2026-08-03")+metOn("2026-08-04")+metOn("2026-08-25")+
				"-- settings --\naway 2026-08-11..2026-08-12\n")
			look{"2026-09-01", "one-a-week", "journal", "met", []string{"2 of the last 4 weeks"}}.check(t, j, o)
		},
	},
	{
		name: "10 nobody has Gave, exchange says not tracked, 0 alarms",
		notes: person("Jane", "relationship: connection\nsince: 2026-01-01") + person("Raj", "relationship: connection\nsince: 2026-01-01") +
			person("Sue", "relationship: connection\nsince: 2026-01-01") + person("Tom", "relationship: connection\nsince: 2026-01-01") + metOn("2026-09-02"),
		looks: []look{
			{"2026-09-10", "exchange", "", "not tracked", nil},
			{"2026-09-10", "exchange", "people/jane", "nothing", nil},
			{"2026-09-10", "exchange", "journal", "nothing", nil},
		},
	},
	{
		name: "11 last note 20 days old, banner, no new gaps",
		notes: pricing("Raj since 2026-09-01", "Sue since 2026-07-01") + `
-- meetings/2026-09-25 Zed.md --
---
people: Zed
---
`,
		looks: []look{
			{"2026-10-08", "ally-30", "people/raj", "gap", nil}, // thirteen days: not idle yet
			{"2026-10-15", "ally-30", "people/raj", "unknown", nil},
			{"2026-10-15", "ally-30", "people/sue", "gap", nil}, // it was one already
		},
		also: func(t *testing.T, j *journal.Journal, o Options) {
			t.Helper()
			r := Run(j, o, civil.MustParse("2026-10-15"))
			if last := civil.MustParse("2026-09-25"); !r.Idle || r.LastNote != last {
				t.Errorf("idle %v, last note %s, want one of %s", r.Idle, r.LastNote, last)
			}
			was := map[string]bool{}
			for _, f := range Run(j, o, r.LastNote).Findings {
				was[f.key()] = f.State == Gap
			}
			for _, f := range r.Findings {
				if f.State == Gap && !was[f.key()] {
					t.Errorf("%s of %s is a new gap", f.Rule, f.Subject.ID())
				}
			}
		},
	},
	{
		name: "12 12-attendee steering tomorrow, decider and sceptic met, needs 3: gap, one more, today",
		notes: `
-- initiatives/Pricing.md --
---
start: 2026-08-01
decider: Dan
stakeholders:
  - {person: Sue, now: resistant}
---
-- meetings/2026-09-15 Steering.md --
---
people: [Dan, Sue, A A, B B, C C, D D, E E, F F, G G, H H, I I, J J]
sort: steering
initiatives: Pricing
---
-- meetings/2026-09-08 Dan.md --
---
people: Dan
initiatives: Pricing
---
-- meetings/2026-09-10 Sue.md --
---
people: Sue
initiatives: Pricing
---
`,
		looks: []look{{"2026-09-14", "prewire", "initiatives/pricing", "gap", []string{"2 of 3 talks before", "one more, today"}}},
	},
	{
		name:  "13 snooze 2026-11-01 on 31 Oct snoozed, 1 Nov back",
		notes: person("Raj", "snooze: 2026-11-01") + pricing("Raj since 2026-09-01") + others("2026-10-25"),
		looks: []look{
			{"2026-10-31", "ally-30", "people/raj", "snoozed", nil},
			{"2026-11-01", "ally-30", "people/raj", "gap", nil},
		},
	},
	{
		name: "14 Concern then Agreed same note is closed",
		notes: `
-- initiatives/Pricing.md --
---
start: 2026-08-01
decider: Jane
---
-- meetings/2026-09-02 Jane.md --
---
people: Jane
initiatives: Pricing
---
- Concern: it loses the small ones
- Agreed: small ones keep the old list
` + others("2026-10-20"),
		looks: []look{{"2026-10-20", "common-ground", "people/jane", "met", []string{"was answered"}}},
	},
}
