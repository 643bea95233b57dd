package generator

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestIncrementalEqualsClean is the proof that what a generator remembers never shows: a random walk of edits, renames,
// deletes, changes of theme, settings and day, after each of which the long-lived generator's files must equal those of
// a fresh one, byte for byte. It is told where something was touched, or that it has to look everywhere; and two sites of
// one version are the same.
func TestIncrementalEqualsClean(t *testing.T) {
	steps := 40
	if testing.Short() {
		steps = 10
	}
	for seed := range uint64(4) {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			newWalk(t, seed, Self).compare(steps)
		})
	}
}

// compare takes steps, and after each compares what a generator makes that was there before with what a new one makes.
func (w *walk) compare(steps int) {
	t := w.t
	o := Options{Dir: w.dir, Audience: w.audience}
	old := New(o)
	versions := map[uint64]map[string][]byte{}
	for range steps {
		did := w.step()
		hint := touched{all: true}
		if w.rng.IntN(4) > 0 {
			hint = touchedIn(w.dir, w.touched)
		}
		got, r := filesAfter(t, old, w.now, hint)
		want, clean := filesAfter(t, New(o), w.now, touched{all: true})
		if same, ok := versions[r.version]; ok && !maps.EqualFunc(same, got, bytes.Equal) {
			t.Errorf("after %s: another site has the version of one before", did)
		}
		versions[r.version] = got
		compareFolders(t, did, got, want)
		if diff := cmp.Diff(clean.Problems, r.Problems); diff != "" {
			t.Errorf("after %s: the problems differ from those of a clean build (-clean +got):\n%s", did, diff)
		}
		if t.Failed() {
			return
		}
	}
}

// walk changes a journal at random, as a person with several editors would.
type walk struct {
	t        *testing.T
	dir      string
	audience Audience // of the site that is made of it
	rng      *rand.Rand
	now      time.Time
	notes    []string
	made     int

	touched []string // in the last step
}

var walkNames = []string{"Ana Lima", "Raj Patel", "Mei Tan", "Zoë Lind", "Omar Haddad", "Raj Kapoor", "Сара Ковач", "jane"}

func newWalk(t *testing.T, seed uint64, a Audience) *walk {
	w := &walk{
		t: t, dir: t.TempDir(), audience: a, rng: rand.New(rand.NewPCG(seed, 7)),
		now: time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC),
	}
	for range 12 {
		w.add()
	}
	return w
}

func (w *walk) write(rel, text string) {
	p := filepath.Join(w.dir, filepath.FromSlash(rel))
	for dir := filepath.Dir(rel); dir != "."; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(w.dir, dir)); err != nil {
			w.touch(dir)
		}
	}
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
		w.t.Fatal(err)
	}
	w.touch(rel)
}

// touch notes what a watcher would tell.
func (w *walk) touch(rel string) { w.touched = append(w.touched, filepath.Join(w.dir, rel)) }

// op is something that may be done to a journal.
type op struct {
	name string
	do   func()
}

func (w *walk) step() string {
	w.touched = []string{}
	ops := []op{
		{"adding a note", w.add},
		{"rewriting a note", func() { rel := w.pick(); w.write(rel, w.text(rel)) }},
		{"rewriting a note", func() { rel := w.pick(); w.write(rel, w.text(rel)) }},
		{"appending to a note", w.grow},
		{"renaming a note", w.rename},
		{"deleting a note", w.remove},
		{"renaming a folder", w.move},
		{"changing the settings", w.settings},
		{"changing the theme", w.theme},
		{"a new day", func() { w.now = w.now.AddDate(0, 0, 1+w.rng.IntN(40)) }},
		{"nothing", func() {}},
	}
	if w.audience == Public {
		ops = append(ops, w.publicOps()...)
	}
	o := ops[w.rng.IntN(len(ops))]
	o.do()
	return o.name
}

func (w *walk) pick() string { return w.notes[w.rng.IntN(len(w.notes))] }

func (w *walk) name() string { return walkNames[w.rng.IntN(len(walkNames))] }

