package markdown

import (
	"fmt"
	"strings"
	"testing"
)

// hostile are texts that take quadratic time or memory in many Markdown programs: the shapes of cmark's pathological
// tests, and those that reading goldmark suggests. Each is as large as a note may be.
var hostile = []struct {
	name  string
	src   string
	plain string // what there is too much of; empty when the text is rendered
}{
	{"nested strong emphasis", full(strings.Repeat("*a **a ", 4000) + strings.Repeat("b** b* ", 4000)), "emphasis marks"},
	{"closers without openers", wide("a_ "), "emphasis marks"},
	{"openers without closers", wide("_a "), "emphasis marks"},
	{"alternating emphasis", wide("*a_ "), "emphasis marks"},
	{"openers and closers of other lengths", wide("a**b c* "), "emphasis marks"},
	{"one long run of stars", wide("*"), ""},
	{"one long run of tildes", wide("~"), ""},
	{"long runs of tildes in headings", rows("# " + strings.Repeat("~", 60_000) + "\n"), ""},
	{"highlights", wide("==a"), "emphasis marks"},
	{"open brackets", full(strings.Repeat("[", 50_000)), ""},
	{"open brackets on every line", wide("["), "steps to find"},
	{"nested brackets", full(strings.Repeat("[", 30_000) + "a" + strings.Repeat("]", 30_000)), ""},
	{"nested brackets in many paragraphs", rows(strings.Repeat("[", 330) + strings.Repeat("]", 330) + "\n\n"), "steps to find"},
	{"brackets around much emphasis", strings.Repeat("[", 900) + strings.Repeat("*a*\n", 4000) + strings.Repeat("]", 900), ""},
	{"one bracket on each of many lines", rows("[a]\n"), "steps to find"},
	{"links without an end", wide("[a](b"), "steps to find"},
	{"links without an end in brackets", wide("[a](<b"), "steps to find"},
	{"images inside each other", rows(strings.Repeat("![", 330) + "a" + strings.Repeat("](b)", 330) + "\n\n"), "steps to find"},
	{"wikilinks without an end", wide("[[a"), "steps to find"},
	{"embeds without an end", wide("![["), "steps to find"},
	{"backticks of growing length", ticks(), "steps to find"},
	{"code spans in one word", wide("`a`b"), ""},
	{"tags without an end", wide("<a b='"), "emphasis marks"},
	{"comments without an end", wide("<!-- a "), ""},
	{"processing instructions without an end", wide("a <?"), ""},
	{"character data without an end", wide("a <![CDATA["), "steps to find"},
	{"addresses without an end", wide("(http://a"), ""},
	{"at signs", wide("a@a.a"), ""},
	{"mentions", wide("@a "), "links, mentions and tags"},
	{"names of characters", wide("&a"), ""},
	{"quotes on one line", strings.Repeat("> ", 30_000) + "a", "quotes and lists"},
	{"list marks on one line", strings.Repeat("- ", 30_000) + "a", "quotes and lists"},
	{"ever deeper lists", stairs(1000), "quotes and lists"},
	{"deep lists of many lines", rows(strings.Repeat("- ", 45) + "a\n"), "quotes, lists and items"},
	{"a deep list of blank lines", strings.Repeat("- ", 45) + "a" + strings.Repeat("\n", 900_000), "steps through"},
	{"callouts", rows("> [!a]\n\n"), ""},
	{"tasks", rows("- [ ] a\n"), ""},
	{"definitions", definitions(20_000), "steps to read"},
	{"some definitions before many lines", definitions(900) + strings.Repeat("a\n", 450_000), "steps to read"},
	{"a long target used often", "[a]: http://a.b/" + strings.Repeat("c", 60_000) + "\n\n" + strings.Repeat("[a] ", 15_000), "bytes of output"},
	{"footnotes", rows("[^a]\n"), "footnote marks"},
	{"footnotes inside each other", strings.Repeat("[^a]: ", 1000) + "a\n\n[^a]", "quotes and lists"},
	{"a wide table", strings.Repeat("|a", 10_000) + "|\n" + strings.Repeat("|-", 10_000) + "|\n", "columns"},
	{"short rows of a wide table", strings.Repeat("|a", 100) + "|\n" + strings.Repeat("|-", 100) + "|\n" + strings.Repeat("a\n", 3000), "cells"},
	{"many tables", rows("|a|b|\n|-|-|\n\n"), "cells"},
	{"escaped bars in code", "|a|\n|-|\n" + strings.Repeat("|`\\|\\|\\|\\|`|\n", 40_000), ""},
	{"the same heading", rows("# a\n"), ""},
	{"named blocks", rows("a ^a\n\n"), ""},
	{"a long line", strings.Repeat("a", 100_000), "bytes on a line"},
	{"a large note", strings.Repeat("a\n", 600_000), "bytes in a note"},
	{"one long paragraph", strings.Repeat("a\n", 500_000), ""},
}

