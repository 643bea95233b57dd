package site

import (
	"fmt"
	"strings"
	"testing"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

func noteAt(tb testing.TB, j *journal.Journal, path string) *note.Note {
	tb.Helper()
	for _, n := range j.Notes {
		if n.Path == path {
			return n
		}
	}
	tb.Fatalf("there is no note %s", path)
	return nil
}

func TestBody(t *testing.T) {
	files := map[string]string{
		"content/people/Jane Doe.md": "Hello.",
		"content/Part.md":            "# One\n\nFirst [[#Two]].\n\n## Inner\n\nDeep.\n\n# Two\n\nSecond. ^mark\n\nThird.\n\n![[Leaf]]\n\n# Three\n\nLast.\n",
		"content/Leaf.md":            "A leaf.",
		"content/pic.PNG":            "x",
		"content/talk.mp3":           "x",
		"content/run.exe":            "x",
	}
	tests := []struct{ name, src, want string }{
		{"a link to a person", "[[Jane Doe|Jane]]", `<p><a href="../people/jane-doe.html">Jane</a></p>`},
		{"a dead link", "[[Nobody & Co]]", `<p><span class="dead" title="no note or file is called “Nobody &amp; Co”">Nobody &amp; Co</span></p>`},
		{"a mention of nobody", "Ask @zed.", `<p>Ask <span>@zed</span>.</p>`},
		{"a tag", "On #pricing.", `<p>On <a href="../tags/pricing.html" class="tag">#pricing</a>.</p>`},
		{"a picture with a width", "![[pic.PNG|100x50]]", `<p><img src="../files/pic-HASH.png" alt="pic" width="100" height="50" loading="lazy"></p>`},
		{"a sound is a link", "[[talk.mp3]]", `<p><a href="../files/talk-HASH.mp3">talk.mp3</a></p>`},
		{"a program is text", "[it](run.exe)", `<p><span class="dead" title="files such as “run.exe” are not copied into the site">it</span></p>`},
		{"a sound as a picture", "![a](talk.mp3)", `<p><a href="../files/talk-HASH.mp3">a</a></p>`},
		{"a sound as a picture in a link", "[![a](talk.mp3)](Leaf.md) ![b](talk.mp3)", `<p><a href="../pages/leaf.html">a</a> <a href="../files/talk-HASH.mp3">b</a></p>`},
		{"a picture of a note in a link out", "[x ![a](Leaf.md)](https://x.example) ![b](Leaf.md)", `<p><a href="https://x.example" rel="noreferrer">x a</a> <a href="../pages/leaf.html">b</a></p>`},
		{"a picture that there is not in a link", "[![a & b](none.png)](Leaf.md)", `<p><a href="../pages/leaf.html">a &amp; b</a></p>`},
		{"a picture in a link", "[![a](pic.PNG)](Leaf.md)", `<p><a href="../pages/leaf.html"><img src="../files/pic-HASH.png" alt="a" loading="lazy"></a></p>`},
		{"a section", "![[Part#Two]]", "<div class=\"embed\">\n<h2 id=\"e1-two\">Two</h2>\n<p id=\"e1-mark\">Second.</p>\n<p>Third.</p>\n<div class=\"embed\">\n<p>A leaf.</p>\n<p class=\"embed-source\">From <a href=\"../pages/leaf.html\">Leaf</a></p>\n</div>\n\n<p class=\"embed-source\">From <a href=\"../pages/part.html#two\">One</a></p>\n</div>"},
		{"a block", "![[Part#^mark]]", "<div class=\"embed\">\n<p id=\"e1-mark\">Second.</p>\n<p class=\"embed-source\">From <a href=\"../pages/part.html#mark\">One</a></p>\n</div>"},
		{"a section that there is not", "![[Part#Ten]]", `<p class="embed-link"><a href="../pages/part.html">One</a></p>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files["content/Test.md"] = tt.src + "\n"
			j := journalOf(files)
			got := string(body(j, noteAt(t, j, "content/Test.md"), "../"))
			for _, f := range Files(j) {
				hash := f.Path[strings.LastIndex(f.Path, "-")+1 : strings.LastIndex(f.Path, ".")]
				got = strings.ReplaceAll(got, hash, "HASH")
			}
			if strings.TrimSpace(got) != tt.want {
				t.Errorf("body of %q =\n%s\nwant\n%s", tt.src, got, tt.want)
			}
		})
	}
}

// TestEmbedsEnd proves that notes that embed each other, and many that embed each other twice, stay a page to read.
func TestEmbedsEnd(t *testing.T) {
	loop := map[string]string{"content/A.md": "in A\n\n![[B]]\n", "content/B.md": "in B\n\n![[A]]\n\n![[B]]\n"}
	j := journalOf(loop)
	got := string(body(j, noteAt(t, j, "content/A.md"), "../"))
	if n := strings.Count(got, "in A") + strings.Count(got, "in B"); n != 2 || strings.Count(got, "embed-link") != 2 {
		t.Errorf("body of a note in a circle shows %d notes, want each once and two links:\n%s", n, got)
	}

	tree := map[string]string{}
	for i := range 12 {
		tree[fmt.Sprintf("content/N%d.md", i)] = strings.Repeat(fmt.Sprintf("![[N%d]]\n\n", i+1), 30) + strings.Repeat("word ", 50)
	}
	tree["content/N12.md"] = "the end"
	j = journalOf(tree)
	if n := len(body(j, noteAt(t, j, "content/N0.md"), "")); n > largest+1<<20 {
		t.Errorf("body of a note that embeds 30 others at each of 12 depths has %d bytes", n)
	}
}

// TestBodyForAnybody fills the holes of documents from which nothing was hidden before: what leads nowhere takes its text
// with it all the same.
func TestBodyForAnybody(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"a link to nobody", "See [[Qqq|the *boss*]] and [Qqq **now**](Qqq.md).", "<p>See someone and someone.</p>\n"},
		{"a mention of nobody", "With @qqq.", "<p>With someone.</p>\n"},
		{"a link to somebody", "See [[Ann|A]] and [[Qqq]].", `<p>See <a href="../people/ann.html">A</a> and someone.</p>` + "\n"},
		{"an embed of nothing", "![[Qqq]]", "<p>someone</p>\n\n"},
		{"an embed in a text", "As ![[Qqq]] says.", "<p>As someone says.</p>\n"},
		{"a picture of nothing", "A ![Qqq](qqq.png) B ![[qqq.png|Qqq]]", "<p>A  B </p>\n"},
		{"a picture in a link to nothing", "A [![x](board.png) Qqq](qqq.md) B", "<p>A someone B</p>\n"},
		{"a picture", "![[board.png]] ![The board](board.png)", `<p><img src="../files/1.png" alt="" loading="lazy"> <img src="../files/1.png" alt="The board" loading="lazy"></p>` + "\n"},
		{"a file that is not published", "[the plan](plan.pdf) ![[plan.pdf]]", "<p>someone someone</p>\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			j := publicOf(map[string]string{"content/a.md": tt.src, "content/people/Ann.md": "", "content/board.png": "", "content/plan.pdf": ""})
			p := newPlanner(j, today, unasked, builtin(t), Options{Files: map[string]string{"board.png": "files/1.png"}})
			if got := string(p.body(j.Notes[0], "../")); got != tt.want {
				t.Errorf("body = %q, want %q", got, tt.want)
			}
		})
	}
}
