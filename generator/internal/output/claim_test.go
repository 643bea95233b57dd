package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// layout makes a folder as told: names that end in a slash are folders, names with " -> " links, others files.
func layout(t *testing.T, names ...string) string {
	t.Helper()
	top := t.TempDir()
	for _, n := range names {
		from, to, link := strings.Cut(n, " -> ")
		switch {
		case link:
			if err := os.Symlink(to, filepath.Join(top, from)); err != nil {
				t.Fatal(err)
			}
		case strings.HasSuffix(n, "/"):
			if err := os.MkdirAll(filepath.Join(top, n), 0o755); err != nil {
				t.Fatal(err)
			}
		default:
			put(t, top, n, "mine: "+n)
		}
	}
	return top
}

func TestFoldersThatCannotBeAnOutput(t *testing.T) {
	cases := []struct {
		name    string
		layout  []string
		dir     string
		want    string // empty when the folder will do
		journal bool   // only Check can tell
	}{
		{name: "a folder that is not there", dir: "public"},
		{name: "a folder that is not there, in one that is not", dir: "a/b/public"},
		{name: "an empty folder", layout: []string{"public/"}, dir: "public"},
		{name: "a folder kept in git", layout: []string{"public/.gitignore"}, dir: "public"},
		{name: "a folder with the marks alone", layout: []string{"public/.gitignore", "public/.rapport-private"}, dir: "public"},
		{name: "a link to an empty folder", layout: []string{"elsewhere/", "public -> elsewhere"}, dir: "public"},
		{name: "a folder inside the journal", layout: []string{"journal/content/n.md"}, dir: "journal/public"},
		{name: "a folder beside the journal with a like name", layout: []string{"journal/", "journal2/"}, dir: "journal2"},

		{name: "a folder with something in it", layout: []string{"public/thesis.doc"}, dir: "public", want: `it holds "thesis.doc", and nothing says that rapport wrote it`},
		{name: "a folder with a folder in it", layout: []string{"public/photos/"}, dir: "public", want: `it holds "photos"`},
		{name: "a folder with a strange .rapport", layout: []string{"public/.rapport/x", "public/thesis.doc"}, dir: "public", want: `it holds "thesis.doc"`},
		{name: "a .rapport that is a file", layout: []string{"public/.rapport"}, dir: "public", want: "its .rapport is not a folder"},
		{name: "a .rapport that is a link", layout: []string{"x/", "public/", "public/.rapport -> ../x"}, dir: "public", want: "its .rapport is not a folder"},
		{name: "a lock that is a link", layout: []string{"public/.rapport/", "public/.rapport/lock -> ../../x"}, dir: "public", want: "its .rapport/lock is not a file"},
		{name: "a file", layout: []string{"public"}, dir: "public", want: "it is not a folder"},
		{name: "a link to nowhere", layout: []string{"public -> nowhere"}, dir: "public", want: "it is a link to nowhere"},
		{name: "a git work tree", layout: []string{"public/.git/"}, dir: "public", want: "it is a git work tree"},
		{name: "another work tree of git", layout: []string{"public/.git"}, dir: "public", want: "it is a git work tree"},
		{name: "the root", dir: "/", want: "it is the root of the file system"},
		{name: "a link to the root", layout: []string{"public -> /"}, dir: "public", want: "it is the root of the file system"},
		{name: "the journal", layout: []string{"journal/"}, dir: "journal", want: "it holds the journal", journal: true},
		{name: "a folder around the journal", layout: []string{"journal/"}, dir: ".", want: "it holds the journal", journal: true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			top := layout(t, c.layout...)
			dir := c.dir
			if dir != "/" {
				dir = filepath.Join(top, filepath.FromSlash(dir))
			}
			err := Check(dir, filepath.Join(top, "journal"))
			if !c.journal && c.want != "" {
				before := read(t, top)
				_, err = Write(dir, nil, Options{})
				after := read(t, top)
				delete(after, "public/.rapport/lock") // of a .rapport that was there
				delete(before, "public/.rapport/lock")
				same(t, "after the refusal", after, before)
			}
			switch {
			case c.want == "" && err != nil:
				t.Errorf("Check(%q) = %v, want nil", dir, err)
			case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), dir)):
				t.Errorf("Check(%q) = %v, want %q", dir, err, c.want)
			}
		})
	}
}

