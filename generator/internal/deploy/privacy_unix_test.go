//go:build unix

package deploy

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// oddSettings are a user's, and each would change the bytes, the commit or the push if it reached it.
const oddSettings = `
[user]
	name = CANARYname
	email = CANARYmail@example.org
	signingKey = CANARYkey
[author]
	name = CANARYauthor
	email = CANARYauthor@example.org
[core]
	autocrlf = true
	eol = crlf
	safecrlf = true
	attributesFile = ~/attributes
	hooksPath = ~/hooks
	compression = 0
	bigFileThreshold = 1
	quotePath = false
	fsmonitor = ~/hooks/monitor
	logAllRefUpdates = always
	precomposeUnicode = true
	sharedRepository = world
	pager = ~/hooks/pager
[filter "odd"]
	clean = tr a-z A-Z
	required = true
[i18n]
	commitEncoding = ISO-8859-15
	logOutputEncoding = UTF-16
[commit]
	gpgSign = true
	template = ~/attributes
	cleanup = scissors
[gpg]
	program = false
[push]
	gpgSign = if-asked
	followTags = true
	default = nothing
	pushOption = CANARYoption
[init]
	templateDir = ~/template
	defaultBranch = CANARYbranch
[fetch]
	prune = true
	fsckObjects = true
	writeCommitGraph = true
[transfer]
	fsckObjects = true
	hideRefs = refs/heads
[log]
	showSignature = true
	showRoot = false
	date = relative
[format]
	pretty = CANARYpretty
[color]
	ui = always
[diff]
	renames = copies
	ignoreSubmodules = all
	orderFile = ~/attributes
[remote]
	pushDefault = CANARYremote
[gc]
	auto = 1
[feature]
	manyFiles = true
	experimental = true
`

