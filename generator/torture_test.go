package generator

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"rapport/generator/internal/golden"
)

// hostile are files that a journal may hold by accident or by malice: their text by their path. A word kept-… in one
// says that it is a good note, which must have a page that shows the word. Names that only some systems can hold are in
// torture_unix_test.go and torture_linux_test.go.
var hostile = map[string]string{
	"rapport.yaml": "me: [Kim Berg]\n",

	// Bytes.
	"bytes/bom.md":           "\ufeff---\nvisibility: public\ntitle: Marked\n---\nkept-bom\n",
	"bytes/bom twice.md":     "\ufeff\ufeff---\ntitle: Twice\n---\nkept-boms\n",
	"bytes/crlf.md":          "---\r\ntitle: Windows\r\n---\r\nkept-crlf\r\n",
	"bytes/lone cr.md":       "---\rtitle: Old Mac\r---\rkept-cr\r",
	"bytes/mixed ends.md":    "---\r\ntitle: Mixed\n---\r\nkept-mixed\rand more\n",
	"bytes/not utf-8.md":     "---\ntitle: Caf\xe9\n---\nkept-latin \xff\xfe\n",
	"bytes/nul.md":           "---\ntitle: Nul\n---\nbefore \x00 after\n",
	"bytes/utf-16 le.md":     utf16Text("\ufeff# wide\n", false),
	"bytes/utf-16 be.md":     utf16Text("\ufeff# wide\n", true),
	"bytes/utf-16 no bom.md": utf16Text("# wide\n", false),
	"bytes/empty.md":         "",
	"bytes/blanks.md":        " \t\n\n \n",
	"bytes/no end.md":        "kept-noend",
	"bytes/controls.md":      "kept-controls \x01\x02\x1b[31m \u202e\u2066 \u200b\n",
	"bytes/ten megabytes.md": strings.Repeat("a word and another one\n", 10<<20/23),
	"bytes/one long line.md": strings.Repeat("kept-long ", 60_000) + "\n",
	"bytes/image.md":         "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",

	// Front matter.
	"fences/only fences.md":   "---\n---\n",
	"fences/one fence.md":     "---\n",
	"fences/open.md":          "---\ntitle: Open\n\nkept-open\n",
	"fences/three.md":         "---\n---\n---\nkept-three\n",
	"fences/tabs.md":          "---\n\ttitle: Tab\nrole: x\n---\nkept-tabs\n",
	"fences/broken.md":        "---\ntitle: [open\npeople: \"[[A]]\n---\nkept-broken\n",
	"fences/anchors.md":       "---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n---\nkept-anchors\n",
	"fences/deep.md":          "---\na: " + strings.Repeat("[", 3000) + strings.Repeat("]", 3000) + "\n---\nkept-deep\n",
	"fences/long.md":          "---\n" + strings.Repeat("key: a value\n", 8000) + "---\nkept-longfence\n",
	"fences/types.md":         "---\ntitle: {a: b}\naliases: 2026-01-01\ntags: {a: [b]}\n1: 2\n? [a]\n: b\n---\nkept-types\n",
	"fences/toml.md":          "+++\ntitle = \"x\"\n+++\nkept-toml\n",
	"fences/merge.md":         "---\n<<: {title: x}\n!!binary role: x\n---\nkept-merge\n",
	"fences/templater.md":     "---\ndate: <% tp.date.now() %>\n---\n",
	"fences/braces.md":        "---\ndate: {{date}}\n---\n",
	"fences/twice.md":         "---\ntitle: One\ntitle: Two\nvisibility: public\nvisibility: private\n---\nkept-twice\n",
	"fences/impossible.md":    "---\ntype: meeting\ndate: 2026-02-30\npeople: [Ana]\n---\nkept-impossible\n",
	"fences/other options.md": "---\n# comment\n...\n---\nkept-dots\n",

	// Places that hold no notes.
	".trash/gone.md":              "gone\n",
	".obsidian/workspace.md":      "gone\n",
	"people/...hidden.md":         "gone\n",
	"people/.hidden.md":           "gone\n",
	"people/~lock.md":             "gone\n",
	"people/#auto#.md":            "gone\n",
	"people/backup.md~":           "gone\n",
	"Templates/Person.md":         "gone\n",
	"work/template/Meeting.md":    "gone\n",
	"public/pages/old.md":         "gone\n",
	"old site/.rapport-output":    "gone\n",
	"other/notes.txt":             "no note\n",
	"people/folder.md/Inside.md":  "kept-inside\n",
	"people/Shout.MD":             "kept-shout\n",
	"private/Secret.md":           "---\nvisibility: public\n---\nkept-secret\n",
	"files/Bild Zürich (1).PNG":   "\x89PNG",
	"files/bild zürich (1).png.x": "x",

	// Copies that sync programs make.
	"people/Jane Doe.sync-conflict-20260914-101500-ABCDEFG.md": "gone\n",
	"people/Jane Doe (Kim's conflicted copy 2026-09-14).md":    "gone\n",
	"people/Jane Doe (conflicted copy 2026-09-14 101500).md":   "gone\n",
	"people/Jane Doe (Case Conflict).md":                       "gone\n",

	// Addresses.
	"people/Jane Doe.md":                             "kept-jane\n",
	"contacts/jane doe.md":                           "kept-lowerjane\n",
	"a/people/Jane-Doe!.md":                          "kept-hyphenjane\n",
	"people/index.md":                                "kept-index\n",
	"people/Renée.md":                                "kept-nfc\n",
	"contacts/Rene\u0301e.md":                        "kept-nfd\n",
	"people/🎉🎉.md":                                   "kept-party\n",
	"people/🎈.md":                                    "kept-balloon\n",
	"people/---.md":                                  "kept-hyphens\n",
	"people/محمد علي.md":                             "kept-arabic\n",
	"people/محمود علي.md":                            "kept-arabic2\n",
	"people/王小明.md":                                  "kept-cjk\n",
	"people/王小名.md":                                  "kept-cjk2\n",
	"people/Сара Ковач.md":                           "kept-cyrillic\n",
	"people/ﬁ ligature ①.md":                         "kept-ligature\n",
	"people/İstanbul ıi.md":                          "kept-turkish\n",
	"people/Straße.md":                               "kept-eszett\n",
	"people/Strasse.md":                              "kept-ss\n",
	"people/percent %2e%2e.md":                       "kept-percent\n",
	"people/'quoted' & <b>.md":                       "",
	"deep/" + strings.Repeat("d/", 60) + "bottom.md": "kept-bottom\n",
	"people/" + strings.Repeat("long name ", 20)[:196] + ".md":  "kept-longname\n",
	"people/" + strings.Repeat("long name ", 20)[:195] + "!.md": "kept-longname2\n",
	"people/" + strings.Repeat("王", 65) + ".md":                 "kept-longcjk\n",

	// Bodies.
	"bodies/script.md":            "kept-script <script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1))\n",
	"bodies/loop a.md":            "kept-loopa ![[loop b]]\n",
	"bodies/loop b.md":            "kept-loopb ![[loop a]]\n",
	"bodies/itself.md":            "kept-itself ![[itself]]\n",
	"bodies/up.md":                "kept-up [x](../../../../etc/passwd) [[../../x]] ![](../../../etc/passwd)\n",
	"bodies/picture.md":           "kept-picture ![[Bild Zürich (1).PNG]]\n",
	"bodies/braces.md":            "kept-braces {{ .Title }} {{ template \"x\" }}\n",
	"bodies/unclosed.md":          "kept-unclosed\n\n:::private\nnever closed\n\n%% nor this\n",
	"meetings/9999-99.md":         "kept-nines\n",
	"meetings/0000-00-00 Zero.md": "kept-zero\n",
	"meetings/2026-09-14.md":      "---\npeople: [\"\", \"[[]]\", \"[[|]]\", \"@\", \"#\", \"(x)\"]\n---\nkept-nonames\n",
}

