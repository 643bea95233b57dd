//go:build unix

package generator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// desk is a journal that is served, where somebody writes and somebody reads.
type desk struct {
	dir  string // the journal
	out  string // a folder that is not in it
	note string // the one that is written
	page string // which shows it

	url     string
	client  *http.Client
	poll    bool
	late    atomic.Int64 // how late something came that should have come at once, the most since it was last set
	builds  atomic.Int64
	flashes atomic.Int64
	before  map[string]bool // every path there was
	stop    context.CancelFunc
	ended   chan error
	working sync.WaitGroup

	mu    sync.Mutex
	lines []string
}

// kept is in the note whatever else is.
const kept = "steadfast"

// text is the note at the nth save; it is as long as at every other.
func text(n int) string {
	return fmt.Sprintf("---\nlevel: peer\n---\n%s\n\nturn %04d, with [[Bob]]\n", kept, n)
}

func newDesk(top string) (*desk, error) {
	d := &desk{
		dir: filepath.Join(top, "journal"), out: filepath.Join(top, "elsewhere"), page: "people/ada-lovelace.html",
		client: &http.Client{Transport: &http.Transport{}}, before: map[string]bool{}, ended: make(chan error, 1),
	}
	d.note = filepath.Join(d.dir, "content", "people", "Ada Lovelace.md")
	err := os.MkdirAll(d.out, 0o755)
	for name, text := range map[string]string{
		"rapport.yaml":                "title: Saves\ntoday: 2026-06-30\n",
		"content/people/Bob.md":       "---\nlevel: above\n---\nTalks to [[Ada Lovelace]].\n",
		"content/2026-05-11 Lunch.md": "---\ntype: meeting\npeople: [Bob, Ada Lovelace]\n---\nLunch.\n",
	} {
		err = errors.Join(err, d.write(filepath.Join(d.dir, filepath.FromSlash(name)), text))
	}
	return d, errors.Join(err, d.write(d.note, text(0)))
}

// write writes a file in place, and the folders it is in.
func (d *desk) write(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o644)
}

// temp writes a file beside the note and returns its path.
func (d *desk) temp(name, text string) (string, error) {
	p := filepath.Join(filepath.Dir(d.note), name)
	return p, d.write(p, text)
}

// tool runs a program beside the note.
func (d *desk) tool(name string, args ...string) error {
	c := exec.Command(name, args...)
	c.Dir = filepath.Dir(d.note)
	c.Env = append(os.Environ(), "HOME="+d.out, "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null", "TERM=xterm", "LC_ALL=C.UTF-8")
	if b, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %q: %w: %s", name, args, err, b)
	}
	return nil
}

func installed(tool string) bool {
	_, err := exec.LookPath(tool)
	return err == nil
}

// serve starts the server and somebody who reads the page of the note all the time.
func (d *desk) serve(poll bool) {
	d.poll = poll
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err) // there is always a free port
	}
	d.url = fmt.Sprintf("http://localhost:%d/", l.Addr().(*net.TCPAddr).Port)
	ctx, cancel := context.WithCancel(context.Background())
	d.stop = cancel
	began := make(chan struct{})
	begin := sync.OnceFunc(func() { close(began) })
	go func() {
		d.ended <- New(Options{Dir: d.dir}).Serve(ctx, ServeOptions{
			Listeners: []net.Listener{l}, NoToken: true, Poll: poll, Now: time.Now,
			Report: func(e Event) {
				if e.Line != "" {
					d.mu.Lock()
					d.lines = append(d.lines, e.Line)
					d.mu.Unlock()
					return
				}
				d.builds.Add(int64(e.Builds))
				begin()
			},
		})
		begin()
	}()
	<-began
	d.working.Go(func() { d.read(ctx) })
	d.working.Go(func() { d.pulse(ctx) })
}

// pulse keeps how late timers come, on a computer with much to do. Saves have pauses then that no program makes, and the
// system tells of them long after.
func (d *desk) pulse(ctx context.Context) {
	const beat = 5 * time.Millisecond
	for ctx.Err() == nil {
		begin := time.Now()
		<-time.After(beat)
		if late := int64(time.Since(begin) - beat); late > d.late.Load() {
			d.late.Store(late)
		}
	}
}

// read counts how often the page is missing, or shows nothing of the note.
func (d *desk) read(ctx context.Context) {
	for ctx.Err() == nil {
		b, code, err := d.get(d.page)
		if err == nil && (code != http.StatusOK || !bytes.Contains(b, []byte(kept))) {
			d.flashes.Add(1)
		}
		select {
		case <-ctx.Done():
		case <-time.After(d.pause()):
		}
	}
}

// pause is between two looks at the site. A fault lasts until the next build.
func (d *desk) pause() time.Duration {
	if d.poll {
		return 100 * time.Millisecond
	}
	return 10 * time.Millisecond
}

func (d *desk) get(path string) (body []byte, code int, err error) {
	r, err := d.client.Get(d.url + path)
	if err != nil {
		return nil, 0, err
	}
	defer r.Body.Close()
	body, err = io.ReadAll(r.Body)
	return body, r.StatusCode, err
}

func (d *desk) said() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.lines)
}

func (d *desk) close() error {
	d.stop()
	d.working.Wait()
	d.client.CloseIdleConnections()
	return <-d.ended
}

// shows waits until every page that is served is what a fresh build makes of what is on disk, and nothing else is served.
func (d *desk) shows() error {
	want, err := freshFiles(d.dir)
	if err != nil {
		return err
	}
	paths := []string{d.page}
	for p := range want {
		paths = append(paths, p)
		d.before[p] = true
	}
	for p := range d.before {
		if _, ok := want[p]; !ok {
			paths = append(paths, p)
		}
	}
	end := time.After(30 * time.Second)
	for {
		wrong := d.differs(paths, want)
		if wrong == "" {
			return nil
		}
		select {
		case <-end:
			return errors.New(wrong)
		case <-time.After(d.pause() / 4):
		}
	}
}

// differs says what is served otherwise than it should be.
func (d *desk) differs(paths []string, want map[string][]byte) string {
	for _, p := range paths {
		got, code, err := d.get(p)
		page, there := want[p]
		switch {
		case err != nil:
			return err.Error()
		case there != (code == http.StatusOK):
			return fmt.Sprintf("%s is answered with %d, and in a fresh build it is there: %v", p, code, there)
		case there && !isPage(got, page):
			return fmt.Sprintf("%s differs from a fresh build: %s", p, difference(got, page))
		}
	}
	return ""
}

// isPage reports whether bytes that are served are a page, with the server's script at its end.
func isPage(got, page []byte) bool {
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		return bytes.Equal(got, page)
	}
	script, ok := bytes.CutPrefix(got, page[:at])
	if ok {
		script, ok = bytes.CutSuffix(script, page[at:])
	}
	return ok && bytes.Count(script, []byte("<script ")) == 1 && strings.HasSuffix(string(script), "></script>\n")
}
