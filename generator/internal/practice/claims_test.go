package practice

import (
	"fmt"
	"strings"
	"testing"
)

// TestNothingIsClaimedTooEarly is of journals that have only begun to note something: what they do not hold yet is no gap,
// and nothing is met by nothing.
func TestNothingIsClaimedTooEarly(t *testing.T) {
	pricing := "-- initiatives/Pricing.md --\n---\nstart: 2026-01-01\ndecider: Jane\nstakeholders:\n  - {person: Raj, power: low}\n---\n"
	told := pricing + "-- meetings/2026-06-01 Zoe.md --\n---\npeople: Zoe\ninitiatives: Pricing\n---\n- Update: two regions signed\n"
	met, mailed := "", ""
	for n := range 6 {
		met += fmt.Sprintf("-- meetings/2026-06-0%d room.md --\n---\npeople: [Ann, Bob]\nchannel: in person\n---\n", n+1)
		mailed += fmt.Sprintf("-- meetings/2026-06-1%d mail.md --\n---\npeople: Cid\nchannel: mail\n---\n", n)
	}
	connection := "relationship: connection\nsince: 2026-07-25"
	list := person("Ann", connection+"\nlevel: below") + person("Bob", connection) + person("Cid", connection)
	for _, tt := range []struct {
		name, notes string
		looks       []look
	}{
		{"the first update owes none before", told + others("2026-06-28"), []look{
			{"2026-06-10", "frequent", "people/raj", "info", []string{"the first to anybody is of 1 Jun 2026"}},
			{"2026-06-30", "frequent", "people/raj", "info", nil},
			{"2026-07-01", "frequent", "people/raj", "due", []string{"Raj, Pricing in one sentence"}},
		}},
		{"people without a tie are met as it comes", met + mailed, []look{
			{"2026-06-16", "switch-up", "people/ann", "nothing", nil},
			{"2026-06-16", "switch-up", "people/cid", "nothing", nil},
		}},
		{"a tie, a cadence or a decision is worth a change", met + mailed + pricing + person("Ann", "cadence: 60") + person("Cid", "relationship: connection") +
			strings.ReplaceAll(met, "Ann, Bob", "Jane, Bob"), []look{
			{"2026-06-16", "switch-up", "people/ann", "due", []string{"Only in rooms"}},
			{"2026-06-16", "switch-up", "people/cid", "due", []string{"Mail rut"}},
			{"2026-06-16", "switch-up", "people/bob", "nothing", nil},
		}},
		{"a list has only begun", list + others("2026-08-05"), []look{
			{"2026-08-05", "one-a-week", "journal", "info", []string{"The last week that counts held no direct contact"}},
			{"2026-08-12", "one-a-week", "journal", "info", []string{"0 of the last 2 weeks"}},
			{"2026-08-18", "one-a-week", "journal", "gap", []string{"0 of the last 3 weeks"}},
		}},
		{"levels that no note says", list + others("2026-08-05"), []look{
			{"2026-08-05", "two-two-two", "level/above", "unknown", []string{"No note says the level of Bob and Cid."}},
			{"2026-08-05", "two-two-two", "level/below", "unknown", []string{"No note says the level of Bob and Cid."}},
		}},
		{"levels that no note says, too few to fill one", person("Ann", connection+"\nlevel: below") + person("Bob", connection) + others("2026-08-05"), []look{
			{"2026-08-05", "two-two-two", "level/above", "gap", nil},
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			j, o := noted(t, tt.notes)
			for _, l := range tt.looks {
				l.check(t, j, o)
			}
		})
	}
}
