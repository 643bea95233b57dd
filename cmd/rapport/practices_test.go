package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"rapport/generator"
)

// TestPracticesAreThoseOfThePage proves that the command and the page say the same: every line that is printed stands on
// the page, that of how a practice stands in the row of that practice.
func TestPracticesAreThoseOfThePage(t *testing.T) {
	for _, dir := range []string{"../..", t.TempDir(), someJournal(t)} {
		site := filepath.Join(t.TempDir(), "site")
		out := outputOf(t, "practices", "-C", dir, "--today", "2026-11-21")
		outputOf(t, "build", "-C", dir, "--today", "2026-11-21", "--out", site)
		src, err := os.ReadFile(filepath.Join(site, "practices.html"))
		if err != nil {
			t.Fatal(err)
		}
		page, rows := pageTexts(t, src)
		row, n := "", 0
		for line := range strings.Lines(out) {
			if line = strings.TrimSuffix(line, "\n"); len([]rune(line)) > 80 {
				t.Errorf("%q is longer than 80 columns", line)
			}
			text := strings.ReplaceAll(strings.TrimSpace(line), "`", "")
			if id, stands, ok := strings.Cut(text, ": "); ok && rows[id] != "" {
				row, text, n = rows[id], stands, n+1
			}
			if where := map[bool]string{true: row, false: page}[strings.HasPrefix(line, "  ")]; !strings.Contains(where, text) {
				t.Errorf("%s: the page does not say %q in %q", dir, text, where)
			}
		}
		if want := len(generator.RuleNames()); n != want {
			t.Errorf("%s: %d practices were printed, want %d", dir, n, want)
		}
	}
}

// someJournal holds practices of every standing: tracked, not tracked, and switched off.
func someJournal(t *testing.T) string {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"rapport.yaml":                "practices: {mutual: off}\n",
		"content/people/Raj Patel.md": "---\nrelationship: connection\nsince: 2026-01-01\n---\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// outputOf is what a command prints.
func outputOf(t *testing.T, args ...string) string {
	t.Helper()
	var out, errors bytes.Buffer
	if code := run(t.Context(), args, func(string) string { return "" }, &out, &errors, time.Now); code != exitDone {
		t.Fatalf("rapport %s ended with %d:\n%s", strings.Join(args, " "), code, errors.String())
	}
	return out.String()
}

// pageTexts are the text of a page, and that of the row of each practice.
func pageTexts(t *testing.T, src []byte) (page string, rows map[string]string) {
	doc, err := html.Parse(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	rows = map[string]string{}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "tr" {
			for a := range n.Descendants() {
				if a.Type == html.ElementNode && a.Data == "a" {
					rows[textOf(a)] = textOf(n)
				}
			}
		}
	}
	return textOf(doc), rows
}

// textOf is the text of an element as a reader sees it.
func textOf(n *html.Node) string {
	var b strings.Builder
	for x := range n.Descendants() {
		if x.Type == html.TextNode {
			b.WriteString(x.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
