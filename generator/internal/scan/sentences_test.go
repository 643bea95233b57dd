package scan

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// sentence is one line of a file of labelled sentences.
type sentence struct {
	line  int
	label string // hit, clean, or miss for what doc.go says cannot be found
	casts string
	html  string
}

// sentences reads labelled sentences and who is in play in them.
func sentences(t testing.TB, file string) (list []sentence, casts map[string]Input) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	casts = map[string]Input{}
	for n, line := range strings.Split(string(b), "\n") {
		if name, text, ok := strings.Cut(line, "="); ok && strings.HasPrefix(line, "cast ") {
			casts[strings.TrimSpace(strings.TrimPrefix(name, "cast "))] = cast(t, text)
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		parts := strings.SplitN(line, " | ", 3)
		if len(parts) != 3 || !slices.Contains([]string{"hit", "clean", "miss"}, parts[0]) || len(casts[strings.TrimSpace(parts[1])].Hidden) == 0 {
			t.Fatalf("%s:%d: cannot read %q", file, n+1, line)
		}
		html := parts[2]
		if strings.Contains(html, `\u`) {
			if html, err = strconv.Unquote(`"` + strings.ReplaceAll(html, `"`, `\"`) + `"`); err != nil {
				t.Fatalf("%s:%d: %v", file, n+1, err)
			}
		}
		list = append(list, sentence{n + 1, parts[0], strings.TrimSpace(parts[1]), html})
	}
	return list, casts
}

func cast(t testing.TB, text string) (in Input) {
	t.Helper()
	kinds := map[string]Kind{"n": Person, "a": Alias, "h": Handle, "e": Email, "t": Title, "f": FileName}
	for _, entry := range strings.Split(text, ";") {
		short, name, _ := strings.Cut(strings.TrimSpace(entry), ":")
		kind, ok := kinds[short]
		switch {
		case short == "s":
			in.Shown = append(in.Shown, Name{Text: name})
		case ok:
			in.Hidden = append(in.Hidden, Name{Text: name, Kind: kind})
		default:
			t.Fatalf("no kind of name is called %q", short)
		}
	}
	return in
}

// TestSentences holds the search to what it promises: every seeded name found, and hardly a false alarm.
//
// The second file was written by somebody who knew how the search works, but not the first file. At first 84 of its 94
// seeded sentences were found, and 19 of its 85 clean ones were false alarms (22 %). Then the search learnt family names
// with particles, "to send", lists with commas, names of two words at the beginning of a sentence (Hyde Park), German
// nouns, names that are nouns in lower case (Pierre), code names behind "Project", and some brands. Both files were known
// by then: they hold what was reached, but tell nothing of sentences that nobody has thought of.
func TestSentences(t *testing.T) {
	for _, c := range []struct {
		file          string
		seeded, clean int // at least
	}{
		{"testdata/sentences.txt", 150, 150},
		{"testdata/blind.txt", 80, 80},
	} {
		list, casts := sentences(t, c.file)
		index := map[string]*Index{}
		for name, in := range casts {
			index[name] = Prepare(in)
		}
		seeded, found, clean, alarms := 0, 0, 0, 0
		for _, s := range list {
			got := names(index[s.casts].File(File{"pages/page.html", page(s.html)}))
			switch s.label {
			case "miss":
				seeded++
				if len(got) > 0 {
					t.Errorf("%s:%d: %q is found, though it is said to be missed", c.file, s.line, got[0].Found)
				}
			case "hit":
				seeded++
				if len(got) > 0 {
					found++
				} else {
					t.Errorf("%s:%d: nothing found in %q", c.file, s.line, s.html)
				}
			default:
				clean++
				if len(got) > 0 {
					alarms++
					t.Logf("%s:%d: false alarm: %q (%s %q) in %q", c.file, s.line, got[0].Found, got[0].Name.Kind, got[0].Name.Text, s.html)
				}
			}
		}
		t.Logf("%s: found %d of %d seeded; %d false alarms in %d clean sentences (%.1f %%)", c.file, found, seeded, alarms, clean, 100*float64(alarms)/float64(clean))
		if seeded < c.seeded || clean < c.clean {
			t.Errorf("%s: %d seeded and %d clean sentences, want %d and %d", c.file, seeded, clean, c.seeded, c.clean)
		}
		if alarms*50 > clean {
			t.Errorf("%s: %d false alarms in %d clean sentences, want at most 2 %%", c.file, alarms, clean)
		}
	}
}
