package generator

import (
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const corner = overlay + `.querySelector(".corner")`

// TestProblemsInBrowser breaks notes and mends them while pages are open.
func TestProblemsInBrowser(t *testing.T) {
	ctx := browser(t)
	files := crowd()
	files["content/people/Odd.md"] = "---\nlevel: nowhere\n---\n"
	s := serveJournal(t, files)
	open, other := s.opened(ctx, "people/ada.html"), s.opened(ctx, "people.html")
	open.until(t, "the corner counts", corner+`.textContent === "1 problem"`)
	if ask[bool](t, open, "!"+panel+".hidden") {
		t.Error("what was there before is shown by itself")
	}
	const field = `document.querySelector(".filter input")`
	ask[bool](t, other, field+".focus(), true")
	broken := "---\nlevel: <img/src=x/onerror=alert>\n---\nAda knows a lot.\n"
	s.save("content/people/Ada.md", broken)
	first := panel + `.querySelector("li")`
	for _, tb := range []*tab{open, other} {
		tb.until(t, "the overlay names the place", "!"+panel+`.hidden && `+first+`.querySelector(".place a").textContent === "content/people/Ada.md:2:8"`)
	}
	if !ask[bool](t, other, `document.activeElement === `+field) {
		t.Error("the overlay took the focus")
	}
	got := ask[string](t, open, first+`.innerText + "|" + `+first+`.querySelector("a").href + "|" + `+first+`.querySelector("mark").textContent + "|" + `+corner+`.textContent`)
	for _, want := range []string{
		"error", `level cannot be "<img/src=x/onerror=alert>"`, "write above, peer or below", "level: <img/src=x/onerror=alert>",
		"|vscode://file" + s.dir + "/content/people/Ada.md:2:8|", "|2 problems, 1 new",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the overlay does not say %q:\n%s", want, got)
		}
	}
	for _, script := range []string{faults, `document.documentElement.scrollWidth > innerWidth ? ["the page is too wide"] : []`} {
		for _, f := range ask[[]string](t, open, script) {
			t.Error(f)
		}
	}
	s.save("content/people/Ada.md", files["content/people/Ada.md"])
	for _, tb := range []*tab{open, other} {
		tb.until(t, "the overlay goes", panel+`.hidden && `+corner+`.textContent === "1 problem"`)
		tb.quiet(t, s)
	}
}

// faults are those of accessibility.
var faults = axe + `; axe.run({preload: false}).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.target.join(" ") + ": " + n.failureSummary)))`

// TestClosingProblemsInBrowser closes the overlay, which comes again for what is new alone, and opens it by hand.
func TestClosingProblemsInBrowser(t *testing.T) {
	ctx := browser(t)
	s := serveJournal(t, crowd())
	tab := s.opened(ctx, "people/ada.html")
	press := func(key string) {
		t.Helper()
		if err := chromedp.Do(tab.ctx, chromedp.KeyEvent(key)); err != nil {
			t.Fatal(err)
		}
	}
	s.save("content/people/Ada.md", "---\nlevel: nowhere\n---\nAda.\n")
	tab.until(t, "the overlay is there", "!"+panel+".hidden")
	tab.open(t, s.url+"people/bo.html")
	tab.until(t, "it is there on the next page", "!"+panel+".hidden")
	press(kb.Escape)
	tab.until(t, "it is closed", panel+".hidden")
	s.save("content/people/Ada.md", "---\ntags: [a]\nlevel: nowhere\n---\nAda.\n")
	s.save("content/people/Bo.md", "---\nlevel: peer\n---\nBo knows more.\n")
	tab.until(t, "the edit is shown", `document.body.innerText.includes("Bo knows more.")`)
	if !ask[bool](t, tab, panel+".hidden") {
		t.Error("what was closed comes again when it moves to another line")
	}
	ask[bool](t, tab, corner+".click(), true")
	tab.until(t, "it is opened by hand", "!"+panel+`.hidden && `+panel+`.querySelector(".place").textContent.includes("Ada.md:3:8")`)
	if !ask[bool](t, tab, panel+".getRootNode().activeElement === "+panel) {
		t.Error("who opens the overlay is not in it")
	}
	ask[bool](t, tab, panel+`.querySelector("button").click(), true`)
	tab.until(t, "it is closed by its button", panel+".hidden && "+corner+`.getRootNode().activeElement === `+corner)
	s.save("content/people/Ada.md", "Ada.\n")
	tab.until(t, "nothing is left", panel+".hidden && "+corner+".hidden")
	s.save("content/people/Ada.md", "---\nlevel: nowhere\n---\nAda.\n")
	tab.until(t, "what is broken again is new", "!"+panel+".hidden")
	tab.quiet(t, s)
}

// TestFailedBuildInBrowser takes the whole journal away for a while.
func TestFailedBuildInBrowser(t *testing.T) {
	ctx := browser(t)
	s := serveJournal(t, crowd())
	tab := s.opened(ctx, "people/ada.html")
	tab.mark(t, `document.querySelector("h1")`)
	if err := os.Rename(s.dir, s.dir+"-away"); err != nil {
		t.Fatal(err)
	}
	tab.until(t, "the overlay says so", "!"+panel+`.hidden && `+panel+`.textContent.includes("could not be built")`)
	if err := os.Rename(s.dir+"-away", s.dir); err != nil {
		t.Fatal(err)
	}
	tab.until(t, "the overlay goes", panel+".hidden && "+corner+".hidden")
	tab.unmarked(t, `document.querySelector("h1")`)
	tab.quiet(t, s)
}
