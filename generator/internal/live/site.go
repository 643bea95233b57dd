package live

import (
	"context"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// nowhere is the page for addresses at which there is none.
const nowhere = "404.html"

// edition is a build under the number that pages and events know it by.
type edition struct {
	*Snapshot
	failure string // why there is no newer build; empty when this is the newest
	number  uint64
	next    chan struct{} // closed when there is a newer one
}

// site answers requests from the newest edition.
type site struct {
	hosts  map[string]bool
	door   *door
	now    func() time.Time
	newest atomic.Pointer[edition]
}

// newSite numbers its editions from the time on, so that a page left open from an earlier run is known to be older.
func newSite(first *Snapshot, port int, c Config) *site {
	s := &site{hosts: hostsAt(port), door: newDoor(c, port), now: c.Now}
	for _, l := range c.Listeners {
		if c.Others {
			s.hosts[l.Addr().String()] = true
		}
	}
	s.newest.Store(&edition{Snapshot: first, number: uint64(c.Now().UnixMilli()), next: make(chan struct{})})
	return s
}

// replace puts a new build in the place of the old one. Only another version is a new edition. It is called by one
// goroutine at a time.
func (s *site) replace(next *Snapshot) {
	s.succeed(next, "")
	next.shown()
}

func (s *Snapshot) shown() {
	if s.Shown != nil {
		s.Shown()
	}
}

// building makes a site; see Config.
type building = func(ctx context.Context, touched []string) (*Snapshot, error)

// telling is build, but lets open pages know when it fails. The site stays as it is.
func (s *site) telling(build building) building {
	return func(ctx context.Context, touched []string) (*Snapshot, error) {
		next, err := build(ctx, touched)
		if err != nil && ctx.Err() == nil {
			s.succeed(s.newest.Load().Snapshot, err.Error())
		}
		return next, err
	}
}

func (s *site) succeed(next *Snapshot, failure string) {
	old := s.newest.Load()
	if old.Version == next.Version && old.failure == failure {
		s.newest.Store(&edition{Snapshot: next, failure: failure, number: old.number, next: old.next})
		return
	}
	s.newest.Store(&edition{Snapshot: next, failure: failure, number: old.number + 1, next: make(chan struct{})})
	close(old.next)
}

// ServeHTTP answers one request. A path is a key to look up, never the name of a file on disk.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	begin(r)
	guard(w.Header())
	if no := s.refuse(r); no != nil {
		turnAway(w, r, no)
		return
	}
	in, byAddress := s.door.welcome(r)
	if !in {
		deny(w, r, http.StatusForbidden, keyless)
		return
	}
	if byAddress {
		s.door.give(w)
	}
	if to := clean(r); to != "" {
		w.Header().Set("Location", to)
		send(w, r, http.StatusSeeOther, "text/plain; charset=utf-8", nil)
		return
	}
	switch r.URL.Path {
	case eventsPath:
		s.events(w, r)
	case statePath:
		s.state(w, r)
	default:
		if body, ok := ours(r.URL.Path); ok {
			send(w, r, http.StatusOK, contentType(r.URL.Path), body)
			return
		}
		s.page(w, r)
	}
}

// file looks a path up. One that no file of a site can have is not even looked for.
func (e *edition) file(key string) (body []byte, ok bool, err error) {
	strange := func(c rune) bool { return c < ' ' || c == '\\' || c == 0x7f }
	if !fs.ValidPath(key) || strings.ContainsFunc(key, strange) {
		return nil, false, nil
	}
	return e.File(key)
}

func (s *site) page(w http.ResponseWriter, r *http.Request) {
	e := s.newest.Load()
	key := keyOf(r.URL.Path)
	code := http.StatusOK
	body, ok, err := e.file(key)
	if err == nil && !ok {
		code, key = http.StatusNotFound, nowhere
		body, ok, err = e.File(key)
	}
	switch {
	case err != nil:
		code, key, body = http.StatusInternalServerError, "500.html", failurePage(err)
	case !ok:
		key, body = "404.txt", []byte("there is no such page\n")
	}
	if path.Ext(key) == ".html" {
		body = e.withScript(key, body)
	}
	send(w, r, code, contentType(key), body)
}

func send(w http.ResponseWriter, r *http.Request, code int, kind string, body []byte) {
	w.Header().Set("Content-Security-Policy", policy(kind, body))
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(code)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // a browser that went away
	}
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
