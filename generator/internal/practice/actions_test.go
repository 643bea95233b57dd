package practice

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// TestActionsGoByStake proves that what is left out is no more urgent than what is told, unless that has the same stake
// and state and is of a rule that would not be told otherwise, and that what is left over is the rest, once each.
func TestActionsGoByStake(t *testing.T) {
	spread := 0
	eachJournal(t, func(t *testing.T, _ *rand.Rand, files []file, on civil.Day) {
		const most = 5
		r := Run(linked(files), Options{}, on)
		few, rest := r.Actions(most)
		taken, used := map[string]bool{}, map[string]int{}
		for i := range few {
			for _, id := range whom(&few[i]) {
				taken[id] = true
			}
			used[few[i].Rule]++
		}
		for i := range rest {
			f := &rest[i]
			if slices.ContainsFunc(whom(f), func(id string) bool { return taken[id] }) {
				continue
			}
			if len(few) < most {
				t.Errorf("%s of %s is left out of %d", f.Rule, f.Subject.ID(), len(few))
			}
			for k := range few {
				g := &few[k]
				if f.urgency(on) > g.urgency(on) {
					if f.Stake != g.Stake || f.State != g.State || used[f.Rule] == 0 {
						t.Errorf("%s %s of %s is left out for %s %s of %s", f.State, f.Rule, f.Subject.ID(), g.State, g.Rule, g.Subject.ID())
					}
					spread++
				}
			}
		}
		want := 0
		for _, f := range r.Findings {
			if f.Action != "" && (f.State == Gap || f.State == Due) && f.Rule != oneAWeek.ID {
				want++
			}
		}
		if got := len(few) + len(rest); got != want {
			t.Errorf("%d are told and left over, want %d", got, want)
		}
	})
	if spread == 0 {
		t.Error("no other rule ever went first")
	}
}

// whom is whom a finding is about and whom it asks.
func whom(f *Finding) []string {
	list := []string{f.Subject.ID()}
	if f.To != nil && f.To.ID != list[0] {
		list = append(list, f.To.ID)
	}
	return list
}

func TestActionsInOrder(t *testing.T) {
	on := civil.MustParse("2026-11-21")
	who := func(name string) Subject { return Subject{Person: &journal.Person{ID: "people/" + name, Name: name}} }
	part := Subject{Part: "level/above"}
	finding := func(rule string, of Subject, state State, stake, late int) Finding {
		return Finding{Rule: rule, Subject: of, State: state, Stake: stake, Due: on.Add(-late), Action: "Do it."}
	}
	to := func(f Finding, name string) Finding {
		f.To = &journal.Person{ID: "people/" + name, Name: name}
		return f
	}
	tests := []struct {
		name     string
		findings []Finding
		want     string
	}{
		{"stake times lateness", []Finding{finding("a", who("x"), Gap, 1, 10), finding("b", who("y"), Gap, 3, 5), finding("c", who("z"), Gap, 1, 20)}, "c z, b y, a x"},
		{"a gap before what is due", []Finding{finding("a", who("x"), Due, 1, -3), finding("b", who("y"), Gap, 1, 1)}, "b y, a x"},
		{"equally urgent, the oldest first", []Finding{finding("a", who("x"), Gap, 1, 40), finding("b", who("y"), Gap, 1, 60)}, "b y, a x"},
		{"one a person", []Finding{finding("a", who("x"), Gap, 1, 9), finding("b", who("x"), Gap, 1, 8), finding("c", who("y"), Gap, 1, 1)}, "a x, c y"},
		{"one a part of the journal", []Finding{finding("a", part, Gap, 1, 9), finding("b", part, Gap, 1, 8)}, "a Above me"},
		{"one a rule when there are enough", []Finding{
			finding("a", who("x"), Gap, 1, 9), finding("a", who("y"), Gap, 1, 8), finding("b", who("z"), Gap, 1, 2), finding("c", who("u"), Gap, 1, 1),
		}, "a x, b z, c u"},
		{"stake before another rule", []Finding{
			finding("a", who("x"), Gap, 3, 28), finding("a", who("y"), Gap, 3, 28), finding("a", who("z"), Gap, 3, 28), finding("b", who("u"), Due, 1, 0),
		}, "a x, a y, a z"},
		{"a gap before what is due of another rule", []Finding{
			finding("a", who("x"), Gap, 2, 9), finding("a", who("y"), Gap, 2, 1), finding("b", who("z"), Due, 2, 0), finding("c", who("u"), Gap, 1, 1),
		}, "a x, a y, c u"},
		{"one whom it asks", []Finding{
			finding("a", who("x"), Gap, 1, 9), to(finding("b", Subject{Part: "level/above"}, Gap, 1, 8), "x"),
			to(finding("c", Subject{Part: "level/peer"}, Gap, 1, 7), "y"), finding("d", who("y"), Gap, 1, 6),
		}, "a x, c My level"},
		{"two a rule when there are not", []Finding{finding("a", who("x"), Gap, 1, 9), finding("a", who("y"), Gap, 1, 8), finding("b", who("z"), Gap, 1, 2)}, "a x, a y, b z"},
		{"the week's person has a place of its own", []Finding{finding("one-a-week", Subject{Part: "journal"}, Gap, 1, 9), finding("a", who("x"), Due, 1, 0)}, "a x"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			slices.Reverse(tt.findings)
			few, _ := (&Report{On: on, Findings: tt.findings}).Actions(3)
			var got []string
			for _, f := range few {
				got = append(got, f.Rule+" "+f.Subject.Name())
			}
			if strings.Join(got, ", ") != tt.want {
				t.Errorf("Actions = %s, want %s", strings.Join(got, ", "), tt.want)
			}
		})
	}
}

