package live

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestHostileHosts sends what other names for this computer, and proxies, look like. All come with the right cookie, as
// if the browser had been fooled. A server that does not look at names is asked the same, to see that the test could fail.
func TestHostileHosts(t *testing.T) {
	at := serveSite(t, testSnapshot(), Config{Token: testToken, Now: time.Now})
	_, port, _ := strings.Cut(at, ":")
	careless := carelessServer(t)
	lines := []string{}
	for _, host := range []string{
		"", "localhost", "127.0.0.1", "[::1]", "localhost:1", "localhost:80", "localhost:0PORT", "localhost:", ":PORT",
		"evil.example", "evil.example:PORT", "localhost.evil.example:PORT", "evil.localhost:PORT", "localhost.:PORT",
		"LOCALHOST:PORT", "127.0.0.1.nip.io:PORT", "127.0.0.2:PORT", "127.1:PORT", "0.0.0.0:PORT", "0:PORT",
		"2130706433:PORT", "0x7f000001:PORT", "017700000001:PORT", "[::]:PORT", "::1:PORT", "[::ffff:127.0.0.1]:PORT",
		"[0:0:0:0:0:0:0:1]:PORT", "[::1%25lo]:PORT", "localhost:PORT,evil.example", "localhost:PORT@evil.example",
		"evil.example@localhost:PORT", "localhost:PORT/", "192.168.0.2:PORT",
	} {
		lines = append(lines, "GET / HTTP/1.1\r\nHost: "+host+"\r\n")
	}
	lines = append(lines,
		"GET / HTTP/1.1\r\n",
		"GET / HTTP/1.0\r\n",
		"GET / HTTP/1.1\r\nHost: localhost:PORT\r\nHost: evil.example\r\n",
		"GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost:PORT\r\nForwarded: host=localhost:PORT\r\n",
		"GET / HTTP/1.1\r\nHost: localhost:PORT\r\nX-Forwarded-Host: evil.example\r\n",
		"GET http://evil.example:PORT/ HTTP/1.1\r\nHost: localhost:PORT\r\n",
		"GET http://localhost:PORT/ HTTP/1.1\r\nHost: evil.example\r\n",
	)
	seen, baseline := 0, 0
	for _, l := range lines {
		l = strings.ReplaceAll(l, "PORT", port)
		r, page := tell(t, at, l+cookieAt(at)+"\r\n")
		if strings.Contains(page, canary) || r.StatusCode != http.StatusForbidden && r.StatusCode != http.StatusBadRequest {
			seen++
			t.Errorf("%q: %d", l, r.StatusCode)
		}
		if missing := unguarded(r); len(missing) > 0 {
			t.Errorf("%q: %d without %s", l, r.StatusCode, missing)
		}
		if _, page = tell(t, careless, l+"\r\n"); strings.Contains(page, canary) {
			baseline++
		}
	}
	t.Logf("%d of %d hostile hosts see the journal; of a server that does not look, %d do", seen, len(lines), baseline)
	if len(lines) != 40 || baseline < 20 {
		t.Errorf("%d hosts are tried, and %d fool a careless server; want 40, and most", len(lines), baseline)
	}
	for _, host := range []string{"localhost:", "127.0.0.1:", "[::1]:"} {
		if r, page := tell(t, at, "GET / HTTP/1.1\r\nHost: "+host+port+"\r\n"+cookieAt(at)+"\r\n"); !strings.Contains(page, canary) {
			t.Errorf("Host %s%s: %d, want the page", host, port, r.StatusCode)
		}
	}
}

func carelessServer(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, canary) })}
	go func() { _ = server.Serve(l) }() // until it is closed
	t.Cleanup(func() { server.Close() })
	return l.Addr().String()
}

// TestCrossSiteRequests asks as pages of other sites make a browser ask, with the right cookie, as if it had been sent.
func TestCrossSiteRequests(t *testing.T) {
	at := serveSite(t, testSnapshot(), Config{Token: testToken, Now: time.Now})
	asked, seen := 0, 0
	for _, origin := range []string{"", "null", "http://evil.example", "https://" + at, "http://127.0.0.1:3000"} {
		for _, from := range []string{"cross-site", "same-site"} {
			for _, mode := range []string{"navigate", "no-cors", "cors", "websocket"} {
				for _, method := range []string{"GET", "HEAD", "POST"} {
					asked++
					head := "Host: " + at + "\r\nSec-Fetch-Site: " + from + "\r\nSec-Fetch-Mode: " + mode + "\r\n" + cookieAt(at)
					if origin != "" {
						head += "Origin: " + origin + "\r\n"
					}
					target := []string{"/", "/people/ada.html", eventsPath, "/style.css", "/?token=" + testToken}[asked%5]
					r, page := tell(t, at, method+" "+target+" HTTP/1.1\r\n"+head+"\r\n")
					want := http.StatusForbidden
					if method == "POST" {
						want = http.StatusMethodNotAllowed
					}
					if strings.Contains(page, canary) || r.StatusCode != want || r.Header.Get("Set-Cookie") != "" {
						seen++
						t.Errorf("%s %s with %q: %d, want %d", method, target, head, r.StatusCode, want)
					}
					if missing := unguarded(r); len(missing) > 0 {
						t.Errorf("%s %s with %q: without %s", method, target, head, missing)
					}
				}
			}
		}
	}
	t.Logf("%d of %d cross-site requests see the journal", seen, asked)
	if asked != 120 {
		t.Errorf("%d requests are tried, want 120", asked)
	}
	ours := "GET / HTTP/1.1\r\nHost: " + at + "\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors\r\nOrigin: http://" + at + "\r\n"
	if r, page := tell(t, at, ours+cookieAt(at)+"\r\n"); !strings.Contains(page, canary) {
		t.Errorf("a page of ours sees %d, want the page", r.StatusCode)
	}
}

