package practice

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rapport/generator/internal/civil"
)

// acceptance is what a note of a talk holds, and the rules that accept it as evidence.
type acceptance struct {
	name  string
	lines string // NAME is the person, DAY the day
	rules []string
}

// acceptances are notes that rules accept as evidence, of a talk with somebody about an initiative. What opens an
// obligation of its own, such as a concern, a setback or a promise that is still to be kept, is none: the gap that it
// may open is true. So is a talk for a rule that asks what the notes of talks hold.
var acceptances = []acceptance{
	{"a talk", "We talked.", []string{
		"both-kinds", "purpose", "ally-count", "untapped", "ally-30", "two-two-two", "reach-kinds", "jobs", "one-a-week", "regular", "ready",
		"collaborate", "common-ground", "support", "ongoing", "joint", "frequent", "switch-up", "prewire", "adversity", "conflict",
	}},
	{"a gift", "- Gave [[NAME]]: the figures", []string{"offer-back", "mutual", "exchange"}},
	{"an offer", "- Offer [[NAME]]: a pilot", []string{"offer-back", "common-ground", "conflict"}},
	{"an agreement", "- Agreed [[NAME]]: one list", []string{"common-ground", "joint", "conflict"}},
	{"an update", "- Update: two regions signed", []string{"frequent", "why", "adversity"}},
	{"word of what changed", "- Told [[NAME]]: the new day", []string{"why", "adversity", "frequent"}},
	{"a reason", "- Why: nine lists cost a week a month", []string{"why"}},
	{"a wish with its reason", "- Wants [[NAME]]: fewer tools\n- Because: nobody learns nine", []string{"interests", "heads", "listen"}},
	{"what was heard", "- Heard [[NAME]]: not before May", []string{"interests", "listen"}},
	{"a question", "- Asked [[NAME]]: what would you drop?", []string{"heads", "listen", "exchange"}},
	{"what is in it for them", "- WIIFT [[NAME]]: one tool less", []string{"wiift"}},
	{"their news", "- Their news [[NAME]]: the team won a prize", []string{"frequent", "listen"}},
	{"help", "- Helped [[NAME]]: lent two people", []string{"adversity"}},
	{"a better stance", "- Stance [[NAME]]: leading", []string{"support", "common-ground", "stakeholders", "conflict"}},
	{"a promise kept in time", "- [x] me -> [[NAME]]: the sheet (by DAY) ✅ DAY", []string{"deliver"}},
	{"a task of theirs", "- [ ] [[NAME]] -> me: the numbers", []string{"joint", "collaborate"}},
	{"what the other side has", "- Got [[NAME]]: an introduction", []string{"mutual"}},
}

// TestEvidenceOpensNoGap adds to random journals one note that rules accept, of the day, of one shortly before or to come,
// or of one long ago: whatever was met, planned or due is no gap then, as long as the rule is tracked and the journal is
// not idle. Before its first update a journal does not track those.
func TestEvidenceOpensNoGap(t *testing.T) {
	tried := map[string]int{}
	eachJournal(t, func(t *testing.T, rng *rand.Rand, files []file, on civil.Day) {
		before := Run(linked(files), Options{}, on)
		if before.Idle {
			return
		}
		was := map[string]State{}
		for _, f := range before.Findings {
			was[f.key()] = f.State
		}
		for _, more := range acceptances {
			added := more.note(rng, before)
			for _, f := range Run(linked(append(slices.Clone(files), added)), Options{}, on).Findings {
				state, known := was[f.key()]
				if !known || state == Gap || !slices.Contains(more.rules, f.Rule) || f.Rule == "frequent" && added.day < before.asking.firstUpdate() {
					continue
				}
				tried[f.Rule]++
				if f.State == Gap && (state == Met || state == Planned || state == Due) {
					t.Errorf("on %s %s turns %s of %s (%s) from %s into a gap: %s\n%s\n%s", on, more.name,
						f.Rule, f.Subject.ID(), initiativeID(f.Initiative), state, f.Text, added.path, added.text)
				}
			}
		}
	})
	for _, r := range rules {
		accepted := slices.ContainsFunc(acceptances, func(e acceptance) bool { return slices.Contains(e.rules, r.ID) })
		if accepted && tried[r.ID] == 0 {
			t.Errorf("nothing was tried with %s", r.ID)
		}
	}
}

// note is a note with the evidence about somebody of whom one of the rules found something, when there is one.
func (e acceptance) note(rng *rand.Rand, r *Report) file {
	name, about := somePeople[rng.IntN(len(somePeople))], fmt.Sprintf("Plan %d", rng.IntN(3))
	var found []Finding
	for _, f := range r.Findings {
		if f.Subject.Person != nil && f.State != Gap && slices.Contains(e.rules, f.Rule) {
			found = append(found, f)
		}
	}
	if len(found) > 0 {
		f := found[rng.IntN(len(found))]
		name = f.Subject.Person.Name
		if f.Initiative != nil {
			about = f.Initiative.Title
		}
	}
	day := r.On.Add(rng.IntN(25) - 18)
	if rng.IntN(2) == 0 { // or long ago
		day = r.On.Add(-rng.IntN(300))
	}
	lines := strings.NewReplacer("NAME", name, "DAY", day.String()).Replace(e.lines)
	if day > r.On {
		lines = "" // a plan holds nothing yet
	}
	return file{path: fmt.Sprintf("meetings/%s more.md", day), day: day, text: fmt.Sprintf(
		"---\npeople: %q\nchannel: coffee\ninitiatives: %s\n---\n%s\n", name, about, lines)}
}
