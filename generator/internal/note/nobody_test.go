package note

import (
	"fmt"
	"slices"
	"testing"
)

// TestNobody writes what says that there is nobody where a name is wanted: it is told, and counts as a blank.
func TestNobody(t *testing.T) {
	cases := []struct {
		name, line string
		people     int
		want       []string
	}{
		{"a word", "decider: TBD", 0, []string{`2:10 "TBD" names nobody`}},
		{"in quotes", `decider: "tbc"`, 0, []string{`2:10 "tbc" names nobody`}},
		{"two words", "decider: No one", 0, []string{`2:10 "No one" names nobody`}},
		{"a slash", "decider: n/a", 0, []string{`2:10 "n/a" names nobody`}},
		{"a question", "decider: \"?\"", 0, []string{`2:10 "?" names nobody`}},
		{"many questions", "decider: ???", 0, []string{`2:10 "???" names nobody`}},
		{"unknown", "decider: unknown", 0, []string{`2:10 "unknown" names nobody`}},
		{"beside somebody", "owners: [me, nobody]", 1, []string{`2:14 "nobody" names nobody`}},
		{"an ally", "allies: [none]", 0, []string{`2:10 "none" names nobody`}},
		{"an ally since a day", "allies: TBD since 2026-09-01", 0, []string{`2:9 "TBD" names nobody`}},
		{"a stakeholder", "stakeholders: [{person: TBD, role: affected}]", 0, []string{`2:25 "TBD" names nobody`}},
		{"a blank", "decider:", 0, nil},
		{"a dash", `decider: "-"`, 0, nil},
		{"somebody", "decider: Jane Doe", 1, nil},
		{"whose name begins so", "decider: Nobody Jones", 1, nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			n := NewParser(Options{}).Parse("initiatives/Pricing.md", []byte("---\n"+c.line+"\n---\n"))
			var got []string
			for _, p := range n.Problems {
				got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Message))
				if p.Hint == "" {
					t.Errorf("no way out of %s", p.Message)
				}
			}
			i := n.Initiative
			if people := len(i.Deciders) + len(i.Owners) + len(i.Allies) + len(i.Stakeholders); !slices.Equal(got, c.want) || people != c.people {
				t.Errorf("%s: %d people, problems %q; want %d, %q", c.line, people, got, c.people, c.want)
			}
		})
	}
}

func TestPausedForNoReason(t *testing.T) {
	for line, want := range map[string]string{
		"status: paused":               `2:9 "paused" says no reason`,
		"status: paused budget freeze": "",
		"status: active":               "",
		"status:":                      "",
	} {
		n := NewParser(Options{}).Parse("initiatives/Pricing.md", []byte("---\n"+line+"\n---\n"))
		got := ""
		for _, p := range n.Problems {
			got += fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Message)
		}
		if got != want {
			t.Errorf("%s: problems %q, want %q", line, got, want)
		}
	}
}
