package site

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestEqualKeysEqualBytes changes a journal at random and proves that a page whose key was seen before has the bytes
// it had then: a key that forgot something its view reads would show them stale.
func TestEqualKeysEqualBytes(t *testing.T) {
	const walks, steps = 6, 50
	theme, base := builtin(t), vault(t, "vault.txtar")
	for seed := range uint64(walks) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 1))
			files := maps.Clone(base)
			seen := map[string]string{}
			edits := []string{"the beginning"}
			for range steps {
				j := journalOf(files)
				o := options(j)
				o.Pinned = r.IntN(9) == 0
				on := today.Add(seasons[r.IntN(len(seasons))])
				for _, p := range Plan(j, on, asked(j, on), theme, o) {
					b, err := theme.Render(p)
					if err != nil {
						t.Fatal(err)
					}
					id := fmt.Sprint(p.Path, " ", p.Key())
					if before, ok := seen[id]; ok && before != string(b) {
						t.Fatalf("%s has the same key and other bytes; last edits: %s\n%s", p.Path, strings.Join(edits, "; "), firstDifference(before, string(b)))
					}
					seen[id] = string(b)
				}
				edits = append(edits[max(0, len(edits)-3):], edit(r, files))
			}
		})
	}
}

// seasons are days from today on which the journal is looked at: mostly today, so that keys meet.
var seasons = []int{0, 0, 0, 0, 0, 0, 20, -40}

// lines are what edits put into notes.
var lines = []string{
	"- Wants [[Mei Tan]]: something else", "- Gave [[Raj Menon]]: time", "Because: of the weather", "- [ ] me -> [[Omar Haddad]]: call (by 2026-11-30)",
	"- [x] [[Mei Tan]] -> me: a plan ✅ 2026-11-01", "See [[Plan]] and @omar", "![[Plan]]", "![[Loop#Later]]", "![[sketch.png]]", "#core and #fresh", "## Next steps", "# Another title",
	"- Stance [[Omar Haddad]]: resistant", "- Decision: one list", "## 2026-11-02 Third talk", "[[Zoë Lind]] and [[Somebody New]]",
}

// keys are what edits put into front matter.
var keys = []string{
	"level: above", "relationship: alliance", "status: archived", "people: [\"[[Mei Tan]]\", \"[[Zoë Lind]]\"]", "name: Mei T.", "aliases: [Omar, Mei]", "date: 2026-11-19",
	"channel: call", "decision: 2026-11-25", "status: paused for now", "initiatives: [\"[[Pricing reset]]\"]", "reports_to: \"[[Raj Menon]]\"", "next: 2026-11-24 lunch", "title: Renamed", "title: Also renamed", "type: person", "owners: [Mei, me]", "goal: another", "cc: [\"[[Omar Haddad]]\"]", "series: Weekly",
	"allies: [\"[[Zoë Lind]]\"]", "cadence: 9 weeks", "- 2026-04-04: lunch", "- 2026-03-01: mail, no news", "## Log", "role: none", "absent: [\"[[Mei Tan]]\"]", "tags: [fresh]",
	"place: Bergen, near [[Mei Tan]]", "team: Core", "skills: [law]", "start: 2026-01-02", "closed: 2026-11-01", "sort: board", "status: done",
}

// edit changes one note and says how.
func edit(r *rand.Rand, files map[string]string) string {
	names := sortedNames(files)
	name := names[r.IntN(len(names))]
	text := strings.Split(files[name], "\n")
	at, line := r.IntN(len(text)), lines[r.IntN(len(lines))]
	if r.IntN(3) == 0 && text[0] == "---" { // a key in place of the one that says the same
		line = keys[r.IntN(len(keys))]
		key, _, _ := strings.Cut(line, ":")
		text = slices.DeleteFunc(text, func(s string) bool { return strings.HasPrefix(s, key+":") })
		files[name] = strings.Join(slices.Insert(text, 1, line), "\n")
		return fmt.Sprintf("%s: %s", name, line)
	}
	switch r.IntN(8) {
	case 0:
		delete(files, name)
		return "delete " + name
	case 1:
		other := strings.Replace(name, ".md", fmt.Sprint(" ", r.IntN(3), ".md"), 1)
		files[other] = files[name]
		return "copy " + name + " to " + other
	case 2:
		text = append(text[:at:at], text[at+1:]...)
	case 3:
		text[at] = line
	case 4:
		files["content/people/Somebody New.md"] = line
		return "write a note about Somebody New"
	case 5:
		maps.Copy(files, map[string]string{"content/Loop.md": line + "\n\n" + files["content/Loop.md"]})
		return "lengthen Loop with " + line
	default:
		text = append(text[:at:at], append([]string{line}, text[at:]...)...)
	}
	files[name] = strings.Join(text, "\n")
	return fmt.Sprintf("%s:%d %q", name, at+1, line)
}

func firstDifference(a, b string) string {
	before, after := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(before), len(after)) {
		if before[i] != after[i] {
			return "was: " + before[i] + "\nis:  " + after[i]
		}
	}
	return fmt.Sprintf("%d lines and %d", len(before), len(after))
}
