package site

import (
	"strings"
	"testing"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/practice"
)

// plannerOn plans a journal as of a day.
func plannerOn(t *testing.T, files map[string]string, on civil.Day) *planner {
	t.Helper()
	j := journalOf(files)
	return newPlanner(j, on, asked(j, on), builtin(t), options(j))
}

func TestWeekWords(t *testing.T) {
	for day, want := range map[string]string{
		"2026-11-21": "16 to 22 Nov 2026", "2026-11-16": "16 to 22 Nov 2026", "2026-11-23": "23 to 29 Nov 2026",
		"2026-12-01": "30 Nov to 6 Dec 2026", "2026-12-31": "28 Dec 2026 to 3 Jan 2027",
	} {
		if got := plannerOn(t, nil, civil.MustParse(day)).weekWords(); got != want {
			t.Errorf("the week of %s is %q, want %q", day, got, want)
		}
	}
}

// TestSilenceSilences writes the line that an action offers where it says, and proves that the rule is silent then.
func TestSilenceSilences(t *testing.T) {
	files := map[string]string{
		"content/people/Raj Menon.md":      "---\nlevel: peer\n---\n",
		"content/people/Mei Tan.md":        "---\nlevel: above\nsnooze:\n- why 2026-01-01 old\n---\n",
		"content/initiatives/Pricing.md":   "---\nstart: 2026-08-20\nallies: [\"Raj Menon since 2026-09-01\", \"Mei Tan since 2026-09-01\"]\n---\n",
		"content/initiatives/Hiring.md":    "---\nstart: 2026-08-20\ngoal: more of us\nignore:\n- why\n---\n",
		"content/meetings/2026-11-20 A.md": "people: Ann Low\n",
	}
	p := plannerOn(t, files, today)
	tried := map[string]int{}
	for i := range p.report().Findings {
		f := &p.report().Findings[i]
		if f.State != practice.Gap && f.State != practice.Due {
			continue
		}
		z := p.silence(f)
		tried[z.Path+" "+z.Under]++
		if z.Path == "rapport.yaml" {
			if want := f.Rule + ": off"; z.Line != want || z.Under != "practices:" {
				t.Errorf("%s of %s is silenced by %q under %q, want %q", f.Rule, f.Subject.ID(), z.Line, z.Under, want)
			}
			continue
		}
		before, ok := files[z.Path]
		if !ok {
			t.Errorf("%s of %s is silenced in %s, which there is not", f.Rule, f.Subject.ID(), z.Path)
			continue
		}
		line := "---\n" + z.Line + "\n"
		text := strings.Replace(before, "---\n", line, 1)
		if z.Under != "" {
			text = strings.Replace(before, z.Under+"\n", z.Under+"\n- "+z.Line+"\n", 1)
		}
		if state := stateOfFinding(t, replaced(files, z.Path, text), f); state != practice.Snoozed {
			t.Errorf("%q in %s leaves %s of %s %s", z.Line, z.Path, f.Rule, f.Subject.ID(), state)
		}
	}
	for _, where := range []string{
		"content/people/Raj Menon.md ", "content/people/Mei Tan.md snooze:", "content/initiatives/Pricing.md ",
		"content/initiatives/Hiring.md ignore:", "rapport.yaml practices:",
	} {
		if tried[where] == 0 {
			t.Errorf("nothing is silenced in %s", where)
		}
	}
}

// stateOfFinding is how the same finding stands in other notes.
func stateOfFinding(t *testing.T, files map[string]string, f *practice.Finding) practice.State {
	t.Helper()
	for _, g := range plannerOn(t, files, today).report().Findings {
		if g.Rule == f.Rule && g.Subject.ID() == f.Subject.ID() && (g.Initiative == nil) == (f.Initiative == nil) &&
			(g.Initiative == nil || g.Initiative.ID == f.Initiative.ID) {
			return g.State
		}
	}
	t.Errorf("%s finds nothing about %s any more", f.Rule, f.Subject.ID())
	return practice.Info
}

// TestIdleIsSaid looks for the words above findings that may only be missing notes.
func TestIdleIsSaid(t *testing.T) {
	files := map[string]string{
		"content/people/Raj Menon.md":      "---\nrelationship: connection\nsince: 2026-01-01\n---\n",
		"content/meetings/2026-09-12 A.md": "people: Raj Menon\n",
	}
	const idle, hidden = `data-last-note="2026-09-12">The last note is of 12 Sep 2026: `, `data-last-note="2026-09-12" hidden>The last`
	for day, want := range map[string]string{"2026-09-25": hidden, "2026-09-26": idle} {
		j := journalOf(files)
		for _, page := range Plan(j, civil.MustParse(day), asked(j, civil.MustParse(day)), builtin(t), options(j)) {
			if page.Path != "index.html" {
				continue
			}
			b, err := builtin(t).Render(page)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(b), want) {
				t.Errorf("on %s the first page does not say %q", day, want)
			}
		}
	}
}

// TestHomeTellsWhatIsLeftToStart checks that the first page leads on to the practices while some are left to start, also
// when there is something to do; and that nobody says that nothing is due while something can wait.
func TestHomeTellsWhatIsLeftToStart(t *testing.T) {
	files := map[string]string{
		"content/people/Raj Menon.md":      "---\nrelationship: connection\nsince: 2026-01-05\n---\n",
		"content/meetings/2026-11-20 A.md": "---\npeople: Ann Low\n---\nWe talked.\n",
	}
	for _, actions := range []int{5, 0} {
		j := journalOf(files)
		r := practice.Run(j, practice.Options{Actions: actions}, today)
		page := ""
		for _, f := range Plan(j, today, func() *practice.Report { return r }, builtin(t), options(j)) {
			if f.Path == "index.html" {
				b, err := builtin(t).Append(nil, f)
				if err != nil {
					t.Fatal(err)
				}
				page = string(b)
			}
		}
		if !strings.Contains(page, ` of 33 practices are tracked. <a href="practices.html">What starts each</a>`) {
			t.Errorf("with %d actions the first page does not lead to the practices", actions)
		}
		if strings.Contains(page, "Nothing is due") {
			t.Errorf("with %d actions nothing is said to be due", actions)
		}
	}
}
