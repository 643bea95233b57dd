package generator

import (
	"context"
	_ "embed"
	"fmt"
	"maps"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

//go:embed testdata/axe/axe.min.js
var axe string

// TestPagesInBrowser opens one page of every kind of the sample, from disk and from the server, light and dark, narrow
// and wide, and looks for what a person would stumble over: faults of accessibility, messages in the console, requests
// to elsewhere, text beyond the edge.
func TestPagesInBrowser(t *testing.T) {
	ctx := browser(t)
	dir, result := writtenSample(t)
	origins := map[string]string{
		"disk":   "file://" + filepath.ToSlash(dir) + "/",
		"server": served(t),
	}
	kinds := onePageOfEachKind(t, result)
	for name, origin := range origins {
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int64{390, 1280} {
				t.Run(fmt.Sprintf("%s %s %d", name, scheme, width), func(t *testing.T) {
					tab := newTab(t, ctx)
					defer tab.close()
					if err := chromedp.Do(tab.ctx, chromedp.EmulateViewport(width, 900), prefer(scheme)); err != nil {
						t.Fatal(err)
					}
					for _, path := range kinds {
						tab.inspect(t, origin, path)
					}
				})
			}
		}
	}
}

// inspect opens a page and reports every fault found on it.
func (tb *tab) inspect(t *testing.T, origin, path string) {
	t.Helper()
	if err := chromedp.Do(tb.ctx, chromedp.Navigate(origin+escapePath(path))); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	overflow, err := chromedp.Run(tb.ctx, chromedp.Evaluate[float64](`document.documentElement.scrollWidth - innerWidth`))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if overflow > 0 {
		t.Errorf("%s is %v px wider than the window", path, overflow)
	}
	faults, err := chromedp.Run(tb.ctx, chromedp.Evaluate[[]string](axe+`; axe.run({preload: false}).then(r => r.violations.flatMap(v =>
		v.nodes.map(n => v.id + ": " + n.target.join(" ") + ": " + n.failureSummary.replaceAll("\n", " "))))`, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	for _, f := range faults[:min(len(faults), 5)] {
		t.Errorf("%s: %s", path, f)
	}
	for _, m := range tb.heard(origin) {
		t.Errorf("%s: %s", path, m)
	}
}

// TestPagesWithoutJavaScript compares what a page says with JavaScript on and off.
func TestPagesWithoutJavaScript(t *testing.T) {
	ctx := browser(t)
	dir, result := writtenSample(t)
	for _, path := range onePageOfEachKind(t, result) {
		var shown [2]string
		for i, off := range []bool{false, true} {
			tab := newTab(t, ctx)
			err := chromedp.Do(tab.ctx, command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: off}),
				chromedp.Navigate("file://"+filepath.ToSlash(dir)+"/"+escapePath(path)))
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			shown[i], err = chromedp.Run(tab.ctx, chromedp.Evaluate[string](
				`document.querySelector("main").textContent.replace(/\s+/g, " ") + document.querySelectorAll("svg").length + " pictures"`))
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			tab.close()
		}
		// What scripts add is controls; every word of the page without them must be there.
		if missing := words(shown[0], shown[1]); len(missing) > 0 {
			t.Errorf("%s: without JavaScript these words are missing: %q", path, missing)
		}
	}
}

// words lists the words of with that are not in without, but for those of controls that need scripts.
func words(with, without string) []string {
	have := map[string]bool{"Find": true}
	for _, w := range strings.Fields(without) {
		have[w] = true
	}
	var missing []string
	for _, w := range strings.Fields(with) {
		if !have[w] {
			missing = append(missing, w)
		}
	}
	return missing
}

// browser starts Chromium. Without one the test says how to get it; where the environment says CI, that is a failure.
func browser(t *testing.T) context.Context {
	t.Helper()
	var found string
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if p, err := exec.LookPath(name); err == nil && name != "" {
			found = p
			break
		}
	}
	if found == "" {
		const how = "no Chromium found: install it (Debian: apt-get install chromium) or name it in CHROMIUM"
		if os.Getenv("CI") == "true" {
			t.Fatal(how)
		}
		t.Skip(how)
	}
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(found), chromedp.Headless, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-dev-shm-usage", true),
	}
	if os.Getuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	allocated, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(allocated)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("starting %s: %v", found, err)
	}
	return ctx
}

