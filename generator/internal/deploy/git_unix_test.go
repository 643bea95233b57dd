//go:build unix

package deploy

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWithoutAGitThatWillDo(t *testing.T) {
	cases := []struct{ name, script, said, hint string }{
		{"none", "", "git is not installed", "install git 2.32"},
		{"an old one", "echo git version 2.25.1", "this is git version 2.25.1", "git 2.32 or newer"},
		{"one that says nothing of the kind", "echo hello", "this is hello", "git 2.32 or newer"},
		{"one that fails", "echo no developer tools >&2; exit 1", "no developer tools", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			bin := d.mkdir("bin")
			if c.script != "" {
				d.put("bin/git", "#!/bin/sh\n"+c.script+"\n")
				if err := os.Chmod(filepath.Join(bin, "git"), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			t.Setenv("PATH", bin)
			_, err := Open(t.Context(), d.target())
			f := (*Fault)(nil)
			if !errors.As(err, &f) || !strings.Contains(f.Said, c.said) || !strings.Contains(f.Hint, c.hint) {
				t.Errorf("%v (%+v), want %q and a hint %q", err, f, c.said, c.hint)
			}
		})
	}
}

func TestVersionsOfGit(t *testing.T) {
	for version, want := range map[string]bool{
		"git version 2.32.0": true, "git version 2.39.5 (Apple Git-154)": true, "git version 2.51.0.windows.1": true, "git version 3.0": true,
		"git version 2.31.9": false, "git version 1.99.0": false, "git version x.y": false, "git version": false, "": false,
	} {
		if got := young(version); got != want {
			t.Errorf("young(%q) = %v, want %v", version, got, want)
		}
	}
}

func TestNamesOfBranches(t *testing.T) {
	d := newDesk(t)
	for name, want := range map[string]bool{"gh-pages": true, "a/b": true, "": false, "-f": false, "a..b": false, "a b": false, "x.lock": false, "@{1}": false, "a/": false, "a:b": false, "*": false, "HEAD": false, "refs/heads/a": false} {
		b, err := Open(t.Context(), Target{d.journal, d.bare, name})
		if (err == nil) != want {
			t.Errorf("branch %q: %v", name, err)
		}
		if err == nil {
			if err := b.Close(); err != nil {
				t.Error(err)
			}
		}
	}
}
