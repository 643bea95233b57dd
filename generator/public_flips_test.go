package generator

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
)

// flipping is a public journal with a token in the name, the title and the text of every note.
type flipping struct {
	t     *testing.T
	dir   string
	out   string
	notes map[string]string // what each note's file holds while it is public, by path
	token map[string]string
	gone  map[string]string // where the file of a note is that is not public now; empty when there is none
}

func newFlipping(t *testing.T) *flipping {
	f := &flipping{t: t, dir: t.TempDir(), out: filepath.Join(t.TempDir(), "site"), notes: map[string]string{}, token: map[string]string{}, gone: map[string]string{}}
	add := func(form, text string) {
		token := tokenOf(form)
		p := strings.ReplaceAll("content/"+form+".md", "%", token)
		f.token[p] = token
		f.notes[p] = "---\nvisibility: public\n" + text + "\nText " + token + " #" + token + "\n\n## Heading " + token + "\n"
	}
	for i := range 3 {
		add(fmt.Sprintf("people/Person %d %%", i), "role: Role\n---\n")
		add(fmt.Sprintf("initiatives/Initiative %d %%", i), "goal: one\n---\n")
		add(fmt.Sprintf("pages/Page %d %%", i), "tags: [common]\n---\n")
	}
	for i := range 6 {
		add(fmt.Sprintf("meetings/2026-0%d-11 Meeting %%", 1+i), "people: [\"[[Person "+strconv.Itoa(i%3)+" "+tokenOf(fmt.Sprintf("people/Person %d %%", i%3))+
			"]]\"]\n---\nSaw [[Person "+strconv.Itoa(i/2)+" "+tokenOf(fmt.Sprintf("people/Person %d %%", i/2))+"]], about [[Initiative "+strconv.Itoa(i%3)+" "+
			tokenOf(fmt.Sprintf("initiatives/Initiative %d %%", i%3))+"]]. ![[Page "+strconv.Itoa(i%3)+" "+tokenOf(fmt.Sprintf("pages/Page %d %%", i%3))+"]]\n")
	}
	f.store()
	return f
}

func (f *flipping) store() {
	for p, text := range f.notes {
		writeFiles(f.t, f.dir, map[string][]byte{p: []byte(text)})
	}
}

// private makes a public note private, in one of the ways that there are.
func (f *flipping) private(r *rand.Rand, p string) {
	full := filepath.Join(f.dir, filepath.FromSlash(p))
	replace := func(by string) {
		writeFiles(f.t, f.dir, map[string][]byte{p: []byte(strings.Replace(f.notes[p], "visibility: public\n", by, 1))})
		f.gone[p] = p
	}
	switch r.IntN(7) {
	case 0:
		replace("visibility: private\n")
	case 1:
		replace("")
	case 2:
		replace("# visibility: public\n")
	case 3:
		replace("visibility: Public\n")
	case 4:
		replace("visibility: public\nvisibility: public\n")
	case 5:
		f.gone[p] = ""
		f.remove(full)
	case 6:
		f.gone[p] = filepath.Dir(p) + "/private/" + filepath.Base(p)
		f.remove(full)
		writeFiles(f.t, f.dir, map[string][]byte{f.gone[p]: []byte(f.notes[p])})
	}
}

// public makes it public again.
func (f *flipping) public(p string) {
	if at := f.gone[p]; at != "" && at != p {
		f.remove(filepath.Join(f.dir, filepath.FromSlash(at)))
	}
	delete(f.gone, p)
	writeFiles(f.t, f.dir, map[string][]byte{p: []byte(f.notes[p])})
}

func (f *flipping) remove(p string) {
	if err := os.Remove(p); err != nil {
		f.t.Fatal(err)
	}
}

// TestFlipsLeaveNothing makes one note after another private or takes it away, and public again, and builds into one and
// the same folder; every fourth time another process does, and is killed when it has come to somewhere. Nothing of what is
// not public now is in the folder after the next whole build, which is as a first one would be.
func TestFlipsLeaveNothing(t *testing.T) {
	journals, flips := 5, 20
	if testing.Short() {
		flips = 4
	}
	var clean, killed atomic.Int64
	t.Run("journals", func(t *testing.T) {
		for seed := range uint64(journals) {
			t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) {
				t.Parallel()
				newFlipping(t).flip(rand.New(rand.NewPCG(seed, 2)), flips, &clean, &killed)
			})
		}
	})
	t.Logf("%d of %d flips left nothing; %d of them behind a write that was killed", clean.Load(), journals*flips, killed.Load())
	if killed.Load() < int64(journals*flips/10) {
		t.Errorf("only %d writes were killed", killed.Load())
	}
}

