package note

import (
	"strings"
	"testing"

	"rapport/generator/internal/diag"
)

// canary stands in the front matter of every note below: it must never reach a body.
const canary = "CANARY"

// TestNothingBecomesPublicByMistake holds for each case that the note is private, that a problem says so, and that
// nothing of the front matter is in the body.
func TestNothingBecomesPublicByMistake(t *testing.T) {
	block := func(lines ...string) string {
		return "---\nrole: " + canary + "\n" + strings.Join(lines, "\n") + "\n---\nbody\n"
	}
	for name, src := range map[string]string{
		"byte-order mark":               "\uFEFF" + block("visibility: public"),
		"zero-width space before fence": "\u200B" + block("visibility: public"),
		"em dash as fence":              "—\nvisibility: public\nrole: " + canary + "\n—\nbody\n",
		"four dashes as fence":          "----\nvisibility: public\nrole: " + canary + "\n----\nbody\n",
		"comment above the fence":       "<!-- note -->\n" + block("visibility: public"),
		"text above the fence":          "Hello\n" + block("visibility: public"),
		"blank line above the fence":    "\n" + block("visibility: public"),
		"no closing fence":              "---\nvisibility: public\nrole: " + canary + "\n\nbody\n",
		"closed by dots":                "---\nvisibility: public\nrole: " + canary + "\n...\nbody\n",
		"closed by two dashes":          "---\nvisibility: public\nrole: " + canary + "\n--\nbody\n",
		"fence in a block scalar":       "---\nwhy: |\n  a\n  ---\n  " + canary + "\nvisibility: public\n---\nbody\n",
		"fence with a blank":            "---\nvisibility: public\n--- \nrole: " + canary + "\n---\nbody\n",
		"no fence":                      "role: " + canary + "\nvisibility: public\n\nbody\n",
		"only visibility, no fence":     "visibility: public\n\nbody\n",
		"inline field":                  "visibility:: public\n\nbody\n",
		"bold line":                     "**Visibility:** public\n\nbody\n",
		"misspelt key":                  block("visiblity: public"),
		"mis-cased key":                 block("Visibility: public"),
		"key with a blank":              block("visi bility: public"),
		"key with a dash":               block("visi-bility: public"),
		"Cyrillic key":                  block("vis\u0456bility: public"),
		"key with zero-width space":     block("visibility\u200b: public"),
		"quoted key":                    block(`"visibility": public`),
		"said twice":                    block("visibility: public", "visibility: public"),
		"said twice, differently":       block("visibility: private", "visibility: public"),
		"merge key":                     block("base: &b {visibility: public}", "<<: *b"),
		"nested":                        block("meta:", "  visibility: public"),
		"in a list":                     block("visibility: [public]"),
		"in a map":                      block("visibility: {public: yes}"),
		"quoted value":                  block(`visibility: "public"`),
		"quoted with a blank":           block(`visibility: "public "`),
		"mis-cased value":               block("visibility: Public"),
		"misspelt value":                block("visibility: publc"),
		"dotless i":                     block("visibility: publ\u0131c"),
		"zero-width space in the value": block("visibility: public\u200b"),
		"no-break space in the value":   block("visibility:\u00a0public"),
		"tag":                           block("visibility: !!str public"),
		"anchor":                        block("visibility: &v public"),
		"alias":                         block("base: &v public", "visibility: *v"),
		"folded":                        block("visibility: >-", "  public"),
		"on the next line":              block("visibility:", "  public"),
		"true":                          block("visibility: true"),
		"another word":                  block("visibility: friends"),
		"complex key":                   block("? visibility", ": public"),
		"flow mapping":                  "---\n{role: " + canary + ", visibility: public}\n---\nbody\n",
		"JSON":                          "{\"role\": \"" + canary + "\", \"visibility\": \"public\"}\nbody\n",
		"TOML":                          "+++\nrole = \"" + canary + "\"\nvisibility = \"public\"\n+++\nbody\n",
		"Windows-1252 byte in the key":  block("visibilit\xff: public"),
		"two front matters":             "---\n---\nrole: " + canary + "\nvisibility: public\n---\nbody\n",
		"fence with a form feed":        "---\f\nrole: " + canary + "\nvisibility: public\n---\nbody\n",
		"form feed before the fence":    "\f---\nrole: " + canary + "\nvisibility: public\n---\nbody\n",
		"form feed at the end":          "---\nrole: " + canary + "\nvisibility: public\n---\f\nbody\n",
		"next-line character":           block("team: x\u0085visibility: public"),
		"line separators":               "---\u2028role: " + canary + "\u2028visibility: public\u2028---\nbody\n",
		"carriage returns alone":        strings.ReplaceAll(block("visibility: public"), "\n", "\r"),
		"a carriage return alone":       block("team: x\rvisibility: public"),
		"a byte of no character":        block("team: x\xff", "visibility: public"),
		"a control character":           block("team: x\x7f", "visibility: public"),
		"another key twice":             block("visibility: public", "team: a", "team: b"),
		"indented keys":                 "---\n  role: " + canary + "\n  visibility: public\n---\nbody\n",
		"blank before the colon":        block("visibility : public"),
		"tab behind the colon":          block("visibility:\tpublic"),
		"more behind the word":          block("visibility: public, but not yet"),
		"more on the next line":         block("visibility: public", "  no"),
		"comment without a blank":       block("visibility: public#yes"),
		"in a list of keys":             block("- visibility: public"),
		"merge key beside it":           block("visibility: public", "<<: {visibility: private}"),
		"complex key beside it":         block("visibility: public", "? visibility", ": private"),
		"tag before the key":            block("visibility: public", "!!str visibility: private"),
		"document mark":                 block("visibility: public", "--- # next"),
		"directive":                     block("%YAML 1.2", "visibility: public"),
		"full-width colon":              block("visibility\uff1a public"),
		"full-width letter":             block("visibility: \uff50ublic"),
		"left-to-right mark":            block("visibility: public\u200e"),
		"equals sign":                   block("visibility = public"),
		"UTF-16":                        "\xff\xfe-\x00-\x00-\x00",
		"NUL":                           block("visibility: public\x00"),
		"too large":                     block("visibility: public") + strings.Repeat("a", MaxSize),
	} {
		t.Run(name, func(t *testing.T) {
			n := NewParser(Options{}).Parse("people/Jane.md", []byte(src))
			if n.Public {
				t.Errorf("the note is public:\n%q", src[:min(len(src), 200)])
			}
			if n.Doc != nil && (strings.Contains(n.Doc.HTML, canary) || strings.Contains(n.Doc.HTML, visibility+":")) {
				t.Errorf("the body holds front matter: %q", n.Doc.HTML)
			}
			if diag.Count(n.Problems, diag.Error) == 0 {
				t.Errorf("no error among the problems %v", n.Problems)
			}
		})
	}
}

