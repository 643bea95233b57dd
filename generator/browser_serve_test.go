package generator

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestTokenInBrowser opens the address that serve shows, as a person does, and then looks at the site from pages of other
// servers: one of another site, and one at another port of the same name, which browsers give the same cookies.
func TestTokenInBrowser(t *testing.T) {
	ctx := browser(t)
	site := servedWithToken(t, "THETOKEN")
	tab := newTab(t, ctx)
	defer tab.close()

	tab.open(t, site+"people.html")
	tab.shows(t, "before the token", "This browser has no key yet")
	tab.heard(site) // the browser says in its console that it was refused

	tab.open(t, site+"people.html?token=THETOKEN")
	tab.shows(t, "with the token", "People")
	if got := ask[string](t, tab, `location.href + document.cookie`); got != site+"people.html" {
		t.Errorf("with the token the address and what scripts see of cookies is %q, want %q", got, site+"people.html")
	}
	tab.open(t, site+"nowhere.html")
	tab.shows(t, "a page that is not there", "No such page")
	if got := ask[string](t, tab, `getComputedStyle(document.body).maxWidth`); got != "544px" {
		t.Errorf("the style in the head of a page counts for nothing: its text is %s wide", got)
	}
	tab.heard(site) // the browser says in its console that the page was not found
	tab.open(t, site+"people.html")
	if got := ask[[]string](t, tab, sees(site)); len(got) != 6 {
		t.Errorf("a page of the site sees no more than %q", got)
	}
	if said := tab.heard(site); len(said) > 0 {
		t.Errorf("the browser says %q", said)
	}

	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, `<title>Other</title><body><h1>Other</h1><a href="`+site+`people.html">a link</a>`)
	}))
	defer other.Close()
	for _, from := range []string{other.URL, strings.Replace(other.URL, "127.0.0.1", "localhost", 1)} {
		tab.open(t, from)
		if got := ask[[]string](t, tab, sees(site)); len(got) > 0 {
			t.Errorf("a page at %s can see the site by %q", from, got)
		}
		tab.follow(t, "a", "Not from here")
		tab.follow(t, "a", "People")
	}
}

// sees tries every way a page has to get at another, and lists those that work.
func sees(site string) string {
	return fmt.Sprintf(`(async () => {
		const site = %q;
		const loads = (name, change) => new Promise((done) => {
			const e = document.createElement(name);
			e.onload = () => done(true);
			e.onerror = () => done(false);
			change(e);
			document.head.append(e);
		});
		const ways = {
			fetch: fetch(site + "people.html", { credentials: "include" }).then((r) => r.ok),
			blind: fetch(site + "people.html", { credentials: "include", mode: "no-cors" }),
			script: loads("script", (e) => e.src = site + "rapport.js"),
			style: loads("link", (e) => { e.rel = "stylesheet"; e.href = site + "style.css"; }),
			picture: loads("img", (e) => e.src = site + "icon.svg"),
			events: new Promise((done) => {
				const events = new EventSource(site + "_rapport/events", { withCredentials: true });
				events.onmessage = () => { events.close(); done(true); };
				events.onerror = () => { events.close(); done(false); };
			}),
		};
		const seen = [];
		for (const way in ways) if (await ways[way].catch(() => false)) seen.push(way);
		return seen;
	})()`, site)
}

func (tb *tab) open(t *testing.T, url string) {
	t.Helper()
	if err := chromedp.Do(tb.ctx, chromedp.Navigate(url)); err != nil {
		t.Fatalf("%s: %v", url, err)
	}
}

// follow clicks a link and waits for the page behind it.
func (tb *tab) follow(t *testing.T, link, heading string) {
	t.Helper()
	there := chromedp.WaitVisible(fmt.Sprintf(`//h1[text()=%q]`, heading))
	if err := chromedp.Do(tb.ctx, chromedp.Click(chromedp.CSS(link)), there); err != nil {
		t.Fatalf("behind the link is no page %q: %v", heading, err)
	}
}

func (tb *tab) shows(t *testing.T, when, heading string) {
	t.Helper()
	if got := ask[string](t, tb, `document.querySelector("h1").textContent`); got != heading {
		t.Errorf("%s the page is %q, want %q", when, got, heading)
	}
}

func ask[T any](t *testing.T, tb *tab, script string) T {
	t.Helper()
	got, err := chromedp.Run(tb.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%.100s: %v", script, err)
	}
	return got
}

// servedWithToken serves the sample journal until the test ends, and returns its address.
func servedWithToken(t *testing.T, token string) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	built, done := make(chan struct{}), make(chan error, 1)
	begun := sync.OnceFunc(func() { close(built) })
	go func() {
		done <- New(Options{Dir: ".."}).Serve(ctx, ServeOptions{
			Listeners: []net.Listener{l}, Token: token, Now: time.Now, Report: func(Event) { begun() },
		})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("Serve: %v", err)
		}
	})
	<-built
	return fmt.Sprintf("http://localhost:%d/", l.Addr().(*net.TCPAddr).Port)
}
