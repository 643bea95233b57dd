package generator

import (
	"cmp"
	"path"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/cespare/xxhash/v2"

	"rapport/generator/internal/live"
	"rapport/generator/internal/note"
	"rapport/generator/internal/site"
)

// snapshot is a build as the server shows it, and what open pages ask about it.
func (r *Result) snapshot(theme *site.Theme, dir string) *live.Snapshot {
	s := &live.Snapshot{
		File: r.File, Version: r.version,
		Problems: func() []live.Problem { return r.problems(dir) },
		Note:     r.noteAt,
		Where:    r.where,
	}
	var styles, scripts xxhash.Digest
	for _, a := range theme.Assets() {
		sum := &scripts
		if path.Ext(a.Path) == ".css" {
			sum = &styles
		}
		_, _ = sum.WriteString(a.Path) // a digest takes everything
		_, _ = sum.Write(a.Bytes)
	}
	s.Styles, s.Scripts = styles.Sum64(), scripts.Sum64()
	return s
}

// problems lists what the author would want to mend, the worst first, with addresses that open the editor there.
func (r *Result) problems(dir string) []live.Problem {
	list := slices.Clone(r.Problems)
	slices.SortStableFunc(list, func(a, b Problem) int { return cmp.Compare(a.Severity, b.Severity) })
	shown := make([]live.Problem, len(list))
	for i, p := range list {
		shown[i] = live.Problem{
			Place: p.Pos.String(), Column: p.Column, Severity: p.Severity.String(), Code: p.Code,
			Message: p.Message, Hint: p.Hint, Excerpt: p.Excerpt,
			Open: editorLink(r.editor, filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(p.Path))), p.Line, p.Column),
		}
	}
	return shown
}

// notes calls yield with every page that is the page of a note, until it returns false.
func (r *Result) notes(yield func(page string, n *note.Note) bool) {
	for _, x := range r.journal.People {
		if x.Note != nil && !yield(x.URL, x.Note) {
			return
		}
	}
	for _, m := range r.journal.Meetings {
		if m.Note.Kind == note.MeetingNote && !yield(m.URL, m.Note) {
			return
		}
	}
	for _, i := range r.journal.Initiatives {
		if !yield(i.URL, i.Note) {
			return
		}
	}
	for _, p := range r.journal.Pages {
		if !yield(p.URL, p.Note) {
			return
		}
	}
}

// noteAt is the note whose page is at a path; the zero Note when it is nobody's.
func (r *Result) noteAt(page string) live.Note {
	n := r.journal.At(page)
	if n == nil {
		return live.Note{}
	}
	return live.Note{Path: n.Path, Sum: bytesOf(n)}
}

// where is the page of a note that had another: its file is where it was, or it is the only one with the same bytes.
func (r *Result) where(was live.Note) (page string, ok bool) {
	same := 0
	for url, n := range r.notes {
		if n.Path == was.Path {
			return url, true
		}
		if was.Sum != "" && bytesOf(n) == was.Sum {
			page = url
			same++
		}
	}
	return page, same == 1
}

// bytesOf is what a note is known by when it is renamed; empty for one that says nothing.
func bytesOf(n *note.Note) string {
	if n.Bytes == 0 {
		return ""
	}
	return strconv.FormatUint(n.Bytes, 16)
}