func TestPublic(t *testing.T) {
	for _, c := range []struct {
		name, path, src string
		want            bool
	}{
		{"exactly so", "a.md", "---\nvisibility: public\n---\n", true},
		{"among others, with CRLF", "content/x/a.md", "---\r\nrole: CFO\r\nvisibility: public\r\n---\r\n", true},
		{"with blanks and a comment", "a.md", "---\nvisibility:  public # asked her\n---\n", true},
		{"below a comment and blank lines", "a.md", "---\n# mine\n\nvisibility: public\n\n# end\n---\n", true},
		{"below a list", "a.md", "---\ntags:\n- a\n- b\nvisibility: public\npeople: [[Jane]], [[Raj]]\n---\n", true},
		{"beside text of several lines", "a.md", "---\nwhy: |\n  a\n\n  b\nvisibility: public\n---\n---\nx\n---\n", true},
		{"with blanks behind", "a.md", "---\nvisibility: public  \nurl: https://acme.example/#a\n---", true},
		{"a strange character below", "a.md", "---\nvisibility: public\n---\nx\u00a0\u200b\u2028", true},
		{"commented out", "a.md", "---\nrole: CFO\n# visibility: public\n---\n", false},
		{"a word like it below", "a.md", "---\nrole: CFO\n---\nVisibility of public work: good\n\n```\nvisibility: public\n```\n", false},
		{"private", "a.md", "---\nvisibility: private\n---\n", false},
		{"blank", "a.md", "---\nvisibility:\n---\n", false},
		{"not said", "a.md", "---\nrole: CFO\n---\n", false},
		{"in a private folder", "content/private/a.md", "---\nvisibility: public\n---\n", false},
		{"deep in a Private folder", "content/Private/b/a.md", "---\nvisibility: public\n---\n", false},
		{"a file called private", "content/private.md", "---\nvisibility: public\n---\n", true},
		{"publish is another program's word", "a.md", "---\npublish: true\n---\n", false},
	} {
		n := NewParser(Options{Content: "content/"}).Parse(c.path, []byte(c.src))
		if n.Public != c.want {
			t.Errorf("%s: Public = %v, want %v; problems %v", c.name, n.Public, c.want, n.Problems)
		}
		if len(n.Problems) > 0 {
			t.Errorf("%s: problems %v, want none", c.name, n.Problems)
		}
	}
}
