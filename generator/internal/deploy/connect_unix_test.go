//go:build unix

package deploy

import (
	"errors"
	"io/fs"
	"maps"
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheUsersWayOfConnectingIsUsed publishes over ssh and https-like addresses with what users set up for that.
func TestTheUsersWayOfConnectingIsUsed(t *testing.T) {
	const ssh = "#!/bin/sh\necho ran >>\"$HOME/ran\"\nfor last; do :; done\nexec sh -c \"$last\"\n"
	cases := []struct {
		name string
		make func(d *desk) (remote string)
	}{
		{"core.sshCommand of the user", func(d *desk) string {
			d.git(d.journal, "config", "--global", "core.sshCommand", d.path("home/myssh"))
			return "ssh://git@host.invalid" + d.bare
		}},
		{"core.sshCommand of the journal's repository", func(d *desk) string {
			d.repository(d.journal)
			d.git(d.journal, "config", "core.sshCommand", d.path("home/myssh"))
			return "git@host.invalid:" + d.bare
		}},
		{"GIT_SSH_COMMAND", func(d *desk) string {
			d.t.Setenv("GIT_SSH_COMMAND", d.path("home/myssh"))
			return "git@host.invalid:" + d.bare
		}},
		{"insteadOf, to ssh", func(d *desk) string {
			d.git(d.journal, "config", "--global", "core.sshCommand", d.path("home/myssh"))
			d.git(d.journal, "config", "--global", "url.git@host.invalid:"+d.dir+"/.insteadOf", "https://host.invalid/")
			return "https://host.invalid/site.git"
		}},
		{"pushInsteadOf, to ssh", func(d *desk) string {
			d.git(d.journal, "config", "--global", "core.sshCommand", d.path("home/myssh"))
			d.git(d.journal, "config", "--global", "url.git@host.invalid:"+d.dir+"/.pushInsteadOf", "https://host.invalid/")
			return "https://host.invalid/site.git"
		}},
		{"settings that are included for this folder", func(d *desk) string {
			d.repository(d.journal)
			d.put("home/work", "[core]\n\tsshCommand = "+d.path("home/myssh")+"\n")
			d.git(d.journal, "config", "--global", "includeIf.gitdir:"+d.dir+"/.path", d.path("home/work"))
			return "git@host.invalid:" + d.bare
		}},
		{"a helper for credentials", func(d *desk) string {
			d.git(d.journal, "config", "--global", "credential.helper", `!f() { echo ran >>"$HOME/ran"; echo username=jane; echo password=right; }; f`)
			return d.serve() + "/site.git"
		}},
		{"a header of the user's", func(d *desk) string {
			d.git(d.journal, "config", "--global", "http.extraHeader", "Authorization: Basic amFuZTpyaWdodA==")
			d.put("home/ran", "")
			return d.serve() + "/site.git"
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			d.put("home/myssh", ssh)
			if err := os.Chmod(d.path("home/myssh"), 0o755); err != nil {
				t.Fatal(err)
			}
			target := Target{d.journal, c.make(d), "gh-pages"}
			d.push(target, oldSite)
			d.push(target, newSite)
			if got := d.stands(); !maps.Equal(got, newSite) {
				t.Errorf("the branch holds %q", got)
			}
			if _, err := os.Stat(d.path("home/ran")); err != nil {
				t.Error("the user's way of connecting was not used")
			}
		})
	}
}

// serve offers the desk's repositories over HTTP, to jane with the password right.
func (d *desk) serve() string {
	d.t.Helper()
	d.git(d.bare, "config", "http.receivepack", "true")
	path, err := exec.LookPath("git")
	if err != nil {
		d.t.Fatal(err)
	}
	git := &cgi.Handler{Path: path, Args: []string{"http-backend"}, Env: []string{"GIT_PROJECT_ROOT=" + d.dir, "GIT_HTTP_EXPORT_ALL=1", "HOME=" + d.path("home")}}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if user, password, _ := r.BasicAuth(); user != "jane" || password != "right" {
			w.Header().Set("WWW-Authenticate", `Basic realm="site"`)
			http.Error(w, "who are you?", http.StatusUnauthorized)
			return
		}
		git.ServeHTTP(w, r)
	}))
	d.t.Cleanup(server.Close)
	return server.URL
}

