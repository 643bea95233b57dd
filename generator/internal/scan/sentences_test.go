package scan

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// sentence is one line of testdata/sentences.txt.
type sentence struct {
	line  int
	hit   bool
	casts string
	html  string
}

// sentences reads the labelled sentences and who is in play in them.
func sentences(t testing.TB) (list []sentence, casts map[string]Input) {
	t.Helper()
	b, err := os.ReadFile("testdata/sentences.txt")
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
		if len(parts) != 3 || parts[0] != "hit" && parts[0] != "clean" || len(casts[strings.TrimSpace(parts[1])].Hidden) == 0 {
			t.Fatalf("testdata/sentences.txt:%d: cannot read %q", n+1, line)
		}
		html := parts[2]
		if strings.Contains(html, `\u`) {
			if html, err = strconv.Unquote(`"` + strings.ReplaceAll(html, `"`, `\"`) + `"`); err != nil {
				t.Fatalf("testdata/sentences.txt:%d: %v", n+1, err)
			}
		}
		list = append(list, sentence{n + 1, parts[0] == "hit", strings.TrimSpace(parts[1]), html})
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
			t.Fatalf("testdata/sentences.txt: no kind of name is called %q", short)
		}
	}
	return in
}

// TestSentences holds the search to what it promises: every seeded name found, and hardly a false alarm.
func TestSentences(t *testing.T) {
	list, casts := sentences(t)
	index := map[string]*Index{}
	for name, in := range casts {
		index[name] = Prepare(in)
	}
	seeded, found, clean, alarms := 0, 0, 0, 0
	for _, s := range list {
		got := names(index[s.casts].File(File{"pages/page.html", page(s.html)}))
		switch {
		case s.hit:
			seeded++
			if len(got) > 0 {
				found++
			} else {
				t.Errorf("testdata/sentences.txt:%d: nothing found in %q", s.line, s.html)
			}
		default:
			clean++
			if len(got) > 0 {
				alarms++
				t.Logf("testdata/sentences.txt:%d: false alarm: %q (%s %q) in %q", s.line, got[0].Found, got[0].Name.Kind, got[0].Name.Text, s.html)
			}
		}
	}
	t.Logf("found %d of %d seeded; %d false alarms in %d clean sentences (%.1f %%)", found, seeded, alarms, clean, 100*float64(alarms)/float64(clean))
	if seeded+clean < 300 || clean < 150 {
		t.Errorf("%d seeded and %d clean sentences, want 300 in all and 150 clean ones", seeded, clean)
	}
	if alarms*50 > clean {
		t.Errorf("%d false alarms in %d clean sentences, want at most 2 %%", alarms, clean)
	}
}
