package note

import "testing"

func TestBlank(t *testing.T) {
	const front = "---\ndate: 2026-09-25\npeople: Raj\n---\n"
	tests := []struct {
		name, body string
		blank      bool
	}{
		{"nothing", "", true},
		{"the title again", "# Raj\n", true},
		{"headings of a form", "# Raj\n\n## Agenda\n\n## Notes\n", true},
		{"an empty item", "## Notes\n- \n", true},
		{"a comment", "%% to be written %%\n", true},
		{"a sentence", "## Notes\nHe would wait.\n", false},
		{"a sentence before the first heading", "He would wait.\n\n## Notes\n", false},
		{"a marker", "- Gave: the sheet\n", false},
		{"a task", "- [ ] send the sheet\n", false},
		{"a link", "[[Pricing]]\n", false},
		{"a picture", "![[sheet.png]]\n", false},
		{"another note", "![[Raj]]\n", false},
		{"code", "```\n1\n```\n", false},
	}
	for _, tt := range tests {
		n := NewParser(Options{}).Parse("meetings/2026-09-25 Raj.md", []byte(front+tt.body))
		if got := n.Blank(); got != tt.blank {
			t.Errorf("%s: Blank() = %v, want %v: %q", tt.name, got, tt.blank, n.Doc.HTML)
		}
	}
}
