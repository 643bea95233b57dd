package output

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
)

var (
	oldSite = map[string]string{
		"index.html": "old home", "people/a.html": "A", "people/b.html": "old B", "people/gone.html": "must not be shown",
		"gone/away.html": "must not be shown", "file": "a file", "folder/x.html": "x", "style.css": "old style",
	}
	newSite = map[string]string{
		"index.html": "new home", "people/a.html": "A", "people/b.html": "new B", "people/c.html": "C",
		"meetings/1.html": "1", "meetings/2.html": "2", "meetings/2026/3.html": "3", "file/x.html": "a folder now", "folder": "a file now",
		"style.css": "new style",
	}
	foreignFiles = map[string]string{"CNAME": "example.org", "people/mine.txt": "mine", "own/words.html": "my own"}
)

// TestAWriteThatBreaksOffLosesNothing breaks a write off before its first change, its second, and so on until it comes
// to its end: once by letting every change from there on fail, as when the process is killed, and once by letting that
// one fail, as when the disk is full. Whatever it leaves is whole, and the next write makes it as if nothing had been.
func TestAWriteThatBreaksOffLosesNothing(t *testing.T) {
	cases := []struct {
		name                   string
		private, fresh, killed bool
	}{
		{name: "a first write that fails", fresh: true},
		{name: "a first write that is killed", fresh: true, killed: true},
		{name: "a first private write that is killed", private: true, fresh: true, killed: true},
		{name: "a later write that fails"},
		{name: "a later write that is killed", killed: true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			want, manifest := cleanWrite(t, c.private, c.fresh)
			n := 1
			for !breakOff(t, n, c.killed, c.private, c.fresh, want, manifest) {
				n++
			}
			if n < 20 {
				t.Errorf("only %d changes were seen", n-1)
			}
		})
	}
}

// prepared returns an output to write the new site to.
func prepared(t *testing.T, private, fresh bool) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	if fresh {
		return dir
	}
	if _, err := Write(dir, site(oldSite), Options{Private: private}); err != nil {
		t.Fatal(err)
	}
	for p, text := range foreignFiles {
		put(t, dir, p, text)
	}
	return dir
}

func cleanWrite(t *testing.T, private, fresh bool) (tree map[string]string, manifest string) {
	t.Helper()
	dir := prepared(t, private, fresh)
	if _, err := Write(dir, site(newSite), Options{Private: private}); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(manifestName)))
	if err != nil {
		t.Fatal(err)
	}
	return read(t, dir), string(b)
}

// breakOff breaks off one write at change n, and reports whether the write had fewer changes.
func breakOff(t *testing.T, n int, killed, private, fresh bool, want map[string]string, manifest string) (passed bool) {
	t.Helper()
	dir := prepared(t, private, fresh)
	changes, at := 0, ""
	_, err := write(dir, site(newSite), Options{Private: private}, func(op, name string) error {
		changes++
		if changes == n {
			at = op + " " + name
		}
		if changes == n || killed && changes > n {
			return syscall.ENOSPC
		}
		return nil
	})
	if changes < n {
		if err != nil {
			t.Errorf("nothing broke, and still: %v", err)
		}
		return true
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("broken at %s: %v, want an error that says why", at, err)
	}
	left := read(t, dir)
	for p, text := range left {
		whole := []string{oldSite[p], newSite[p], foreignFiles[p], want[p]}
		if text == "" || !slices.Contains(whole, text) {
			t.Errorf("broken at %s: %s holds %q", at, p, text)
		}
	}
	if !fresh {
		for p, text := range foreignFiles {
			if left[p] != text {
				t.Errorf("broken at %s: the foreign file %s is %q, want %q", at, p, left[p], text)
			}
		}
		_, installed := left["meetings/1.html"]
		if _, shown := left["people/gone.html"]; shown && installed {
			t.Errorf("broken at %s: a page that must not be shown stands beside new ones", at)
		}
	}
	if _, err := Write(dir, site(newSite), Options{Private: private}); err != nil {
		t.Errorf("after breaking at %s the next write fails: %v", at, err)
	}
	same(t, "after breaking at "+at, read(t, dir), want)
	b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(manifestName)))
	if err != nil || string(b) != manifest {
		t.Errorf("after breaking at %s the manifest is %q (%v), want %q", at, b, err, manifest)
	}
	entries, err := os.ReadDir(filepath.Join(dir, ownDir))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if n := e.Name(); n != "manifest" && n != "lock" {
			t.Errorf("after breaking at %s, %s is left over", at, n)
		}
	}
	return false
}

// TestAfterBreakingOffTheOtherWayRound goes back to the old site after each broken write of the new one.
func TestAfterBreakingOffTheOtherWayRound(t *testing.T) {
	want := maps.Clone(oldSite)
	maps.Copy(want, foreignFiles)
	for n := 1; ; n++ {
		dir := prepared(t, false, false)
		changes := 0
		_, err := write(dir, site(newSite), Options{}, func(string, string) error {
			if changes++; changes >= n {
				return syscall.EIO
			}
			return nil
		})
		if err == nil {
			return
		}
		if c, err := Write(dir, site(oldSite), Options{}); err != nil || len(c.Kept) > 0 {
			t.Errorf("after breaking at change %d: %v, kept %v", n, err, c.Kept)
		}
		same(t, fmt.Sprintf("after breaking at change %d", n), read(t, dir), want)
	}
}

func TestAReadOnlyOutputFailsBeforeAnythingIsShown(t *testing.T) {
	dir := prepared(t, false, false)
	before := read(t, dir)
	_, err := write(dir, site(newSite), Options{}, func(op, name string) error {
		return &os.PathError{Op: op, Path: name, Err: syscall.EROFS}
	})
	if !errors.Is(err, syscall.EROFS) {
		t.Errorf("Write = %v, want %v", err, syscall.EROFS)
	}
	same(t, "after the failure", read(t, dir), before)
}

func TestADamagedManifestIsNotGuessedAt(t *testing.T) {
	for _, text := range []string{"", "rapport output 1\n", "rapport output 1\nfile 0 0 ../x\nend\n", "rapport output 2\nend\n", "rapport output 1\nfile\nend\n", "rapport output 1\nfolder x\nend\n"} {
		dir := prepared(t, false, false)
		put(t, dir, manifestName, text)
		before := read(t, dir)
		if _, err := Write(dir, site(newSite), Options{}); err == nil {
			t.Errorf("Write with the manifest %q = nil, want an error", text)
		}
		same(t, "after the refusal", read(t, dir), before)
	}
}
