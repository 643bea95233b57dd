package journal

import (
	"slices"
	"testing"

	"rapport/generator/internal/note"
)

// TestNamed asks for people as somebody at a terminal would.
func TestNamed(t *testing.T) {
	files := map[string]string{
		"content/people/Jane Doe.md":         "---\naliases: [JD, '@janed']\nemail: jane@acme.example\n---\n",
		"content/people/Sam Lee.md":          "",
		"content/people/Sam Ode.md":          "",
		"content/people/old/Sam Ode.md":      "",
		"content/people/Nora Ek.md":          "aliases: me",
		"content/meetings/2026-01-05 One.md": "people: Tove, Zoë Lind\n\n[[Tove]]",
	}
	parser := note.NewParser(note.Options{Content: "content/"})
	var notes []*note.Note
	for path, text := range files {
		notes = append(notes, parser.Parse(path, []byte(text)))
	}
	j := Link(notes, Options{})
	cases := []struct {
		text    string
		want    string
		several []string
		me      bool
	}{
		{text: "Jane Doe", want: "Jane Doe"},
		{text: "jane doe", want: "Jane Doe"},
		{text: " JD ", want: "Jane Doe"},
		{text: "janed", want: "Jane Doe"},
		{text: "jane@acme.example", want: "Jane Doe"},
		{text: "Jane", want: "Jane Doe"},
		{text: "Jane D.", want: "Jane Doe"},
		{text: "[[Jane Doe|her]]", want: "Jane Doe"},
		{text: "Jane Doe.md", want: "Jane Doe"},
		{text: "content/people/Jane Doe.md", want: "Jane Doe"},
		{text: "people/Jane Doe", want: "Jane Doe"},
		{text: "Tove", want: "Tove"},
		{text: "zoë lind", want: "Zoë Lind"},
		{text: "Sam", several: []string{"people/Sam Lee.md", "people/Sam Ode.md", "people/old/Sam Ode.md"}},
		{text: "Sam O", several: []string{"people/Sam Ode.md", "people/old/Sam Ode.md"}},
		{text: "old/Sam Ode", want: "Sam Ode"},
		{text: "me", me: true},
		{text: "Nora Ek", me: true},
		{text: "Zoe Lind"},
		{text: "2026-01-05 One"},
		{text: "people/Nobody.md"},
		{text: ""},
		{text: "a, b"},
	}
	for _, c := range cases {
		found, several, me := j.Named(c.text)
		got, rels := "", []string(nil)
		if found != nil {
			got = found.Name
		}
		for _, p := range several {
			rels = append(rels, p.Note.Rel)
		}
		slices.Sort(rels)
		if got != c.want || !slices.Equal(rels, c.several) || me != c.me {
			t.Errorf("Named(%q) = %q, %v, %v, want %q, %v, %v", c.text, got, rels, me, c.want, c.several, c.me)
		}
	}
}
