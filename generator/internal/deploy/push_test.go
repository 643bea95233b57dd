package deploy

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestAPushReplacesTheBranchByOneCommitWithoutHistory(t *testing.T) {
	d := newDesk(t)
	first := d.push(d.target(), oldSite)
	if got := d.stands(); !maps.Equal(got, oldSite) {
		t.Errorf("after the first push the branch holds %q", got)
	}
	b := d.open(d.target())
	if b.Commit != first.Commit {
		t.Errorf("Commit = %q, want %q", b.Commit, first.Commit)
	}
	got := b.Compare(listOf(newSite))
	want := Changes{Added: []string{"CNAME", "files/0.png"}, Changed: []string{"index.html"}, Removed: []string{"a-b/c_d.1/x.css"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Compare = %v, want %v", got, want)
	}
	second, err := b.Push(t.Context(), listOf(newSite), 1_700_000_000)
	if err != nil {
		t.Fatal(err)
	}
	if got := d.stands(); !maps.Equal(got, newSite) {
		t.Errorf("after the second push the branch holds %q", got)
	}
	if got := d.git(d.bare, "rev-list", "--count", "gh-pages"); got != "1" {
		t.Errorf("the branch has %s commits, want 1", got)
	}
	if got := d.git(d.bare, "rev-parse", "gh-pages", "gh-pages^{tree}"); got != second.Commit+"\n"+second.Tree {
		t.Errorf("the branch is at %q, and the receipt says %v", got, second)
	}
	if got := d.git(d.bare, "log", "-1", "--format=%an <%ae> %ad, %cn <%ce> %cd", "--date=raw", "gh-pages"); got != "rapport <noreply@rapport.invalid> 1700000000 +0000, rapport <noreply@rapport.invalid> 1700000000 +0000" {
		t.Errorf("the commit is by %s", got)
	}
}

func TestTheSameTreeIsNotPushedAgain(t *testing.T) {
	d := newDesk(t)
	first := d.push(d.target(), oldSite)
	again, err := d.open(d.target()).Push(t.Context(), listOf(oldSite), 77)
	if err != nil {
		t.Fatal(err)
	}
	first.Already = true
	if again != first {
		t.Errorf("Push = %v, want %v", again, first)
	}
}

func TestOnlyWhatIsNewIsSent(t *testing.T) {
	d := newDesk(t)
	d.git(d.bare, "config", "receive.unpackLimit", "1") // keep what arrives as it arrives
	d.git(d.bare, "config", "uploadpack.allowFilter", "true")
	site := map[string]string{}
	for _, n := range strings.Fields("a b c d e f g h i j") {
		site["pages/"+n+".html"] = n
	}
	d.push(d.target(), site)
	packs, _ := filepath.Glob(filepath.Join(d.bare, "objects/pack/*.idx"))
	site["pages/a.html"] = "another"
	d.push(d.target(), site)
	now, _ := filepath.Glob(filepath.Join(d.bare, "objects/pack/*.idx"))
	if len(packs) != 1 || len(now) != 2 {
		t.Fatalf("%d packs, then %d, want 1 and 2", len(packs), len(now))
	}
	for _, p := range now {
		if p == packs[0] {
			continue
		}
		var got []string
		for line := range strings.Lines(d.git(d.bare, "verify-pack", "-v", p)) {
			// The receiver puts in the old folders that the new ones were told as changes of.
			if f := strings.Fields(line); len(f[0]) == 40 && f[1] != "tree" {
				got = append(got, f[1])
			}
		}
		slices.Sort(got)
		if want := []string{"blob", "commit"}; !slices.Equal(got, want) {
			t.Errorf("for one changed file %q were sent, want %q", got, want)
		}
	}
}

func TestARacedPublishIsRefused(t *testing.T) {
	for _, c := range []struct {
		name  string
		first bool
	}{{"of a branch that was there", true}, {"of a branch that was not", false}} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			if c.first {
				d.push(d.target(), oldSite)
			}
			b := d.open(d.target())
			other := d.push(d.target(), map[string]string{"index.html": "another's"})
			_, err := b.Push(t.Context(), listOf(newSite), 0)
			if !errors.Is(err, ErrRaced) {
				t.Errorf("Push = %v, want ErrRaced", err)
			}
			if f := (*Fault)(nil); !errors.As(err, &f) || f.Hint != raceHint {
				t.Errorf("Push = %#v, want a hint", err)
			}
			if d.tip() != other.Commit {
				t.Error("the other's push is gone")
			}
		})
	}
}

