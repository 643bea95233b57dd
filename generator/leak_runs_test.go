package generator

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// leaksOf builds the public site of a journal and returns what leaks.
func leaksOf(t *testing.T, dir string) []Problem {
	t.Helper()
	g := New(Options{Dir: dir, Audience: Public})
	r := builtAt(t, g, publicNow)
	leaks, err := g.Leaks(context.Background(), r, publicNow)
	if err != nil {
		t.Fatal(err)
	}
	return leaks
}

const spokenOf = "Raj will leave the company before the board meets in March, and [[Ana Lima]] takes over what is left of his team."

func pastedJournal(fields, text string) map[string][]byte {
	return map[string][]byte{
		"rapport.yaml":                       []byte("title: A journal\n"),
		"content/people/Ana Lima.md":         []byte("---\nvisibility: public\n---\n"),
		"content/meetings/2026-02-03 Raj.md": []byte("---\npeople: [\"[[Raj Patel]]\"]\n---\n# Talk\n\n" + spokenOf + "\n"),
		"content/pages/Team.md":              []byte("---\nvisibility: public\n" + fields + "---\n# Team\n\n" + text + "\n"),
	}
}

// TestPastedIsToldOf pastes private text into a public page. The problem names the line of the page, where it is from, and
// ways out that lead out.
func TestPastedIsToldOf(t *testing.T) {
	hidden := strings.Replace(spokenOf, "Raj", "He", 1)
	dir := t.TempDir()
	writeFiles(t, dir, pastedJournal("", "He said:\n\n"+hidden))
	leaks := leaksOf(t, dir)
	if len(leaks) != 1 {
		t.Fatalf("%d leaks, want one: %v", len(leaks), leaks)
	}
	want := "content/meetings/2026-02-03 Raj.md:6"
	if at := leaks[0].Pos; at.Path != "content/pages/Team.md" || at.Line != 8 || !strings.HasSuffix(leaks[0].Message, ", from "+want) {
		t.Errorf("the problem is %v, want it at content/pages/Team.md:8, from %s", leaks[0], want)
	}
	allow := regexp.MustCompile(`allow_names: \[".*"\]`).FindString(leaks[0].Hint)
	for _, c := range []struct{ name, fields, text string }{
		{"as the hint says", allow + "\n", hidden},
		{"reworded", "", "He leaves before March, and [[Ana Lima]] follows him."},
		{"other words of it", "allow_names: [\"what is left of his team: he told them\"]\n", hidden},
		{"all of it", "allow_names: [\"" + hidden + ": he told them\"]\n", hidden},
	} {
		writeFiles(t, dir, pastedJournal(c.fields, c.text))
		if leaks := leaksOf(t, dir); len(leaks) > 0 {
			t.Errorf("%s: %v", c.name, leaks)
		}
	}
	writeFiles(t, dir, pastedJournal(allow+"\n", hidden))
	writeFiles(t, dir, map[string][]byte{"content/pages/Other.md": []byte("---\nvisibility: public\n---\n" + hidden)})
	if leaks := leaksOf(t, dir); len(leaks) != 1 || leaks[0].Pos.Path != "content/pages/Other.md" || leaks[0].Pos.Line != 4 {
		t.Errorf("allowed in one note and pasted into another: %v, want one leak at content/pages/Other.md:4", leaks)
	}
	if err := os.Remove(filepath.Join(dir, "content/pages/Other.md")); err != nil {
		t.Fatal(err)
	}
	writeFiles(t, dir, map[string][]byte{"rapport.yaml": []byte("title: A journal\npublish:\n  allow_names:\n    will leave the company before the board: he told them\n")})
	writeFiles(t, dir, map[string][]byte{"content/pages/Team.md": pastedJournal("", hidden)["content/pages/Team.md"]})
	if leaks := leaksOf(t, dir); len(leaks) > 0 {
		t.Errorf("allowed in the settings: %v", leaks)
	}
}

// TestCutPartOfALineIsPrivate pastes what is cut out of one line of a public note into another.
func TestCutPartOfALineIsPrivate(t *testing.T) {
	const cut = "the price goes up by a tenth for every clinic in the north"
	files := pastedJournal("", "Prices. %% "+cut+" %%\n\nMore.")
	files["content/pages/Open.md"] = []byte("---\nvisibility: public\n---\nWe hear that " + cut + ".\n")
	dir := t.TempDir()
	writeFiles(t, dir, files)
	if leaks := leaksOf(t, dir); len(leaks) != 1 || leaks[0].Pos.Path != "content/pages/Open.md" || !strings.Contains(leaks[0].Message, "from content/pages/Team.md:6") {
		t.Errorf("%v, want one leak in content/pages/Open.md, from content/pages/Team.md:6", leaks)
	}
}

// TestSampleRepeatsNothing makes a random half of the sample journal public. Names stand in its texts, which is told of,
// but no note repeats another so that it would be taken for pasted.
func TestSampleRepeatsNothing(t *testing.T) {
	for seed := range 2 {
		dir, r := t.TempDir(), rand.New(rand.NewPCG(uint64(seed), 11))
		public := 0
		if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS(filepath.Join("..", "content"))); err != nil {
			t.Fatal(err)
		}
		err := filepath.WalkDir(filepath.Join(dir, "content"), func(p string, d os.DirEntry, err error) error {
			if err != nil || filepath.Ext(p) != ".md" || r.IntN(2) == 0 {
				return err
			}
			b, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			text := strings.ReplaceAll(string(b), "\nvisibility: public\n", "\n")
			if rest, ok := strings.CutPrefix(text, "---\n"); ok {
				public++
				text = "---\nvisibility: public\n" + rest
			}
			return os.WriteFile(p, []byte(text), 0o600)
		})
		if err != nil {
			t.Fatal(err)
		}
		if public < 50 {
			t.Fatalf("%d notes were made public", public)
		}
		for _, leak := range leaksOf(t, dir) {
			if strings.Contains(leak.Message, "private text") || strings.Contains(leak.Message, "word from nowhere") {
				t.Errorf("seed %d: %v", seed, leak)
			}
		}
	}
}