// full ends a text so that it is one paragraph.
func full(s string) string { return s + "\n" }

// rows repeats a text to the size of a note.
func rows(s string) string { return strings.Repeat(s, mostBytes/len(s)) }

// wide repeats a text in lines as long as they may be, up to the size of a note.
func wide(s string) string { return rows(strings.Repeat(s, 60_000/len(s)) + "\n") }

func ticks() string {
	var b strings.Builder
	for i := 1; b.Len() < 1_000_000; i++ {
		b.WriteString("e" + strings.Repeat("`", i) + "\n")
	}
	return b.String()
}

func stairs(depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat(" ", 2*i) + "- a\n")
	}
	return b.String()
}

func definitions(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "[a%d]: b\n", i)
	}
	return b.String()
}

// TestHostile checks what becomes of each. That it becomes so in time is seen in BenchmarkHostile.
func TestHostile(t *testing.T) {
	for _, tt := range hostile {
		t.Run(tt.name, func(t *testing.T) {
			d := Parse("note.md", []byte(tt.src), 1)
			got := ""
			for _, p := range d.Problems {
				if p.Code == "too-complex" {
					got = p.Message
				}
			}
			if (got == "") != (tt.plain == "") || !strings.Contains(got, tt.plain) {
				t.Errorf("too much is %q, want %q", got, tt.plain)
			}
			if isPlain := strings.HasPrefix(d.HTML, `<pre class="plain"`); isPlain != (tt.plain != "") {
				t.Errorf("plain is %v", isPlain)
			}
			if most := 33*len(tt.src) + 2<<20; len(d.HTML) > most {
				t.Errorf("%d bytes of HTML, want at most %d", len(d.HTML), most)
			}
		})
	}
}

// TestLarge checks that large notes of honest people are rendered.
func TestLarge(t *testing.T) {
	tests := map[string]string{
		"an index":         strings.Repeat("- [[A note with a name]]: what is in it, in *a few* words\n", 8000),
		"an index, loose":  strings.Repeat("[[A note with a name]]\n", 8000),
		"a log in a fence": "```\n" + strings.Repeat("2026-01-01 a_b_c *x* [1] (2) `q`\n", 20_000) + "```\n",
		"a long table":     "|a|b|c|d|\n|-|-|-|-|\n" + strings.Repeat("| *a* | [[b]] | `c` | d_e |\n", 4000),
		"prose":            strings.Repeat(strings.Repeat("Some *words* and [a link](b.md) of a paragraph. ", 40)+"\n\n", 400),
		"tasks":            strings.Repeat("- [ ] something to do with @jane (by 2026-10-02)\n", 8000),
	}
	for name, src := range tests {
		if d := Parse("note.md", []byte(src), 1); len(d.Problems) > 0 {
			t.Errorf("%s of %d bytes: %v", name, len(src), d.Problems[0])
		}
	}
}

// BenchmarkHostile shows how long each takes; none may take a second.
func BenchmarkHostile(b *testing.B) {
	for _, tt := range hostile {
		b.Run(tt.name, func(b *testing.B) {
			for b.Loop() {
				Parse("note.md", []byte(tt.src), 1)
			}
		})
	}
}
