package generator

import (
	"bytes"
	"context"
	"net/url"
	"path"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// TestSampleHasNoProblems keeps the manual by example exemplary.
func TestSampleHasNoProblems(t *testing.T) {
	r, err := New(Options{Dir: ".."}).Build(context.Background(), noon)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.Problems {
		t.Error(p)
	}
	if r.Notes < 100 {
		t.Errorf("the sample has %d notes, want a believable year", r.Notes)
	}
}

// TestLinksResolve follows every link, picture and fragment of the sample's site.
func TestLinksResolve(t *testing.T) {
	files := allFiles(t, New(Options{Dir: ".."}), noon)
	pages := map[string]*html.Node{}
	ids := map[string]map[string]bool{}
	for p, b := range files {
		if path.Ext(p) == ".html" {
			doc, err := html.Parse(bytes.NewReader(b))
			if err != nil {
				t.Fatalf("%s: %v", p, err)
			}
			pages[p], ids[p] = doc, map[string]bool{}
			for n := range doc.Descendants() {
				if id := attribute(n, "id"); id != "" {
					if ids[p][id] {
						t.Errorf("%s: two elements have the id %q", p, id)
					}
					ids[p][id] = true
				}
			}
		}
	}
	delete(pages, "404.html") // a server gives it at any depth, so its one link is to the root
	for p, doc := range pages {
		for n := range doc.Descendants() {
			for _, key := range []string{"href", "src"} {
				if target := attribute(n, key); target != "" {
					follow(t, files, ids, p, target)
				}
			}
		}
	}
}

func follow(t *testing.T, files map[string][]byte, ids map[string]map[string]bool, from, target string) {
	t.Helper()
	u, err := url.Parse(target)
	if err != nil {
		t.Errorf("%s: %q: %v", from, target, err)
		return
	}
	if u.Scheme != "" {
		return
	}
	to := from
	if u.Path != "" {
		to = path.Join(path.Dir(from), u.Path)
	}
	switch {
	case strings.HasPrefix(u.Path, "/"):
		t.Errorf("%s: %q does not open from disk", from, target)
	case files[to] == nil:
		t.Errorf("%s: %q leads nowhere", from, target)
	case u.Fragment != "" && !ids[to][u.Fragment]:
		t.Errorf("%s: %q: %s has no such place", from, target, to)
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// TestSameBytes builds the sample on one processor and on four, and in two zones.
func TestSameBytes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want := allFiles(t, New(Options{Dir: ".."}), noon)
	for _, zone := range []*time.Location{time.FixedZone("east", 9*3600), time.FixedZone("west", -8*3600)} {
		runtime.GOMAXPROCS(4)
		got := allFiles(t, New(Options{Dir: ".."}), noon.In(zone))
		if len(got) != len(want) {
			t.Errorf("in %v there are %d files, want %d", zone, len(got), len(want))
		}
		for p := range want {
			if !bytes.Equal(got[p], want[p]) {
				t.Errorf("in %v %s differs: %s", zone, p, difference(got[p], want[p]))
			}
		}
	}
}
