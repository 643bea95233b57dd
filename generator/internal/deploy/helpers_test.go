package deploy

import (
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// desk is a computer of somebody's, with a journal in no repository and an empty bare repository for the site.
type desk struct {
	t       *testing.T
	dir     string
	journal string
	bare    string
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, dir: t.TempDir()}
	for _, e := range os.Environ() {
		if name, _, _ := strings.Cut(e, "="); strings.HasPrefix(name, "GIT_") {
			t.Setenv(name, "") // so that it is put back
			_ = os.Unsetenv(name)
		}
	}
	t.Setenv("HOME", d.path("home"))
	t.Setenv("XDG_CONFIG_HOME", d.path("home/.config"))
	t.Setenv("TMPDIR", d.path("tmp"))
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	d.mkdir("home")
	d.mkdir("tmp")
	d.journal, d.bare = d.mkdir("journal"), d.mkdir("site.git")
	d.put("journal/people/jane.md", "---\nname: Jane\n---\nLikes figures.\n")
	d.git(d.bare, "init", "--quiet", "--bare")
	return d
}

func (d *desk) path(name string) string { return filepath.Join(d.dir, filepath.FromSlash(name)) }

func (d *desk) mkdir(name string) string {
	d.t.Helper()
	if err := os.MkdirAll(d.path(name), 0o755); err != nil {
		d.t.Fatal(err)
	}
	return d.path(name)
}

func (d *desk) put(name, text string) {
	d.t.Helper()
	d.mkdir(filepath.ToSlash(filepath.Dir(name)))
	if err := os.WriteFile(d.path(name), []byte(text), 0o600); err != nil {
		d.t.Fatal(err)
	}
}

// git runs git as the user would, and gives back what it prints.
func (d *desk) git(dir string, args ...string) string {
	d.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_AUTHOR_NAME=User", "GIT_AUTHOR_EMAIL=user@example.org", "GIT_COMMITTER_NAME=User", "GIT_COMMITTER_EMAIL=user@example.org")
	out, err := cmd.CombinedOutput()
	if err != nil {
		d.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// repository makes a repository of a folder, with all that is in it committed.
func (d *desk) repository(dir string) string {
	d.t.Helper()
	d.git(dir, "init", "--quiet", "--initial-branch=main")
	d.commit(dir)
	return dir
}

func (d *desk) commit(dir string) {
	d.t.Helper()
	d.git(dir, "add", "-A")
	d.git(dir, "commit", "--quiet", "--allow-empty", "-m", "Notes")
}

func (d *desk) target() Target { return Target{Journal: d.journal, Remote: d.bare, Branch: "gh-pages"} }

func (d *desk) open(target Target) *Branch {
	d.t.Helper()
	b, err := Open(d.t.Context(), target)
	if err != nil {
		d.t.Fatalf("opening: %v", err)
	}
	d.t.Cleanup(func() {
		if err := b.Close(); err != nil {
			d.t.Error(err)
		}
	})
	return b
}

func (d *desk) push(target Target, files map[string]string) Receipt {
	d.t.Helper()
	b, err := Open(d.t.Context(), target)
	if err != nil {
		d.t.Fatalf("opening: %v", err)
	}
	r, err := b.Push(d.t.Context(), listOf(files), 0)
	if err := errors.Join(err, b.Close()); err != nil {
		d.t.Fatalf("pushing: %v", err)
	}
	return r
}

// tip is what the branch of the bare repository is at; empty when there is none.
func (d *desk) tip() string {
	d.t.Helper()
	return d.git(d.bare, "for-each-ref", "--format=%(objectname)", "refs/heads/gh-pages")
}

// stands reads the branch of the bare repository.
func (d *desk) stands() map[string]string {
	d.t.Helper()
	files := map[string]string{}
	for name := range strings.SplitSeq(d.git(d.bare, "ls-tree", "-r", "--name-only", "gh-pages"), "\n") {
		cmd := exec.Command("git", "cat-file", "blob", "gh-pages:"+name)
		cmd.Dir = d.bare
		out, err := cmd.Output()
		if err != nil {
			d.t.Fatal(err)
		}
		files[name] = string(out)
	}
	return files
}

func listOf(files map[string]string) []File {
	var list []File
	for _, p := range slices.Sorted(maps.Keys(files)) {
		list = append(list, File{p, []byte(files[p])})
	}
	return list
}

// codeOf is the code of a refusal; empty for no error, and the error's words for any other.
func codeOf(err error) Code {
	if r := (*Refusal)(nil); errors.As(err, &r) {
		return r.Code
	}
	if err != nil {
		return Code(err.Error())
	}
	return ""
}

var (
	oldSite = map[string]string{"index.html": "old home\r\n", "people/jane.html": "Jane", ".nojekyll": "", "a-b/c_d.1/x.css": "old"}
	newSite = map[string]string{"index.html": "new home\r\n", "people/jane.html": "Jane", ".nojekyll": "", "CNAME": "example.org\n", "files/0.png": "\x89PNG\x00\xff\n"}
)
