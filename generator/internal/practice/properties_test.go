package practice

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// file is a note of a random journal, with the day that it is dated.
type file struct {
	path, text string
	day        civil.Day
}

var (
	somePeople = []string{"Ana Lima", "Raj Patel", "Mei Tan", "Zoe Lind", "Omar Haddad", "Tom Berg", "Una Roth"}
	someWords  = []string{"Gave", "Got", "Asked", "Heard", "Wants", "Because", "Concern", "Offer", "Agreed", "Traded", "Helped", "Setback", "Their news", "Headline", "Update", "Decision", "Why", "Told", "Changed", "WIIFT"}
	firstDay   = civil.MustParse("2026-01-05")
)

// randomFiles writes a journal in which every practice finds something to read.
func randomFiles(rng *rand.Rand) []file {
	pick := func(list []string) string { return list[rng.IntN(len(list))] }
	var files []file
	for _, name := range somePeople {
		files = append(files, file{path: "people/" + name + ".md", text: fmt.Sprintf(
			"---\nlevel: %s\nrelationship: %s\ncadence: %d\nstatus: %s\nskills: [%s]\nstanding: [%s]\nhelps: [%s]\n---\n",
			pick([]string{"above", "peer", "below"}), pick([]string{"alliance", "connection", "[alliance, connection]"}), 14+rng.IntN(60),
			pick([]string{"active", "active", "active", "archived"}), pick([]string{"law", "data"}), pick([]string{"expert", "connected"}), pick([]string{"access", "unblock"}))})
	}
	for i := range 3 {
		start := firstDay.Add(rng.IntN(60))
		files = append(files, file{path: fmt.Sprintf("initiatives/Plan %d.md", i), text: fmt.Sprintf(
			"---\nstart: %s\ngoal: better\ndecision: %s\ndecider: %q\nallies: [%q, %q]\nneeds: [law]\nstakeholders:\n  - {person: %q, power: high, interest: high, now: neutral, want: supportive}\n  - {person: %q, power: low}\n---\n",
			start, start.Add(120), pick(somePeople), pick(somePeople), pick(somePeople), pick(somePeople), pick(somePeople))})
	}
	for i := range 60 {
		day := firstDay.Add(rng.IntN(240))
		var b strings.Builder
		fmt.Fprintf(&b, "---\npeople: [%q", pick(somePeople))
		for range rng.IntN(4) {
			fmt.Fprintf(&b, ", %q", pick(somePeople))
		}
		fmt.Fprintf(&b, "]\nchannel: %s\n", pick([]string{"coffee", "call", "email", "video"}))
		if rng.IntN(2) == 0 {
			fmt.Fprintf(&b, "initiatives: Plan %d\n", rng.IntN(3))
		}
		if rng.IntN(5) == 0 {
			fmt.Fprintf(&b, "sort: %s\n", pick([]string{"steering", "decision", "update", "pitch"}))
		}
		b.WriteString("---\n")
		if rng.IntN(3) == 0 {
			fmt.Fprintf(&b, "- Stance [[%s]]: %s\n", pick(somePeople), pick([]string{"resistant", "neutral", "supportive", "leading"}))
		}
		for range rng.IntN(4) {
			fmt.Fprintf(&b, "- %s [[%s]]: something %d\n", pick(someWords), pick(somePeople), i)
		}
		if rng.IntN(4) == 0 {
			fmt.Fprintf(&b, "- [ ] me -> [[%s]]: a thing (by %s)\n", pick(somePeople), day.Add(rng.IntN(20)))
		}
		files = append(files, file{fmt.Sprintf("meetings/%s note %d.md", day, i), b.String(), day})
	}
	return files
}

func linked(files []file) *journal.Journal {
	parser := note.NewParser(note.Options{})
	notes := make([]*note.Note, len(files))
	for i, f := range files {
		notes[i] = parser.Parse(f.path, []byte(f.text))
	}
	return journal.Link(notes, journal.Options{DailyContacts: true})
}

// asText is a report as text, to compare.
func asText(r *Report) string {
	var b strings.Builder
	for _, s := range r.Rules {
		b.WriteString(shown(r, s.ID))
	}
	return b.String()
}

func eachJournal(t *testing.T, do func(t *testing.T, rng *rand.Rand, files []file, on civil.Day)) {
	t.Helper()
	for seed := range uint64(25) {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(seed, 11))
			do(t, rng, randomFiles(rng), firstDay.Add(60+rng.IntN(200)))
		})
	}
}

func TestOrderOfNotesChangesNothing(t *testing.T) {
	eachJournal(t, func(t *testing.T, rng *rand.Rand, files []file, on civil.Day) {
		want := asText(Run(linked(files), Options{}, on))
		rng.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
		if got := asText(Run(linked(files), Options{}, on)); got != want {
			t.Errorf("on %s another order of notes finds\n%s\nwant\n%s", on, got, want)
		}
	})
}

