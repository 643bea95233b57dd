package generator

import (
	"bytes"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestHiddenAndMissingAreTheSame builds the pairs of journals of testdata/public/same.txt, of which the one holds something
// private that the other does not. Each is the journal below with a note more: with what stands between « and », or
// without it. The first of a pair whose name begins with ! is refused, with an error.
func TestHiddenAndMissingAreTheSame(t *testing.T) {
	around := map[string][]byte{
		"content/people/Ana Lima.md":       []byte("---\nvisibility: public\n---\n"),
		"content/people/Bo Ek.md":          []byte("---\nvisibility: public\norg: Acme\n---\n"),
		"content/people/Mei Tan.md":        []byte("---\naliases: [MT]\nemail: mei@x.example\norg: Acme\n---\n## Part\n"),
		"content/initiatives/Price.md":     []byte("---\nvisibility: public\n---\n"),
		"content/initiatives/Secret.md":    []byte("Hidden.\n"),
		"content/files/a.png":              pngWith(t, "", 1),
		"content/pages/Other.md":           []byte("---\nvisibility: public\n---\n# Other\n\n## Part\n\nText. ^block\n"),
		"content/meetings/2026-01-01 a.md": []byte("---\nvisibility: public\npeople: [\"[[Ana Lima]]\"]\n---\n"),
		"content/pages/Refers.md": []byte("---\nvisibility: public\n---\n![[x.svg]] ![alt](../files/x.pdf \"title\") [[x.pdf]] [text](../files/x.docx) [[x.docx|label]] " +
			"[[2026-05-07]] [[2026-05-07|that day]] ![[2026-05-07]] [[2026-05]] @cy [[Cy Dee]] [Cy](../people/Cy%20Dee.md) ![[Cy Dee#Part]] ![[a.png]] [[Cy Dee.md]] [[people/cy dee]] " +
			"[[Cy]] [[C. Dee]] [[Cy D.]] [[New thing]] ![[Board]] [[Refers#^x]] #cy\n"),
	}
	refused, cases := 0, sameCases(t)
	for _, c := range cases {
		name, note, _ := strings.Cut(c, "\n")
		what, p, _ := strings.Cut(name, ": ")
		var sites []map[string][]byte
		for _, text := range []string{strings.NewReplacer("«", "", "»", "").Replace(note), between.ReplaceAllString(note, "")} {
			files := maps.Clone(around)
			if strings.TrimSpace(text) != "" {
				files[p] = []byte(text)
			}
			dir := t.TempDir()
			writeFiles(t, dir, files)
			site, problems := publicSite(t, New(Options{Dir: dir, Audience: Public}))
			if slices.ContainsFunc(problems, func(p Problem) bool { return p.Severity == Error }) {
				site = nil // refused
			}
			sites = append(sites, site)
		}
		switch {
		case sites[1] == nil:
			t.Errorf("%s: refused without anything private", what)
		case sites[0] == nil && what[0] == '!':
			refused++
		case sites[0] == nil:
			t.Errorf("%s: refused", what)
		case !maps.EqualFunc(sites[0], sites[1], bytes.Equal):
			t.Errorf("%s: the site tells the two apart", what)
			compareFolders(t, what, sites[0], sites[1])
		}
	}
	t.Logf("of %d pairs %d are the same, and of %d one is refused", len(cases), len(cases)-refused, refused)
}

// sameCases reads the pairs, and writes into them what no file should hold.
func sameCases(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("testdata/public/same.txt")
	if err != nil {
		t.Fatal(err)
	}
	filled := strings.NewReplacer(
		"⟦return⟧", "\r",
		"⟦no UTF-8⟧", "\xff\xfe",
		"⟦many cells⟧", "| a | b |\n|---|---|\n"+strings.Repeat("| "+strings.Repeat("x | ", 100)+"\n", 600),
		"⟦deep quotes⟧", strings.Repeat(">", 300)+" deep",
		"⟦a mebibyte⟧", strings.Repeat(strings.Repeat("hidden ", 10)+"\n", 17000),
		"⟦a long line⟧", strings.Repeat("hidden ", 10000),
	).Replace(string(text))
	return strings.Split(strings.TrimPrefix(filled, "== "), "\n== ")
}

// between is what only the one journal of a pair holds.
var between = regexp.MustCompile(`(?s)«.*?»`)
