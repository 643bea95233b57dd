package generator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestSpecification builds a journal with a note for every example that goldmark carries, of CommonMark and of its
// extensions, and looks at every page as a browser would: no example may bring in what runs.
func TestSpecification(t *testing.T) {
	dir := t.TempDir()
	n := 0
	for name, src := range specification(t) {
		put(t, dir, name, src)
		n++
	}
	if n < 700 {
		t.Errorf("%d examples, want at least 700: have they moved?", n)
	}
	r := builtAt(t, New(Options{Dir: dir, Today: day(t, "2026-11-21")}), noon)
	if r.Notes != n {
		t.Errorf("%d notes of %d examples", r.Notes, n)
	}
	for _, p := range r.Problems {
		if p.Code == "internal" {
			t.Error(p)
		}
	}
	pages := 0
	for _, p := range r.Paths() {
		b, _, err := r.File(p)
		if err != nil {
			t.Errorf("File(%q): %v", p, err)
		}
		if path.Ext(p) == ".html" && p != "404.html" { // that page shows nothing of notes, and has a style of its own
			pages++
			for _, fault := range executable(b) {
				t.Errorf("%s: %s", p, fault)
			}
		}
	}
	if pages < n {
		t.Errorf("%d pages of %d notes", pages, n)
	}
}

// specification returns the examples by the path of a note.
func specification(t *testing.T) map[string][]byte {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatal(err)
	}
	dir := strings.TrimSpace(string(out))
	b, err := os.ReadFile(filepath.Join(dir, "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var spec []struct {
		Markdown string
		Example  int
	}
	if err := json.Unmarshal(b, &spec); err != nil {
		t.Fatal(err)
	}
	examples := map[string][]byte{}
	for _, e := range spec {
		examples[fmt.Sprintf("content/spec/Example %d.md", e.Example)] = []byte(e.Markdown)
	}
	for _, pattern := range []string{"_test/*.txt", "extension/_test/*.txt"} {
		files, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			stem := strings.TrimSuffix(filepath.Base(file), ".txt")
			for i, part := range bytes.Split(b, []byte("//- - - - - - - - -//\n")) {
				examples[fmt.Sprintf("content/%s/Part %d.md", stem, i)] = part
			}
		}
	}
	return examples
}

// strange are elements that the theme has none of, so that one of them in a page comes from a note.
var strange = []string{
	"iframe", "object", "embed", "form", "style", "frame", "frameset", "applet", "base", "template", "math", "video",
	"audio", "source", "textarea", "select", "noscript", "plaintext", "xmp",
}

// executable lists what of a page could run, or could reach elsewhere by itself, and is not the theme's.
func executable(page []byte) []string {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return []string{err.Error()}
	}
	var faults []string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch {
		case slices.Contains(strange, n.Data):
			faults = append(faults, "element "+n.Data)
		case n.Data == "script" && (path.Base(attribute(n, "src")) != "rapport.js" || n.FirstChild != nil):
			faults = append(faults, "a script that is not the theme's")
		case n.Data == "svg" && insideNote(n):
			faults = append(faults, "a picture from a note")
		case n.Data == "meta" && strings.EqualFold(attribute(n, "http-equiv"), "refresh"):
			faults = append(faults, "a page that leads on by itself")
		}
		for _, a := range n.Attr {
			if fault := dangerous(n, a); fault != "" {
				faults = append(faults, fmt.Sprintf("<%s %s=%q>: %s", n.Data, a.Key, a.Val, fault))
			}
		}
	}
	return faults
}

// insideNote reports whether an element stands in what a note's text was turned into.
func insideNote(n *html.Node) bool {
	for a := range n.Ancestors() {
		if slices.Contains(strings.Fields(attribute(a, "class")), "body") {
			return true
		}
	}
	return false
}

// dangerous says what is wrong with an attribute; it is empty for a good one.
func dangerous(n *html.Node, a html.Attribute) string {
	switch a.Key {
	case "style", "srcset", "srcdoc", "formaction", "background", "ping":
		return "no page needs that"
	case "href", "src", "action", "data", "poster", "cite":
		if a.Key == "data" && n.Data != "object" {
			return ""
		}
		clean := strings.Map(func(r rune) rune {
			if r <= ' ' {
				return -1 // browsers pass over these
			}
			return r
		}, a.Val)
		u, err := url.Parse(clean)
		if err != nil {
			scheme, _, _ := strings.Cut(strings.ToLower(clean), ":")
			if !slices.Contains([]string{"http", "https", "mailto"}, scheme) {
				return err.Error()
			}
			return ""
		}
		switch {
		case !slices.Contains([]string{"", "http", "https", "mailto"}, u.Scheme):
			return "scheme " + u.Scheme
		case u.Scheme == "" && (u.Host != "" || strings.HasPrefix(clean, `\`) || strings.HasPrefix(clean, `/\`)):
			return "another computer"
		case a.Key == "src" && u.Scheme != "":
			return "fetched from elsewhere"
		}
		return ""
	}
	if strings.HasPrefix(a.Key, "on") {
		return "a handler"
	}
	return ""
}
