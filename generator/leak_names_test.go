package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const publicFront = "---\nvisibility: public\n---\n"

// TestAddressesLeakNothing publishes names whose addresses hold words that no note does.
func TestAddressesLeakNothing(t *testing.T) {
	dir := t.TempDir()
	writeFiles(t, dir, map[string][]byte{
		"content/people/Zoë Ünsal.md":               []byte(publicFront + "With [[李雷]] on #增长."),
		"content/people/李雷.md":                      []byte(publicFront),
		"content/people/Иван Петров.md":             []byte(publicFront),
		"content/people/محمد علي.md":                []byte(publicFront),
		"content/people/x.md":                       []byte("---\nvisibility: public\nname: 김민수\n---\n"),
		"content/initiatives/Рост.md":               []byte(publicFront + "# Большой рост\n"),
		"content/meetings/2026-01-01 Größe.md":      []byte("---\nvisibility: public\ntags: [c, c++, a/b, a-b]\n---\n"),
		"content/заметки/день.md":                   []byte(publicFront),
		"content/index.md":                          []byte(publicFront),
		"content/pages/con.md":                      []byte(publicFront),
		"content/pages/😀.md":                        []byte(publicFront),
		"content/pages/" + long("Würde ") + ".md":   []byte(publicFront),
		"content/meetings/" + long("Talk ") + ".md": []byte(publicFront + "## 2026-03-03 " + long("Maß ")),
	})
	if leaks := leaksOf(t, dir); len(leaks) > 0 {
		t.Errorf("%d leaks, the first: %v", len(leaks), leaks[0])
	}
}

func long(s string) string { return strings.Repeat(s, 24) + "end" }

// TestNamesOfOthersLeak says names in public that only private notes link to, or write in other letters.
func TestNamesOfOthersLeak(t *testing.T) {
	for _, c := range []struct{ said, path, private string }{
		{"We met Ivan Petrov.", "people/Иван Петров.md", ""},
		{"We met Petrov.", "people/Иван Петров.md", ""},
		{"Saw Quentin Xylander there.", "pages/Private.md", "[[Quentin Xylander]] is no fool."},
		{"Ask qxylander about it.", "people/Someone Else.md", "---\naliases: [\"@qxylander\"]\n---\n"},
	} {
		dir := t.TempDir()
		writeFiles(t, dir, map[string][]byte{
			"content/pages/Open.md":  []byte(publicFront + c.said),
			"content/" + c.path:      []byte(c.private),
			"content/pages/Other.md": []byte("Ideas, [[next steps]] and the [[Roadmap]]."),
		})
		if leaks := leaksOf(t, dir); len(leaks) != 1 || leaks[0].Path != "content/pages/Open.md" || leaks[0].Line != 4 {
			t.Errorf("%q: %v, want one leak on line 4", c.said, leaks)
		}
		writeFiles(t, dir, map[string][]byte{"content/pages/Open.md": []byte(publicFront + "Ideas, next steps and a roadmap.")})
		if leaks := leaksOf(t, dir); len(leaks) > 0 {
			t.Errorf("beside %q: %v, want none", c.path, leaks)
		}
	}
}

// TestLeaksStandAtTheirNotes names the note of a page that shows what no line of it says as it stands.
func TestLeaksStandAtTheirNotes(t *testing.T) {
	dir := t.TempDir()
	writeFiles(t, dir, map[string][]byte{
		"content/people/Helena Moe.md": nil,
		"content/pages/Open.md":        []byte(publicFront + "We met **Hel**ena *Mo*e there."),
	})
	leaks := leaksOf(t, dir)
	if len(leaks) != 1 || leaks[0].Path != "content/pages/Open.md" || leaks[0].Line != 0 || !strings.Contains(leaks[0].Message, "pages/open.html:") {
		t.Errorf("%v, want one leak at content/pages/Open.md, in pages/open.html", leaks)
	}
	if len(leaks) == 1 && strings.Contains(leaks[0].Hint, "rename") {
		t.Errorf("hint: %s", leaks[0].Hint)
	}
	writeFiles(t, dir, map[string][]byte{"content/pages/Helena Moe's page.md": []byte(publicFront)})
	if leaks := leaksOf(t, dir); len(leaks) == 0 || leaks[0].Path != "content/pages/Helena Moe's page.md" || !strings.HasPrefix(leaks[0].Hint, "rename the file") {
		t.Errorf("%v, want one leak in the name of a file first", leaks)
	}
	if err := os.Remove(filepath.Join(dir, "content/pages/Helena Moe's page.md")); err != nil {
		t.Fatal(err)
	}
	writeFiles(t, dir, map[string][]byte{
		"rapport.yaml": []byte("title: Helena Moe and I\n"), "content/pages/Open.md": []byte(publicFront + "We."),
	})
	if leaks := leaksOf(t, dir); len(leaks) != 1 || leaks[0].Path != "rapport.yaml" {
		t.Errorf("%v, want one leak at rapport.yaml", leaks)
	}
}