func (w *walk) day() string {
	return time.Date(2026, 1, 1+w.rng.IntN(360), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

func (w *walk) add() {
	w.made++
	rel := ""
	switch w.rng.IntN(6) {
	case 0, 1:
		rel = "content/people/" + w.name() + ".md"
	case 2:
		rel = fmt.Sprintf("content/initiatives/Project %d.md", w.rng.IntN(4))
	case 3, 4:
		rel = fmt.Sprintf("content/meetings/%s note %d.md", w.day(), w.made)
	case 5:
		rel = "content/daily/" + w.day() + ".md"
	}
	w.write(rel, w.text(rel))
	if !slices.Contains(w.notes, rel) {
		w.notes = append(w.notes, rel)
	}
}

// text writes a note of the kind that its folder says, with references to others.
func (w *walk) text(rel string) string {
	var b strings.Builder
	b.WriteString("---\n")
	if w.audience == Public {
		b.WriteString(w.visibility())
	}
	switch {
	case strings.Contains(rel, "people/"):
		fmt.Fprintf(&b, "level: %s\nreports_to: %q\n", []string{"above", "peer", "below", "sideways"}[w.rng.IntN(4)], w.name())
		if w.rng.IntN(3) == 0 {
			fmt.Fprintf(&b, "aliases: [%s]\n", []string{"JP", "RP", "Ana"}[w.rng.IntN(3)])
		}
		fmt.Fprintf(&b, "role: Role %d\n", w.rng.IntN(3))
	case strings.Contains(rel, "meetings/"):
		fmt.Fprintf(&b, "people: [%q, %q]\nchannel: %s\n", w.name(), w.name(), []string{"coffee", "call", "email"}[w.rng.IntN(3)])
		if w.rng.IntN(2) == 0 {
			fmt.Fprintf(&b, "initiatives: Project %d\n", w.rng.IntN(4))
		}
	case strings.Contains(rel, "initiatives/"):
		fmt.Fprintf(&b, "allies: [%q]\ndecider: %q\ngoal: goal %d\n", w.name(), w.name(), w.rng.IntN(9))
	}
	b.WriteString("---\n")
	for range w.rng.IntN(6) {
		b.WriteString(w.line())
	}
	return b.String()
}

func (w *walk) line() string {
	other := strings.TrimSuffix(filepath.Base(w.pickOr("content/people/Nobody.md")), ".md")
	if w.audience == Public && w.rng.IntN(3) == 0 {
		return w.publicLine(other)
	}
	switch w.rng.IntN(8) {
	case 0:
		return fmt.Sprintf("Met [[%s]] about [[%s]].\n\n", w.name(), other)
	case 1:
		return fmt.Sprintf("![[%s]]\n\n", other)
	case 2:
		return fmt.Sprintf("- [ ] me -> [[%s]]: send it (by %s)\n\n", w.name(), w.day())
	case 3:
		return fmt.Sprintf("Gave: [[%s]] an introduction\n\n", w.name())
	case 4:
		return fmt.Sprintf("## Heading %d\n\nText #tag%d\n\n", w.rng.IntN(3), w.rng.IntN(3))
	case 5:
		return fmt.Sprintf("See [[%s#Heading 1]].\n\n", other)
	case 6:
		return "%% unclosed\n\n"
	}
	return fmt.Sprintf("Plain words %d.[^1]\n\n[^1]: A footnote.\n\n", w.rng.IntN(100))
}

func (w *walk) pickOr(otherwise string) string {
	if len(w.notes) == 0 {
		return otherwise
	}
	return w.pick()
}

func (w *walk) read(rel string) string {
	b, err := os.ReadFile(filepath.Join(w.dir, rel))
	if err != nil {
		w.t.Fatal(err)
	}
	return string(b)
}

// delete takes a file away, if it is there.
func (w *walk) delete(rel string) {
	if err := os.Remove(filepath.Join(w.dir, rel)); err != nil && !errors.Is(err, os.ErrNotExist) {
		w.t.Fatal(err)
	}
	w.touch(rel)
}

func (w *walk) append(rel, text string) { w.write(rel, w.read(rel)+text) }

func (w *walk) grow() { w.append(w.pick(), w.line()) }

func (w *walk) settings() {
	if w.audience == Public && w.rng.IntN(3) > 0 {
		w.publicSettings()
		return
	}
	w.write("rapport.yaml", []string{
		"", "title: Another title\n", "me: [Ana Lima]\n", "daily_contacts: false\n", "fields: {people: [decider]}\n", "today: 2026-06-01\n",
		"titel: wrong\n", "title: T\nmarkers: {Gave: [Plain]}\n",
	}[w.rng.IntN(8)])
}

func (w *walk) theme() {
	switch w.rng.IntN(4) {
	case 0:
		w.write("templates/style.css", fmt.Sprintf("body { margin: %dpx }\n", w.rng.IntN(9)))
	case 1:
		w.write("templates/tags.html", "{{ broken\n")
	default:
		if err := os.RemoveAll(filepath.Join(w.dir, "templates")); err != nil {
			w.t.Fatal(err)
		}
		w.touch("templates")
	}
}
