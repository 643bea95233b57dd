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

const canary = "nobody else may read this"

func testSite() *site {
	files := map[string]string{
		"index.html":      "<!doctype html><body><p>" + canary + "</p></body></html>",
		"404.html":        "<!doctype html><body><p>no such page</p></body></html>",
		"people/ada.html": "<body>" + canary + "</body>",
		"style.css":       "p{} /* " + canary + " */",
		"a.svg":           "<svg>" + canary + "</svg>",
	}
	return newSite(&Snapshot{Version: 1, File: func(path string) ([]byte, bool, error) {
		if path == "broken.html" {
			return nil, false, fmt.Errorf("a <tag> stumbled")
		}
		b, ok := files[path]
		return []byte(b), ok, nil
	}}, 1414, time.UnixMilli(1000))
}

// ask sends one request as it comes from a browser at this computer, changed by edit.
func ask(method, target string, edit func(*http.Request)) *http.Response {
	u, err := url.ParseRequestURI(target)
	if err != nil {
		return &http.Response{StatusCode: http.StatusBadRequest} // what net/http makes of it
	}
	r := httptest.NewRequest(method, "/", nil)
	r.URL, r.RequestURI, r.Host = u, target, "localhost:1414"
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
			r := ask("GET", target, func(r *http.Request) {
				r.Host = host
				r.Header.Set("X-Forwarded-Host", "localhost:1414")
				r.Header.Set("Forwarded", "host=localhost:1414")
			})
			if got := body(t, r); r.StatusCode != http.StatusForbidden || strings.Contains(got, canary) {
				t.Errorf("Host %q, %s: %d, want 403", host, target, r.StatusCode)
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
					link := how == "navigate document" && target == "/people/ada.html"
					want := http.StatusForbidden
					if (origin == "" || origin == own) && (ours || link) {
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
	r := ask("GET", "/", func(r *http.Request) { r.Header["Origin"] = []string{own, "http://evil.example"} })
	if r.StatusCode != http.StatusForbidden {
		t.Errorf("two origins: %d, want 403", r.StatusCode)
	}
}

func TestEveryAnswerIsForThisBrowserAlone(t *testing.T) {
	want := map[string]string{
		"Cache-Control":                "no-store",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Referrer-Policy":              "no-referrer",
		"X-Content-Type-Options":       "nosniff",
	}
	answers := map[string]*http.Response{
		"page":    ask("GET", "/", nil),
		"style":   ask("GET", "/style.css", nil),
		"picture": ask("GET", "/a.svg", nil),
		"script":  ask("GET", scriptPath, nil),
		"events":  ask("HEAD", eventsPath, nil),
		"404":     ask("GET", "/nowhere", nil),
		"500":     ask("GET", "/broken.html", nil),
		"403":     ask("GET", "/", func(r *http.Request) { r.Host = "evil.example" }),
		"405":     ask("POST", "/", nil),
	}
	for name, r := range answers {
		for k, v := range want {
			if got := r.Header.Get(k); got != v {
				t.Errorf("%s: %s = %q, want %q", name, k, got, v)
			}
		}
		if got := r.Header.Get("Content-Security-Policy"); !strings.Contains(got, "frame-ancestors 'none'") {
			t.Errorf("%s: Content-Security-Policy = %q, want no frames", name, got)
		}
		if r.Header.Get("Content-Type") == "" {
			t.Errorf("%s has no content type", name)
		}
	}
}
