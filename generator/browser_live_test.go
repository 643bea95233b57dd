package generator

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// journalServed is a journal that is edited while it is served.
type journalServed struct {
	t     *testing.T
	dir   string
	token string
	port  int
	url   string
	stop  func()
}

func serveJournal(t *testing.T, files map[string]string) *journalServed {
	t.Helper()
	s := &journalServed{t: t, dir: t.TempDir(), token: "THETOKEN"}
	for name, text := range files {
		s.save(name, text)
	}
	s.start()
	t.Cleanup(func() { s.stop() })
	return s
}

// start serves the journal at the port where it was served before.
func (s *journalServed) start() {
	s.t.Helper()
	l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", s.port))
	if err != nil {
		s.t.Fatal(err)
	}
	s.port = l.Addr().(*net.TCPAddr).Port
	s.url = fmt.Sprintf("http://127.0.0.1:%d/", s.port)
	ctx, cancel := context.WithCancel(context.Background())
	built, done := make(chan struct{}), make(chan error, 1)
	begun := sync.OnceFunc(func() { close(built) })
	go func() {
		done <- New(Options{Dir: s.dir}).Serve(ctx, ServeOptions{
			Listeners: []net.Listener{l}, Token: s.token, Now: time.Now, Report: func(Event) { begun() },
		})
	}()
	s.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			s.t.Errorf("Serve: %v", err)
		}
	})
	<-built
}

func (s *journalServed) path(name string) string {
	return filepath.Join(s.dir, filepath.FromSlash(name))
}

func (s *journalServed) save(name, text string) {
	s.t.Helper()
	if err := os.MkdirAll(filepath.Dir(s.path(name)), 0o777); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(s.path(name), []byte(text), 0o666); err != nil {
		s.t.Fatal(err)
	}
}

// opened is a tab in which a page of the journal is open, which hears of edits.
func (s *journalServed) opened(ctx context.Context, page string) *tab {
	s.t.Helper()
	tb := newTab(s.t, ctx)
	s.t.Cleanup(tb.close)
	tb.open(s.t, s.url+page+"?token="+s.token)
	tb.until(s.t, "the page hears of edits", `performance.getEntriesByType("resource").some(e => e.name.includes("/_rapport/state"))`)
	return tb
}

// until waits for a page to be as told, be it that another is loaded meanwhile.
func (tb *tab) until(t *testing.T, what, script string) {
	t.Helper()
	const patience = 20 * time.Second
	for end := time.Now().Add(patience); ; {
		_, err := chromedp.Run(tb.ctx, chromedp.Poll[bool]("!!("+script+")",
			chromedp.WithPollingInterval(20*time.Millisecond), chromedp.WithPollingTimeout(patience)))
		if err == nil {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("not so: %s: %v; the page says\n%s", what, err, ask[string](t, tb, `location.pathname + "\n" + document.documentElement.innerText`))
		}
	}
}

// overlay is what stands over the page.
const overlay = `document.querySelector("rapport-live").shadowRoot.querySelector("aside")`

const panel = overlay + `.querySelector(".panel")`

// quiet fails when the browser has said something in its console.
func (tb *tab) quiet(t *testing.T, s *journalServed) {
	t.Helper()
	for _, m := range tb.heard(s.url) {
		t.Errorf("the browser says %q", m)
	}
}

// marked leaves a mark in the open page that is gone when it is loaded again, and on an element that is gone when the
// element is another.
func (tb *tab) mark(t *testing.T, element string) {
	t.Helper()
	ask[bool](t, tb, `(window.mark = `+element+`, window.mark.mark = true)`)
}

func (tb *tab) unmarked(t *testing.T, element string) {
	t.Helper()
	if !ask[bool](t, tb, `window.mark !== undefined && `+element+` === window.mark`) {
		t.Errorf("%s is another than before", element)
	}
}

// crowd is a journal of a dozen people and a long note.
func crowd() map[string]string {
	files := map[string]string{}
	for _, name := range []string{"Ada", "Bo", "Cy", "Dee", "Eli", "Fay", "Gus", "Hal", "Ida", "Jo", "Kai", "Lu"} {
		files["content/people/"+name+".md"] = "---\nlevel: peer\n---\n" + name + " knows a lot.\n"
	}
	files["content/pages/long.md"] = "# Long\n\n" + longNote("It begins.")
	return files
}