// tab is a page in the browser, and what was heard from it.
type tab struct {
	ctx   context.Context
	close context.CancelFunc

	mu       sync.Mutex
	messages []string
	requests []string
}

func newTab(t *testing.T, parent context.Context) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(parent)
	ctx, stop := context.WithTimeout(ctx, 5*time.Minute)
	tb := &tab{ctx: ctx, close: func() { stop(); cancel() }}
	err := chromedp.Listen(ctx, func(ev any) {
		tb.mu.Lock()
		defer tb.mu.Unlock()
		switch ev := ev.(type) {
		case *runtime.EventConsoleAPICalled:
			tb.messages = append(tb.messages, fmt.Sprintf("console.%s", ev.Type))
		case *runtime.EventExceptionThrown:
			tb.messages = append(tb.messages, "exception: "+ev.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			tb.messages = append(tb.messages, fmt.Sprintf("%s: %s", ev.Entry.Level, ev.Entry.Text))
		case *network.EventRequestWillBeSent:
			tb.requests = append(tb.requests, ev.Request.URL)
		}
	})
	if err == nil {
		err = chromedp.Do(ctx, command(network.Enable, network.EnableParams{}), command(log.Enable, cdp.Empty{}))
	}
	if err != nil {
		t.Fatalf("opening a tab: %v", err)
	}
	return tb
}

// heard lists the console messages, and the requests to anywhere but the origin, since it was last asked.
func (tb *tab) heard(origin string) []string {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	all := slices.Clone(tb.messages)
	for _, r := range tb.requests {
		if !strings.HasPrefix(r, origin) {
			all = append(all, "request to "+r)
		}
	}
	tb.messages, tb.requests = nil, nil
	return all
}

func command[P, R any](c cdp.Command[P, R], p P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, p)
		return err
	})
}

func prefer(scheme string) chromedp.Action[chromedp.Void] {
	return command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
}

func escapePath(p string) string { return (&url.URL{Path: p}).EscapedPath() }

// writtenSample builds the sample journal into a folder.
func writtenSample(t *testing.T) (string, *Result) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	r := builtAt(t, New(Options{Dir: "..", Out: dir}), noon)
	if _, err := r.WriteTo(dir); err != nil {
		t.Fatal(err)
	}
	return dir, r
}

// served serves the sample journal until the test ends, and returns its address.
func served(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	built, done := make(chan struct{}), make(chan error, 1)
	var once sync.Once
	go func() {
		done <- New(Options{Dir: ".."}).Serve(ctx, ServeOptions{
			Listeners: []net.Listener{l}, NoToken: true, Now: time.Now, Report: func(Event) { once.Do(func() { close(built) }) },
		})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("Serve: %v", err)
		}
	})
	<-built
	return fmt.Sprintf("http://127.0.0.1:%d/", l.Addr().(*net.TCPAddr).Port)
}

// onePageOfEachKind picks every page at the top, and the longest and the shortest of every folder.
func onePageOfEachKind(t *testing.T, r *Result) []string {
	t.Helper()
	var picked []string
	sizes := map[string]int{}
	byFolder := map[string][]string{}
	for _, p := range r.Paths() {
		folder, _, below := strings.Cut(p, "/")
		switch {
		case !strings.HasSuffix(p, ".html"):
		case !below:
			picked = append(picked, p)
		default:
			b, _, err := r.File(p)
			if err != nil {
				t.Fatal(err)
			}
			sizes[p] = len(b)
			byFolder[folder] = append(byFolder[folder], p)
		}
	}
	bySize := func(a, b string) int { return sizes[a] - sizes[b] }
	for _, folder := range slices.Sorted(maps.Keys(byFolder)) {
		picked = append(picked, slices.MinFunc(byFolder[folder], bySize), slices.MaxFunc(byFolder[folder], bySize))
	}
	return picked
}
