package deploy

import (
	"errors"
	"strings"
	"testing"
)

// TestWhatGitSays holds messages of git and of hosts, as they come, against what is made of them.
func TestWhatGitSays(t *testing.T) {
	cases := []struct{ said, want, hint string }{
		{"fatal: unable to access 'https://github.com/jane/site/': Could not resolve host: github.com\n", "unable to access 'https://github.com/jane/site/': Could not resolve host: github.com", "check the network"},
		{"ssh: Could not resolve hostname github.com: Name or service not known\r\nfatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.\n", "ssh: Could not resolve hostname github.com: Name or service not known", "check the network"},
		{"git@github.com: Permission denied (publickey).\r\nfatal: Could not read from remote repository.\n", "git@github.com: Permission denied (publickey).", "log in so that"},
		{"remote: Permission to jane/site.git denied to joe.\nfatal: unable to access 'https://joe:gho_SECRET@github.com/jane/site.git/': The requested URL returned error: 403\n", "Permission to jane/site.git denied to joe.; unable to access 'https://github.com/jane/site.git/': The requested URL returned error: 403", "log in so that"},
		{"ERROR: Repository not found.\nfatal: Could not read from remote repository.\n", "ERROR: Repository not found.", "make an empty repository"},
		{"Host key verification failed.\nfatal: Could not read from remote repository.\n", "Host key verification failed.", "connect once with ssh"},
		{"remote: error: GH006: Protected branch update failed for refs/heads/main.\nremote: error: Cannot force-push to this branch\nTo github.com:jane/site\nerror: failed to push some refs to 'github.com:jane/site'\n", "GH006: Protected branch update failed for refs/heads/main.; Cannot force-push to this branch; To github.com:jane/site", "the host protects this branch"},
		{"remote: error: GH001: Large files detected.\n", "GH001: Large files detected.", "too large"},
		{"fatal: detected dubious ownership in repository at '/srv/site.git'\n", "detected dubious ownership in repository at '/srv/site.git'", "belongs to another user"},
		{"fatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.\n", "Could not read from remote repository.", ""},
		{"fatal: transport 'ext' not allowed\n", "transport 'ext' not allowed", "name an https or ssh address"},
		{"warning: something\nhint: try this\n\n", "git gave no reason", ""},
		{"remote: \x1b[31mred\x07\xff\n", "[31mred", ""},
	}
	for _, c := range cases {
		f := fault("pushing", c.said, errors.New("exit status 1"))
		if got := strings.ReplaceAll(f.Said, "  ", " "); strings.TrimSpace(got) != c.want || !strings.Contains(f.Hint, c.hint) || c.hint == "" && f.Hint != "" {
			t.Errorf("%q:\n got %q, %q\nwant %q, %q", c.said, f.Said, f.Hint, c.want, c.hint)
		}
	}
	long := fault("pushing", strings.Repeat("é", longest), nil).Said
	if len(long) > longest+10 || !strings.HasSuffix(long, "é …") {
		t.Errorf("a long message has %d bytes: %q", len(long), long)
	}
	for said, want := range map[string]bool{
		"!\ta:refs/heads/x\t[rejected] (stale info)":                    true,
		"!\ta:refs/heads/x\t[remote rejected] (failed to update ref)":   false,
		"!\ta:refs/heads/x\t[remote rejected] (cannot lock ref 'x': y)": true,
	} {
		if got := errors.Is(fault("pushing", refused(said), errors.New("exit status 1")), ErrRaced); got != want {
			t.Errorf("%q: raced is %v, want %v", said, got, want)
		}
	}
}

// FuzzAddress holds that an address is its own, with or without .git, and that none has a user or a password left.
func FuzzAddress(f *testing.F) {
	for _, s := range []string{"https://u:p@github.com/jane/site.git", "git@github.com:jane/site", "/srv/x.git", "C:\\x", "ssh://[::1]:22/x", "[a@b:1]:c", "file:///x", "ext::x", "://", "%zz", "http://%zz@/", "a:b:c@d", "\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a := parseAddress(s)
		if a.local == "" && !a.same(parseAddress(s)) {
			t.Errorf("%q is not itself", s)
		}
		if a.local != "" && (a.host != "" || a.path != "" || a.ssh) {
			t.Errorf("%q is of two kinds: %+v", s, a)
		}
		if strings.HasPrefix(a.path, "/") || strings.HasSuffix(a.path, "/") {
			t.Errorf("%q has the path %q", s, a.path)
		}
		_ = shown(s, "")
		if once := withoutUser(s); withoutUser(once) != once {
			t.Errorf("%q loses more than %q", s, once)
		}
	})
}
