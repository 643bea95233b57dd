package generator

import (
	"bytes"
	"net/url"
	"path"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// TestSampleHasNoProblems keeps the manual by example exemplary.
func TestSampleHasNoProblems(t *testing.T) {
	r := builtAt(t, New(Options{Dir: ".."}), noon)
	for _, p := range r.Problems {
		t.Error(p)
	}
	if r.Notes < 100 {
		t.Errorf("the sample has %d notes, want a believable year", r.Notes)
	}
}

// sampleDays tell the sample's year. Between them every rule shows itself in every state that it knows.
var sampleDays = []string{
	"2025-11-20", // the first notes are days away
	"2025-12-05", // an ally retires
	"2026-01-02", // a list of connections, and no note for two weeks
	"2026-01-20", // letters begin, and nobody knows who decides
	"2026-02-17", // the first allies
	"2026-03-31", // a steering group behind, a launch ahead
	"2026-05-12", // a decision about letters ahead
	"2026-07-03", // before the holidays; Tomasz rests
	"2026-07-22", // no note for three weeks
	"2026-09-15", // a council without a goal
	"2026-10-20", // three days before a decision that nobody heard of
	"2026-11-21", // the day that the sample is told as of
	"2026-12-29", // plans of December, and no note of what became of them
	"2026-12-31", // no note for two weeks
}

// never holds the states that cannot occur for a rule, and why.
var never = map[string]map[State]string{
	"both-kinds":   {Planned: "no day", Snoozed: "nobody's"},
	"purpose":      {Planned: "told", Due: "told", Gap: "told", Unknown: "told"},
	"untapped":     {Gap: "no deadline"},
	"two-two-two":  {Snoozed: "nobody's"},
	"mutual":       {Planned: "told", Due: "told", Gap: "told"},
	"reach-kinds":  {Planned: "no day", Due: "no deadline", Snoozed: "nobody's", Info: "no deadline"},
	"one-a-week":   {Snoozed: "nobody's"},
	"exchange":     {Planned: "past", Gap: "no deadline"},
	"stakeholders": {Planned: "a list"},
	"collaborate":  {Gap: "no deadline", Info: "no deadline"},
	"listen":       {Planned: "past", Info: "no deadline"},
	"tailor":       {Info: "no deadline"},
	"ongoing":      {Gap: "no deadline"},
	"heads":        {Gap: "no deadline", Info: "no deadline"},
	"headline":     {Planned: "a line", Gap: "past"},
	"switch-up":    {Gap: "no deadline"},
	"deliver":      {Planned: "a promise"},
	"conflict":     {Due: "inferred", Gap: "inferred", Unknown: "inferred"},
}

// fromTheStart are the rules that something without a day starts, such as a key of a person: they are tracked on any day.
var fromTheStart = []string{
	"both-kinds", "purpose", "two-two-two", "mutual", "reach-kinds", "jobs", "one-a-week", "regular", "interests", "tailor",
	"wiift", "joint",
}

// TestSampleShowsEverything builds the sample for some days of its year. A state that is missing is one that nobody can
// look at; one that should not occur is a mistake in the table above.
func TestSampleShowsEverything(t *testing.T) {
	g := New(Options{Dir: ".."}) // one for all days: notes are parsed once
	seen := map[string]map[State]string{}
	for n, day := range sampleDays {
		r := sampleOn(t, g, day)
		for _, p := range r.Practices() {
			if want := slices.Contains(fromTheStart, p.ID); n == 0 && p.Tracked != want {
				t.Errorf("on %s %s is tracked: %v, want %v", day, p.ID, p.Tracked, want)
			}
			if n == len(sampleDays)-1 && !p.Tracked {
				t.Errorf("on %s %s is not tracked", day, p.ID)
			}
		}
		for _, f := range r.Findings() {
			if seen[f.Rule] == nil {
				seen[f.Rule] = map[State]string{}
			}
			seen[f.Rule][f.State] = day
		}
	}
	for _, id := range RuleNames() {
		for s := Met; s <= Info; s++ {
			day, why := seen[id][s], never[id][s]
			switch {
			case day == "" && why == "":
				t.Errorf("on none of the days %s finds anything %s", id, s)
			case day != "" && why != "":
				t.Errorf("on %s %s finds something %s, which cannot be: %s", day, id, s, why)
			}
		}
	}
}

// TestSampleWeek holds the sample to the week of somebody who does well: few things to do, and no two alike.
func TestSampleWeek(t *testing.T) {
	r := sampleOn(t, New(Options{Dir: ".."}), "")
	if r.Today.String() != "2026-11-21" {
		t.Errorf("the sample is told as of %v", r.Today)
	}
	counts := map[State]int{}
	for _, f := range r.Findings() {
		counts[f.State]++
	}
	judged := counts[Met] + counts[Planned] + counts[Due] + counts[Gap]
	if counts[Gap] == 0 || 4*counts[Gap] > judged {
		t.Errorf("%d of %d findings are gaps, want some and at most a quarter", counts[Gap], judged)
	}
	few, _ := r.Actions()
	rules, subjects := map[string]bool{}, map[string]bool{}
	for _, f := range few {
		rules[f.Rule], subjects[f.Subject.ID()] = true, true
	}
	if len(few) != 5 || len(rules) < 4 || len(subjects) != 5 {
		t.Errorf("%d things to do, of %d rules, about %d people and initiatives; want 5 of 4 or more about 5", len(few), len(rules), len(subjects))
	}
}

// sampleOn builds the sample for a day, or for its own.
func sampleOn(t *testing.T, g *Generator, day string) *Result {
	t.Helper()
	if day != "" {
		d, err := ParseDay(day)
		if err != nil {
			t.Fatal(err)
		}
		g.options.Today = d
	}
	r, err := g.Build(t.Context(), noon)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestLinksResolve follows every link, picture and fragment of the sample's site.
func TestLinksResolve(t *testing.T) {
	files := allFiles(t, New(Options{Dir: ".."}), noon)
	pages := map[string]*html.Node{}
	ids := map[string]map[string]bool{}
	for p, b := range files {
		if path.Ext(p) == ".html" {
			doc, err := html.Parse(bytes.NewReader(b))
			if err != nil {
				t.Fatalf("%s: %v", p, err)
			}
			pages[p], ids[p] = doc, map[string]bool{}
			for n := range doc.Descendants() {
				if id := attribute(n, "id"); id != "" {
					if ids[p][id] {
						t.Errorf("%s: two elements have the id %q", p, id)
					}
					ids[p][id] = true
				}
			}
		}
	}
	delete(pages, "404.html") // a server gives it at any depth, so its one link is to the root
	for p, doc := range pages {
		for n := range doc.Descendants() {
			for _, key := range []string{"href", "src"} {
				if target := attribute(n, key); target != "" {
					follow(t, files, ids, p, target)
				}
			}
		}
	}
}

func follow(t *testing.T, files map[string][]byte, ids map[string]map[string]bool, from, target string) {
	t.Helper()
	u, err := url.Parse(target)
	if err != nil {
		t.Errorf("%s: %q: %v", from, target, err)
		return
	}
	if u.Scheme != "" {
		return
	}
	to := from
	if u.Path != "" {
		to = path.Join(path.Dir(from), u.Path)
	}
	switch {
	case strings.HasPrefix(u.Path, "/"):
		t.Errorf("%s: %q does not open from disk", from, target)
	case files[to] == nil:
		t.Errorf("%s: %q leads nowhere", from, target)
	case u.Fragment != "" && !ids[to][u.Fragment]:
		t.Errorf("%s: %q: %s has no such place", from, target, to)
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// TestSameBytes builds the sample on one processor and on four, and in two zones.
func TestSameBytes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want := allFiles(t, New(Options{Dir: ".."}), noon)
	for _, zone := range []*time.Location{time.FixedZone("east", 9*3600), time.FixedZone("west", -8*3600)} {
		runtime.GOMAXPROCS(4)
		got := allFiles(t, New(Options{Dir: ".."}), noon.In(zone))
		if len(got) != len(want) {
			t.Errorf("in %v there are %d files, want %d", zone, len(got), len(want))
		}
		for p := range want {
			if !bytes.Equal(got[p], want[p]) {
				t.Errorf("in %v %s differs: %s", zone, p, difference(got[p], want[p]))
			}
		}
	}
}
