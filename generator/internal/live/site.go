package live

import (
	"bytes"
	_ "embed"
	"fmt"
	"html"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// What the server adds to the site lies under own.
const (
	own        = "/_rapport/"
	scriptPath = own + "live.js"
	eventsPath = own + "events"
)

//go:embed live.js
var script []byte

// edition is a build under the number that pages and events know it by.
type edition struct {
	*Snapshot
	number uint64
	next   chan struct{} // closed when there is a newer one
}

// site answers requests from the newest edition.
type site struct {
	hosts  map[string]bool
	newest atomic.Pointer[edition]
}

// newSite numbers its editions from the time on, so that a page left open from an earlier run is known to be older.
func newSite(first *Snapshot, port int, now time.Time) *site {
	s := &site{hosts: hostsAt(port)}
	s.newest.Store(&edition{Snapshot: first, number: uint64(now.UnixMilli()), next: make(chan struct{})})
	return s
}

// replace puts a new build in the place of the old one. Only another version is a new edition. It is called by one
// goroutine at a time.
func (s *site) replace(next *Snapshot) {
	old := s.newest.Load()
	if old.Version == next.Version {
		s.newest.Store(&edition{Snapshot: next, number: old.number, next: old.next})
		return
	}
	s.newest.Store(&edition{Snapshot: next, number: old.number + 1, next: make(chan struct{})})
	close(old.next)
}

// ServeHTTP answers one request. A path is a key to look up, never the name of a file on disk.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", "frame-ancestors 'none'")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	if code, why := s.refuse(r); code != 0 {
		if code == http.StatusMethodNotAllowed {
			h.Set("Allow", "GET, HEAD")
		}
		send(w, r, code, "text/plain; charset=utf-8", []byte(why+"\n"))
		return
	}
	if r.URL.Path == eventsPath {
		s.events(w, r)
		return
	}
	if r.URL.Path == scriptPath {
		send(w, r, http.StatusOK, "text/javascript; charset=utf-8", script)
		return
	}
	s.page(w, r)
}

func (s *site) page(w http.ResponseWriter, r *http.Request) {
	e := s.newest.Load()
	key := strings.TrimPrefix(r.URL.Path, "/")
	if key == "" {
		key = "index.html"
	}
	code := http.StatusOK
	body, ok, err := e.File(key)
	if err == nil && !ok {
		code, key = http.StatusNotFound, "404.html"
		body, ok, err = e.File(key)
	}
	switch {
	case err != nil:
		code, key, body = http.StatusInternalServerError, "500.html", failurePage(err)
	case !ok:
		key, body = "404.txt", []byte("there is no such page\n")
	}
	kind := contentType(key)
	switch path.Ext(key) {
	case ".html":
		body = withScript(body, e.number)
	case ".svg": // a picture that is opened on its own is a page of this site, and must not act as one
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox")
	}
	send(w, r, code, kind, body)
}

func send(w http.ResponseWriter, r *http.Request, code int, kind string, body []byte) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(code)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // a browser that went away
	}
}

func failurePage(err error) []byte {
	return fmt.Appendf(nil, "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>rapport</title>\n"+
		"<body><p>This page could not be made: %s</p></body></html>\n", html.EscapeString(err.Error()))
}

// withScript adds the script that reloads the page when there is a newer edition.
func withScript(page []byte, number uint64) []byte {
	tag := fmt.Sprintf("<script src=%q data-edition=\"%d\" defer></script>\n", scriptPath, number)
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	out := make([]byte, 0, len(page)+len(tag))
	out = append(out, page[:at]...)
	out = append(out, tag...)
	return append(out, page[at:]...)
}

// contentType goes by the ending alone. What is not known is offered for download.
func contentType(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".json":
		return "application/json"
	case ".xml":
		return "application/xml"
	case ".txt", ".md", ".csv":
		return "text/plain; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".gif":
		return "image/gif"
	case ".webp":
		return "image/webp"
	case ".avif":
		return "image/avif"
	case ".ico":
		return "image/x-icon"
	case ".woff2":
		return "font/woff2"
	case ".pdf":
		return "application/pdf"
	case ".mp3":
		return "audio/mpeg"
	case ".mp4":
		return "video/mp4"
	case ".ics":
		return "text/calendar; charset=utf-8"
	case ".vcf":
		return "text/vcard; charset=utf-8"
	}
	return "application/octet-stream"
}
