package markdown

import (
	"strings"
	"testing"
)

// TestOneForAll proves that nobody can count who is hidden in a row.
func TestOneForAll(t *testing.T) {
	tests := []struct{ one, more string }{
		{"A: [[q1]], b", "A: [[q1]], [[q2]] and [[q3|x]], b"},
		{"[[Ann]], [[q1]].", "[[Ann]], @q1; [q](q2.md) & [[q3]], ![[q4]] und <qq:x>\n[[q5]].\n"},
		{"**Who:** [[q1]]", "**Who:** [[q1]],\\\n[[q2]]<br>[[q3]]  \n[[q4]]"},
		{"**[[q1]]** said", "**[[q1]]**, *[[q2]]*, ==~~[[q3]]~~== said"},
		{"**with [[q1]]** there", "**with [[q1]], [[q2]]** et [[q3]] there"},
		{"- [[q1]]\n- b", "- [[q1]]\n- [[q2]], [[q3]]\n- **[[q4]]**\n- b"},
		{"1. [[q1]]", "1. [[q1]]\n2. @q2\n   - [[q4]]\n   - [[q5]]"},
		{"- [x] [[q1]]\n- [ ] Ann", "- [x] [[q1]]\n- [ ] [[q2]]\n- [ ] [[q3]], @q4\n- [ ] Ann"},
		{"- Here:\n  - [[q1]]", "- Here:\n  - [[q1]]\n  - [[q2]]"},
		{"[[q1]]\n\nb", "[[q1]]\n\n[[q2]]\n\n![[q3]]\n![[q4]]\n\nb"},
		{"![[q1]]", "![[q1]]\n![[q2]]"},
		{"> [[q1]]", "> [[q1]]\n>\n> [[q2]]"},
		{"# Talk of [[q1]]", "# Talk of [[q1]], [[q2]]"},
		{"| a | b |\n|---|---|\n| [[q1]] | |\n| [[q1]] | x |", "| a | b |\n|---|---|\n| [[q1]], [[q2]] | |\n| [[q3]] | |\n| [[q1]], [[q2]] | x |"},
		{"> [!note] [[q1]]\n> b", "> [!note] [[q1]], [[q2]]\n> b"},
		{"[^1]\n\n[^1]: [[q1]]", "[^1]\n\n[^1]: [[q1]], [[q2]]"},
		{"[x [[q1]]](https://example.com)", "[x [[q1]], @q2](https://example.com)"},
		{"[[q1]] and Ann", "[[q1]] &amp; [[q2]]&nbsp;/ [[q3]] ![[q4.png]] and @q5 and Ann"},
		{"[[q1]]'s, [[q1]] (x), [[q1]]", "[[q1]]'s, [[q1]], [[q2]] (x), [[q1]]"},
	}
	h := &Hiding{Word: "someone", Lost: func(r Ref) bool { return strings.HasPrefix(r.Target, "q") }}
	for _, tt := range tests {
		one, more := ParseHiding("a.md", []byte(tt.one+"\n"), 1, h), ParseHiding("a.md", []byte(tt.more+"\n"), 1, h)
		if strings.TrimSpace(one.HTML) != strings.TrimSpace(more.HTML) {
			t.Errorf("of %q:\n%s\nand of %q:\n%s", tt.one, one.HTML, tt.more, more.HTML)
		}
		for i := range one.Refs {
			if a, b := one.Refs[i].Sentence, more.Refs[i].Sentence; a != b {
				t.Errorf("sentence %q of %q, and %q of %q", a, tt.one, b, tt.more)
			}
		}
	}
	for _, s := range []string{"[[q1]] met [[q2]]", "[[q1]]. [[q2]]", "[[q1]] [x](https://example.com) [[q2]]", "- [[q1]]\n- b\n- [[q2]]", "# [[q1]]\n\n# [[q2]]", "| [[q1]] | [[q2]] |\n|---|---|\n| [[q3]] | [[q4]] |"} {
		if got := ParseHiding("a.md", []byte(s+"\n"), 1, h).HTML; strings.Count(got, "someone") < 2 {
			t.Errorf("of %q: %s", s, got)
		}
	}
}
