package site

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapport/generator/internal/practice"
)

// viewOf is the view of a page of a journal on a day, whose rules speak as the settings say.
func viewOf[V any](t *testing.T, files map[string]string, o practice.Options, path string) V {
	t.Helper()
	j := journalOf(files)
	for _, p := range Plan(j, today, func() *practice.Report { return practice.Run(j, o, today) }, builtin(t), options(j)) {
		if p.Path == path {
			return p.View().(V)
		}
	}
	t.Fatalf("there is no page %s", path)
	panic("unreachable")
}

// TestPracticesLead says how many practices are tracked, and what they ask for.
func TestPracticesLead(t *testing.T) {
	for _, c := range []struct {
		name, day, line, want string
	}{
		{"nothing", "2026-11-20", "", "0 of 33 practices are tracked. Each starts by itself with the first note that says something of it."},
		{"a setback of old", "2020-01-01", "- Setback Raj: the launch slipped", "1 of 33 practices is tracked. None asks for anything now."},
		{"a promise soon", "2026-11-20", "- [ ] me -> Raj: the list (by 2026-11-21)", "1 of 33 practices is tracked. One has something due, and none shows a gap."},
		{"a promise of old", "2026-11-20", "- [ ] me -> Raj: the list (by 2026-10-01)", "1 of 33 practices is tracked. One shows a gap."},
	} {
		files := map[string]string{"content/people/Raj.md": "---\nmet: 2020-01-01\n---\n", "content/daily/" + c.day + ".md": c.line + "\n"}
		if got := viewOf[practicesView](t, files, practice.Options{}, "practices.html").Lead; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestPracticeFoldsWhatIsMet shows what asks for something, folds what does not, and cuts what nobody reads to the end.
func TestPracticeFoldsWhatIsMet(t *testing.T) {
	files := map[string]string{}
	for i := range 250 {
		met := "2026-11-10"
		if i < 3 {
			met = fmt.Sprintf("2026-05-%02d", 20-i)
		}
		files[fmt.Sprintf("content/people/P%03d.md", i)] = "---\nrelationship: connection\ncadence: 60d\nsince: 2026-01-01\n---\n## Log\n- " + met + ": lunch\n"
	}
	v := viewOf[practiceView](t, files, practice.Options{}, "practices/regular.html")
	var names []string
	for _, f := range v.Found {
		names = append(names, f.State+" "+f.Subject.Text)
		if f.Rule.Text != "" {
			t.Errorf("a finding names the practice of its own page: %q", f.Rule.Text)
		}
	}
	if diff := cmp.Diff([]string{"gap P002", "gap P001", "gap P000"}, names); diff != "" {
		t.Errorf("the first to be late come first (-want +got):\n%s", diff)
	}
	if len(v.Folded) != 1 || v.Folded[0].Name != "Met" || v.Folded[0].Count != "247" || len(v.Folded[0].Rows) != mostFindings ||
		!strings.HasPrefix(v.Folded[0].More, "And 47 more, ") {
		t.Errorf("folded: %d groups, the first %+v", len(v.Folded), v.Folded[0])
	}
}

// TestPracticeShowsItsLimits shows the values that hold, and what they would be.
func TestPracticeShowsItsLimits(t *testing.T) {
	o := practice.Options{Limits: map[string]map[string]int{"ally-30": {"limit": 45}}}
	v := viewOf[practiceView](t, nil, o, "practices/ally-30.html")
	if want := (limitRow{Name: "limit", Value: "45", Means: "days from naming the ally until no talk is a gap", Usual: "30"}); v.Limits[0] != want {
		t.Errorf("the limit is shown as %+v, want %+v", v.Limits[0], want)
	}
	if want := "practices:\n  ally-30:\n    limit: 45\n    early: 7\n    drop: 60\n"; v.Setting != want {
		t.Errorf("the setting is shown as %q, want %q", v.Setting, want)
	}
}

// TestSpans takes weeks that were the same together, and says since when.
func TestSpans(t *testing.T) {
	week := func(back int, s practice.State, n int) practice.Week {
		return practice.Week{On: today.Add(-7 * back), Tracked: n >= 0, State: s, Findings: n}
	}
	got := spans([]practice.Week{
		week(6, practice.Met, -1), week(5, practice.Met, -1), week(4, practice.Met, 0), week(3, practice.Met, 2),
		week(2, practice.Met, 1), week(1, practice.Due, 1), week(0, practice.Due, 1),
	})
	want := []stateSpan{
		{"since 14 Nov 2026", "due", "due", "two weeks"},
		{"31 Oct 2026 to 7 Nov 2026", "met", "met", "two weeks"},
		{"on 24 Oct 2026", "nothing to say", "nothing to say", "one week"},
		{"up to 17 Oct 2026", "", "not tracked", "two weeks"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("spans (-want +got):\n%s", diff)
	}
	if got := spans([]practice.Week{week(0, practice.Gap, 1)}); got[0].When != "since before 21 Nov 2026" {
		t.Errorf("one span of all weeks is told as %q", got[0].When)
	}
}
