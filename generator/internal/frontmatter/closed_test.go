package frontmatter

import (
	"bytes"
	"testing"
)

// Every way of writing front matter that a library alone takes for none, or ends in the wrong place, ends here with a
// problem, nothing believed, and nothing of it in the body. The prose stays.
func TestNothingFailsOpen(t *testing.T) {
	const keys = "visibility: public\nsecret: CANARY\n"
	for _, c := range []struct {
		name, src string
		bom       bool
	}{
		{name: "byte-order mark", src: "---\n" + keys + "---\nProse\n", bom: true},
		{name: "byte-order mark left", src: "\ufeff---\n" + keys + "---\nProse\n"},
		{name: "zero-width space", src: "\u200b---\n" + keys + "---\nProse\n"},
		{name: "zero-width space behind", src: "---\u200b\n" + keys + "---\nProse\n"},
		{name: "no-break space", src: "\u00a0---\n" + keys + "---\nProse\n"},
		{name: "em dash", src: "—\n" + keys + "—\nProse\n"},
		{name: "em dashes", src: "———\n" + keys + "———\nProse\n"},
		{name: "en dashes", src: "–––\n" + keys + "---\nProse\n"},
		{name: "four hyphens", src: "----\n" + keys + "----\nProse\n"},
		{name: "two hyphens", src: "--\n" + keys + "--\nProse\n"},
		{name: "comment above", src: "<!-- x -->\n---\n" + keys + "---\nProse\n"},
		{name: "text above", src: "Words\n---\n" + keys + "---\nProse\n"},
		{name: "heading above", src: "# Words\n\n---\n" + keys + "---\nProse\n"},
		{name: "blank line above", src: "\n---\n" + keys + "---\nProse\n"},
		{name: "no closing fence", src: "---\n" + keys + "\nProse\n"},
		{name: "closed by dots", src: "---\n" + keys + "...\nProse\n"},
		{name: "closed by two hyphens", src: "---\n" + keys + "--\nProse\n"},
		{name: "closed by four hyphens", src: "---\n" + keys + "----\nProse\n"},
		{name: "closed by an indented fence", src: "---\n" + keys + "  ---\nProse\n"},
		{name: "fence in a block scalar", src: "---\nx: |\n  ---\n  CANARY\n" + keys + "---\nProse\n"},
		{name: "fence with a blank between keys", src: "---\nx: CANARY\n--- \n" + keys + "---\nProse\n"},
		{name: "fence with a blank between keys, no end", src: "---\nx: CANARY\n--- \n" + keys + "\nProse\n"},
		{name: "dots between keys", src: "---\nx: CANARY\n...\n" + keys + "---\nProse\n"},
		{name: "flag twice", src: "---\n" + keys + "visibility: public\n---\nProse\n"},
		{name: "flag twice in other letters", src: "---\n" + keys + "VISIBILITY: private\n---\nProse\n"},
		{name: "flag in quotes", src: "---\n\"visibility\": public\n---\nProse\n"},
		{name: "flag without a blank", src: "---\nvisibility:public\n---\nProse\n"},
		{name: "merge key", src: "---\nb: &b {visibility: public}\n<<: *b\n---\nProse\n"},
		{name: "anchor", src: "---\nvisibility: &a public\n---\nProse\n"},
		{name: "broken key", src: "---\n" + keys + "x: [CANARY\n---\nProse\n"},
		{name: "json", src: "{\n\"visibility\": \"public\",\n\"secret\": \"CANARY\"\n}\nProse\n"},
		{name: "json on a line", src: "{\"visibility\": \"public\", \"secret\": \"CANARY\"}\nProse\n"},
		{name: "json in semicolons", src: ";;;\n{\"secret\": \"CANARY\"}\n;;;\nProse\n"},
		{name: "toml", src: "+++\nvisibility = \"public\"\nsecret = \"CANARY\"\n+++\nProse\n"},
		{name: "toml in hyphens", src: "---toml\nvisibility = \"public\"\nsecret = \"CANARY\"\n---\nProse\n"},
		{name: "json in hyphens", src: "---json\n{\"secret\": \"CANARY\"}\n---\nProse\n"},
		{name: "yaml in hyphens", src: "---yaml\n" + keys + "---\nProse\n"},
		{name: "below an empty block", src: "---\n---\n" + keys + "---\nProse\n"},
		{name: "below a blank block", src: "---\n\n---\n" + keys + "---\nProse\n"},
		{name: "below a block of comments", src: "---\n# words\n---\n" + keys + "---\nProse\n"},
		{name: "below a block of prose", src: "---\nWords.\n\n---\n" + keys + "---\nProse\n"},
		{name: "replaced character before the fence", src: "\ufffd---\n" + keys + "---\nProse\n"},
		{name: "replaced character behind the fence", src: "---\ufffd\n" + keys + "---\nProse\n"},
		{name: "line separators", src: "---\u2028visibility: public\u2028secret: CANARY\u2028---\nProse\n"},
		{name: "another key twice", src: "---\n" + keys + "x: 1\nx: 2\n---\nProse\n"},
		{name: "indented keys", src: "---\n  visibility: public\n  secret: CANARY\n---\nProse\n"},
		{name: "keys in a list", src: "---\n- visibility: public\n- secret: CANARY\n---\nProse\n"},
		{name: "flag without fences", src: "visibility: public\n\nProse\n"},
	} {
		b := Parse("note.md", []byte(c.src), c.bom, isKnown)
		if b.Sound {
			t.Errorf("%s: sound", c.name)
		}
		if len(b.Problems) == 0 || b.Problems[0].Hint == "" {
			t.Errorf("%s: %d problems, or no way out", c.name, len(b.Problems))
		}
		if bytes.Contains(b.Body, []byte("CANARY")) || bytes.Contains(b.Body, []byte("visibility")) {
			t.Errorf("%s: the body is %q", c.name, b.Body)
		}
		if !bytes.Contains(b.Body, []byte("Prose")) {
			t.Errorf("%s: the body lost its prose: %q", c.name, b.Body)
		}
	}
}

// What stands between two lines `---` and is no front matter is the author's text: it stays in the body.
func TestProseBetweenFencesStays(t *testing.T) {
	for _, text := range []string{
		"# Words", "# Words\n", "# Words: more", "#words", "Words.", "\nWords.\n", "- Words", "- [ ] Words\n- more", "* Words",
		"[[Words]] more", "[[Words]]", "[Words](words.md) more", "> Words", "| Words |\n|---|\n| x |", "1. Words", "@words came",
		"Words.\n\nRemark: more", "# Words\n\nmore", "- Words\n  more",
	} {
		for _, src := range []string{"---\n" + text + "\n---\nProse\n", "---\n" + text + "\n"} {
			b := Parse("note.md", []byte(src), false, isKnown)
			if string(b.Body) != src || len(b.Fields) > 0 || len(b.Problems) > 0 {
				t.Errorf("Parse(%q) = body %q, fields %v, problems %v, want all of it in the body", src, b.Body, b.Fields, b.Problems)
			}
		}
	}
	for _, text := range []string{"# role: CFO", "# visibility: public", "#\n# tags: [a]", "- role: CFO", "Words.\nrole: CFO", "# words\nother: x", "Words.\nvisibility: x", "[role, CFO]", "{role: CFO}", "role: CFO"} {
		src := "---\n" + text + "\n---\nProse\n"
		if b := Parse("note.md", []byte(src), false, isKnown); string(b.Body) != "Prose\n" {
			t.Errorf("Parse(%q) = body %q, want only what stands behind the fences", src, b.Body)
		}
	}
}
