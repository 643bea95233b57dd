package live

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// noteSite is a site that shows a note of two, and has one problem.
func noteSite() *site {
	notes := map[string]Note{"people/zoë.html": {"people/Zoë.md", "aa"}, "x.html": {"x \"&'.md", ""}}
	return newSite(&Snapshot{
		Version: 1,
		File: func(path string) ([]byte, bool, error) {
			_, ok := notes[path]
			if path == "broken.html" {
				return nil, true, errors.New("stumbled")
			}
			return []byte("<body>" + canary), ok || path == "index.html" || path == nowhere, nil
		},
		Problems: func() []Problem {
			return []Problem{{Place: "people/Zoë.md:2:8", Column: 8, Severity: "error", Code: "level", Message: "level cannot be <b>", Excerpt: canary, Open: "vscode://file/a.md:2:8"}}
		},
		Note: func(path string) Note { return notes[path] },
		Where: func(n Note) (string, bool) {
			for path, now := range notes {
				if now.Path == n.Path || n.Sum != "" && now.Sum == n.Sum {
					return path, true
				}
			}
			return "", false
		},
	}, 1414, Config{Token: testToken, Now: func() time.Time { return time.UnixMilli(1000) }})
}

func (s *site) asked(target string, edit func(*http.Request)) *http.Response {
	r := httptest.NewRequest("GET", target, nil)
	r.Host = "localhost:1414"
	r.Header.Set("Cookie", "rapport-1414="+testToken)
	if edit != nil {
		edit(r)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func TestState(t *testing.T) {
	const problems = `"problems":[{"place":"people/Zoë.md:2:8","column":8,"severity":"error","code":"level","message":"level cannot be \u003cb\u003e",` +
		`"excerpt":"` + canary + `","open":"vscode://file/a.md:2:8"}]}`
	for _, c := range []struct{ page, note, sum, want string }{
		{"", "", "", ``},
		{"/", "", "", ``},
		{"/people/zo%C3%AB.html", "people/Zoë.md", "aa", ``},
		{"/broken.html", "", "", ``},
		{"/%zz", "", "", ``},
		{"/people/zoe.html", "people/Zoë.md", "", `"gone":true,"moved":"/people/zo%C3%AB.html",`},
		{"/people/zoe.html", "people/Zoe.md", "aa", `"gone":true,"moved":"/people/zo%C3%AB.html",`},
		{"/people/zoe.html", "people/Zoe.md", "bb", `"gone":true,`},
		{"/people/zoe.html", "", "aa", `"gone":true,`},
		{"/../people/zo%C3%AB.html", "", "", `"gone":true,`},
		{"//evil.example", "", "", `"gone":true,`},
		{"/people/zo%00.html", "", "", `"gone":true,`},
	} {
		query := url.Values{"page": {c.page}, "note": {c.note}, "sum": {c.sum}}
		r := noteSite().asked(statePath+"?"+query.Encode(), nil)
		want := `{"edition":"1000",` + c.want + `"failure":"",` + problems
		if got := body(t, r); !strings.HasSuffix(got, "\n"+want) || r.StatusCode != 200 || r.Header.Get("Content-Type") != "application/json" {
			t.Errorf("of %q, which showed %q %q: %d %s\n%s\nwant\n%s", c.page, c.note, c.sum, r.StatusCode, r.Header.Get("Content-Type"), got, want)
		}
	}
	if got := body(t, testSite().asked(statePath, nil)); !strings.HasSuffix(got, "\n"+`{"edition":"1000","failure":"","problems":[]}`) {
		t.Errorf("of a site that knows nothing more: %s", got)
	}
}

func TestStateIsForPagesOfTheSiteAlone(t *testing.T) {
	for name, edit := range map[string]func(*http.Request){
		"no cookie":    func(r *http.Request) { r.Header.Del("Cookie") },
		"another host": func(r *http.Request) { r.Host = "evil.example:1414" },
		"another site": func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		"its origin":   func(r *http.Request) { r.Header.Set("Origin", "http://evil.example") },
		"forwarded":    func(r *http.Request) { r.Header.Set("X-Forwarded-For", "192.0.2.1") },
		"a post":       func(r *http.Request) { r.Method = "POST" },
	} {
		r := noteSite().asked(statePath+"?page=/", edit)
		if got := body(t, r); r.StatusCode < 400 || strings.Contains(got, canary) || strings.Contains(got, "edition") {
			t.Errorf("%s: %d %s", name, r.StatusCode, got)
		}
		if missing := unguarded(r); len(missing) > 0 {
			t.Errorf("%s: without %s", name, missing)
		}
	}
}

// TestPagesKnowThemselves reads what the server tells a page about itself.
func TestPagesKnowThemselves(t *testing.T) {
	for target, want := range map[string]string{
		"/people/zo%C3%AB.html": ` data-note="people/Zoë.md" data-sum="aa"></script>`,
		"/x.html":               ` data-note="x &#34;&amp;&#39;.md" data-sum=""></script>`,
		"/":                     `data-styles="0"></script>`,
		"/nowhere.html":         ` data-missing></script>`,
	} {
		if got := body(t, noteSite().asked(target, nil)); !strings.Contains(got, want) {
			t.Errorf("%s is %s, want it to have %s", target, got, want)
		}
	}
}

func TestFrameIsWhatAnOpenPageCannotTakeOn(t *testing.T) {
	page := func(html, title, head, text string) []byte {
		return []byte("<!doctype html><html" + html + "><head>" + head + "<title>" + title + "</title><meta></head><body>" + text + "</body></html>")
	}
	e := &edition{Snapshot: &Snapshot{Styles: 1, Scripts: 1}}
	was := e.frame(page("", "A", "<style>a{}</style>", "text"))
	if got := e.frame(page(` data-day="2026-11-22"`, "B", "<style>a{}</style>", "words")); got != was {
		t.Error("a title, a text, or an attribute makes it another")
	}
	if got := (&edition{Snapshot: &Snapshot{Styles: 2, Scripts: 1}}).frame(page("", "A", "<style>a{}</style>", "text")); got != was {
		t.Error("styles make it another")
	}
	if got := e.frame(page("", "A", "<style>b{}</style>", "text")); got == was {
		t.Error("another head makes it no other")
	}
	if got := (&edition{Snapshot: &Snapshot{Styles: 1, Scripts: 2}}).frame(page("", "A", "<style>a{}</style>", "text")); got == was {
		t.Error("another script makes it no other")
	}
}

// TestAFailedBuildIsAnEdition counts the editions of a build that fails, fails alike, fails otherwise, and succeeds.
func TestAFailedBuildIsAnEdition(t *testing.T) {
	s := noteSite()
	var err error
	next := s.newest.Load().Snapshot
	build := s.telling(func(context.Context, []string) (*Snapshot, error) { return next, err })
	at := func() (uint64, string) {
		e := s.newest.Load()
		return e.number - 1000, e.failure
	}
	for i, c := range []struct {
		fails  string
		number uint64
	}{{"", 0}, {"no disk", 1}, {"no disk", 1}, {"no folder", 2}, {"", 3}, {"", 3}} {
		if err = nil; c.fails != "" {
			err = errors.New(c.fails)
		}
		if got, failed := build(t.Context(), nil); failed == nil {
			s.replace(got)
		}
		if number, failure := at(); number != c.number || failure != c.fails {
			t.Errorf("after build %d the edition is %d and failed by %q, want %d and %q", i, number, failure, c.number, c.fails)
		}
		if got := body(t, s.asked("/", nil)); !strings.Contains(got, canary) {
			t.Errorf("after build %d the page is %s", i, got)
		}
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	err = context.Canceled
	if _, _ = build(over, nil); s.newest.Load().failure != "" {
		t.Error("being stopped is told as a failure")
	}
}

func TestOwnFiles(t *testing.T) {
	for path, kind := range map[string]string{
		"live.js": "text/javascript; charset=utf-8", "morph.js": "text/javascript; charset=utf-8", "overlay.js": "text/javascript; charset=utf-8",
		"overlay.css": "text/css; charset=utf-8", "morphdom/morphdom-esm.js": "text/javascript; charset=utf-8",
	} {
		r := testSite().asked(own+path, nil)
		if got := body(t, r); r.StatusCode != 200 || r.Header.Get("Content-Type") != kind || got == "" {
			t.Errorf("%s: %d %s", path, r.StatusCode, r.Header.Get("Content-Type"))
		}
	}
	for _, path := range []string{"morphdom/LICENSE", "morphdom", "nothing.js", "morphdom/../live.js", ".js"} {
		if r := testSite().asked(own+path, nil); r.StatusCode != 404 {
			t.Errorf("%s: %d", path, r.StatusCode)
		}
	}
	if license, err := files.ReadFile("page/morphdom/LICENSE"); err != nil || !strings.Contains(string(license), "MIT") {
		t.Errorf("the licence of morphdom is not carried along: %v", err)
	}
}
