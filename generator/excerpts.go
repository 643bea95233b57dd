package generator

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"rapport/generator/internal/diag"
)

// addExcerpts gives every problem that has a place in a note the line it stands in. Linking finds problems long after
// the notes' text is let go, so the few notes that have some are read once more.
func addExcerpts(from *folders, notes []string, problems []diag.Problem) {
	onDisk := map[string]string{} // a path as problems have it -> as the file system spells it
	for _, p := range notes {
		if name := norm.NFC.String(p); name != p {
			onDisk[name] = p
		}
	}
	var path string
	var lines []string
	for i := range problems {
		p := &problems[i]
		if p.Excerpt != "" || p.Line == 0 {
			continue
		}
		if p.Path != path {
			path, lines = p.Path, nil
			name := path
			if spelt, ok := onDisk[path]; ok {
				name = spelt
			}
			if src, err := readNote(from, name); err == nil {
				lines = strings.Split(strings.ToValidUTF8(string(src), "\ufffd"), "\n")
			}
		}
		if p.Line <= len(lines) {
			p.Excerpt = strings.TrimSuffix(lines[p.Line-1], "\r")
		}
	}
}
