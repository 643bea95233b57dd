package generator

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// watched is a journal that is written to a folder again and again.
type watched struct {
	*walk
	out    string
	events chan Event
	stop   func() error
}

func watchIt(t *testing.T, o WatchOptions) *watched {
	t.Helper()
	w := &watched{
		walk: &walk{t: t, dir: filepath.Join(t.TempDir(), "journal")}, out: filepath.Join(t.TempDir(), "site"), events: make(chan Event, 16),
	}
	w.write("content/people/Ana Lima.md", "Likes figs.\n")
	w.write("content/people/Raj Patel.md", "Likes tea.\n")
	if o.Out == "" {
		o.Out = w.out
	}
	o.Now = func() time.Time { return time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC) }
	o.Report = func(e Event) {
		if e.Line == "" {
			w.events <- e
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- New(Options{Dir: w.dir}).Watch(ctx, o) }()
	w.stop = func() error { cancel(); err := <-ended; ended <- err; return err }
	t.Cleanup(func() { _ = w.stop() })
	return w
}

// next returns the next event that the condition holds for. A save can be seen in two steps, so there may be others before.
func (w *watched) next(what string, is func(Event) bool) Event {
	w.t.Helper()
	late := time.After(30 * time.Second)
	for {
		select {
		case e := <-w.events:
			if is(e) {
				return e
			}
		case <-late:
			w.t.Fatalf("%s: nothing was told of it", what)
		}
	}
}

func (w *watched) holds(page, words string) func(Event) bool {
	return func(e Event) bool {
		b, err := os.ReadFile(filepath.Join(w.out, page))
		return e.Changes != nil && err == nil && bytes.Contains(b, []byte(words))
	}
}

func TestWatchWritesWhatChanged(t *testing.T) {
	w := watchIt(t, WatchOptions{})
	first := w.next("the first build", func(e Event) bool { return e.Changes != nil })
	if first.Result.Notes != 2 || !slices.Contains(first.Changes.Added, "people/ana-lima.html") {
		t.Errorf("first: %d notes, %+v; want 2 and the page of Ana", first.Result.Notes, first.Changes)
	}
	before := w.files()
	w.write("content/people/Raj Patel.md", "Likes coffee.\n")
	second := w.next("an edit", w.holds("people/raj-patel.html", "Likes coffee"))
	if slices.Contains(second.Changes.Changed, "people/ana-lima.html") || second.Changes.Unchanged == 0 {
		t.Errorf("an edit of one note: %+v; want the other person's page left alone", second.Changes)
	}
	for p, info := range w.files() {
		if !os.SameFile(before[p], info) != slices.Contains(second.Changes.Changed, p) && p != ".rapport/manifest" {
			t.Errorf("%s was touched: %v, but the changes are %v", p, !os.SameFile(before[p], info), second.Changes.Changed)
		}
	}
	if err := os.Remove(filepath.Join(w.dir, "content/people/Raj Patel.md")); err != nil {
		t.Fatal(err)
	}
	w.next("a note that goes", func(e Event) bool {
		return e.Changes != nil && slices.Contains(e.Changes.Removed, "people/raj-patel.html")
	})
	if err := w.stop(); err != nil {
		t.Errorf("Watch() = %v after it was stopped, want nil", err)
	}
	clean := filepath.Join(t.TempDir(), "site")
	w.now = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	w.writeClean(clean)
	compareFolders(t, "all that", folder(t, w.out), folder(t, clean))
}

// files are the files of the output.
func (w *watched) files() map[string]os.FileInfo {
	all := map[string]os.FileInfo{}
	for _, p := range slices.Sorted(maps.Keys(folder(w.t, w.out))) {
		info, err := os.Stat(filepath.Join(w.out, filepath.FromSlash(p)))
		if err != nil {
			w.t.Fatal(err)
		}
		all[p] = info
	}
	return all
}

func TestWatchKeepsWhatWasWrittenWhileThereIsNoBetter(t *testing.T) {
	w := watchIt(t, WatchOptions{})
	w.next("the first build", func(e Event) bool { return e.Changes != nil })
	before := folder(t, w.out)
	if err := os.Rename(w.dir, w.dir+" away"); err != nil {
		t.Fatal(err)
	}
	w.next("a journal that is gone", func(e Event) bool { return e.Err != nil })
	compareFolders(t, "the journal went", folder(t, w.out), before)
	if err := os.Rename(w.dir+" away", w.dir); err != nil {
		t.Fatal(err)
	}
	w.write("content/people/Raj Patel.md", "Likes coffee.\n")
	w.next("its return", w.holds("people/raj-patel.html", "Likes coffee"))
}

func TestWatchStrictlyWritesOnlyWhatIsSound(t *testing.T) {
	w := watchIt(t, WatchOptions{Strict: true})
	w.next("the first build", func(e Event) bool { return e.Changes != nil })
	before := folder(t, w.out)
	w.write("content/people/Raj Patel.md", "---\nlevel: sideways\n---\nLikes coffee.\n")
	held := w.next("a note with a problem", func(e Event) bool { return e.Changes == nil && e.Result != nil && len(e.Result.Problems) > 0 })
	if held.Err != nil {
		t.Errorf("a note with a problem = %v, want no failure", held.Err)
	}
	compareFolders(t, "a problem", folder(t, w.out), before)
	w.write("content/people/Raj Patel.md", "---\nlevel: peer\n---\nLikes coffee.\n")
	w.next("mending it", w.holds("people/raj-patel.html", "Likes coffee"))
}

func TestWatchRefusesAFolderThatIsNotItsOwn(t *testing.T) {
	mine := t.TempDir()
	if err := os.WriteFile(filepath.Join(mine, "thesis.doc"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	visible := t.TempDir()
	if err := os.WriteFile(filepath.Join(visible, ".gitignore"), []byte("!*.html\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for dir, want := range map[string]string{mine: "thesis.doc", visible: "lets git see a private site"} {
		err := New(Options{Dir: t.TempDir()}).Watch(t.Context(), WatchOptions{
			Out: dir, Now: func() time.Time { return time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC) }, Report: func(Event) {},
		})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Watch() = %v, want %q", err, want)
		}
	}
}
