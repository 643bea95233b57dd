package practice

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rapport/generator/internal/civil"
)

// TestLeanings says each leaning of a journal that is just large enough for it, and nothing of one that is not.
func TestLeanings(t *testing.T) {
	talks := func(who, channel string, first string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "\n-- meetings/%s %s %s.md --\n---\npeople: [%s]\nchannel: %s\n---\n", civil.MustParse(first).Add(3*i), channel, who, who, channel)
		}
		return b.String()
	}
	tied := func(n int, fields string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(person(fmt.Sprintf("P%d", i), "relationship: connection\n"+fields))
		}
		return b.String()
	}
	old := "\n-- daily/2024-11-01.md --\nThe first.\n"
	crowd := ""
	for i := range 5 {
		crowd += talks(fmt.Sprintf("C%d", i), "call", "2026-01-05", 2)
	}
	exchange := func(who string) string {
		return fmt.Sprintf("\n-- meetings/2026-10-05 %s.md --\n---\npeople: %s\n---\nGot: a name\n", who, who)
	}
	inTeam := person("A", "relationship: connection\nteam: Product") + person("B", "relationship: connection\nteam: product") +
		person("C", "relationship: connection\nteam: Product") + person("D", "relationship: connection\nteam: Sales") +
		exchange("A") + exchange("B") + exchange("C")
	below := person("Al", "level: below") + person("Bo", "level: below") + person("Ann", "level: peer") + talks("Bo, Al, Ann", "call", "2026-10-01", 1)

	for _, tt := range []struct{ name, notes, want string }{
		{"four at a level", tied(4, "level: peer"), ""},
		{"five at a level", tied(5, "level: peer"), "All five connections whose level is noted sit at your level. | 0 above you, 5 at your level and 0 below you."},
		{
			"most at a level", tied(5, "level: above") + person("Q", "relationship: connection\nlevel: below"),
			"Five of the six connections whose level is noted sit above you. | 5 above you, 0 at your level and 1 below you.",
		},
		{"three hold half", crowd + talks("X, Y, Z", "call", "2026-03-05", 4), "Three people hold more than half of all contacts: X, Y and Z. | 12 of 22 contacts in a year, with 8 people."},
		{"three hold less", crowd + talks("X, Y, Z", "call", "2026-03-05", 3), ""},
		{"nobody below alone", below + talks("Ann", "call", "2026-10-01", 6), "No note shows anybody below you met alone. | 2 people below you met in a year; 6 talks alone with others in 90 days."},
		{
			"one below alone long ago", below + talks("Ann", "call", "2026-10-01", 6) + talks("Bo", "call", "2026-06-03", 1),
			"Nobody below you was met alone since 3 Jun 2026. | 2 people below you met in a year; 6 talks alone with others in 90 days.",
		},
		{"one below alone lately", below + talks("Ann", "call", "2026-10-01", 6) + talks("Bo", "call", "2026-10-03", 1), ""},
		{"hardly any talk alone", below + talks("Ann", "call", "2026-10-01", 5), ""},
		{"one team", inTeam + person("E", "relationship: connection\nteam: Legal"), "Everyone you exchange with is in Product. | 3 people in a year; 2 ties are in other teams."},
		{"hardly any other team", inTeam, ""},
		{"somebody of another team", inTeam + person("E", "relationship: connection\nteam: Legal") + exchange("D"), ""},
		{"all are new", old + tied(5, "since: 2026-02-01"), "All connections joined in the last year. | 5 connections, the first since 1 Feb 2026."},
		{"all are new in a new journal", tied(5, "since: 2026-02-01"), ""},
		{"none is new", old + tied(5, "since: 2024-02-01"), "No connection joined in the last year. | 5 connections, the last since 1 Feb 2024."},
		{"one is new", old + tied(5, "since: 2024-02-01") + person("Q", "relationship: connection\nsince: 2026-02-01"), ""},
		{
			"most is written", talks("X", "mail", "2026-07-01", 11) + talks("X", "call", "2026-07-01", 9),
			"Most contact is written. | 11 of 20 contacts that say how they took place, in 180 days.",
		},
		{"half is written", talks("X", "mail", "2026-07-01", 10) + talks("X", "call", "2026-07-01", 10), ""},
		{"little is noted", talks("X", "mail", "2026-07-01", 19), ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			j, o := noted(t, tt.notes)
			var got []string
			for _, l := range Run(j, o, civil.MustParse("2026-11-21")).Asking().Leanings() {
				got = append(got, l.Text+" | "+l.Counts)
			}
			if tt.want == "" && len(got) > 0 || tt.want != "" && !slices.Equal(got, []string{tt.want}) {
				t.Errorf("Leanings = %q, want %q", got, tt.want)
			}
		})
	}
}
