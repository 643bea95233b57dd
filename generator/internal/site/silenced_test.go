package site

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapport/generator/internal/practice"
)

// TestSilencedLedger sorts what was silenced by the day on which it returns, and lists all else that rests.
func TestSilencedLedger(t *testing.T) {
	v := viewOf[silencedView](t, map[string]string{
		"content/people/Ana.md": "---\nrelationship: connection\nsnooze: [2027-03-01 leave, regular 2026-12-01..2026-12-24 away, 2026-02-01 ill]\nignore: mutual\n---\n",
		"content/people/Bo.md":  "---\nsnooze: [regular 2026-12-01, regular 2026-06-01, regular 2026-04-01]\n---\n",
		"content/people/Cai.md": "---\nstatus: left\n---\n",
		"content/people/Dee.md": "---\nstatus: left, moved to a competitor\n---\n",
		"content/people/Eve.md": "---\nstatus: archived\n---\n",

		"content/initiatives/Plan.md":      "---\nstatus: paused until the budget is there\nignore: ally-count until 2026-11-22\n---\n",
		"content/meetings/2026-12-01 B.md": "---\npeople: [Ana, Bo]\nsort: board\nignore: prewire\n---\n",
	}, practice.Options{Off: map[string]bool{"exchange": true}}, "silenced.html")
	rows := func(list []silenceRow) (texts []string) {
		for _, r := range list {
			texts = append(texts, r.Subject.Text+" "+r.Rule.Text+", "+r.Returns.String()+"; "+r.From+" "+r.Reason+" ("+r.Source.Text+")")
		}
		return texts
	}
	rest := func(list []quietRow) (texts []string) {
		for _, r := range list {
			texts = append(texts, r.Link.Text+": "+r.Words)
		}
		return texts
	}
	got := map[string][]string{
		"now": rows(v.Now), "later": rows(v.Later), "over": rows(v.Over), "paused": rest(v.Paused), "resting": rest(v.Resting),
	}
	for _, r := range v.Asked {
		got["asked"] = append(got["asked"], r.Subject.Text+" "+r.Rule.Text+" "+r.Times+": "+r.Advice)
	}
	for _, r := range v.Off {
		got["off"] = append(got["off"], r.Rule.URL)
	}
	want := map[string][]string{
		"now": {
			"Plan ally-count, back on 22 Nov 2026, tomorrow;   (Plan.md:3)",
			"Bo regular, back on 1 Dec 2026, in 10 days;   (Bo.md:2)",
			"Ana , back on 1 Mar 2027, in 14 weeks;  leave (Ana.md:3)",
			"B prewire, for good;   (2026-12-01 B.md:4)",
			"Ana mutual, for good;   (Ana.md:4)",
		},
		"later":   {"Ana regular, back on 24 Dec 2026, in 33 days; 1 Dec 2026 away (Ana.md:3)"},
		"over":    {"Bo regular, back since 1 Jun 2026;   (Bo.md:2)", "Bo regular, back since 1 Apr 2026;   (Bo.md:2)", "Ana , back since 1 Feb 2026;  ill (Ana.md:3)"},
		"asked":   {"Bo regular 3 times: Write a longer `cadence:` in the note of Bo, or a looser tie."},
		"off":     {"practices/exchange.html"},
		"paused":  {"Plan: until the budget is there"},
		"resting": {"Cai: left", "Dee: moved to a competitor", "Eve: archived"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the ledger (-want +got):\n%s", diff)
	}
	if want := "Five things are silent now, and one is to be later. Three are back already."; v.Lead != want {
		t.Errorf("lead %q, want %q", v.Lead, want)
	}
}

// TestSilencedOfAPractice shows on the page of a practice what it is silent about, and counts who rests altogether.
func TestSilencedOfAPractice(t *testing.T) {
	v := viewOf[practiceView](t, map[string]string{
		"content/people/Ana.md": "---\nsnooze: [2027-03-01 leave, mutual 2026-12-24]\n---\n",
		"content/people/Bo.md":  "---\nsnooze: [regular 2026-06-01, regular 2026-12-01]\n---\n",
	}, practice.Options{}, "practices/regular.html")
	var got []string
	for _, r := range v.Silenced {
		got = append(got, r.Subject.URL+" "+r.Returns.String())
	}
	if diff := cmp.Diff([]string{"../people/bo.html back on 1 Dec 2026, in 10 days", "../people/bo.html back since 1 Jun 2026"}, got); diff != "" {
		t.Errorf("silenced (-want +got):\n%s", diff)
	}
	if want := "One person rests altogether."; v.Resting != want {
		t.Errorf("resting %q, want %q", v.Resting, want)
	}
}
