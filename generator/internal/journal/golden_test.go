package journal

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rapport/generator/internal/golden"
	"rapport/generator/internal/note"
)

// TestGolden links the journals in testdata. Each holds notes, perhaps a file "me" with names that mean me and a file
// "files" with paths of attachments, a file "closed" when it is, and "want": the lines of the journal that begin with one of the words in the
// archive's comment behind "show:".
func TestGolden(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(_ *testing.T, a *txtar.Archive) string {
		parser := note.NewParser(note.Options{Content: "content/"})
		o := Options{DailyContacts: true}
		var notes []*note.Note
		for _, f := range a.Files {
			switch f.Name {
			case "me":
				o.Me = strings.Split(strings.TrimSpace(string(f.Data)), "\n")
			case "closed":
				o.Closed = true
			case "files":
				o.Files = strings.Split(strings.TrimSpace(string(f.Data)), "\n")
			default:
				notes = append(notes, parser.Parse("content/"+f.Name, f.Data))
			}
		}
		return shown(dump(Link(notes, o)), string(a.Comment))
	})
}

// shown keeps the blocks of a dump that begin with one of the words behind "show:" in a comment.
func shown(dump, comment string) string {
	_, words, ok := strings.Cut(comment, "show:")
	if !ok {
		return dump
	}
	words, _, _ = strings.Cut(words, "\n")
	var b strings.Builder
	keep := false
	for line := range strings.Lines(dump) {
		if !strings.HasPrefix(line, " ") {
			keep = false
			for _, w := range strings.Fields(words) {
				keep = keep || strings.HasPrefix(line, w)
			}
		}
		if keep {
			b.WriteString(line)
		}
	}
	return b.String()
}
