package practice

import (
	"fmt"
	"strings"
	"testing"

	"rapport/generator/internal/civil"
)

// TestNetworkShowsWhatRulesReckonWith holds what pages draw against what the rules say of the same journal.
func TestNetworkShowsWhatRulesReckonWith(t *testing.T) {
	j, o := noted(t, person("Ana", "relationship: connection\nlevel: above\nsince: 2026-09-01\nstanding: [expert]\nknows: [Bo, Zed]\ngives: [advice]")+
		person("Bo", "relationship: connection\nlevel: above\nreports_to: Ana")+
		person("Cid", "relationship: connection")+
		person("Dan", "relationship: connection\nlevel: peer\ncounts: false")+
		person("Eve", "level: below\nstatus: left\nknows: [Ana]")+
		pricing("Ana since 2026-09-01")+`
-- settings --
away 2026-09-28..2026-10-09
-- meetings/2026-01-05 Bo.md --
---
people: Bo
---
-- meetings/2026-10-20 Ana and Cid.md --
---
people: [Ana, Cid]
channel: coffee
---
-- meetings/2026-11-12 Ana.md --
---
people: Ana
---
- Got: a name
`)
	r := Run(j, o, civil.MustParse("2026-11-21"))
	a := r.Asking()
	var b strings.Builder
	levels, unknown := a.Slots()
	for _, l := range levels {
		fmt.Fprintf(&b, "%s of %d:", l.Level, l.Target)
		for _, s := range l.Slots {
			fmt.Fprintf(&b, " %s %t", s.Person.Name, s.Solid)
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "no level: %s\n", names(unknown))
	for _, k := range a.Reach() {
		fmt.Fprintf(&b, "%s: [%s]\n", k.Word(), names(k.People))
	}
	for _, w := range a.LastWeeks() {
		fmt.Fprintf(&b, "%s [%s] this %t after %d away\n", w.First, names(w.People), w.This, w.Away)
	}
	for _, g := range a.Goals() {
		fmt.Fprintf(&b, "%s: %s\n", g.Initiative.Title, names(g.People))
	}
	for _, e := range a.Exchanges() {
		got, gave := e.Words()
		fmt.Fprintf(&b, "%s: %s, %s\n", e.Person.Name, got, gave)
	}
	for _, v := range a.Benefits() {
		fmt.Fprintf(&b, "%s: %q %q\n", v.Person.Name, v.Theirs, v.Mine)
	}
	for _, v := range a.Rhythms() {
		fmt.Fprintf(&b, "%s: %d, %s\n", v.Person.Name, v.Days, v.Words)
	}
	for _, q := range a.Pairs() {
		fmt.Fprintf(&b, "%s and %s: %t [%s]\n", q.A.Name, q.B.Name, q.Said, q.Day)
	}
	if want := strings.TrimPrefix(theNetwork, "\n"); b.String() != want {
		t.Errorf("the network is\n%s\nwant\n%s", b.String(), want)
	}
	for _, l := range levels {
		f := found(r, "two-two-two", "level/"+l.Level.String())
		for _, s := range l.Slots {
			if !strings.Contains(f.Text, s.Person.Name) || strings.Contains(f.Text, s.Person.Name+" last met") == s.Solid {
				t.Errorf("%s has a slot that the rule tells otherwise: %s", s.Person.Name, f.Text)
			}
		}
	}
	held := 0
	for _, w := range a.LastWeeks() {
		if len(w.People) > 0 && !w.This {
			held++
		}
	}
	if f := found(r, "one-a-week", "journal"); !strings.HasPrefix(f.Text, fmt.Sprintf("%d of the last 8 weeks", held)) {
		t.Errorf("%d weeks are drawn as held, and the rule says %s", held, f.Text)
	}
}

const theNetwork = `
above of 2: Ana true Bo false
peer of 2:
below of 2:
no level: Cid
esteemed: []
connected: []
expert: [Ana]
informal: []
2026-09-07 [] this false after 0 away
2026-09-14 [] this false after 0 away
2026-09-21 [] this false after 0 away
2026-10-12 [] this false after 2 away
2026-10-19 [Ana and Cid] this false after 0 away
2026-10-26 [] this false after 0 away
2026-11-02 [] this false after 0 away
2026-11-09 [Ana] this false after 0 away
2026-11-16 [] this true after 0 away
Pricing: Ana
Ana: got once, on 12 Nov 2026, gave nothing that is noted
Bo: got nothing that is noted, gave nothing that is noted
Cid: got nothing that is noted, gave nothing that is noted
Dan: got nothing that is noted, gave nothing that is noted
Ana: "gives advice" ""
Bo: "" ""
Cid: "" ""
Dan: "" ""
Ana: 30, every 30 days as an ally
Bo: 42, every 6 weeks as a connection
Cid: 42, every 6 weeks as a connection
Dan: 42, every 6 weeks as a connection
Ana and Bo: true []
Ana and Cid: false [2026-10-20]
Ana and Zed: true []
`
