package live

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
)

// serveSite serves a snapshot over real connections until the test ends, and returns its host and port.
func serveSite(t *testing.T, first *Snapshot, c Config) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	s := newSite(first, l.Addr().(*net.TCPAddr).Port, c)
	go func() { done <- s.serve(ctx, []net.Listener{l}, func(line string) { t.Errorf("reported %q", line) }) }()
	t.Cleanup(func() {
		cancel()
		must(t, <-done)
	})
	return l.Addr().String()
}

// tell sends bytes as they are, which no client of net/http would, and returns the answer.
func tell(t *testing.T, at, request string) (r *http.Response, page string) {
	t.Helper()
	c, err := net.Dial("tcp", at)
	must(t, err)
	defer c.Close()
	_, err = io.WriteString(c, request)
	must(t, err)
	method, _, _ := strings.Cut(request, " ")
	if method != http.MethodHead { // anything that has a body in its answer; CONNECT would have none
		method = http.MethodGet
	}
	r, err = http.ReadResponse(bufio.NewReader(c), &http.Request{Method: method})
	if err != nil {
		t.Fatalf("%.80q is answered with %v", request, err)
	}
	b, err := io.ReadAll(r.Body)
	must(t, err)
	return r, string(b)
}

// cookieAt is the line with which a browser that has been let in asks.
func cookieAt(at string) string {
	_, port, _ := strings.Cut(at, ":")
	return "Cookie: rapport-" + port + "=" + testToken + "\r\n"
}

// unguarded lists the headers of every answer that one lacks.
func unguarded(r *http.Response) []string {
	var missing []string
	for name, want := range map[string]string{
		"Cache-Control":                "no-store",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Referrer-Policy":              "no-referrer",
		"X-Content-Type-Options":       "nosniff",
	} {
		if got := r.Header.Values(name); len(got) != 1 || got[0] != want {
			missing = append(missing, name)
		}
	}
	policies := r.Header.Values("Content-Security-Policy")
	if len(policies) != 1 || !strings.Contains(policies[0], "frame-ancestors 'none'") || !strings.Contains(policies[0], "base-uri 'none'") ||
		strings.Contains(policies[0], "script-src 'unsafe") {
		missing = append(missing, "Content-Security-Policy")
	}
	if r.Header.Get("Content-Type") == "" && r.ContentLength != 0 {
		missing = append(missing, "Content-Type")
	}
	for name := range r.Header {
		if strings.HasPrefix(name, "Access-Control-") {
			missing = append(missing, "no "+name)
		}
	}
	return missing
}
