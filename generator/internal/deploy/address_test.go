package deploy

import (
	"strings"
	"testing"
)

func TestOneRepositoryHasManyAddresses(t *testing.T) {
	all := strings.Fields(`
		https://github.com/jane/journal https://github.com/jane/journal.git https://github.com/jane/journal/
		https://GitHub.com/Jane/Journal.git https://jane@github.com/jane/journal https://jane:secret@github.com:443/jane/journal.git/
		http://github.com/jane/journal https://www.github.com/jane/journal https://github.com./jane/journal
		https://github.com//jane/journal https://github.com/jane/x/../journal https://github.com/jane/%6Aournal
		git@github.com:jane/journal.git git@github.com:/jane/journal github.com:jane/journal GIT@GITHUB.COM:JANE/JOURNAL.GIT
		ssh://git@github.com/jane/journal.git ssh://git@github.com:22/jane/journal git+ssh://git@github.com/jane/journal
		ssh://git@ssh.github.com:443/jane/journal.git git://github.com/jane/journal [git@github.com:22]:jane/journal`)
	for _, a := range all {
		for _, b := range []string{all[0], "git@github.com:jane/journal.git"} {
			if !parseAddress(a).same(parseAddress(b)) {
				t.Errorf("%s and %s are not the same: %+v, %+v", a, b, parseAddress(a), parseAddress(b))
			}
		}
		for _, b := range strings.Fields("https://github.com/jane/site git@github.com:jane/journal-site.git https://gitlab.com/jane/journal ../journal /jane/journal file:///jane/journal") {
			if parseAddress(a).same(parseAddress(b)) {
				t.Errorf("%s and %s are the same", a, b)
			}
		}
	}
}

func TestWhereGitHubShowsASite(t *testing.T) {
	cases := []struct{ remote, cname, want string }{
		{"https://github.com/jane/site", "", "https://jane.github.io/site/"},
		{"git@github.com:Jane/My-Site.git", "", "https://jane.github.io/My-Site/"},
		{"ssh://git@ssh.github.com:443/jane/site.git/", "", "https://jane.github.io/site/"},
		{"https://github.com/Jane/jane.github.io.git", "", "https://jane.github.io/"},
		{"https://github.com/jane/site", "example.org", "https://example.org/"},
		{"https://gitlab.com/jane/site", "", ""},
		{"https://github.com/jane", "", ""},
		{"/srv/git/site.git", "", ""},
		{"/srv/git/site.git", "example.org", "https://example.org/"},
	}
	for _, c := range cases {
		if got := shown(c.remote, c.cname); got != c.want {
			t.Errorf("shown(%q, %q) = %q, want %q", c.remote, c.cname, got, c.want)
		}
	}
}

func TestLimits(t *testing.T) {
	half := make([]byte, 60<<20)
	files := []File{{"index.html", nil}, {"Index.html", nil}, {"big.png", make([]byte, fileLimit+1)}}
	for _, n := range strings.Fields("a b c d e f g h i j k l m n o") {
		files = append(files, File{n + ".png", half})
	}
	got := strings.Join(Limits(files), "\n")
	want := "big.png has 100 MB, and GitHub takes no file of more than 100: make it smaller\n" +
		"Index.html and index.html differ by capitals alone, which not every host tells apart: rename one\n" +
		"the site has 1048 MB, and GitHub Pages shows no more than 1000: use fewer or smaller pictures"
	if got != want {
		t.Errorf("Limits:\n%s\nwant\n%s", got, want)
	}
	if got := Limits(files[:1]); len(got) > 0 {
		t.Errorf("Limits of a small site = %q", got)
	}
}
