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
