package live

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// served is a site of one page, which shows the file n.md of a folder.
type served struct {
	note, url string
	stop      func() error // ends it, and returns what Run did
}

func startServing(t *testing.T) *served {
	t.Helper()
	root := t.TempDir()
	s := &served{note: filepath.Join(root, "n.md")}
	must(t, os.WriteFile(s.note, []byte("first"), 0o644))
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	s.url = "http://" + l.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	config := Config{
		Listeners: []net.Listener{l},
		NoToken:   true,
		Build: func(context.Context, []string) (*Snapshot, error) {
			b, err := os.ReadFile(s.note)
			if err != nil {
				return nil, err
			}
			version := uint64(0)
			for _, c := range b {
				version = version*31 + uint64(c)
			}
			return &Snapshot{Version: version, File: func(path string) ([]byte, bool, error) { return b, path == "index.html", nil }}, nil
		},
		Dirs:    func() []string { return []string{root} },
		Skip:    func(string) bool { return false },
		Now:     time.Now,
		NextDay: func(t time.Time) time.Time { return t.AddDate(0, 0, 1).Truncate(24 * time.Hour) },
		Report:  func(line string) { t.Errorf("reported %q", line) },
	}
	go func() { done <- Run(ctx, config) }()
	stopped := false
	s.stop = func() error {
		if stopped {
			return nil
		}
		stopped = true
		cancel()
		select {
		case err := <-done:
			return err
		case <-time.After(patience):
			return errors.New("it does not stop")
		}
	}
	t.Cleanup(func() { must(t, s.stop()) })
	return s
}

// get asks over a connection of its own, so that nothing is left behind.
func get(t *testing.T, url string) (*http.Response, string) {
	t.Helper()
	r, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Get(url)
	must(t, err)
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	must(t, err)
	return r, string(b)
}

// stream is what a page hears.
type stream struct {
	body  io.Closer
	lines *bufio.Scanner
}

func listen(t *testing.T, url string) *stream {
	t.Helper()
	r, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Get(url + eventsPath)
	must(t, err)
	if got := r.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Fatalf("events are of type %q", got)
	}
	t.Cleanup(func() { r.Body.Close() })
	return &stream{r.Body, bufio.NewScanner(r.Body)}
}

// next returns the next number; false when the stream ends.
func (s *stream) next(t *testing.T) (string, bool) {
	t.Helper()
	for s.lines.Scan() {
		switch line := s.lines.Text(); {
		case strings.HasPrefix(line, "data: "):
			number := strings.TrimPrefix(line, "data: ")
			if strings.Trim(number, "0123456789") != "" {
				t.Fatalf("an event says %q, want a number alone", number)
			}
			return number, true
		case line != "" && line != ":" && line != "retry: 1000":
			t.Fatalf("a stream says %q", line)
		}
	}
	return "", false
}

func TestASaveReachesTheOpenPage(t *testing.T) {
	s := startServing(t)
	_, page := get(t, s.url+"/")
	events := listen(t, s.url)
	number, _ := events.next(t)
	if !strings.HasPrefix(page, "first<script") || !strings.Contains(page, `data-edition="`+number+`"`) {
		t.Fatalf("the page is %q, want it to say first, and edition %s", page, number)
	}
	must(t, os.WriteFile(s.note, []byte("second"), 0o644))
	after, _ := events.next(t)
	_, page = get(t, s.url+"/")
	if after == number || !strings.HasPrefix(page, "second<script") || !strings.Contains(page, `data-edition="`+after+`"`) {
		t.Errorf("after %s comes edition %s with the page %q, want another that says second", number, after, page)
	}

	// a save that changes nothing, and a note that is gone for a while, say nothing; the next change does
	must(t, os.WriteFile(s.note, []byte("second"), 0o644))
	must(t, os.Remove(s.note))
	if _, page = get(t, s.url+"/"); !strings.HasPrefix(page, "second") {
		t.Errorf("while the build fails the page is %q, want the one before", page)
	}
	must(t, os.WriteFile(s.note, []byte("third"), 0o644))
	last, _ := events.next(t)
	if _, page = get(t, s.url+"/"); last == after || !strings.HasPrefix(page, "third") {
		t.Errorf("edition %s is %q, want third", last, page)
	}
}

func TestStoppingEndsStreamsAtOnceAndLeavesNothing(t *testing.T) {
	before := runtime.NumGoroutine()
	s := startServing(t)
	var open []*stream
	for range 20 {
		events := listen(t, s.url)
		if _, ok := events.next(t); !ok {
			t.Fatal("a stream ends before it begins")
		}
		open = append(open, events)
	}
	must(t, s.stop())
	for _, events := range open {
		if n, ok := events.next(t); ok {
			t.Errorf("a stream goes on with %s after the end", n)
		}
		events.body.Close()
	}
	for end := time.After(patience); runtime.NumGoroutine() > before; {
		select {
		case <-end:
			buf := make([]byte, 1<<16)
			t.Fatalf("%d goroutines, want %d:\n%s", runtime.NumGoroutine(), before, buf[:runtime.Stack(buf, true)])
		default:
			runtime.Gosched()
		}
	}
}

func TestRunRefusesToServeOthers(t *testing.T) {
	l, err := net.Listen("tcp", "0.0.0.0:0")
	must(t, err)
	err = Run(t.Context(), Config{Listeners: []net.Listener{l}, NoToken: true})
	if err == nil || !strings.Contains(err.Error(), "others could read the journal") {
		t.Errorf("Run on %s = %v, want a refusal", l.Addr(), err)
	}
	if _, err := l.Accept(); !errors.Is(err, net.ErrClosed) {
		t.Errorf("the listener is still open: %v", err)
	}
}

func TestRunRefusesToServeWithoutAToken(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	if err = Run(t.Context(), Config{Listeners: []net.Listener{l}}); err == nil || !strings.Contains(err.Error(), "without a token") {
		t.Errorf("Run without a token = %v, want a refusal", err)
	}
}

func TestRunRefusesTwoPorts(t *testing.T) {
	var ls []net.Listener
	for range 2 {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		must(t, err)
		ls = append(ls, l)
	}
	if err := Run(t.Context(), Config{Listeners: ls, NoToken: true}); err == nil || !strings.Contains(err.Error(), "a site has one") {
		t.Errorf("Run on %s and %s = %v, want a refusal", ls[0].Addr(), ls[1].Addr(), err)
	}
	if err := Run(t.Context(), Config{NoToken: true}); err == nil {
		t.Error("Run without a listener = nil, want a refusal")
	}
}

func TestRunEndsWhenThereIsNothingToServe(t *testing.T) {
	root := t.TempDir()
	for _, c := range []struct {
		name    string
		stopped bool
	}{{"the first build fails", false}, {"stopped during the first build", true}} {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		must(t, err)
		ctx, cancel := context.WithCancel(t.Context())
		broken := errors.New("no journal here")
		got := Run(ctx, Config{
			Listeners: []net.Listener{l},
			Token:     testToken,
			Build: func(context.Context, []string) (*Snapshot, error) {
				if c.stopped {
					cancel()
				}
				return nil, broken
			},
			Dirs: func() []string { return []string{root} }, Skip: func(string) bool { return false }, Now: time.Now,
			Report: func(line string) { t.Errorf("reported %q", line) },
		})
		cancel()
		if want := map[bool]error{false: broken, true: nil}[c.stopped]; !errors.Is(got, want) {
			t.Errorf("%s: Run = %v, want %v", c.name, got, want)
		}
	}
}
