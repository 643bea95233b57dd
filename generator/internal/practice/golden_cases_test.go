package practice

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rapport/generator/internal/civil"
)

// theStates and theGuards are what a golden file is to show of its rule.
var (
	theStates = []string{"met", "planned", "due", "gap", "unknown", "snoozed", "info"}
	theGuards = []string{"away", "new tie", "archived", "dormant"}
)

// notShown are the cases that a rule does not have, and why.
var notShown = map[string]map[string]string{
	"both-kinds": {
		"planned": "a tie to come is none yet", "snoozed": "about the journal", "new tie": "about the journal",
	},
	"purpose": {
		"planned": "never more than info", "due": "never more than info", "gap": "never more than info", "unknown": "never more than info",
		"new tie": "never a gap",
	},
	"ally-count": {"new tie": "about an initiative"},
	"untapped":   {"gap": "never late", "away": "has no clock", "new tie": "never a gap"},
	"ally-30":    {"new tie": "its own days are more"},
	"offer-back": {"new tie": "its own days are more"},
	"two-two-two": {
		"snoozed": "about the journal", "new tie": "about the journal",
	},
	"mutual": {"planned": "never more than info", "due": "never more than info", "gap": "never more than info", "new tie": "never a gap"},
	"reach-kinds": {
		"planned": "a tie to come is none yet", "due": "has no clock", "snoozed": "about the journal", "info": "has no clock",
		"away": "has no clock", "new tie": "about the journal",
	},
	"jobs":       {"new tie": "its own days are more"},
	"one-a-week": {"snoozed": "about the journal", "new tie": "about the journal"},
	"exchange":   {"planned": "a gift to come is none yet", "gap": "never late", "new tie": "never a gap"},
	"ready":      {"new tie": "about an initiative"},
	"stakeholders": {
		"planned": "it is written down or not", "new tie": "a gap is about an initiative",
	},
	"interests":     {"new tie": "its own days are more"},
	"collaborate":   {"gap": "never late", "info": "has no clock", "away": "has no clock", "new tie": "never a gap"},
	"listen":        {"planned": "the talk to come is the time to ask", "info": "has no clock", "away": "has no clock"},
	"tailor":        {"info": "has no clock", "away": "has no clock"},
	"common-ground": {"new tie": "its own days are more"},
	"support":       {"new tie": "its own days are more"},
	"ongoing":       {"gap": "never late", "new tie": "never a gap"},
	"heads":         {"gap": "never late", "info": "has no clock", "away": "has no clock", "new tie": "never a gap"},
	"joint":         {"new tie": "its own days are more"},
	"headline": {
		"planned": "it is written down or not", "gap": "never late", "away": "the day of a meeting stays", "new tie": "never a gap",
		"archived": "about a meeting",
	},
	"switch-up": {"gap": "never late", "new tie": "never a gap"},
	"prewire":   {"away": "the day of a meeting stays", "new tie": "about a meeting"},
	"why":       {"new tie": "its own days are more"},
	"deliver":   {"planned": "a talk to come delivers nothing"},
	"conflict": {
		"due": "never more than info", "gap": "never more than info", "unknown": "never more than info", "new tie": "never a gap",
	},
}

// TestGoldensShowEveryCase holds the golden file of every rule to showing each state and each guard, but for those that
// it does not have. States are those of what is wanted. Of the guards it shows that they matter: other things are found
// on a day when nobody is away, or archived; a gap would be opened for somebody new; on some day the rule is not tracked.
// A rule that reads what has no day is not tracked without the lines that hold one of the texts in the file "dormant".
func TestGoldensShowEveryCase(t *testing.T) {
	for i := range rules {
		r := &rules[i]
		t.Run(r.ID, func(t *testing.T) {
			a, err := txtar.ParseFile(filepath.Join("testdata", r.ID+".txtar"))
			if err != nil {
				t.Fatal(err)
			}
			shows := casesOf(t, r, a)
			for _, c := range slices.Concat(theStates, theGuards) {
				why, not := notShown[r.ID][c]
				switch {
				case !shows[c] && !not:
					t.Errorf("the golden file of %s does not show: %s", r.ID, c)
				case shows[c] && not:
					t.Errorf("the golden file of %s shows %s, which it is said not to have: %s", r.ID, c, why)
				}
			}
		})
	}
	for id, list := range notShown {
		for c := range list {
			if !slices.Contains(theStates, c) && !slices.Contains(theGuards, c) || !slices.ContainsFunc(rules, func(r Rule) bool { return r.ID == id }) {
				t.Errorf("there is no case %s of %s", c, id)
			}
		}
	}
}

// casesOf are the cases that a golden file shows.
func casesOf(t *testing.T, r *Rule, a *txtar.Archive) map[string]bool {
	t.Helper()
	shows := map[string]bool{}
	j, o := vault(t, a)
	x := newIndex(j, o)
	days := wanted(a)
	for _, day := range days {
		for _, f := range Run(j, o, day).Findings {
			if f.Rule == r.ID {
				shows[f.State.String()] = true
			}
		}
		asking := &Asking{index: x, On: day}
		if !asking.tracks(r) {
			shows["dormant"] = true
			continue
		}
		for _, f := range r.Find(asking) {
			if p := f.Subject.Person; p != nil && f.State == Gap && asking.isNew(p) {
				shows["new tie"] = true
			}
		}
	}
	differs := func(without *txtar.Archive) bool {
		k, p := vault(t, without)
		return slices.ContainsFunc(days, func(d civil.Day) bool { return shown(Run(j, o, d), r.ID) != shown(Run(k, p, d), r.ID) })
	}
	shows["away"] = differs(less(a, "\naway ", "\naway: "))
	shows["archived"] = differs(less(a, "\nstatus: archived", "\nstatus: left", "\nstatus: deceased"))
	if k := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == "dormant" }); k >= 0 {
		k, p := vault(t, less(a, strings.Split(strings.TrimSpace(string(a.Files[k].Data)), "\n")...))
		for _, d := range days {
			if (&Asking{index: newIndex(k, p), On: d}).tracks(r) {
				t.Errorf("on %s the rule is tracked without what its file \"dormant\" names", d)
			}
		}
		shows["dormant"] = true
	}
	return shows
}

// wanted are the days of what is wanted.
func wanted(a *txtar.Archive) []civil.Day {
	var days []civil.Day
	for _, f := range a.Files {
		if day, ok := strings.CutPrefix(f.Name, "want "); ok {
			days = append(days, civil.MustParse(day))
		}
	}
	return days
}

// less is an archive without the lines that hold one of the texts; a line begins with \n.
func less(a *txtar.Archive, texts ...string) *txtar.Archive {
	without := &txtar.Archive{}
	for _, f := range a.Files {
		var kept []byte
		for line := range bytes.Lines(f.Data) {
			if !slices.ContainsFunc(texts, func(s string) bool { return strings.Contains("\n"+string(line), s) }) {
				kept = append(kept, line...)
			}
		}
		without.Files = append(without.Files, txtar.File{Name: f.Name, Data: kept})
	}
	return without
}
