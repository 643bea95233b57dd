package practice

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rapport/generator/internal/civil"
)

// TestBadInput holds what authors get wrong to archives: each is a problem with its place and a way out, and a rule that
// would need it says that it does not know, or nothing. What is met, or only worth knowing, is left out.
func TestBadInput(t *testing.T) {
	files, err := filepath.Glob("testdata/bad/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			j, o := vault(t, a)
			for k, f := range a.Files {
				day, ok := strings.CutPrefix(f.Name, "want ")
				if !ok {
					continue
				}
				got := strings.Join(someProblems(j), "\n") + "\n" + asked(Run(j, o, civil.MustParse(day)))
				if *update {
					a.Files[k].Data = []byte(got)
				} else if diff := cmp.Diff(string(f.Data), got); diff != "" {
					t.Errorf("on %s (-want +got):\n%s", day, diff)
				}
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// asked is what asks for something, or is not known.
func asked(r *Report) string {
	var b strings.Builder
	for _, f := range r.Findings {
		if f.State == Met || f.State == Info {
			continue
		}
		fmt.Fprintf(&b, "%s %s %s", f.State, f.Rule, f.Subject.ID())
		if f.Initiative != nil {
			fmt.Fprintf(&b, " in %s", f.Initiative.ID)
		}
		fmt.Fprintf(&b, ": %s\n", f.Text)
	}
	return b.String()
}
