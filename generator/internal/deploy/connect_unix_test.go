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

// TestTheJournalsRemoteIsKnownByAnyAddress asks of addresses on hosts alone, before anything is fetched.
func TestTheJournalsRemoteIsKnownByAnyAddress(t *testing.T) {
	const origin = "git@github.com:jane/journal.git"
	cases := []struct {
		remote string // of the journal
		target string
		want   Code
	}{
		{origin, origin, JournalRemote},
		{origin, "https://github.com/jane/journal", JournalRemote},
		{origin, "https://token@GitHub.com/Jane/Journal/", JournalRemote},
		{origin, "ssh://git@ssh.github.com:443/jane/journal.git", JournalRemote},
		{origin, "git@github-work:jane/journal.git", JournalRemote},
		{"git@github-work:jane/journal.git", "https://github.com/jane/journal", JournalRemote},
		{"ssh://github-work/jane/journal", "git@github.com:jane/journal", JournalRemote},
		{"gh:jane/journal", "https://github.com/jane/journal", JournalRemote},
		{origin, "git@github-work:jane/site.git", ""},
		{origin, "https://github.com/jane/journal-site", ""},
		{origin, "git@gitlab.com:jane/journal.git", ""},
		{"git@github-work:jane/journal.git", "git@home:jane/journal", ""},
		{origin, "/jane/journal", ""},
	}
	d := newDesk(t)
	d.repository(d.journal)
	d.git(d.journal, "config", "--global", "url.https://github.com/.insteadOf", "gh:")
	d.git(d.journal, "remote", "add", "origin", origin)
	d.put("bin/ssh", "#!/bin/sh\ntest \"$1\" = -G || exit 1\ncase $2 in github-work) echo hostname github.com;; *) echo hostname \"$2\";; esac\n")
	if err := os.Chmod(d.path("bin/ssh"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", d.path("bin")+":"+os.Getenv("PATH"))
	for _, c := range cases {
		d.git(d.journal, "remote", "set-url", "origin", c.remote)
		b := d.open(Target{d.journal, d.bare, "gh-pages"})
		b.url = c.target
		repos, err := repositories(t.Context(), unsettled(b.git), d.journal)
		if err != nil {
			t.Fatal(err)
		}
		if got := codeOf(b.refuseAddress(t.Context(), repos)); got != c.want {
			t.Errorf("from %s to %s: %q, want %q", c.remote, c.target, got, c.want)
		}
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
		{"a command for an address", func(d *desk) string { return "ext::touch " + d.path("ran") }, "transport 'ext' not allowed", "name an https or ssh address"},
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