func TestCheckSeesTheJournalThroughLinks(t *testing.T) {
	top := layout(t, "real/journal/", "link -> real", "empty/", "empty/journal -> ../real/journal")
	for _, c := range []struct{ dir, journal string }{
		{"real", "link/journal"},
		{"link", "real/journal"},
		{"link/journal", "real/journal"},
		{"real/journal", "empty/journal"},
		{"real/journal/../journal", "real/journal"},
	} {
		dir, journal := filepath.Join(top, c.dir), filepath.Join(top, c.journal)
		if err := Check(dir, journal); err == nil || !strings.Contains(err.Error(), "it holds the journal") {
			t.Errorf("Check(%q, %q) = %v, want a refusal", c.dir, c.journal, err)
		}
	}
}

func TestAPrivateOutputIsMarkedBeforeAnythingElse(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	files := site(map[string]string{"people/a.html": "A"})
	if _, err := Write(dir, files, Options{Private: true}); err != nil {
		t.Fatal(err)
	}
	got := read(t, dir)
	want := map[string]string{"people/a.html": "A", ".gitignore": "*\n", ".rapport-private": privateMark}
	same(t, "a private output", got, want)
	for name, want := range map[string]fs.FileMode{
		".": 0o700, "people": 0o700, ".rapport": 0o700, "people/a.html": 0o600, ".rapport/manifest": 0o600, ".rapport-private": 0o600,
	} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has the mode %v (%v), want %v", name, info.Mode().Perm(), err, want)
		}
	}
	if _, err := Write(dir, files, Options{}); err == nil || !strings.Contains(err.Error(), "must not leave this computer") {
		t.Errorf("writing a site for others over it = %v, want a refusal", err)
	}
	same(t, "after the refusal", read(t, dir), want)
}

func TestAGitignoreThatIsThereStays(t *testing.T) {
	past := time.Date(2026, 9, 14, 10, 0, 0, 0, time.UTC)
	for text, fits := range map[string]bool{
		"*\n": true, "*": true, "*\r\n": true, "# nothing here is for git\n*\n!.gitignore\n": true, "*\n!/.gitignore": true,
		"": false, "*.html\n": false, "*\n!index.html\n": false, "# *\n": false, "!*\n": false,
	} {
		dir := t.TempDir()
		put(t, dir, ".gitignore", text)
		name := filepath.Join(dir, ".gitignore")
		if err := os.Chtimes(name, past, past); err != nil {
			t.Fatal(err)
		}
		told := CheckHidden(dir)
		_, err := Write(dir, site(map[string]string{"a.html": "A"}), Options{Private: true})
		if fits != (err == nil) {
			t.Errorf(".gitignore %q: %v, want it to do: %v", text, err, fits)
		}
		if fits != (told == nil) {
			t.Errorf("CheckHidden with .gitignore %q = %v, but Write = %v", text, told, err)
		}
		if err != nil && !strings.Contains(err.Error(), name) {
			t.Errorf(".gitignore %q: %v, want the file named", text, err)
		}
		info, err := os.Stat(name)
		if b, _ := os.ReadFile(name); err != nil || string(b) != text || !info.ModTime().Equal(past) {
			t.Errorf(".gitignore %q was touched", text)
		}
		if _, err := os.Stat(filepath.Join(dir, "a.html")); errors.Is(err, fs.ErrNotExist) == fits {
			t.Errorf(".gitignore %q: a page is there: %v, want %v", text, err == nil, fits)
		}
	}
}

func TestUnsoundPathsAreRapportsOwnFault(t *testing.T) {
	for _, paths := range [][]string{
		{"../x"},
		{"/x"},
		{""},
		{"."},
		{"a//b"},
		{"a/"},
		{"./a"},
		{"a/../b"},
		{"ä.html"},
		{"a b"},
		{"a\\b"},
		{"a:b"},
		{"a\x00"},
		{".rapport/manifest"},
		{".rapport"},
		{".gitignore"},
		{".rapport-private"},
		{".git/config"},
		{"a.html", "a.html"},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("Write of %q does not panic", paths)
				}
			}()
			var files []File
			for _, p := range paths {
				files = append(files, File{Path: p, Append: func(b []byte) ([]byte, error) { return append(b, nil...), nil }})
			}
			_, _ = Write(t.TempDir(), files, Options{})
		}()
	}
}
