package generator

import (
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
	writeFiles(t, dir, map[string][]byte{
		"rapport.yaml": []byte("title: Helena Moe and I\n"), "content/pages/Open.md": []byte(publicFront + "We."),
	})
	if leaks := leaksOf(t, dir); len(leaks) != 1 || leaks[0].Path != "rapport.yaml" {
		t.Errorf("%v, want one leak at rapport.yaml", leaks)
	}
}