// odd makes a desk one of a strange user, whose every name is a canary.
func odd(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	home := d.mkdir("CANARYhome")
	d.put("CANARYhome/.gitconfig", oddSettings)
	d.put("CANARYhome/attributes", "* text eol=crlf filter=odd ident export-subst working-tree-encoding=UTF-16\n")
	hook := "#!/bin/sh\necho $0 >>" + d.path("ran") + "\nexit 1\n"
	for _, name := range []string{"pre-push", "pre-commit", "commit-msg", "prepare-commit-msg", "post-commit", "reference-transaction", "post-rewrite", "monitor", "pager", "sendemail-validate"} {
		d.put("CANARYhome/hooks/"+name, hook)
		d.put("CANARYhome/template/hooks/"+name, hook)
		for _, at := range []string{"hooks/", "template/hooks/"} {
			if err := os.Chmod(filepath.Join(home, at, name), 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, e := range [][2]string{
		{"HOME", home},
		{"XDG_CONFIG_HOME", home + "/x"},
		{"USER", "CANARYuser"},
		{"LOGNAME", "CANARYlog"},
		{"HOSTNAME", "CANARYhost"},
		{"EMAIL", "CANARYenv@example.org"},
		{"TZ", "CANARY-9:30"},
		{"LANG", "de_CH.ISO-8859-1"},
		{"LC_ALL", "tr_TR.UTF-8"},
		{"LANGUAGE", "tr"},
		{"GIT_AUTHOR_NAME", "CANARYgan"},
		{"GIT_AUTHOR_EMAIL", "CANARYgae"},
		{"GIT_AUTHOR_DATE", "2001-01-01T00:00:00+0930"},
		{"GIT_COMMITTER_NAME", "CANARYgcn"},
		{"GIT_COMMITTER_EMAIL", "CANARYgce"},
		{"GIT_COMMITTER_DATE", "2001-01-01T00:00:00+0930"},
		{"GIT_DIR", filepath.Join(d.journal, ".git")},
		{"GIT_WORK_TREE", d.journal},
		{"GIT_INDEX_FILE", d.path("CANARYindex")},
		{"GIT_OBJECT_DIRECTORY", d.path("CANARYobjects")},
		{"GIT_NAMESPACE", "CANARYspace"},
		{"GIT_TEMPLATE_DIR", home + "/template"},
		{"GIT_TRACE", d.path("CANARYtrace")},
		{"GIT_TRACE2", d.path("CANARYtrace")},
		{"GIT_DEFAULT_HASH", "sha256"},
		{"GIT_CONFIG_COUNT", "1"},
		{"GIT_CONFIG_KEY_0", "core.autocrlf"},
		{"GIT_CONFIG_VALUE_0", "input"},
		{"GIT_LITERAL_PATHSPECS", "1"},
		{"GIT_CEILING_DIRECTORIES", d.dir},
		{"GIT_SHALLOW_FILE", d.path("CANARYshallow")},
		{"GIT_QUARANTINE_PATH", d.path("CANARYquarantine")},
		{"GIT_REDIRECT_STDOUT", "off"},
	} {
		t.Setenv(e[0], e[1])
	}
	return d
}

// plain runs git with nothing of the strange user, to prepare and to look.
func plain(t *testing.T, dir string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=/nonexistent", "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=x", "GIT_AUTHOR_EMAIL=x", "GIT_COMMITTER_NAME=x", "GIT_COMMITTER_EMAIL=x"}
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("git %q: %v", args, err)
	}
	return out
}

// TestNothingOfTheUserIsPushed publishes twice from the desk of a strange user, and looks at everything that the
// repository then has. The same site has the same commit as from a plain desk, and the user's own repository is as it
// was, to the byte and the time of every file.
func TestNothingOfTheUserIsPushed(t *testing.T) {
	want := newDesk(t)
	wantOld := want.push(want.target(), oldSite)
	wantNew := want.push(want.target(), newSite)

	d := odd(t)
	plain(t, d.journal, "init", "--quiet")
	plain(t, d.journal, "add", ".")
	plain(t, d.journal, "commit", "--quiet", "-m", "x")
	plain(t, d.bare, "config", "core.logAllRefUpdates", "always")
	before := snapshot(t, d.journal)
	if got := d.push(d.target(), oldSite); got != wantOld {
		t.Errorf("Push = %v, want %v", got, wantOld)
	}
	b := d.open(d.target())
	if err := b.Refuse(t.Context()); err != nil {
		t.Fatal(err)
	}
	got, err := b.Push(t.Context(), listOf(newSite), 0)
	if err != nil || got != wantNew {
		t.Errorf("Push = %v, %v, want %v", got, err, wantNew)
	}
	if after := snapshot(t, d.journal); after != before {
		t.Errorf("the user's repository was\n%s\nand is\n%s", before, after)
	}
	if ran, err := os.ReadFile(d.path("ran")); err == nil {
		t.Errorf("programs of the user's ran:\n%s", ran)
	}
	left, err := filepath.Glob(d.path("CANARY*"))
	if err != nil || len(left) != 1 {
		t.Errorf("files were made: %v (%v)", left, err)
	}
	noCanary(t, "the objects", plain(t, d.bare, "cat-file", "--batch", "--batch-all-objects"))
	noCanary(t, "the files of the repository", []byte(snapshot(t, d.bare)))
	var about bytes.Buffer
	for _, f := range []string{"config", "logs/refs/heads/gh-pages"} {
		text, err := os.ReadFile(filepath.Join(d.bare, f))
		if err != nil {
			t.Fatal(err)
		}
		about.Write(text)
	}
	noCanary(t, "the log of the repository", about.Bytes())
}

func noCanary(t *testing.T, where string, text []byte) {
	t.Helper()
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []string{"CANARY", "0930", "Users/", host, os.TempDir()} {
		if at := bytes.Index(text, []byte(c)); at >= 0 {
			t.Errorf("%s: %q stands in %q", where, c, text[max(0, at-40):min(len(text), at+40)])
		}
	}
}

// snapshot tells every file of a folder, with its mode, its time and its size.
func snapshot(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		all.WriteString(p + " " + info.Mode().String() + " " + info.ModTime().UTC().String())
		if !e.IsDir() {
			text, err := fs.ReadFile(os.DirFS(dir), p)
			if err != nil {
				return err
			}
			all.Write(text)
		}
		all.WriteString("\n")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

// TestTemporaryFilesAreTheUsersAlone publishes under a umask that would let everybody read.
func TestTemporaryFilesAreTheUsersAlone(t *testing.T) {
	d := newDesk(t)
	old := syscall.Umask(0)
	defer syscall.Umask(old)
	looked := 0
	b, err := open(t.Context(), d.target(), func(at string) {
		if at != "after push" && at != "before fast-import" {
			return
		}
		err := filepath.WalkDir(d.path("tmp"), func(p string, e fs.DirEntry, err error) error {
			if err != nil || p == d.path("tmp") {
				return err
			}
			info, err := e.Info()
			if err != nil {
				return err
			}
			looked++
			if info.Mode().Perm()&0o077 != 0 {
				t.Errorf("%s: %s is %v", at, p, info.Mode())
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Push(t.Context(), listOf(oldSite), 0); err != nil {
		t.Error(err)
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
	if looked < 20 {
		t.Errorf("%d files were looked at", looked)
	}
}
