//go:build unix

package generator

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSpecialFiles builds a journal that holds what is no file and what cannot be read. Nothing may hang, follow a way
// out of the journal, or cost more than itself.
func TestSpecialFiles(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	files := map[string]string{
		"content/people/Jane.md":             "kept-jane ![[secret.txt]] ![[pipe.png]]\n",
		"content/people/Back\\slash.md":      "kept-backslash\n",
		"content/people/New\nline.md":        "kept-newline\n",
		"content/people/\"Quote\" <b>&.md":   "kept-quote\n",
		"content/people/C: colon? star*.md":  "kept-colon\n",
		"content/people/con.md":              "kept-device\n",
		"content/people/trailing dot. .md":   "kept-dot\n",
		"content/people/tab\tand \x1b[1m.md": "kept-tab\n",
		"content/locked/Inside.md":           "gone\n",
		"content/people/Locked.md":           "gone\n",
	}
	for name, text := range files {
		put(t, dir, name, []byte(text))
	}
	put(t, out, "secret.txt", []byte("gone\n"))
	put(t, out, "Secret.md", []byte("gone\n"))
	content := filepath.Join(dir, "content")
	for name, target := range map[string]string{
		"people/loop":       ".",
		"people/around.md":  "around.md",
		"people/out.md":     filepath.Join(out, "Secret.md"),
		"people/outside":    out,
		"people/nowhere.md": "missing.md",
		"people/again.md":   "Jane.md",
		"nowhere":           "missing",
		"secret.txt":        filepath.Join(out, "secret.txt"),
	} {
		if err := os.Symlink(target, filepath.Join(content, name)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"people/pipe.md", "pipe.png"} {
		if err := syscall.Mkfifo(filepath.Join(content, name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{
		`content/people/Jane.md: warning dead-link`,
		`content/people/Jane.md: warning dead-link`,
		`content/people/again.md: warning symlink`,
		`content/people/around.md: warning symlink`,
		`content/people/loop: warning symlink`,
		`content/people/nowhere.md: warning symlink`,
		`content/people/out.md: warning symlink`,
		`content/people/outside: warning symlink`,
		`content/people/pipe.md: error not-a-file`,
		`content/secret.txt: warning symlink`,
	}
	if lock(t, dir, "content/locked", "content/people/Locked.md") {
		want = append(want, "content/locked: error unreadable", "content/people/Locked.md: error unreadable")
		slices.Sort(want)
	}
	got := strings.Split(strings.TrimSuffix(codes(survives(t, dir, files)), "\n"), "\n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// lock takes the right to read files and folders away until the test ends. Root reads everything: for it they are
// removed instead, and lock reports false.
func lock(t *testing.T, dir string, names ...string) bool {
	t.Helper()
	for _, name := range names {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if os.Getuid() == 0 {
			if err := os.RemoveAll(p); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.Chmod(p, 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.Chmod(p, 0o755) })
	}
	return os.Getuid() != 0
}