// TestManyPublishesAtOnce publishes from several processes' worth of places at a time: each goes through or says that
// another came first, and none takes away what another works in.
func TestManyPublishesAtOnce(t *testing.T) {
	d := newDesk(t)
	d.push(d.target(), oldSite)
	done := make(chan error)
	const many = 6
	for range many {
		go func() {
			b, err := Open(t.Context(), d.target())
			if err != nil {
				done <- err
				return
			}
			_, err = b.Push(t.Context(), listOf(newSite), 0)
			done <- errors.Join(err, b.Close())
		}()
	}
	through := 0
	for range many {
		switch err := <-done; {
		case err == nil:
			through++
		case !errors.Is(err, ErrRaced):
			t.Error(err)
		}
	}
	if through == 0 {
		t.Error("none went through")
	}
	if got := d.stands(); !maps.Equal(got, newSite) {
		t.Errorf("the branch holds %q", got)
	}
}

func TestWhatRapportDidNotWriteIsNotReplaced(t *testing.T) {
	cases := []struct {
		name  string
		first bool              // rapport published before
		add   map[string]string // by hand, over what is there
		push  map[string]string
		want  Code
		names string
	}{
		{name: "a branch of somebody's", add: map[string]string{"README.md": "hello"}, push: newSite, want: ForeignFiles, names: "README.md"},
		{name: "a domain set at the host", first: true, add: map[string]string{"CNAME": "example.org\n"}, push: oldSite, want: ForeignFiles, names: "CNAME"},
		{name: "the same domain in the settings", first: true, add: map[string]string{"CNAME": "example.org\n"}, push: newSite},
		{name: "another domain in the settings", first: true, add: map[string]string{"CNAME": "example.com\n"}, push: newSite, want: ForeignFiles, names: "CNAME"},
		{name: "a page mended by hand", first: true, add: map[string]string{"index.html": "mended"}, push: newSite, want: ForeignFiles, names: "index.html"},
		{name: "nothing but a commit", first: true, push: newSite},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			work := d.mkdir("work")
			d.git(work, "init", "--quiet", "--initial-branch=gh-pages")
			if c.first {
				d.push(d.target(), oldSite)
				d.git(work, "pull", "--quiet", d.bare, "gh-pages")
			}
			for p, text := range c.add {
				d.put("work/"+p, text)
			}
			d.commit(work)
			d.git(work, "push", "--quiet", d.bare, "gh-pages")
			before := d.tip()
			_, err := d.open(d.target()).Push(t.Context(), listOf(c.push), 0)
			if got := codeOf(err); got != c.want {
				t.Fatalf("Push = %v, want %q", err, c.want)
			}
			if c.want == "" {
				if got := d.stands(); !maps.Equal(got, c.push) {
					t.Errorf("the branch holds %q", got)
				}
				return
			}
			if !strings.Contains(err.Error(), `"`+c.names+`"`) {
				t.Errorf("Push = %v, want it to name %s", err, c.names)
			}
			if d.tip() != before {
				t.Error("the branch has changed")
			}
		})
	}
}

func TestOtherBranchesStay(t *testing.T) {
	d := newDesk(t)
	work := d.mkdir("work")
	d.put("work/README.md", "hello")
	d.repository(work)
	d.git(work, "push", "--quiet", d.bare, "main", "main:gh-pages/old")
	if err := os.RemoveAll(filepath.Join(d.bare, "refs/heads/gh-pages")); err != nil {
		t.Fatal(err)
	}
	before := d.git(d.bare, "rev-parse", "main")
	d.push(d.target(), oldSite)
	if got := d.git(d.bare, "rev-parse", "main"); got != before {
		t.Errorf("main is at %s, was at %s", got, before)
	}
}

func TestARepositoryWithLongNames(t *testing.T) {
	d := newDesk(t)
	d.bare = d.mkdir("long.git")
	d.git(d.bare, "init", "--quiet", "--bare", "--object-format=sha256")
	tree := d.git(d.bare, "hash-object", "-t", "tree", "-w", "--stdin")
	other := d.git(d.bare, "commit-tree", "-m", "something else", tree)
	d.git(d.bare, "update-ref", "refs/heads/main", other)
	d.push(d.target(), oldSite)
	b := d.open(d.target())
	if got := b.Compare(listOf(oldSite)); !reflect.DeepEqual(got, Changes{}) {
		t.Errorf("Compare = %v, want nothing", got)
	}
	if len(b.Commit) != 64 {
		t.Errorf("Commit = %q", b.Commit)
	}
}

func TestUnsoundFilesPanic(t *testing.T) {
	for _, paths := range [][]string{{}, {""}, {"/a"}, {"a/"}, {"../a"}, {"a/../b"}, {"a//b"}, {".git/config"}, {"a/.GIT/x"}, {"a b"}, {"a\nb"}, {"é"}, {"a", "a"}, {"a", "a/b"}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%q: no panic", paths)
				}
			}()
			var files []File
			for _, p := range paths {
				files = append(files, File{Path: p})
			}
			mustBeSound(files)
		}()
	}
}