func TestChoice(t *testing.T) {
	mei := file{path: "people/Mei Tan.md", text: "---\nrelationship: connection\nsince: 2026-01-05\ncares_about: [the audit]\n---\n"}
	raj := file{path: "people/Raj Patel.md", text: "---\nrelationship: connection\nsince: 2026-01-05\n---\n"}
	coffee := func(day, name string) file {
		return file{path: "meetings/" + day + " " + name + ".md", text: "---\npeople: " + name + "\nchannel: coffee\n---\n"}
	}
	tests := []struct {
		name  string
		files []file
		state State
		text  string
		next  string
	}{
		{"who waits longest", []file{mei, raj, coffee("2026-03-02", "Raj Patel")}, Due, "Mei Tan waits longest, since 5 Jan 2026.", "2026-11-20 coffee, ask about the audit"},
		{"a plan stands", []file{mei, raj, coffee("2026-11-20", "Raj Patel")}, Planned, "Planned with Raj Patel for 20 Nov 2026.", ""},
		{"the week held one", []file{mei, raj, coffee("2026-11-16", "Raj Patel")}, Met, "This week holds one with Raj Patel.", ""},
		{"everybody is current", []file{raj, coffee("2026-11-10", "Raj Patel")}, Info, "Every connection is within their rhythm, so nothing is due: a new one could join the list.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, ok := Run(linked(tt.files), Options{WeekStart: 1}, civil.MustParse("2026-11-18")).Choice()
			if !ok || c.State != tt.state || c.Text != tt.text || c.Next != tt.next {
				t.Errorf("Choice = %v %q %q %v, want %v %q %q", c.State, c.Text, c.Next, ok, tt.state, tt.text, tt.next)
			}
		})
	}
	asked := append([]file{mei, raj}, coffee("2026-11-01", "Raj Patel"), file{path: "meetings/2026-10-05 Mei Tan.md", text: "---\npeople: Mei Tan\n---\n- [ ] me -> [[Mei Tan]]: the list (by 2026-10-06)\n"})
	r := Run(linked(asked), Options{WeekStart: 1, Actions: 5}, civil.MustParse("2026-11-18"))
	few, _ := r.Actions(5)
	if c, _ := r.Choice(); len(few) == 0 || few[0].Subject.Person.Name != "Mei Tan" || c.Person == nil || c.Person.Name != "Raj Patel" {
		t.Errorf("who is asked for %v is chosen too: %+v", few, c)
	}
	if _, ok := Run(linked([]file{coffee("2026-03-02", "Raj Patel")}), Options{}, civil.MustParse("2026-11-18")).Choice(); ok {
		t.Error("Choice speaks without a connection")
	}
}
