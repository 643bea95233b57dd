package practice

import (
	"slices"
	"testing"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// sentences are the sentences of questions, by the rule that asks for them.
func sentences(j *journal.Journal, o Options, day, id string) map[string]string {
	r := Run(j, o, civil.MustParse(day))
	list := map[string]string{}
	for _, p := range j.People {
		if p.ID == id {
			for _, q := range r.Asking().Questions(p) {
				list[q.Rule] = q.Ask
			}
		}
	}
	return list
}

// talk is a talk with Jane about Pricing, in which something is said.
func talk(day, line string) string {
	return "\n-- meetings/" + day + " Jane.md --\n---\npeople: Jane\ninitiatives: Pricing\n---\n" + line + "\n"
}

// decides is an initiative that Jane decides about, and that what she says is about.
const decides = "\n-- initiatives/Pricing.md --\n---\nstart: 2026-06-01\ndecider: Jane\n---\n"

func TestQuestions(t *testing.T) {
	const (
		win     = "Jane, what would make Pricing a win for you?"
		towards = "Jane, what are you working towards at the moment?"
		slips   = "Jane, what happens for you if Pricing slips?"
		settle  = "Jane, what would settle “too fast” for you?"
		news    = "Jane, how do things go on your side? What went well lately?"
	)
	cases := []struct {
		name, notes, day string
		want             map[string]string
	}{
		{"nothing is known", person("Jane", ""), "2026-07-01", map[string]string{"interests": towards}},
		{"nothing is known of who decides", decides + person("Jane", ""), "2026-07-01", map[string]string{"interests": win}},
		{"the note says what they care about", person("Jane", "cares_about: peace"), "2026-07-01", nil},
		{"first answer only", decides + talk("2026-06-10", "Wants: one list"), "2026-07-01", map[string]string{"heads": slips, "frequent": news}},
		{"a reason is known", decides + talk("2026-06-10", "Wants: one list\nBecause: sales waits"), "2026-07-01", map[string]string{"frequent": news}},
		{"asked twice", decides + talk("2026-06-10", "Wants: one list") + talk("2026-06-20", "Wants: two"), "2026-07-01", map[string]string{"frequent": news}},
		{"a wish to come is not known", decides + talk("2026-07-10", "Wants: one list"), "2026-07-01", map[string]string{"interests": win}},
		{"an open concern", decides + talk("2026-06-10", "Concern: too fast"), "2026-07-01", map[string]string{"common-ground": settle, "frequent": news}},
		{"an answered concern", decides + talk("2026-06-10", "Concern: too fast\n\nAgreed: a month more"), "2026-07-01", map[string]string{"frequent": news}},
		{"fresh news", decides + talk("2026-06-10", "Their news: a new team\n\nHeard: peace"), "2026-07-01", nil},
		{"old news", decides + talk("2026-06-10", "Their news: a new team\n\nHeard: peace"), "2026-09-01", map[string]string{"frequent": news}},
		{"a snooze of the rule", decides + person("Jane", "snooze: interests 2026-08-01 on leave"), "2026-07-01", nil},
		{"who has left", decides + person("Jane", "status: left"), "2026-07-01", nil},
		{"a group", "\n-- people/Jane.md --\n---\ntype: group\n---\n", "2026-07-01", nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			j, o := noted(t, c.notes)
			got := sentences(j, o, c.day, "people/jane")
			if len(got) != len(c.want) {
				t.Errorf("asks %q, want %q", got, c.want)
			}
			for rule, want := range c.want {
				if got[rule] != want {
					t.Errorf("%s asks %q, want %q", rule, got[rule], want)
				}
			}
		})
	}
}

// TestQuestionsInTheWordsOfRules proves that what a rule asks of somebody is asked in the same words in a brief.
func TestQuestionsInTheWordsOfRules(t *testing.T) {
	notes := decides + person("Jane", "") + others("2026-09-01") + "\n-- meetings/2026-06-10 Talk.md --\n---\npeople: Jane\ninitiatives: Pricing\n---\nConcern: too fast\n\nTheir news: a new team\n"
	compared := 0
	for _, more := range []string{"", talk("2026-06-20", "Wants: one list")} {
		j, o := noted(t, notes+more)
		questions := sentences(j, o, "2026-09-01", "people/jane")
		r := Run(j, o, civil.MustParse("2026-09-01"))
		for _, rule := range []string{"heads", "common-ground", "frequent", "interests"} {
			var actions []string
			for _, f := range r.Findings {
				if f.Rule == rule && f.Subject.ID() == "people/jane" && f.Action != "" {
					actions = append(actions, f.Action)
				}
			}
			if q := questions[rule]; q != "" && len(actions) > 0 {
				if compared++; !slices.Contains(actions, q) {
					t.Errorf("%s asks %q, and a brief %q", rule, actions, q)
				}
			}
		}
	}
	if compared < 4 {
		t.Errorf("only %d sentences were compared", compared)
	}
}

// TestHeadlineIsMissing tells a talk that needs a headline from one that does not, and counts the words of one.
func TestHeadlineIsMissing(t *testing.T) {
	cases := []struct {
		name, note string
		tooMany    int
		missing    bool
	}{
		{"an update to several", "kind: update\npeople: [Ann, Bo, Cy]", 0, true},
		{"one that has it", "kind: update\npeople: [Ann, Bo, Cy]\nheadline: it goes well", 0, false},
		{"a long one", "kind: update\npeople: [Ann, Bo, Cy]\nheadline: a b c d e f g h i j k l m n o p q r s t u v w x y z", 1, false},
		{"a coffee", "channel: coffee\npeople: [Ann, Bo, Cy]", 0, false},
	}
	for _, c := range cases {
		j, o := noted(t, "\n-- meetings/2026-07-01 Talk.md --\n---\n"+c.note+"\n---\n")
		_, tooMany, missing := Run(j, o, civil.MustParse("2026-06-01")).Asking().Headline(j.Meetings[0])
		if tooMany != c.tooMany || missing != c.missing {
			t.Errorf("%s: Headline = %d, %v, want %d, %v", c.name, tooMany, missing, c.tooMany, c.missing)
		}
	}
}