func longNote(first string) string {
	var b strings.Builder
	b.WriteString(first + "\n\n> [!note]- A folded part\n> What was folded.\n\n> [!tip]- Another\n> Advice.\n\n")
	for i := range 80 {
		fmt.Fprintf(&b, "Paragraph %d of a long note, with a [link](https://example.com/%d).\n\n", i, i)
	}
	return b.String()
}

func TestEditInBrowser(t *testing.T) {
	ctx := browser(t)
	s := serveJournal(t, crowd())
	t.Run("a note", func(t *testing.T) {
		tab := s.opened(ctx, "pages/long.html")
		const link, second = `document.querySelector("a[href$='/40']")`, `document.querySelectorAll(".body details")[1]`
		tab.mark(t, link)
		before := ask[float64](t, tab, second+`.open = true, `+link+`.scrollIntoView({block: "center"}), `+link+`.focus(),
			getSelection().selectAllChildren(`+link+`.parentNode), `+link+`.getBoundingClientRect().top`)
		s.save("content/pages/long.md", "# Long\n\nA line came first.\n\n> [!note]- A new one\n> News.\n\n"+longNote("It begins anew."))
		tab.until(t, "the edit is shown", `document.body.innerText.includes("It begins anew.") && document.body.innerText.includes("A line came first.")`)
		tab.unmarked(t, link)
		if got := ask[float64](t, tab, link+`.getBoundingClientRect().top`); got < before-1 || got > before+1 {
			t.Errorf("what was read stands at %v, and stood at %v", got, before)
		}
		if !ask[bool](t, tab, `document.activeElement === window.mark`) {
			t.Error("the focus is lost")
		}
		if got := ask[string](t, tab, `getSelection().toString()`); got != "Paragraph 40 of a long note, with a link." {
			t.Errorf("selected is %q", got)
		}
		if got := ask[[]bool](t, tab, `Array.from(document.querySelectorAll(".body details"), d => d.open)`); fmt.Sprint(got) != "[false false true]" {
			t.Errorf("open are %v, want the third, which was the second", got)
		}
		tab.quiet(t, s)
	})
	t.Run("a table", func(t *testing.T) {
		tab := s.opened(ctx, "people.html")
		const input = `document.querySelector(".filter input")`
		if err := chromedp.Do(tab.ctx, chromedp.Click("th button"), chromedp.Click("th button"), chromedp.SendKeys(".filter input", "a")); err != nil {
			t.Fatal(err)
		}
		const rows = `Array.from(document.querySelectorAll("tbody tr:not([hidden]) th a"), a => a.textContent).join()`
		if got := ask[string](t, tab, rows); !strings.HasPrefix(got, "Kai,Ida,") {
			t.Fatalf("the rows are %s", got)
		}
		tab.mark(t, input)
		s.save("content/people/Zara.md", "---\nlevel: peer\n---\n")
		s.save("content/people/Otto.md", "---\nlevel: above\n---\n")
		tab.until(t, "the new row is shown", `document.querySelectorAll("tbody tr").length === 14`)
		tab.unmarked(t, input)
		if got := ask[string](t, tab, input+`.value + document.querySelectorAll("table, .filter").length + (document.activeElement === `+input+`)`); got != "a2true" {
			t.Errorf("the field, the number of tables and fields, and whether it is focused: %s", got)
		}
		if got := ask[string](t, tab, rows); !strings.HasPrefix(got, "Zara,") {
			t.Errorf("the rows are %s, want them from the last to the first", got)
		}
		// its controls work as before, and once
		if err := chromedp.Do(tab.ctx, chromedp.SendKeys(".filter input", "\b"), chromedp.SendKeys(".filter input", "z"), chromedp.Click("th button")); err != nil {
			t.Fatal(err)
		}
		if got := ask[string](t, tab, rows+` + document.querySelector("th").getAttribute("aria-sort")`); got != "Zaraascending" {
			t.Errorf("after another click and another letter the rows and their order are %s", got)
		}
		tab.quiet(t, s)
	})
}

