package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/output"
)

// found is what the journal's folder holds, by path.
type found struct {
	content string   // the content folder with a slash at its end; empty when the journal is its own content
	notes   []string // paths of notes as the file system spells them, relative to the journal's folder
	files   []string // every other regular file below the content folder, relative to that
}

// looks is what folders held when they were last looked into.
type looks struct {
	content, out string
	folders      map[string]*listing
	found        *found
	problems     []diag.Problem
}

// listing is what one folder holds.
type listing struct {
	notes, files []string // as in found; notes are sorted
	folders      []string
	problems     []diag.Problem
}

// look lists the files of a journal. content names the content folder when the settings do; out is the output folder,
// which holds no notes. Folders that were not touched hold what they held before. Whatever cannot be read costs itself
// and a problem.
func (l *looks) look(fsys fs.FS, content, out string, t touched) (*found, []diag.Problem, error) {
	dir := "."
	switch {
	case content != "":
		dir = content
	default:
		if info, err := fs.Stat(fsys, "content"); err == nil && info.IsDir() {
			dir = "content"
		}
	}
	w := walker{fsys: fsys, out: out, dir: dir, found: &found{}, now: make(map[string]*listing, len(l.folders))}
	if dir != "." {
		w.found.content = dir + "/"
	}
	if l.content == dir && l.out == out {
		w.before, w.touched = l.folders, t
	}
	if !w.same(dir) {
		if _, err := fs.ReadDir(fsys, dir); err != nil {
			return nil, nil, fmt.Errorf("looking for notes: %w", err)
		}
	}
	w.walk(dir)
	if w.listed == nil {
		return l.found, l.problems, nil
	}
	slices.Sort(w.found.notes)
	slices.Sort(w.found.files)
	*l = looks{dir, out, w.now, w.found, w.problems}
	return w.found, w.problems, nil
}

type walker struct {
	fsys        fs.FS
	out         string
	dir         string
	found       *found
	problems    []diag.Problem
	touched     touched
	before, now map[string]*listing
	listed      *listing // that is being made, or was the last; nil when all folders hold what they held
}

func (w *walker) walk(dir string) {
	f := w.before[dir]
	if !w.same(dir) {
		f = &listing{}
		w.listed = f
		w.list(dir)
	}
	w.now[dir] = f
	w.found.notes = append(w.found.notes, f.notes...)
	w.found.files = append(w.found.files, f.files...)
	w.problems = append(w.problems, f.problems...)
	for _, sub := range f.folders {
		w.walk(sub)
	}
}

// same reports whether a folder holds the names that it held: all that was touched in it are notes that are there still.
func (w *walker) same(dir string) bool {
	f := w.before[dir]
	if f == nil || w.touched.item(dir) {
		return false
	}
	for p := range w.touched.items {
		if path.Dir(p) != dir {
			continue
		}
		if _, known := slices.BinarySearch(f.notes, p); !known {
			return false
		}
		if info, err := fs.Lstat(w.fsys, p); err != nil || !info.Mode().IsRegular() {
			return false
		}
	}
	return true
}

func (w *walker) list(dir string) {
	entries, err := fs.ReadDir(w.fsys, dir)
	if err != nil {
		w.problem(dir, diag.Error, "unreadable", "cannot look into this folder: "+cause(err), "let your user read it, or move it out of the journal")
		return
	}
	if output.Holds(w.fsys, dir) {
		return // some journal's site
	}
	for _, e := range entries {
		w.entry(path.Join(dir, e.Name()), e)
	}
}

func (w *walker) entry(p string, e fs.DirEntry) {
	name := e.Name()
	isNote := strings.EqualFold(path.Ext(name), ".md")
	switch {
	case hidden(name), p == w.out, w.dir == "." && p == "rapport.yaml":
	case e.IsDir():
		if templateFolder(name) {
			return
		}
		if isNote {
			w.problem(p, diag.Warning, "not-a-file", "a folder with the name of a note", "rename the folder; the notes in it are read")
		}
		w.listed.folders = append(w.listed.folders, p)
	case isNote && conflictCopy(name):
		w.problem(p, diag.Warning, "sync-conflict", "a copy that a sync program made of a conflict; it is not read", "merge it into the note by hand and delete it")
	case e.Type().IsRegular():
		if isNote {
			w.listed.notes = append(w.listed.notes, p)
			return
		}
		w.listed.files = append(w.listed.files, norm.NFC.String(strings.TrimPrefix(p, w.found.content)))
	case e.Type()&fs.ModeSymlink != 0:
		w.link(p, isNote)
	case isNote:
		w.problem(p, diag.Error, "not-a-file", "not a regular file: "+kindOf(e.Type()), "replace it by a file, or rename it")
	}
}

// link reports a symbolic link where a note or a folder would stand, and one out of the journal. Links are not followed: what they lead to may lie
// outside the journal, or be the journal itself.
func (w *walker) link(p string, isNote bool) {
	info, err := fs.Stat(w.fsys, p)
	outside := err != nil && !errors.Is(err, fs.ErrNotExist) // the journal's root refuses to look there
	if isNote || outside || err == nil && info.IsDir() {
		w.problem(p, diag.Warning, "symlink", "a symbolic link is not followed", "put the file itself here")
	}
}

func (w *walker) problem(p string, s diag.Severity, code, message, hint string) {
	w.listed.problems = append(w.listed.problems, diag.Problem{
		Pos: diag.Pos{Path: norm.NFC.String(p)}, Severity: s, Code: code, Message: message, Hint: hint,
	})
}

// hidden reports whether a name is one that editors, sync programs and systems keep for themselves.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~") || strings.HasPrefix(name, "#") ||
		strings.HasSuffix(name, "~")
}

func templateFolder(name string) bool {
	return strings.EqualFold(name, "template") || strings.EqualFold(name, "templates")
}

// conflictCopy knows the names that Syncthing, Dropbox, Nextcloud, OneDrive and Obsidian Sync give to conflicts.
func conflictCopy(name string) bool {
	n := strings.ToLower(name)
	return strings.Contains(n, ".sync-conflict-") || strings.Contains(n, "conflicted copy") ||
		strings.Contains(n, "(conflict ") || strings.Contains(n, "(conflict)") ||
		strings.Contains(n, "case conflict)") || strings.Contains(n, "_conflict-")
}

func kindOf(m fs.FileMode) string {
	switch {
	case m&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	case m&fs.ModeDevice != 0:
		return "a device"
	}
	return "something special"
}

// cause is what an error of the file system says without the operation and path, which the problem names already.
func cause(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}
