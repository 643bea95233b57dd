package journal

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rapport/generator/internal/note"
)

// BenchmarkRelink links a journal again and again, of which one note was edited each time. With the folder of a
// journal in RAPPORT_JOURNAL, such as genjournal makes, it is that one.
func BenchmarkRelink(b *testing.B) {
	if dir := os.Getenv("RAPPORT_JOURNAL"); dir != "" {
		notes := notesBelow(b, dir)
		benchRelink(b, filepath.Base(dir), notes)
		return
	}
	for _, size := range []int{1_000, 10_000, 100_000} {
		benchRelink(b, fmt.Sprint(size), manyNotes(size))
	}
}

// benchRelink compares what a linker remembers with linking afresh.
func benchRelink(b *testing.B, name string, notes []*note.Note) {
	o := Options{Me: []string{"Kim Berg"}, DailyContacts: true}
	var l Linker
	b.Run(name+"/again", func(b *testing.B) { relink(b, notes, func(n []*note.Note) { l.Link(n, o) }) })
	b.Run(name+"/prepared", func(b *testing.B) {
		relink(b, notes, func(n []*note.Note) {
			b.StopTimer()
			l.Prepare()
			b.StartTimer()
			l.Link(n, o)
		})
	})
	b.Run(name+"/fresh", func(b *testing.B) { relink(b, notes, func(n []*note.Note) { Link(n, o) }) })
}

// relink measures a function that links, called with another note of the list edited each time.
func relink(b *testing.B, notes []*note.Note, link func([]*note.Note)) {
	notes = slices.Clone(notes)
	link(notes)
	b.ReportAllocs()
	edited := 0
	for b.Loop() {
		edited = (edited + 7919) % len(notes)
		n := *notes[edited]
		n.Sum++
		notes[edited] = &n
		link(notes)
	}
}

// notesBelow reads the notes of a journal's folder.
func notesBelow(tb testing.TB, dir string) []*note.Note {
	tb.Helper()
	parser := note.NewParser(note.Options{Content: "content/"})
	var notes []*note.Note
	err := fs.WalkDir(os.DirFS(dir), "content", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(p, ".md") {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(p)))
		if err == nil {
			notes = append(notes, parser.Parse(p, text))
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return notes
}
