package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestPages builds the same few notes with one worker and with three: the pages must be the same.
func TestPages(t *testing.T) {
	in := t.TempDir()
	notes := map[string]string{
		"people/zoe.md":      "---\nname: Zoë Lind\nrole: Editor\ntags:\n  - ally\n---\n\n## News\n\n- [x] *done*\n",
		"meetings/coffee.md": "---\ntitle: Coffee\ndate: 2026-09-14\npeople: [Zoë Lind]\n---\n\nA ~~long~~ talk.\n",
	}
	for path, text := range notes {
		path = filepath.Join(in, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	one, three := build(t, in, 1), build(t, in, 3)
	for _, path := range []string{"people/zoe.html", "meetings/coffee.html"} {
		a, b := read(t, one, path), read(t, three, path)
		if a != b || a == "" {
			t.Errorf("%s differs between one worker and three, or is empty:\n%s\n%s", path, a, b)
		}
	}
	const want = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Coffee</title>
<link rel="stylesheet" href="/look.css">
</head>
<body>
<article>
<h1>Coffee</h1>
<p>  <time>2026-09-14</time> </p>
<ul><li>Zoë Lind</li></ul>
<p>A <del>long</del> talk.</p>

<p></p>
</article>
</body>
</html>
`
	if got := read(t, one, "meetings/coffee.html"); got != want {
		t.Errorf("meetings/coffee.html is\n%s\nwant\n%s", got, want)
	}
}

func build(t *testing.T, in string, workers int) (out string) {
	t.Helper()
	out = t.TempDir()
	notes, err := list(in)
	if err != nil {
		t.Fatal(err)
	}
	if err := share(notes, workers, func() task { return newWorker(in, out, true).work }); err != nil {
		t.Fatal(err)
	}
	return out
}

func read(t *testing.T, dir, path string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, path))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