// flip makes notes private and public again, and builds each time.
func (f *flipping) flip(r *rand.Rand, flips int, clean, killed *atomic.Int64) {
	t := f.t
	g := New(Options{Dir: f.dir, Out: f.out, Audience: Public})
	before := publish(t, g, f.out)
	for flip := range flips {
		open := slices.DeleteFunc(slices.Sorted(maps.Keys(f.notes)), func(p string) bool { _, gone := f.gone[p]; return gone })
		for _, p := range slices.Sorted(maps.Keys(f.gone)) {
			if r.IntN(4) == 0 {
				f.public(p)
			}
		}
		p := open[r.IntN(len(open))]
		if !shows(before, f.token[p]) {
			t.Fatalf("flip %d: %s is not shown before", flip, p)
		}
		f.private(r, p)
		if flip%4 == 0 && f.killedWrite(r, before, p) {
			killed.Add(1)
		}
		if r.IntN(5) == 0 {
			g = New(Options{Dir: f.dir, Out: f.out, Audience: Public})
		}
		before = publish(t, g, f.out)
		for p := range f.gone {
			for name, b := range before {
				if strings.Contains(name, f.token[p]) || bytes.Contains(b, []byte(f.token[p])) {
					t.Errorf("flip %d: %s shows %s", flip, name, p)
				}
			}
		}
		fresh, _ := publicSite(t, New(Options{Dir: f.dir, Audience: Public}))
		compareFolders(t, "flip "+strconv.Itoa(flip), withoutOwn(before), fresh)
		if t.Failed() {
			return
		}
		clean.Add(1)
	}
}

// withoutOwn are the files of a folder but for those that say which are rapport's.
func withoutOwn(files map[string][]byte) map[string][]byte {
	files = maps.Clone(files)
	maps.DeleteFunc(files, func(p string, _ []byte) bool { return strings.HasPrefix(p, ".rapport/") })
	return files
}

// shows reports whether a token is in the name and in the bytes of some file.
func shows(files map[string][]byte, token string) bool {
	for p, b := range files {
		if strings.Contains(p, token) && bytes.Contains(b, []byte(token)) {
			return true
		}
	}
	return false
}

// killedWrite lets another process build, and kills it when a file of the site is another than before, or gone. It reports
// whether that came in time.
func (f *flipping) killedWrite(r *rand.Rand, before map[string][]byte, flipped string) bool {
	self, err := os.Executable()
	if err != nil {
		f.t.Fatal(err)
	}
	wait := "index.html"
	if r.IntN(2) == 0 {
		for _, p := range slices.Sorted(maps.Keys(before)) {
			if strings.Contains(p, f.token[flipped]) {
				wait = p
				break
			}
		}
	}
	c := exec.Command(self, "-test.run=^TestKilledWriter$")
	c.Env = append(os.Environ(), "RAPPORT_TEST_DIR="+f.dir, "RAPPORT_TEST_OUT="+f.out, "RAPPORT_TEST_WAIT="+wait)
	said, err := c.CombinedOutput()
	if bytes.Contains(said, []byte("FAIL")) {
		f.t.Fatalf("the other process: %s", said)
	}
	return err != nil
}

// TestKilledWriter is the other process of [TestFlipsLeaveNothing]; by itself it does nothing.
func TestKilledWriter(t *testing.T) {
	dir, out, wait := os.Getenv("RAPPORT_TEST_DIR"), os.Getenv("RAPPORT_TEST_OUT"), os.Getenv("RAPPORT_TEST_WAIT")
	if dir == "" {
		return
	}
	r := builtAt(t, New(Options{Dir: dir, Out: out, Audience: Public}), publicNow)
	at := filepath.Join(out, filepath.FromSlash(wait))
	old, err := os.Stat(at)
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		for {
			now, err := os.Stat(at)
			if err != nil || now.ModTime() != old.ModTime() || !os.SameFile(now, old) {
				self, _ := os.FindProcess(os.Getpid())
				_ = self.Kill()
			}
		}
	}()
	if _, err := r.WriteTo(out); err != nil {
		t.Fatal(err)
	}
}
