package markdown

import (
	"strings"
	"testing"
)

// attacks try to bring something into the page that acts.
var attacks = []string{
	"[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](java\tscript:alert(1))", "[a](<java\tscript:alert(1)>)",
	"[a](< javascript:alert(1)>)", "[a](&#106;avascript:alert(1))", "[a](java&#9;script:alert(1))", "[a](java&Tab;script:alert(1))",
	"[a](java&NewLine;script:alert(1))", "[a](javascript&colon;alert(1))", "[a](javascript&#58;alert(1))", "[a](\u0001javascript:alert(1))",
	"[a](&#1;javascript:alert(1))", "[a](\u200bjavascript:alert(1))", "[a](java\u200bscript:alert(1))", "[a](vbscript:x)",
	"[a](data:text/html,<script>alert(1)</script>)", "[a](data:text/html;base64,PHNjcmlwdD4=)", "[a](file:///etc/passwd)",
	"[a](blob:x)", "[a](obsidian://open?vault=x)", "[a](tel:+1)", "[a](//evil.example/x)", `[a](\\\\evil.example)`, `[a](/\\evil.example)`,
	"[a](javascript\\:alert(1))", "![a](javascript:alert(1))", "![a](data:image/svg+xml,<svg onload=alert(1)>)", "![a](https://evil.example/p.png)",
	"<javascript:alert(1)>", "<JAVASCRIPT:alert(1)>", "<data:text/html,x>", "[a]: javascript:alert(1)\n\n[a]", "[a][b]\n\n[b]: <java\tscript:x>",
	"[[javascript:alert(1)|x]]", "![[javascript:alert(1)]]", `[[x|"><script>alert(1)</script>]]`, `[[x#"onmouseover=alert(1)]]`,
	`![["><img src=x onerror=alert(1)>.png]]`, `[a](x "onmouseover=alert(1)")`, `[a](https://e.example "\" onmouseover=alert(1)")`,
	`[a](https://e.example/"onmouseover=alert(1))`, "[a](https://e.example/&quot;onmouseover=alert(1))", "<script>alert(1)</script>",
	"a <script>alert(1)</script> b", "<img src=x onerror=alert(1)>", "a <img src=x onerror=alert(1)> b", "<svg onload=alert(1)>", "a <svg/onload=alert(1)>",
	"<iframe src=//evil.example>", "<style>*{}</style>", "a<style>*{}</style>", "<base href=//evil.example>", "<meta http-equiv=refresh>", "<form action=x><input>",
	"<!--><script>alert(1)</script>-->", "<!-- --!><script>alert(1)</script> -->", "<!--\n--><script>", "<?php <script> ?>", "<![CDATA[<script>]]>", "<!DOCTYPE x>",
	"a <?x <b onclick=y> ?> b", "# a {onclick=alert(1)}", "# a {style=\"background:url(//e)\"}", "```js\" onclick=\"x\ncode\n```", "~~~<script>\nx\n~~~",
	"```\n</code></pre><script>alert(1)</script>\n```", "`</code><script>alert(1)</script>`", "> [!note\" onclick=\"x] <script>", "> [!<script>]- x", "@jane\"onclick",
	"#a\"onclick=x", "a ^x\" onclick=\"y", "[^\"onclick=x]\n\n[^\"onclick=x]: y", "|a|\n|:-:|\n|<script>|", "- [<] x", "- [\"] x", "&lt;script&gt;", "&#60;script&#62;", "\\<script>",
	"<a href=\"javascript:alert(1)\">x</a>", "<br onclick=alert(1)>", "<br/onclick=alert(1)>", "https://e.example/\"onmouseover=alert(1)", "www.e.example/<script>", "a@b.example\"onclick=x",
	"==<script>==", "~~<script>~~", "%%<script>%%<script>", "<scr%%x%%ipt>alert(1)</scr%%x%%ipt>", "<scr<!-- -->ipt>", "<%%%%script>",
}

// TestAttacks checks that none of them gets through, wherever in a note it stands.
func TestAttacks(t *testing.T) {
	frames := []string{
		"%", "# %", "a % b", "- %", "- [ ] %", "> %", "> [!note] %\n> %", "|a|\n|-|\n|%|", "*%*", "**a %**", "[%](x.md)", "[%](https://e.example)",
		"![%](x.png)", "==%==", "a[^1]\n\n[^1]: %", "%\n%", "<div>%</div>", "a <b>% c", "[[x|%]]", "%% a %%%", "[a](%)", "[a]: %\n\n[a]",
	}
	n := 0
	for _, attack := range attacks {
		for _, frame := range frames {
			src := clean([]byte(strings.ReplaceAll(frame, "%", attack)))
			d := Parse("note.md", src, 1)
			if fault := unsafe(d); fault != "" {
				t.Errorf("Parse(%q): %s\n%s", src, fault, d.HTML)
			}
			n++
		}
	}
	t.Logf("%d attacks, none of them through", n)
}

// TestSchemes checks which addresses are written into a page, and that each of the others is a problem.
func TestSchemes(t *testing.T) {
	tests := []struct {
		src     string
		want    string // the href; empty when there is none
		problem bool
	}{
		{"[a](https://e.example/x?y=1&z=2#f)", "https://e.example/x?y=1&amp;z=2#f", false},
		{"[a](HTTP://E.example)", "HTTP://E.example", false},
		{"[a](mailto:jane@acme.example)", "mailto:jane@acme.example", false},
		{"<https://e.example>", "https://e.example", false},
		{"jane@acme.example", "mailto:jane@acme.example", false},
		{"see https://e.example/a_b_c.", "https://e.example/a_b_c", false},
		{"(www.e.example/x)", "http://www.e.example/x", false},
		{"[a](people/Ana.md)", "", false},
		{"[a](tel:+1)", "", true},
		{"[a](obsidian://open?vault=x)", "", true},
		{"[a](//e.example)", "", true},
		{"[a](javascript:alert(1))", "", true},
		{"[a](java&#9;script:alert(1))", "", true},
		{"[a](C:/Users/jane)", "", true},
		{"![a](data:image/png;base64,AAAA)", "", true},
		{"<ftp://e.example>", "", true},
	}
	for _, tt := range tests {
		d := Parse("note.md", []byte(tt.src), 1)
		got := ""
		if _, rest, found := strings.Cut(d.HTML, `href="`); found {
			got, _, _ = strings.Cut(rest, `"`)
		}
		problem := len(d.Problems) == 1 && d.Problems[0].Code == "link-scheme"
		if got != tt.want || problem != tt.problem {
			t.Errorf("Parse(%q) links to %q with problems %v, want %q", tt.src, got, d.Problems, tt.want)
		}
	}
}
