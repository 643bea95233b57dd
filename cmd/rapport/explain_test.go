package main

import (
	"bufio"
	"bytes"
	"context"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rapport/generator"
)

// TestExplanationsFitScreen explains much of the sample journal: each explanation fits a screen of 80 columns and 24
// lines, but for paths, with a line left for the prompt.
func TestExplanationsFitScreen(t *testing.T) {
	var b bytes.Buffer
	a := &app{out: &b, err: &b, env: func(string) string { return "" }, now: time.Now, dir: "../.."}
	g, err := a.open(generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	e, err := g.Explainer(context.Background(), a.now())
	if err != nil {
		t.Fatal(err)
	}
	r, err := a.built(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"people.html", "briefs/people/helena-brandt.html", "practices/ally-30.html", "#pricing", "Onboarding sketch.png"}
	for i, name := range r.NoteNames() {
		if i%8 == 0 || strings.HasPrefix(name, "2026-05-06") {
			names = append(names, name)
		}
	}
	for _, name := range names {
		x, _, err := e.Explain(name)
		if err != nil || x == nil {
			t.Errorf("%s is not explained: %v", name, err)
			continue
		}
		b.Reset()
		w := bufio.NewWriter(&b)
		a.printExplanation(w, x)
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(b.String(), "\n"); n > 23 {
			t.Errorf("%s takes %d lines:\n%s", name, n, b.String())
		}
		for line := range strings.Lines(b.String()) {
			if line = strings.TrimSuffix(line, "\n"); cells(line) > 80 && !strings.Contains(line, ".md") {
				t.Errorf("%s has a line of %d columns: %s", name, cells(line), line)
			}
		}
	}
}

// TestExplainPicture explains a picture that the public site holds, by its name, its path and its addresses.
func TestExplainPicture(t *testing.T) {
	dir := t.TempDir()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"content/dot.png": picture.String(),
		"content/Open.md": "---\nvisibility: public\n---\n![](dot.png)\n",
		"content/Shut.md": "![](dot.png)\n",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	explain := func(what string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run(t.Context(), []string{"explain", "-C", dir, what}, func(string) string { return "" }, &out, &errs, time.Now); code != 0 {
			t.Fatalf("explaining %s: exit code %d, %s", what, code, errs.String())
		}
		return out.String()
	}
	got := explain("dot.png")
	_, after, ok := strings.Cut(got, "not seen:")
	fields := strings.Fields(after)
	if !ok || len(fields) == 0 || !strings.HasPrefix(fields[0], "files/") || !strings.HasSuffix(fields[0], ".png") {
		t.Fatalf("the picture is not told to be published:\n%s", got)
	}
	if !strings.Contains(got, "2 lines, such as:") || !strings.Contains(got, "1 public note:") {
		t.Errorf("the notes that refer to it are not told:\n%s", got)
	}
	for _, what := range []string{"content/dot.png", filepath.Join(dir, "content", "dot.png"), fields[0], "https://example.org/" + fields[0]} {
		if other := explain(what); other != got {
			t.Errorf("%s is explained as\n%s, want\n%s", what, other, got)
		}
	}
	if note := explain("Open"); !strings.Contains(note, "Files     dot.png as "+fields[0]) {
		t.Errorf("the note does not tell of it:\n%s", note)
	}
}
