package live

import (
	"fmt"
	"strings"
	"testing"
)

func TestAPathIsLookedUpAsItIs(t *testing.T) {
	cases := []struct {
		target string
		code   int
		kind   string
		has    string
	}{
		{"/", 200, "text/html; charset=utf-8", canary},
		{"/index.html", 200, "text/html; charset=utf-8", canary},
		{"/people/ada.html", 200, "text/html; charset=utf-8", canary},
		{"/people/ad%61.html", 200, "text/html; charset=utf-8", canary},
		{"/people/ada.html?x=1", 200, "text/html; charset=utf-8", canary},
		{"/style.css", 200, "text/css; charset=utf-8", canary},
		{"/a.svg", 200, "image/svg+xml", canary},
		{scriptPath, 200, "text/javascript; charset=utf-8", "EventSource"},
		{"/people", 404, "text/html; charset=utf-8", "no such page"},
		{"/people/", 404, "text/html; charset=utf-8", "no such page"},
		{"/people/deep/down/nobody.html", 404, "text/html; charset=utf-8", "no such page"},
		{"/PEOPLE/ADA.HTML", 404, "text/html; charset=utf-8", "no such page"},
		{"/_rapport/", 404, "text/html; charset=utf-8", "no such page"},
		{"/broken.html", 500, "text/html; charset=utf-8", "a &lt;tag&gt; stumbled"},
	}
	for _, c := range cases {
		r := ask("GET", c.target, nil)
		got := body(t, r)
		if r.StatusCode != c.code || r.Header.Get("Content-Type") != c.kind || !strings.Contains(got, c.has) {
			t.Errorf("GET %s: %d %q, want %d %q with %q; got\n%s",
				c.target, r.StatusCode, r.Header.Get("Content-Type"), c.code, c.kind, c.has, got)
		}
	}
}

func TestPagesAloneGetTheScript(t *testing.T) {
	tag := `<script type="module" src="/_rapport/live.js" data-edition="1000" `
	for target, want := range map[string]bool{
		"/": true, "/people/ada.html": true, "/nowhere": true, "/broken.html": true, "/style.css": false, "/a.svg": false, scriptPath: false,
	} {
		if got := strings.Contains(body(t, ask("GET", target, nil)), tag); got != want {
			t.Errorf("GET %s has the script = %v, want %v", target, got, want)
		}
	}
}

func TestWithScript(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{"<body>x</body></html>", "<body>xTAG</body></html>"},
		{"<body><pre>&lt;/body></pre></body>", "<body><pre>&lt;/body></pre>TAG</body>"},
		{"x", "xTAG"},
		{"", "TAG"},
	} {
		page := []byte(c.page)
		e := &edition{Snapshot: &Snapshot{Styles: 255}, number: 7}
		tag := `<script type="module" src="/_rapport/live.js" data-edition="7" data-frame="` + e.frame(page) + `" data-styles="ff"></script>` + "\n"
		if got, want := string(e.withScript("index.html", page)), strings.Replace(c.want, "TAG", tag, 1); got != want {
			t.Errorf("withScript(%q) = %q, want %q", c.page, got, want)
		}
		if string(page) != c.page {
			t.Errorf("withScript changed the page it was given to %q", page)
		}
	}
}

func TestContentType(t *testing.T) {
	for name, want := range map[string]string{
		"a.HTML": "text/html; charset=utf-8", "a.JPG": "image/jpeg", "a.html.exe": "application/octet-stream",
		"html": "application/octet-stream", "a.xhtml": "application/octet-stream", "": "application/octet-stream",
	} {
		if got := contentType(name); got != want {
			t.Errorf("contentType(%q) = %q, want %q", name, got, want)
		}
	}
	if got := fmt.Sprint(contentType("notes.md")); got != "text/plain; charset=utf-8" {
		t.Errorf("a note is shown as %q, want plain text", got)
	}
}