// TestLaterNotesNeverCount takes away every note that is dated later: whatever is found stands as it did, but for what is
// planned, and for what a big meeting to come asks for.
func TestLaterNotesNeverCount(t *testing.T) {
	eachJournal(t, func(t *testing.T, _ *rand.Rand, files []file, on civil.Day) {
		past := slices.DeleteFunc(slices.Clone(files), func(f file) bool { return f.day > on })
		before := map[string]Finding{}
		for _, f := range Run(linked(past), Options{}, on).Findings {
			before[f.key()] = f
		}
		for _, f := range Run(linked(files), Options{}, on).Findings {
			was, known := before[f.key()]
			delete(before, f.key())
			switch {
			case f.State == Planned || f.Rule == prewire.ID || f.Rule == headline.ID:
			case !known:
				t.Errorf("on %s a later note makes %s of %s %s: %s", on, f.Rule, f.Subject.ID(), f.State, f.Text)
			case f.Rule == wiift.ID && was.State == Due && f.State == Gap:
			case f.State != was.State:
				t.Errorf("on %s %s of %s is %s, by a later note %s: %s", on, f.Rule, f.Subject.ID(), was.State, f.State, f.Text)
			}
		}
		for _, f := range before {
			t.Errorf("on %s a later note hides %s of %s: %s", on, f.Rule, f.Subject.ID(), f.Text)
		}
	})
}

func TestArchivedPeopleHaveNoFindings(t *testing.T) {
	eachJournal(t, func(t *testing.T, _ *rand.Rand, files []file, on civil.Day) {
		for _, f := range Run(linked(files), Options{}, on).Findings {
			if p := f.Subject.Person; p != nil && p.Note != nil && p.Note.Person.Status != note.Active {
				t.Errorf("%s speaks of %s, who is archived", f.Rule, p.Name)
			}
		}
	})
}

// TestSnoozeSilences snoozes one rule, and everything, for everybody.
func TestSnoozeSilences(t *testing.T) {
	eachJournal(t, func(t *testing.T, rng *rand.Rand, files []file, on civil.Day) {
		rule := rules[rng.IntN(len(rules))].ID
		for _, snooze := range []string{rule + " " + on.Add(1).String(), on.Add(1).String()} {
			quiet := slices.Clone(files)
			for i, f := range quiet {
				if strings.HasPrefix(f.path, "people/") {
					quiet[i].text = strings.Replace(f.text, "---\n", "---\nsnooze: "+snooze+" a reason\n", 1)
				}
			}
			for _, f := range Run(linked(quiet), Options{}, on).Findings {
				if f.Subject.Person != nil && f.State != Snoozed && (f.Rule == rule || !strings.Contains(snooze, rule)) {
					t.Errorf("snooze: %s leaves %s %s of %s", snooze, f.State, f.Rule, f.Subject.ID())
				}
			}
		}
	})
}

func TestActionsAreFew(t *testing.T) {
	eachJournal(t, func(t *testing.T, _ *rand.Rand, files []file, on civil.Day) {
		r := Run(linked(files), Options{Actions: 5}, on)
		list, _ := r.Actions(5)
		if len(list) > 5 {
			t.Errorf("%d actions", len(list))
		}
		seen := map[string]bool{}
		for _, f := range list {
			for _, id := range whom(&f) {
				if seen[id] {
					t.Errorf("two actions for %s", id)
				}
				seen[id] = true
			}
			if c, _ := r.Choice(); c.State == Due && slices.Contains(whom(&f), c.Person.ID) {
				t.Errorf("%s has an action and is chosen", c.Person.ID)
			}
			if f.Action == "" || f.State != Gap && f.State != Due {
				t.Errorf("%s of %s is no action: %s %q", f.Rule, f.Subject.ID(), f.State, f.Action)
			}
		}
	})
}

// TestFindingsAreWhole holds every finding to what readers rely on.
func TestFindingsAreWhole(t *testing.T) {
	eachJournal(t, func(t *testing.T, _ *rand.Rand, files []file, on civil.Day) {
		seen := map[string]bool{}
		for _, f := range Run(linked(files), Options{}, on).Findings {
			at := fmt.Sprintf("%s %s of %s", f.State, f.Rule, f.Subject.ID())
			switch {
			case f.Text == "" || strings.Contains(f.Text, "%!"):
				t.Errorf("%s says %q", at, f.Text)
			case (f.State == Gap || f.State == Due) && f.Action == "":
				t.Errorf("%s says nothing to do", at)
			case (f.State == Met || f.State == Planned || f.State == Info || f.State == Unknown) && f.Action != "":
				t.Errorf("%s asks for %q", at, f.Action)
			case (f.State == Gap || f.State == Due) && f.Confidence == Inferred:
				t.Errorf("%s is only inferred", at)
			case f.Subject.ID() == "":
				t.Errorf("%s is about nothing", at)
			case seen[f.key()]:
				t.Errorf("%s is found twice", at)
			}
			seen[f.key()] = true
		}
	})
}
