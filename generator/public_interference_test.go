package generator

import (
	"bytes"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync/atomic"
	"testing"
)

// TestNothingPrivateMatters changes what is private in random journals: notes of every kind are added, edited, renamed
// and taken away, a hundred meetings at a time; what stands in private blocks, comments, markers, tasks and fields of
// public notes, and whether it stands there; who else was there; settings, pictures' metadata, times and the order on
// disk. The public site stays the same to the last byte, be the generator new or one that remembers.
func TestNothingPrivateMatters(t *testing.T) {
	bases, changes := 20, 10
	if testing.Short() {
		bases, changes = 5, 5
	}
	var same, refused atomic.Int64
	t.Run("journals", func(t *testing.T) {
		for base := range uint64(bases) {
			t.Run(strconv.FormatUint(base, 10), func(t *testing.T) {
				t.Parallel()
				changePrivately(t, base, changes, &same, &refused)
			})
		}
	})
	t.Logf("of %d changes to what is private %d left the site as it was, and %d were refused", bases*changes, same.Load(), refused.Load())
}

// changePrivately changes what is private in one journal, and counts what comes of it.
func changePrivately(t *testing.T, base uint64, changes int, same, refused *atomic.Int64) {
	o := newOpenJournal(rand.New(rand.NewPCG(base, 1)))
	bare, dir := t.TempDir(), t.TempDir()
	store(t, nil, bare, o.files(t, nil))
	first := New(Options{Dir: bare, Audience: Public})
	want, r := builtPublic(t, first)
	sum := r.shown()
	old := New(Options{Dir: dir, Audience: Public})
	for change := range uint64(changes) {
		r := rand.New(rand.NewPCG(base, 100+change))
		files := o.files(t, r)
		removeOthers(t, dir, files)
		store(t, r, dir, files)
		g := old
		if r.IntN(3) == 0 {
			g = New(Options{Dir: dir, Audience: Public, Today: Day(20000 + r.IntN(900))})
		}
		got, now := builtPublic(t, g)
		switch {
		case maps.EqualFunc(got, want, bytes.Equal):
			same.Add(1)
			if now.shown() != sum { // as those learn who watch it from other computers
				t.Errorf("change %d: whoever watches the site is told of a new one", change)
			}
		case refuses(now.Problems):
			refused.Add(1)
		default:
			t.Errorf("change %d: the site is another", change)
			compareFolders(t, "private changes", got, want)
			return
		}
	}
}

// refuses reports whether a site with these problems is not published. That something looks public and is not, stops
// nobody here: the journals hold such notes.
func refuses(problems []Problem) bool {
	return slices.ContainsFunc(problems, func(p Problem) bool { return p.Severity == Error && p.Code != "visibility" })
}

// publicSite is every file of a public site.
func publicSite(t *testing.T, g *Generator) (map[string][]byte, []Problem) {
	t.Helper()
	files, r := builtPublic(t, g)
	return files, r.Problems
}

// builtPublic is publicSite with what was built.
func builtPublic(t *testing.T, g *Generator) (map[string][]byte, *Result) {
	t.Helper()
	return filesAfter(t, g, publicNow, touched{all: true})
}

// removeOthers takes away what is not among files.
func removeOthers(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || files[p] != nil {
			return err
		}
		return os.Remove(filepath.Join(dir, filepath.FromSlash(p)))
	})
	if err != nil {
		t.Fatal(err)
	}
}
