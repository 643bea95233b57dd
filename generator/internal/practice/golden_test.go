package practice

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestRules holds each rule to its golden file: notes, and what the rule finds on some days. The comment of a file says
// what each case is to show; `me`, `away` and `on` are settings. A rule without a file fails, and a file without a rule.
func TestRules(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var covered []string
	for _, file := range files {
		id := strings.TrimSuffix(filepath.Base(file), ".txtar")
		covered = append(covered, id)
		t.Run(id, func(t *testing.T) { testRule(t, id, file) })
	}
	for _, r := range rules {
		if !slices.Contains(covered, r.ID) {
			t.Errorf("rule %s has no golden file", r.ID)
		}
		if r.Practice == "" || r.Start == "" || r.Tracked == nil || r.Find == nil {
			t.Errorf("rule %s is not whole", r.ID)
		}
	}
}

func testRule(t *testing.T, id, file string) {
	t.Helper()
	if !slices.ContainsFunc(rules, func(r Rule) bool { return r.ID == id }) {
		t.Fatalf("there is no rule %s", id)
	}
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	j, o := vault(t, a)
	for i, f := range a.Files {
		day, ok := strings.CutPrefix(f.Name, "want ")
		if !ok {
			continue
		}
		got := shown(Run(j, o, civil.MustParse(day)), id)
		if *update {
			a.Files[i].Data = []byte(got)
		} else if diff := cmp.Diff(string(f.Data), got); diff != "" {
			t.Errorf("on %s (-want +got):\n%s", day, diff)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// vault links the notes of an archive, and reads its file "settings": lines of `me NAME`, `away DAY..DAY`, `on RULE`,
// `off RULE`, `limit RULE NAME NUMBER`, `target LEVEL NUMBER` and `cadence TIE DAYS`.
func vault(t *testing.T, a *txtar.Archive) (*journal.Journal, Options) {
	t.Helper()
	o := Options{WeekStart: 1, Actions: 5, On: map[string]bool{}, Off: map[string]bool{}, Limits: map[string]map[string]int{}, Targets: map[string]int{}, Cadences: map[string]int{}}
	jo := journal.Options{DailyContacts: true}
	parser := note.NewParser(note.Options{})
	var notes []*note.Note
	for _, f := range a.Files {
		switch {
		case f.Name == "settings":
			for line := range strings.Lines(string(f.Data)) {
				var w [3]string
				word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
				fmt.Sscan(rest, &w[0], &w[1], &w[2])
				n := 0
				switch word {
				case "me":
					jo.Me = append(jo.Me, rest)
				case "away":
					r, err := civil.ReadRange(rest, civil.Unordered)
					if err != nil {
						t.Fatal(err)
					}
					o.Away = append(o.Away, r)
				case "on":
					o.On[rest] = true
				case "off":
					o.Off[rest] = true
				case "limit":
					fmt.Sscan(w[2], &n)
					o.Limits[w[0]] = map[string]int{w[1]: n}
				case "target":
					fmt.Sscan(w[1], &n)
					o.Targets[w[0]] = n
				case "cadence":
					fmt.Sscan(w[1], &n)
					o.Cadences[w[0]] = n
				default:
					t.Fatalf("no setting %q", word)
				}
			}
		case strings.HasSuffix(f.Name, ".md"):
			notes = append(notes, parser.Parse(f.Name, f.Data))
		case !strings.HasPrefix(f.Name, "want ") && f.Name != "dormant":
			t.Fatalf("%s is no note, settings, dormant or want", f.Name)
		}
	}
	return journal.Link(notes, jo), o
}

// shown is what a rule finds, a finding a block.
func shown(r *Report, id string) string {
	var b strings.Builder
	for _, s := range r.Rules {
		if s.ID == id && !s.Tracked {
			b.WriteString("not tracked\n")
		}
	}
	for _, f := range r.Findings {
		if f.Rule != id {
			continue
		}
		fmt.Fprintf(&b, "%s %s", f.State, f.Subject.ID())
		if f.Initiative != nil {
			fmt.Fprintf(&b, " in %s", f.Initiative.ID)
		}
		if f.Since != 0 {
			fmt.Fprintf(&b, " since %s", f.Since)
		}
		if f.Due != 0 {
			fmt.Fprintf(&b, " due %s", f.Due)
		}
		fmt.Fprintf(&b, " stake %d\n  %s\n", f.Stake, f.Text)
		if f.Action != "" {
			fmt.Fprintf(&b, "  > %s\n", f.Action)
		}
		for _, e := range f.Evidence {
			fmt.Fprintf(&b, "  %s:%d\n", e.Note.Path, e.Line)
		}
	}
	return b.String()
}
