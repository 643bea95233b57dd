package main

import (
	"bufio"
	"context"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestServe starts serving, looks at a page, edits a note, looks again and stops.
func TestServe(t *testing.T) {
	dir := t.TempDir()
	note := filepath.Join(dir, "content", "people", "Zoë Lind.md")
	write(t, note, "---\nlevel: peer\n---\n\nLikes figs.\n")
	before := tree(t, dir)

	s := startServing(t, "-C", dir, "--today", "2026-09-14", "--port", "0", "--verbose")
	open := s.await(t, `^rapport: serving (http://localhost:[0-9]+/\?token=[A-Z2-7]{26,})  \(Ctrl-C stops\)$`)
	url, _, _ := strings.Cut(open, "/?")
	browser := newBrowser(t)
	if body, err := get(t.Context(), browser, url+"/people/zoe-lind.html"); err != nil || strings.Contains(body, "figs") {
		t.Errorf("whoever has no token sees: %v\n%s", err, body)
	}
	if body, err := get(t.Context(), browser, open); err != nil || !strings.Contains(body, "people.html") {
		t.Errorf("the address that is shown shows: %v\n%s", err, body)
	}
	if body, err := get(t.Context(), browser, url+"/people/zoe-lind.html"); err != nil || !strings.Contains(body, "Likes figs.") {
		t.Errorf("the page of Zoë Lind does not show her note: %v\n%s", err, body)
	}
	if after := tree(t, dir); !maps.Equal(before, after) {
		t.Errorf("serving changed the journal from %v to %v", before, after)
	}

	write(t, note, "---\nlevel: peer\n---\n\nLikes plums.\n")
	s.await(t, `^rapport: [0-9:]{8} rebuilt in [0-9.]+ m?s: (1 note)`)
	if body, err := get(t.Context(), browser, url+"/people/zoe-lind.html"); err != nil || !strings.Contains(body, "Likes plums.") {
		t.Errorf("the page of Zoë Lind does not show the edit: %v\n%s", err, body)
	}

	s.stop()
	if code := <-s.code; code != exitDone {
		t.Errorf("Ctrl-C ended serving with code %d, want %d", code, exitDone)
	}
}

// TestServeTellsWhatAnEditBroke sees that a problem is told when it comes, and not again with every save.
func TestServeTellsWhatAnEditBroke(t *testing.T) {
	dir := t.TempDir()
	old, edited := filepath.Join(dir, "people", "Zoë Lind.md"), filepath.Join(dir, "people", "Ana Ruiz.md")
	write(t, old, "---\nlevel: sideways\n---\n")
	write(t, edited, "Likes figs.\n")

	s := startServing(t, "-C", dir, "--today", "2026-09-14", "--port", "0")
	s.await(t, `^rapport: what could not be read: (http://localhost:[0-9]+/problems\.html\?token=[A-Z2-7]+), or rapport check -C `)

	save(t, edited, "---\nlevel: upstairs\n---\n")
	s.await(t, `rebuilt in .*: (2 notes, 2 errors)$`)
	if line := <-s.lines; !strings.Contains(line, `Ana Ruiz.md:2:8: error: level cannot be "upstairs"`) {
		t.Errorf("after the edit stands %q", line)
	}

	save(t, edited, "---\n\nlevel: upstairs\n---\n") // the same problem, a line below
	s.await(t, `rebuilt in .*: (2 notes, 2 errors)$`)
	save(t, edited, "Likes plums.\n")
	if line := <-s.lines; !strings.Contains(line, "rebuilt in") {
		t.Errorf("a problem that was known is told again: %q", line)
	}
}

// newBrowser keeps cookies, as browsers do.
func newBrowser(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{Jar: jar}
}

// serving is a running `rapport serve`.
type serving struct {
	lines chan string
	stop  context.CancelFunc
	code  chan int
}

func startServing(t *testing.T, args ...string) *serving {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	r, w := io.Pipe()
	s := &serving{lines: make(chan string, 100), stop: stop, code: make(chan int, 1)}
	go func() {
		s.code <- run(ctx, append([]string{"serve"}, args...), func(string) string { return "" }, w, w, time.Now)
		w.Close()
	}()
	go func() {
		defer close(s.lines)
		for in := bufio.NewScanner(r); in.Scan(); {
			s.lines <- in.Text()
		}
	}()
	t.Cleanup(func() {
		stop()
		for range s.lines { // until it has ended
		}
	})
	return s
}

// await returns what the group of a pattern matches in the first line that it matches.
func (s *serving) await(t *testing.T, pattern string) string {
	t.Helper()
	re := regexp.MustCompile(pattern)
	late := time.After(30 * time.Second)
	var seen []string
	for {
		select {
		case line, ok := <-s.lines:
			if !ok {
				t.Fatalf("serving ended without a line that matches %s:\n%s", pattern, strings.Join(seen, "\n"))
			}
			if m := re.FindStringSubmatch(line); m != nil {
				return m[1]
			}
			seen = append(seen, line)
		case <-late:
			t.Fatalf("no line matches %s:\n%s", pattern, strings.Join(seen, "\n"))
		}
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// save puts a text in the place of a file in one step, so that nobody reads half of it.
func save(t *testing.T, path, text string) {
	t.Helper()
	part := filepath.Join(t.TempDir(), "part")
	write(t, part, text)
	if err := os.Rename(part, path); err != nil {
		t.Fatal(err)
	}
}

// tree is every file below a folder with its bytes.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(root, path)
		files[path] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
