package generator

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/cespare/xxhash/v2"
	"golang.org/x/text/unicode/norm"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/note"
)

// excerpts are lines of a file by their numbers.
type excerpts map[int]string

// addExcerpts gives every problem that has a place in a note the line it stands in. Linking finds problems long after
// the notes' text is let go, so the few notes that have some are read once more. notes and problems are sorted by path;
// paths are those of notes as the file system spells them.
func (g *Generator) addExcerpts(from *folders, notes []*note.Note, paths []string, problems []diag.Problem) {
	onDisk := sync.OnceValue(func() map[string]string { return spelt(paths) })
	for i := 0; i < len(problems); {
		to := i + 1
		for to < len(problems) && problems[to].Path == problems[i].Path {
			to++
		}
		of := problems[i:to]
		i = to
		wanted := linesWithout(of)
		if len(wanted) == 0 {
			continue
		}
		name := of[0].Path
		lines := func() (excerpts, error) {
			return linesOf(from, cmp.Or(onDisk()[name], name), wanted), nil
		}
		var found excerpts
		if at, ok := slices.BinarySearchFunc(notes, name, func(n *note.Note, p string) int { return strings.Compare(n.Path, p) }); ok {
			found, _ = g.excerpts.get(name, xxhash.Sum64String(fmt.Sprint(notes[at].Sum, wanted)), lines)
		} else {
			found, _ = lines()
		}
		for k := range of {
			if p := &of[k]; p.Excerpt == "" {
				p.Excerpt = found[p.Line]
			}
		}
	}
}

// spelt is how the file system spells paths where problems have them otherwise.
func spelt(paths []string) map[string]string {
	onDisk := map[string]string{}
	for _, p := range paths {
		if name := norm.NFC.String(p); name != p {
			onDisk[name] = p
		}
	}
	return onDisk
}

// linesWithout are the lines of problems that do not show theirs.
func linesWithout(problems []diag.Problem) []int {
	var lines []int
	for i := range problems {
		if p := &problems[i]; p.Excerpt == "" && p.Line > 0 {
			lines = append(lines, p.Line)
		}
	}
	return lines
}

// linesOf reads some lines of a file; none when it cannot be read.
func linesOf(from *folders, path string, wanted []int) excerpts {
	src, err := readNote(from, path)
	if err != nil {
		return nil
	}
	lines := strings.Split(strings.ToValidUTF8(string(src), "\ufffd"), "\n")
	found := excerpts{}
	for _, n := range wanted {
		if n <= len(lines) {
			found[n] = strings.TrimSuffix(lines[n-1], "\r")
		}
	}
	return found
}
