package markdown

import (
	"strings"
	"testing"
)

func TestHidingText(t *testing.T) {
	tests := []struct{ src, want string }{
		{"Talk with [[Qqq]]", "Talk with someone"},
		{"[[Qqq|the boss]]'s and [[Ann|A]]'s", "someone's and [[Ann|A]]'s"},
		{"[the *[boss]*](Qqq.md 'x (y)') and [A](Ann.md)", "someone and [A](Ann.md)"},
		{"@qqq, (@Qqq), a@qqq.example", "someone, (someone), a@qqq.example"},
		{"[[Qqq]], @qqq and **[q](qqq.md)** & Ann, [[Qqq]]", "someone & Ann, someone"},
		{"**[[Qqq]]**, *[[Qqq]]* or **[[Qqq]], [[Ann]]**", "**someone**, [[Ann]]**"},
		{"![[qqq.png]]![x](qqq.png)![[Qqq]]", "someone"},
		{"[[Ann|with @qqq]] [see [[Qqq]]](https://example.com)", "[[Ann|with someone]] [see someone](https://example.com)"},
		{"[[Re: Ann]] [[http: Qqq]]", "[[Re: Ann]] someone"},
		{"[x](obsidian://open?file=Qqq) [y](#part) [[]] [[", "someone [y](#part) [[]] [["},
	}
	h := &Hiding{Word: "someone", Lost: func(r Ref) bool { return strings.Contains(strings.ToLower(r.Target), "qqq") }}
	for _, tt := range tests {
		if got := h.Text(tt.src); got != tt.want {
			t.Errorf("Text(%q) = %q, want %q", tt.src, got, tt.want)
		}
	}
}

// FuzzHidingText proves that a text from which nothing is lost stays as it is, and that nothing is left to be lost of a
// text from which all was.
func FuzzHidingText(f *testing.F) {
	for _, s := range []string{"[[a|b]] ![[c.png]] [d](e.md 'f') @g", "[[[a]]](b)", "![@a](b", "[a](<b c>) \\[[d]]", "[x]([y](z))"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		outside := false
		live := &Hiding{Word: "WORD", Lost: func(r Ref) bool {
			outside = outside || reachOf(r.Target) == nowhere
			return false
		}}
		if got := live.Text(s); got != s && !outside {
			t.Errorf("Text(%q) = %q, and nothing is lost", s, got)
		}
		dead := &Hiding{Word: "WORD", Lost: func(Ref) bool { return true }}
		got := dead.Text(s)
		(&Hiding{Word: "WORD", Lost: func(r Ref) bool {
			if !strings.Contains(r.Target+r.Fragment, "WORD") && !strings.Contains(s, "!") { // a picture leaves what was around it
				t.Errorf("Text(%q) = %q, which refers to %q", s, got, r.Target)
			}
			return false
		}}).Text(got)
	})
}