// TestOddTargets asks for what is beside the site in every spelling that has fooled a server. The site is asked for no
// path that a file system could take for anything but a file of the site.
func TestOddTargets(t *testing.T) {
	var mu sync.Mutex
	keys := map[string]bool{}
	snapshot := testSnapshot()
	lookUp := snapshot.File
	snapshot.File = func(key string) ([]byte, bool, error) {
		mu.Lock()
		keys[key] = true
		mu.Unlock()
		return lookUp(key)
	}
	at := serveSite(t, snapshot, Config{Token: testToken, Now: time.Now})
	codes := map[int]int{}
	lines := oddTargets(at)
	for _, line := range lines {
		r, page := tell(t, at, line+" HTTP/1.1\r\nHost: "+at+"\r\n"+cookieAt(at)+"Connection: close\r\n\r\n")
		codes[r.StatusCode]++
		switch r.StatusCode {
		case http.StatusBadRequest, http.StatusForbidden, http.StatusNotFound, http.StatusMethodNotAllowed:
		default:
			t.Errorf("%.100q: %d", line, r.StatusCode)
		}
		if strings.Contains(page, canary) {
			t.Errorf("%.100q shows a page", line)
		}
		if missing := unguarded(r); len(missing) > 0 {
			t.Errorf("%.100q: %d without %s", line, r.StatusCode, missing)
		}
	}
	outside := 0
	for key := range keys {
		if strings.HasPrefix(key, "/") || strings.Contains(key, "//") || strings.ContainsAny(key, "\\\x00\r\n") ||
			slices.ContainsFunc(strings.Split(key, "/"), func(part string) bool { return part == "" || part == "." || part == ".." }) {
			outside++
			t.Errorf("the site is asked for %q", key)
		}
	}
	t.Logf("%d odd targets: %v; %d keys were looked up, %d of them lead out of the site", len(lines), codes, len(keys), outside)
	if len(lines) < 500 {
		t.Errorf("%d targets are tried, want at least 500", len(lines))
	}
}

// oddTargets are the beginnings of request lines.
func oddTargets(at string) []string {
	ups := []string{
		"..", "%2e%2e", ".%2e", "%2E.", "%252e%252e", "..;", "..%00", "..%5c", "..\\", "%c0%ae%c0%ae", "....", "%uff0e%uff0e", "․․", "..%20",
	}
	var all []string
	for _, up := range ups {
		for _, slash := range []string{"/", "%2f", "%5c", "//", "/./", "\\", "%252f"} {
			for _, end := range []string{"etc/passwd", "rapport.yaml", "content/people/Ada.md", "index.html"} {
				for _, start := range []string{"/", "/people/"} {
					all = append(all, "GET "+start+strings.Repeat(up+slash, 3)+end)
				}
			}
		}
	}
	for _, target := range []string{
		"//index.html", "///", "/./index.html", "/index.html/", "/index.html/.", "/people//ada.html", "/people/./ada.html",
		"/people/../index.html", "/%2findex.html", "/%2e/index.html", "/index.html%00", "/index.html%00.html", "/%00", "/index.html%0a",
		"/index.html#x", "/index.html%23", "/index.html%3f", "/people\\ada.html", "/people%5cada.html", "/C:/Windows/win.ini",
		"/C:%5cWindows%5cwin.ini", "/file:///etc/passwd", "/@fs/etc/passwd", "/.git/config", "/.rapport/lock", "/content/", "/INDEX.HTML",
		"/index.html::$DATA", "/index.html.", "/index.html%20", "/~", "/CON", "/%ff%fe", "/\xff\xfe", "/%", "/%2", "/%zz", "/index.html%u002e",
		"/_rapport", "/_rapport/", "/_rapport/../index.html", "/_rapport//live.js", "/_rapport/live.js/", "/_RAPPORT/live.js", "/_rapport/events/",
		"http://" + at + "/", "http://evil.example/", "https://" + at + "/", "file:///etc/passwd", "//" + at + "/", at, "index.html", "*", "", "?", "#",
		"/" + strings.Repeat("a", 8<<10), "/" + strings.Repeat("../", 10<<10), "/" + strings.Repeat("%2e%2e%2f", 6<<10), "/?" + strings.Repeat("/", 100) + " x",
	} {
		for _, method := range []string{"GET", "HEAD"} {
			all = append(all, method+" "+target)
		}
	}
	for _, method := range []string{"OPTIONS", "CONNECT", "TRACE", "PROPFIND", "POST", "PRI", "get", "G\x00T", ""} {
		for _, target := range []string{"*", "/", "/index.html", at, "http://" + at + "/", "evil.example:443"} {
			all = append(all, method+" "+target)
		}
	}
	return all
}