// TestLookInBrowser changes what pages are shown with.
func TestLookInBrowser(t *testing.T) {
	ctx := browser(t)
	s := serveJournal(t, crowd())
	builtIn := func(name string) string {
		b, err := os.ReadFile("../templates/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	tab := s.opened(ctx, "pages/long.html")
	const paragraph = `document.querySelectorAll(".body p")[40]`
	tab.mark(t, paragraph)
	s.save("templates/style.css", builtIn("style.css")+"\n.body p { letter-spacing: 3px; }\n")
	tab.until(t, "the style is another", `getComputedStyle(`+paragraph+`).letterSpacing === "3px"`)
	tab.until(t, "the old sheets are gone", `document.querySelectorAll("link[rel=stylesheet]").length === 2`)
	tab.unmarked(t, paragraph)

	s.save("templates/page.html", strings.Replace(builtIn("page.html"), "<h1>", "<h1>Now: ", 1))
	tab.until(t, "the template is another", `document.querySelector("h1").textContent === "Now: Long"`)
	tab.unmarked(t, paragraph)

	at := ask[float64](t, tab, paragraph+`.scrollIntoView(), scrollY`)
	s.save("templates/rapport.js", builtIn("rapport.js")+"\ndocument.documentElement.dataset.new = 'yes';\n")
	tab.until(t, "the script is another", `document.documentElement.dataset.new === "yes"`)
	tab.until(t, "the page is where it was", fmt.Sprintf(`window.mark === undefined && Math.abs(scrollY - %v) < 2`, at))
	tab.quiet(t, s)
}

func TestPageGoneInBrowser(t *testing.T) {
	ctx := browser(t)
	s := serveJournal(t, crowd())
	rename := func(from, to string) {
		if err := os.Rename(s.path("content/"+from), s.path("content/"+to)); err != nil {
			t.Fatal(err)
		}
	}
	const line = overlay + `.querySelector(".line")`
	note, person, list := s.opened(ctx, "pages/long.html"), s.opened(ctx, "people/ada.html"), s.opened(ctx, "people.html")
	rename("pages/long.md", "pages/very long.md")
	note.until(t, "the page follows the note", `location.pathname === "/pages/very-long.html" && document.querySelector("h1").textContent === "Long"`)
	rename("people/Ada.md", "people/Ada Lovelace.md")
	person.until(t, "the page follows the person", `location.pathname === "/people/ada-lovelace.html"`)
	list.until(t, "the list follows too", `document.querySelector("tbody").textContent.includes("Ada Lovelace")`)

	note.mark(t, `document.querySelector("h1")`)
	if err := os.Remove(s.path("content/pages/very long.md")); err != nil {
		t.Fatal(err)
	}
	note.until(t, "the page says that it is gone", "!"+line+`.hidden && `+line+`.innerText.includes("This page is gone")`)
	note.unmarked(t, `document.querySelector("h1")`)
	if got := ask[string](t, note, line+`.querySelector("a").href`); got != s.url {
		t.Errorf("the way out leads to %s", got)
	}
	s.save("content/pages/very long.md", "# Long\n\nIt is back.\n")
	note.until(t, "the page is back", line+`.hidden && document.body.innerText.includes("It is back.")`)
	note.unmarked(t, `document.querySelector("h1")`)
	for _, tb := range []*tab{note, person, list} {
		tb.quiet(t, s)
	}
}

func TestServerStartedAgainInBrowser(t *testing.T) {
	ctx := browser(t)
	s := serveJournal(t, crowd())
	tab := s.opened(ctx, "pages/long.html")
	const line = overlay + `.querySelector(".line")`
	tab.mark(t, `document.querySelector("h1")`)
	s.stop()
	s.save("content/pages/long.md", "# Long\n\nNobody saw this.\n")
	tab.until(t, "the page says that nobody answers", line+`.innerText.includes("does not answer")`)
	s.start()
	tab.until(t, "the page catches up", line+`.hidden && document.body.innerText.includes("Nobody saw this.")`)

	s.stop()
	s.token = "ANOTHER"
	s.start()
	tab.until(t, "the page says what to do", line+`.innerText.includes("Open the address")`)
	s.save("content/pages/long.md", "# Long\n\nNobody may see this.\n")
	s.opened(ctx, "people.html")
	tab.until(t, "the page goes on", line+`.hidden && document.body.innerText.includes("Nobody may see this.")`)
	tab.unmarked(t, `document.querySelector("h1")`)
	tab.heard(s.url) // the browser says in its console that nobody answered
	s.save("content/pages/long.md", "# Long\n\nAll is well.\n")
	tab.until(t, "all is well", `document.body.innerText.includes("All is well.")`)
	tab.quiet(t, s)
}