// TestWhatGoesWrongSaysWhatToDo makes what goes wrong at the other side.
func TestWhatGoesWrongSaysWhatToDo(t *testing.T) {
	cases := []struct {
		name       string
		make       func(d *desk) (remote string)
		said, hint string
	}{
		{"no such repository", func(d *desk) string { return d.path("nowhere.git") }, "does not appear to be a git repository", "make an empty repository there first"},
		{"no password", func(d *desk) string {
			d.t.Setenv("GIT_TERMINAL_PROMPT", "0")
			return d.serve() + "/site.git"
		}, "terminal prompts disabled", "log in so that"},
		{"a wrong password in the address", func(d *desk) string {
			return strings.Replace(d.serve(), "://", "://jane:SECRET@", 1) + "/site.git"
		}, "Authentication failed for 'http://127.0.0.1", "log in so that"},
		{"nobody answers", func(d *desk) string {
			server := httptest.NewServer(http.NotFoundHandler())
			server.Close()
			return server.URL + "/site.git"
		}, "unable to access", "check the network"},
		{"a protected branch", func(d *desk) string {
			d.hook("update", "echo 'error: GH006: Protected branch update failed for refs/heads/gh-pages.' >&2; exit 1")
			return d.bare
		}, "GH006", "the host protects this branch"},
		{"a rule of the host", func(d *desk) string {
			d.hook("pre-receive", "echo 'no sites on Sundays' >&2; exit 1")
			return d.bare
		}, "no sites on Sundays", "a rule of the host"},
		{"a repository that keeps history", func(d *desk) string {
			d.push(d.target(), oldSite)
			d.git(d.bare, "config", "receive.denyNonFastForwards", "true")
			return d.bare
		}, "non-fast-forward", "keeps all history"},
		{"a working copy with the branch checked out", func(d *desk) string {
			work := d.mkdir("work")
			d.git(work, "init", "--quiet", "--initial-branch=gh-pages")
			return work
		}, "branch is currently checked out", "name a bare repository"},
		{"no remote", func(*desk) string { return "" }, "no repository is named", "name one in the settings"},
		{"a remote of two places", func(d *desk) string {
			d.repository(d.journal)
			d.git(d.journal, "remote", "add", "both", d.bare)
			d.git(d.journal, "remote", "set-url", "--add", "both", d.path("other"))
			return "both"
		}, "both stands for 2 addresses", "by its address"},
		{"an option for an address", func(*desk) string { return "--upload-pack=touch x" }, "does not appear to be a git repository", "mend `remote`"},
		{"a command for an address", func(d *desk) string { return "ext::touch " + d.path("ran") }, "transport 'ext' not allowed", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			remote := c.make(d)
			before := d.tip()
			_, err := publish(t.Context(), Target{d.journal, remote, "gh-pages"}, nil)
			f := (*Fault)(nil)
			if !errors.As(err, &f) {
				t.Fatalf("%v, want a fault", err)
			}
			if !strings.Contains(f.Said, c.said) || !strings.Contains(f.Hint, c.hint) || c.hint == "" && f.Hint != "" {
				t.Errorf("%v\nhint: %s\nwant %q\nhint: %q", err, f.Hint, c.said, c.hint)
			}
			if strings.Contains(err.Error()+f.Hint, "SECRET") || strings.ContainsAny(err.Error(), "\n\r\x1b") {
				t.Errorf("%q", err)
			}
			if d.tip() != before {
				t.Error("the branch has changed")
			}
			if left, err := os.ReadDir(d.path("tmp")); err != nil || len(left) > 0 {
				t.Errorf("left over: %v (%v)", left, err)
			}
			if _, err := os.Stat(d.path("ran")); !errors.Is(err, fs.ErrNotExist) {
				t.Error("a command in the address ran")
			}
		})
	}
}

// TestACutLineIsMendedByTheNextPublish fails once in the middle of a push.
func TestACutLineIsMendedByTheNextPublish(t *testing.T) {
	d := newDesk(t)
	old := d.push(d.target(), oldSite)
	d.hook("pre-receive", "kill -9 $PPID")
	if _, err := publish(t.Context(), d.target(), nil); err == nil {
		t.Error("the publish went through")
	}
	if d.tip() != old.Commit {
		t.Error("the branch has changed")
	}
	d.hook("pre-receive", "exit 0")
	r, err := publish(t.Context(), d.target(), nil)
	if err != nil || d.tip() != r.Commit || r.Already {
		t.Errorf("the next publish: %v, %v", r, err)
	}
	// A line that is cut after the other side has taken the push: the branch is right, and that is what counts.
	d.rewind(old.Commit)
	d.hook("post-receive", "kill -9 $PPID")
	if again, err := publish(t.Context(), d.target(), nil); err != nil || again != r {
		t.Errorf("cut after the push: %v, %v, want %v", again, err, r)
	}
}

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
	for name, want := range map[string]bool{"gh-pages": true, "a/b": true, "": false, "-f": false, "a..b": false, "a b": false, "x.lock": false, "@{1}": false, "a/": false, "a:b": false, "*": false} {
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
