package practice

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rapport/generator/internal/civil"
)

// TestCountingFindsTheSame holds what each rule finds when it is only counted to what it finds in full, in random journals
// and in those of all golden files.
func TestCountingFindsTheSame(t *testing.T) {
	eachJournal(t, func(t *testing.T, rng *rand.Rand, files []file, on civil.Day) {
		x := newIndex(linked(files), Options{})
		for range 10 {
			checkCounting(t, x, on.Add(rng.IntN(60)-30))
		}
	})
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			j, o := vault(t, a)
			x := newIndex(j, o)
			for _, day := range wanted(a) {
				checkCounting(t, x, day)
			}
		})
	}
}

// checkCounting asks all rules about a day in both ways.
func checkCounting(t *testing.T, x *index, on civil.Day) {
	t.Helper()
	type counted struct {
		Rule, Subject, Initiative, State string
	}
	list := func(found []Finding) (all []counted) {
		for _, f := range found {
			all = append(all, counted{f.Rule, f.Subject.ID(), initiativeID(f.Initiative), f.State.String()})
		}
		return all
	}
	counting := x.asking(on)
	counting.counting = true
	for i := range rules {
		want := (&Asking{index: x, On: on}).ask(&rules[i])
		got := counting.ask(&rules[i])
		if diff := cmp.Diff(list(want), list(got)); diff != "" {
			t.Errorf("on %s counting %s finds something else (-full +counted):\n%s", on, rules[i].ID, diff)
		}
		counting.room = slices.Grow(got[:0], 100)
	}
}
