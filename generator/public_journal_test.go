package generator

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// open is a journal of which everything is public. Its notes have places for what is not: in a line of its own ⟦field⟧
// in front matter and ⟦block⟧ between two blocks of text, ⟦names⟧ behind a name of a list, ⟦inline⟧ in a text.
type openJournal struct {
	settings string
	notes    map[string]string
	pictures []string
}

const (
	placeField  = "⟦field⟧\n"
	placeBlock  = "⟦block⟧\n"
	placeNames  = "⟦names⟧"
	placeInline = "⟦inline⟧"
)

var (
	openPeople      = []string{"Ana Lima", "Bo Ek", "Zoë Lind", "Raj Patel"}
	openInitiatives = []string{"Price list", "New office"}
	openTags        = []string{"common", "money", "Zürich"}
	hiddenNames     = []string{"Mei Tan", "Omar Haddad", "Ana Kovač", "Zoe Lind", "Sam", "Lucía Ferrer", "B. Ek", "ana"}
)

func pickOf[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// newOpenJournal invents one.
func newOpenJournal(r *rand.Rand) *openJournal {
	o := &openJournal{
		settings: "title: A journal\npublish:\n  publish_fields: [goal, team, skills, start, closed]\n",
		notes:    map[string]string{}, pictures: []string{"sketch.png", "photo of Bo.png"},
	}
	for _, name := range openPeople {
		hidden := "[[" + pickOf(r, hiddenNames) + "]]"
		o.notes["content/people/"+name+".md"] = o.note(r, fmt.Sprintf("role: Role of %s\nteam: Team of %s\nskills: [law, %q]\n", name, hidden, hidden+" knows"), 2)
	}
	for _, name := range openInitiatives {
		team := fmt.Sprintf("team: [%q, %q]\n", "[["+pickOf(r, openPeople)+"]]", "[["+pickOf(r, hiddenNames)+"]]")
		o.notes["content/initiatives/"+name+".md"] = o.note(r, "goal: goal of "+name+"\nstart: 2026-01-02\nclosed: 2026-03-04\n"+team, 2)
	}
	for i := range 4 {
		fields := fmt.Sprintf("people: [%q, %q%s]\n", "[["+pickOf(r, openPeople)+"]]", pickOf(r, openPeople), placeNames)
		if r.IntN(2) == 0 {
			fields += fmt.Sprintf("initiatives: [%q%s]\n", "[["+pickOf(r, openInitiatives)+"]]", placeNames)
		}
		name := fmt.Sprintf("content/meetings/2026-0%d-1%d talk.md", 1+r.IntN(9), i)
		o.notes[name] = o.note(r, fields+"channel: "+pickOf(r, []string{"coffee", "call", "mail"})+"\n", 3)
	}
	o.notes["content/meetings/1-1 Bo.md"] = o.note(r, "people: \"[[Bo Ek]]\"\n", 1) + placeBlock + "\n## 2026-02-03\n\n" + o.block(r) + "\n\n" +
		placeBlock + "\n## 2026-03-04 again\n\n" + o.block(r) + "\n\n" + placeBlock
	o.notes["content/pages/Plain.md"] = o.note(r, "", 4)
	o.notes["content/2026-05-06.md"] = o.note(r, "", 2)
	return o
}

func (o *openJournal) note(r *rand.Rand, fields string, blocks int) string {
	var b strings.Builder
	b.WriteString("---\n" + placeField + "visibility: public\n" + placeField + fields + placeField)
	fmt.Fprintf(&b, "tags: [%s]\n%s---\n%s\n", pickOf(r, openTags), placeField, placeBlock)
	for range blocks {
		b.WriteString(o.block(r) + "\n\n" + placeBlock + "\n")
	}
	return b.String()
}

// block is a block of public text, of which some speak of who is not there.
func (o *openJournal) block(r *rand.Rand) string {
	person, hidden := pickOf(r, openPeople), pickOf(r, hiddenNames)
	switch r.IntN(14) {
	case 0:
		return "Saw [[" + person + "]] and [[" + hidden + "]]" + placeInline + " here. " + placeInline
	case 1:
		return "# Heading" + placeInline + " of [[" + hidden + "|them]]"
	case 2:
		return "- one " + placeInline + "\n- two @" + strings.ToLower(strings.Fields(person)[0]) + " @" + strings.ToLower(strings.Fields(hidden)[0])
	case 3:
		return "> quoted" + placeInline + "\n> [[" + pickOf(r, openInitiatives) + "]]"
	case 4:
		return "```go\nfunc main() {}\n\n\n// Gave: no\n```"
	case 5:
		return "| City | Who |\n|---|---|\n| Oslo" + placeInline + " | [[" + person + "]] |"
	case 6:
		return "Mark[^a]" + placeInline + " here.\n\n[^a]: Foot of [[" + hidden + "]]."
	case 7:
		return "Some #" + pickOf(r, openTags) + " text" + placeInline
	case 8:
		return "![[" + pickOf(r, o.pictures) + "]]"
	case 9:
		return "## Part" + placeInline + "\n\n[[#Part]] [there](#part) [ref]\n\n[ref]: https://example.org"
	case 10:
		return "![[" + pickOf(r, openPeople) + "#Heading]] ![[" + hidden + "]]"
	case 11:
		return "**Bold** words" + placeInline + " with [" + hidden + "](../people/" + strings.ReplaceAll(hidden, " ", "%20") + ".md)."
	case 12:
		return "1. first\n2. second" + placeInline + "\n   more"
	}
	return "One line\nand another" + placeInline
}

// files are the journal without anything private; with r, with private material everywhere.
func (o *openJournal) files(t *testing.T, r *rand.Rand) map[string][]byte {
	files := map[string][]byte{"rapport.yaml": []byte(o.settings)}
	for _, name := range slices.Sorted(maps.Keys(o.notes)) {
		files[name] = []byte(hide(r, o.notes[name]))
	}
	for i, name := range o.pictures {
		text := ""
		if r != nil {
			text = privateWords(r)
		}
		files["content/files/"+name] = pngWith(t, text, 20+i)
	}
	if r == nil {
		return files
	}
	files["rapport.yaml"] = []byte(privateSettings(r, o.settings))
	o.addPrivateNotes(t, r, files)
	return files
}

// store writes files into a new folder, in any order, at any time.
func store(t *testing.T, r *rand.Rand, dir string, files map[string][]byte) {
	t.Helper()
	names := slices.Sorted(maps.Keys(files))
	if r != nil {
		r.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	}
	for _, name := range names {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if b, err := os.ReadFile(p); err == nil && string(b) == string(files[name]) {
			continue
		}
		writeFiles(t, dir, map[string][]byte{name: files[name]})
		if r == nil {
			continue
		}
		at := time.Unix(int64(r.IntN(2_000_000_000)), 0)
		if err := os.Chtimes(p, at, at); err != nil {
			t.Fatal(err)
		}
	}
}
