package live

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

const (
	canary    = "nobody else may read this"
	testToken = "THETOKENOFTHISTESTOFTHEDOOR"
)

func testSite() *site {
	return newSite(testSnapshot(), 1414, Config{Token: testToken, Now: func() time.Time { return time.UnixMilli(1000) }})
}

func testSnapshot() *Snapshot {
	files := map[string]string{
		"index.html":      "<!doctype html><body><p>" + canary + "</p></body></html>",
		"404.html":        "<!doctype html><head><style>p{color:red}</style></head><body><p>no such page</p></body></html>",
		"people/ada.html": "<body>" + canary + "</body>",
		"style.css":       "p{} /* " + canary + " */",
		"a.svg":           "<svg>" + canary + "</svg>",
	}
	return &Snapshot{Version: 1, File: func(path string) ([]byte, bool, error) {
		if path == "broken.html" {
			return nil, false, fmt.Errorf("a <tag> stumbled")
		}
		b, ok := files[path]
		return []byte(b), ok, nil
	}}
}

// ask sends one request as it comes from a browser at this computer that has been let in, changed by edit.
func ask(method, target string, edit func(*http.Request)) *http.Response {
	u, err := url.ParseRequestURI(target)
	if err != nil {
		return &http.Response{StatusCode: http.StatusBadRequest} // what net/http makes of it
	}
	r := httptest.NewRequest(method, "/", nil)
	r.URL, r.RequestURI, r.Host = u, target, "localhost:1414"
	r.Header.Set("Cookie", "rapport-1414="+testToken)
	if edit != nil {
		edit(r)
	}
	w := httptest.NewRecorder()
	testSite().ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	var b strings.Builder
	if err := r.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestOnlyTheSitesOwnAddressIsAnswered(t *testing.T) {
	for _, host := range []string{"localhost:1414", "127.0.0.1:1414", "[::1]:1414"} {
		if r := ask("GET", "/", func(r *http.Request) { r.Host = host }); r.StatusCode != 200 || !strings.Contains(body(t, r), canary) {
			t.Errorf("Host %q: %d, want 200", host, r.StatusCode)
		}
	}
	refused := []string{
		"", "localhost", "127.0.0.1", "[::1]", "localhost:1415", "localhost:80", "localhost:01414", "localhost:", ":1414",
		"evil.example", "evil.example:1414", "localhost.evil.example:1414", "evil.example.localhost:1414", "localhost.:1414",
		"LOCALHOST:1414", "127.0.0.1.nip.io:1414", "127.0.0.2:1414", "127.1:1414", "0.0.0.0:1414", "0:1414", "2130706433:1414",
		"0x7f000001:1414", "017700000001:1414", "[::]:1414", "::1:1414", "[::ffff:127.0.0.1]:1414", "[0:0:0:0:0:0:0:1]:1414",
		"[::1%25lo]:1414", "localhost:1414 ", " localhost:1414", "localhost:1414,evil.example", "localhost:1414@evil.example",
		"evil.example@localhost:1414", "localhost:1414/", "localhost:1414#", "localhost:1414?", "localhost\\:1414",
		"ⅼocalhost:1414", "localhost:１４１４", "192.168.0.2:1414",
	}
	for _, host := range refused {
		for _, target := range []string{"/", "/people/ada.html", "/nowhere", eventsPath} {
			r := ask("GET", target, func(r *http.Request) { r.Host = host })
			if got := body(t, r); r.StatusCode != http.StatusForbidden || strings.Contains(got, canary) {
				t.Errorf("Host %q, %s: %d, want 403", host, target, r.StatusCode)
			}
		}
	}
}

func TestWhatWasCarriedHereIsNotAnswered(t *testing.T) {
	for _, name := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host"} {
		for _, value := range []string{"localhost:1414", "evil.example", ""} {
			r := ask("GET", "/", func(r *http.Request) { r.Header.Set(name, value) })
			if got := body(t, r); r.StatusCode != http.StatusForbidden || strings.Contains(got, canary) {
				t.Errorf("%s: %q: %d, want 403", name, value, r.StatusCode)
			}
		}
	}
}

func TestOnlyReadingIsAnswered(t *testing.T) {
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"} {
		r := ask(method, "/", nil)
		if r.StatusCode != http.StatusMethodNotAllowed || r.Header.Get("Allow") != "GET, HEAD" || strings.Contains(body(t, r), canary) {
			t.Errorf("%s /: %d, Allow %q, want 405", method, r.StatusCode, r.Header.Get("Allow"))
		}
	}
	get, head := ask("GET", "/", nil), ask("HEAD", "/", nil)
	if head.StatusCode != 200 || head.Header.Get("Content-Length") != get.Header.Get("Content-Length") {
		t.Errorf("HEAD /: %d with length %s, want 200 with %s",
			head.StatusCode, head.Header.Get("Content-Length"), get.Header.Get("Content-Length"))
	}
}

// TestNoOtherSiteReadsThisOne goes through every mixture of what a browser says about who asks.
func TestNoOtherSiteReadsThisOne(t *testing.T) {
	own := "http://localhost:1414"
	origins := []string{"", own, "null", "http://evil.example", "https://localhost:1414", "http://localhost:3000", "http://127.0.0.1:1414", own + "/"}
	asked := 0
	for _, target := range []string{"/people/ada.html", eventsPath, scriptPath} {
		for _, origin := range origins {
			for _, from := range []string{"", "none", "same-origin", "same-site", "cross-site", "nonsense"} {
				for _, how := range []string{"", "navigate document", "navigate iframe", "navigate embed", "no-cors script", "cors empty"} {
					asked++
					mode, dest, _ := strings.Cut(how, " ")
					r := ask("HEAD", target, func(r *http.Request) {
						for k, v := range map[string]string{"Origin": origin, "Sec-Fetch-Site": from, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest} {
							if v != "" {
								r.Header.Set(k, v)
							}
						}
					})
					ours := from == "" || from == "none" || from == "same-origin"
					want := http.StatusForbidden
					if (origin == "" || origin == own) && ours {
						want = http.StatusOK
					}
					if r.StatusCode != want {
						t.Errorf("%s, Origin %q, Sec-Fetch-Site %q, %q: %d, want %d", target, origin, from, how, r.StatusCode, want)
					}
					for name := range r.Header {
						if strings.HasPrefix(name, "Access-Control-") {
							t.Errorf("%s: %s is sent", target, name)
						}
					}
				}
			}
		}
	}
	if asked < 120 {
		t.Errorf("%d mixtures asked, want at least 120", asked)
	}
	for name, said := range map[string][]string{"Origin": {own, "http://evil.example"}, "Sec-Fetch-Site": {"none", "cross-site"}} {
		if r := ask("GET", "/", func(r *http.Request) { r.Header[name] = said }); r.StatusCode != http.StatusForbidden {
			t.Errorf("two of %s: %d, want 403", name, r.StatusCode)
		}
	}
}

func TestALinkOfAnotherSiteIsOpenedOnPurpose(t *testing.T) {
	r := ask("GET", "/people/ada.html", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") })
	if got := body(t, r); !strings.Contains(got, `<a href="">open the page</a>`) {
		t.Errorf("whoever follows a link sees\n%s\nwant a link that opens the page", got)
	}
	r = ask("GET", "/people/ada.html", func(r *http.Request) { r.Host = "evil.example" })
	if got := body(t, r); strings.Contains(got, "<a") {
		t.Errorf("another name for this computer sees\n%s\nwant no link", got)
	}
}