// TestTextsOfLinksAreSaid writes a hidden name where a link shows it, and an address. The problem stands on that line,
// beside a note that only links to whom is hidden, and the way out that it names leads out.
func TestTextsOfLinksAreSaid(t *testing.T) {
	for _, c := range []struct{ said, name string }{
		{"Mail helena@x.example.", "helena@x.example"},
		{"Mail <helena@x.example>.", "helena@x.example"},
		{"[Mail](mailto:helena@x.example).", "helena@x.example"},
		{"See [Helena](https://y.example/).", "Helena"},
		{"See [Helena](Other.md).", "Helena"},
		{"See [[Other|Helena]].", "Helena"},
	} {
		dir := t.TempDir()
		writeFiles(t, dir, map[string][]byte{
			"content/people/Helena Moe.md": []byte("---\nemail: helena@x.example\n---\n"),
			"content/pages/Other.md":       []byte(publicFront + "Other."),
			"content/pages/Linked.md":      []byte(publicFront + "[[Helena Moe]] [Helena](../people/Helena%20Moe.md) @helena"),
			"content/pages/Open.md":        []byte(publicFront + c.said),
		})
		if leaks := leaksOf(t, dir); len(leaks) != 1 || leaks[0].Path != "content/pages/Open.md" || leaks[0].Line != 4 {
			t.Errorf("%q: %v, want one leak on line 4 of Open.md", c.said, leaks)
		}
		allowed := "---\nvisibility: public\nallow_names: [\"" + c.name + ": she agreed\"]\n---\n"
		writeFiles(t, dir, map[string][]byte{"content/pages/Open.md": []byte(allowed + c.said)})
		if leaks := leaksOf(t, dir); len(leaks) > 0 {
			t.Errorf("%q, which is allowed: %v, want none", c.said, leaks)
		}
	}
}

// TestAllowedInOneNoteIsNotInAnother allows a name in one note, and shows it in another in forms that its source does
// not hold.
func TestAllowedInOneNoteIsNotInAnother(t *testing.T) {
	for said, line := range map[string]int{
		"See [[Allowed|Helena]].":  4,
		"See ![Helena](a.png).":    4,
		"We met **Hel**ena.":       0,
		"[[Helena Moe|Helena]].":   -1, // someone
		"A link to [[Allowed]] is": -1, // what the other says of it
	} {
		dir := t.TempDir()
		writeFiles(t, dir, map[string][]byte{
			"content/people/Helena Moe.md": nil,
			"content/files/a.png":          plainPNG(t),
			"content/pages/Allowed.md":     []byte("---\nvisibility: public\nallow_names: [\"Helena: she agreed\"]\n---\nHelena, of [[Open]], and [[Helena Moe|Helena]]."),
			"content/pages/Open.md":        []byte(publicFront + said),
		})
		leaks := leaksOf(t, dir)
		switch {
		case line < 0 && len(leaks) > 0:
			t.Errorf("%q: %v, want none", said, leaks)
		case line >= 0 && (len(leaks) != 1 || leaks[0].Path != "content/pages/Open.md" || leaks[0].Line != line):
			t.Errorf("%q: %v, want one leak on line %d of Open.md", said, leaks, line)
		}
	}
}