// TestEveryAnswerIsGuarded asks for every kind of answer that there is, those among them that net/http gives by itself.
func TestEveryAnswerIsGuarded(t *testing.T) {
	at := serveSite(t, testSnapshot(), Config{Token: testToken, Now: time.Now})
	host, cookie := "Host: "+at+"\r\n", cookieAt(at)
	answers, bare := 0, 0
	for _, c := range []struct {
		request string
		code    int
	}{
		{"GET / HTTP/1.1\r\n" + host + cookie, 200},
		{"HEAD / HTTP/1.1\r\n" + host + cookie, 200},
		{"GET / HTTP/1.0\r\n" + host + cookie, 200},
		{"GET /style.css HTTP/1.1\r\n" + host + cookie, 200},
		{"GET /a.svg HTTP/1.1\r\n" + host + cookie, 200},
		{"GET " + scriptPath + " HTTP/1.1\r\n" + host + cookie, 200},
		{"HEAD " + eventsPath + " HTTP/1.1\r\n" + host + cookie, 200},
		{"GET / HTTP/1.1\r\n" + host + cookie + "If-None-Match: *\r\nIf-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r\nRange: bytes=0-1\r\n", 200},
		{"GET /?token=" + testToken + " HTTP/1.1\r\n" + host, 303},
		{"GET /nowhere HTTP/1.1\r\n" + host + cookie, 404},
		{"GET /broken.html HTTP/1.1\r\n" + host + cookie, 500},
		{"GET / HTTP/1.1\r\n" + host, 403},
		{"GET / HTTP/1.1\r\nHost: evil.example\r\n", 403},
		{"POST / HTTP/1.1\r\n" + host + cookie + "Content-Length: 0\r\n", 405},
		{"OPTIONS * HTTP/1.1\r\n" + host + cookie, 405},
		{"OPTIONS / HTTP/1.1\r\n" + host + cookie + "Origin: http://evil.example\r\nAccess-Control-Request-Method: GET\r\n", 405},
		// what follows never reaches the site
		{"nonsense\r\n", 400},
		{"GET / HTTP/1.1\r\n", 400},
		{"GET / HTTP/1.1\r\n" + host + host, 400},
		{"GET / HTTP/1.1\r\n" + host + " folded: x\r\n", 400},
		{"GET / HTTP/1.1\r\n" + host + "Expect: nothing\r\n", 417},
		{"GET / HTTP/1.1\r\n" + host + "X: " + strings.Repeat("x", 80<<10) + "\r\n", 431},
		{"POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: odd\r\n", 501},
		{"GET / HTTP/3.1\r\n" + host, 505},
	} {
		answers++
		r, _ := tell(t, at, c.request+"\r\n")
		if missing := unguarded(r); r.StatusCode != c.code || len(missing) > 0 {
			bare++
			t.Errorf("%.60q: %d without %s, want %d", c.request, r.StatusCode, missing, c.code)
		}
	}
	t.Logf("%d of %d kinds of answers lack a header", bare, answers)
}

// TestABrokenRequestBehindAGoodOneIsGuarded looks at the second answer of a connection.
func TestABrokenRequestBehindAGoodOneIsGuarded(t *testing.T) {
	at := serveSite(t, testSnapshot(), Config{Token: testToken, Now: time.Now})
	c, err := net.Dial("tcp", at)
	must(t, err)
	defer c.Close()
	fmt.Fprintf(c, "GET /style.css HTTP/1.1\r\nHost: %s\r\n%s\r\nGET / HTTP/1.1\r\n\r\n", at, cookieAt(at))
	all, err := io.ReadAll(c)
	must(t, err)
	_, second, _ := strings.Cut(string(all), "HTTP/1.1 400 ")
	for _, line := range always {
		if got := strings.Count(string(all), "\r\n"+line[0]+": "); got != 2 {
			t.Errorf("%s stands %d times in\n%s", line[0], got, all)
		}
		if !strings.Contains(second, "\r\n"+line[0]+": "+line[1]+"\r\n") {
			t.Errorf("the second answer lacks %s:\n%s", line[0], second)
		}
	}
}