func utf16Text(s string, big bool) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return string(b)
}

// TestTorture builds a journal of hostile files: each costs itself and a problem, and nothing else.
func TestTorture(t *testing.T) {
	dir := t.TempDir()
	for name, text := range hostile {
		put(t, dir, name, []byte(text))
	}
	r := survives(t, dir, hostile)
	got := codes(r)
	const want = "testdata/torture.txt"
	if *golden.Update {
		if err := os.WriteFile(want, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	b, err := os.ReadFile(want)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(b), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", want, diff)
	}
}

// codes lists the problems of a build, one line for each: its path and code.
func codes(r *Result) string {
	var b strings.Builder
	for _, p := range r.Problems {
		fmt.Fprintf(&b, "%s: %s %s\n", p.Path, p.Severity, p.Code)
	}
	return b.String()
}

var address = regexp.MustCompile(`^[a-z0-9._/-]{1,200}$`)

// survives builds and writes a journal, and checks that its site is sound and shows every good note.
func survives(t *testing.T, dir string, files map[string]string) *Result {
	t.Helper()
	r := builtAt(t, New(Options{Dir: dir}), noon)
	folded := map[string]string{}
	var shown [][]byte // pages of notes
	for _, p := range r.Paths() {
		if !address.MatchString(p) {
			t.Errorf("the site has a file %q", p)
		}
		if other, ok := folded[strings.ToLower(p)]; ok {
			t.Errorf("%q and %q are one file on some systems", p, other)
		}
		folded[strings.ToLower(p)] = p
		b, _, err := r.File(p)
		if err != nil {
			t.Errorf("File(%q): %v", p, err)
		}
		if folder, _, ok := strings.Cut(p, "/"); ok && slices.Contains([]string{"people", "meetings", "initiatives", "pages"}, folder) {
			shown = append(shown, b)
		}
		if bytes.Contains(b, []byte("gone\n")) {
			t.Errorf("%s shows what is no note", p)
		}
	}
	for name, text := range files {
		_, word, _ := strings.Cut(text, "kept-")
		if word, _, _ = strings.Cut(word, "\n"); word == "" {
			continue
		}
		word = "kept-" + strings.FieldsFunc(word, func(r rune) bool { return r == ' ' || r == '\r' })[0]
		whole := regexp.MustCompile(word + `\b`)
		if !slices.ContainsFunc(shown, whole.Match) {
			t.Errorf("%s has no page that shows %q", name, word)
		}
	}
	if _, err := r.WriteTo(filepath.Join(dir, "public-new")); err != nil {
		t.Errorf("WriteTo: %v", err)
	}
	export(t, r)
	return r
}
