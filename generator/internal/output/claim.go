package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Check says why dir cannot be the output of the journal in the folder journalDir; nil when it can. [Write] asks again,
// for all but the journal.
func Check(dir, journalDir string) error {
	holds, err := holdsJournal(dir, journalDir)
	if err != nil {
		return fmt.Errorf("looking at the output folder: %w", err)
	}
	if holds {
		return refusal(dir, "it holds the journal")
	}
	return inspect(dir)
}

// holdsJournal goes up from the journal and asks of each folder whether it is dir, under whatever name.
func holdsJournal(dir, journalDir string) (bool, error) {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	journal, err := filepath.Abs(journalDir)
	if err != nil {
		return false, err
	}
	starts := []string{journal}
	if real, err := filepath.EvalSymlinks(journal); err == nil {
		starts = append(starts, real)
	}
	for _, place := range starts {
		for up := ""; place != up; place = filepath.Dir(place) {
			if at, err := os.Stat(place); err == nil && os.SameFile(at, info) {
				return true, nil
			}
			up = place
		}
	}
	return false, nil
}

func refusal(dir, why string) error {
	return fmt.Errorf("refusing to write to %s: %s; name another folder", dir, why)
}

// inspect refuses, without touching anything, a folder that cannot be an output.
func inspect(dir string) error {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		// Another writer may have made the folder since.
		if link, err := os.Lstat(dir); err == nil && link.Mode()&fs.ModeSymlink != 0 {
			return refusal(dir, "it is a link to nowhere")
		}
		return nil
	}
	if err != nil {
		return fmt.Errorf("looking at the output folder: %w", err)
	}
	if !info.IsDir() {
		return refusal(dir, "it is not a folder")
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		if abs, err := filepath.Abs(real); err == nil && filepath.Dir(abs) == abs {
			return refusal(dir, "it is the root of the file system")
		}
	}
	if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
		return refusal(dir, "it is a git work tree")
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("looking at the output folder: %w", err)
	}
	stranger := firstStranger(entries)
	if stranger == "" {
		return nil
	}
	// Asked after the list was read: a first write by somebody else makes its own folder before anything else.
	if _, err := os.Lstat(filepath.Join(dir, ownDir)); err != nil {
		return unclaimed(dir, stranger)
	}
	return nil
}

func unclaimed(dir, stranger string) error {
	return refusal(dir, fmt.Sprintf("it holds %q, and nothing says that rapport wrote it", stranger))
}

// firstStranger names a file that a folder without a manifest must not hold; empty when there is none. A folder that
// is kept in git by its .gitignore counts as empty.
func firstStranger(entries []fs.DirEntry) string {
	for _, e := range entries {
		if n := e.Name(); n != ownDir && n != ignoreName && n != markName {
			return n
		}
	}
	return ""
}

const (
	ignoreAll   = "*\n"
	ownersAlone = "it holds a site that must not leave this computer"
	privateMark = "rapport built this site from a whole journal, for its owner alone: do not publish it.\n"
)

// claim makes the locked output rapport's, and private if it is to be, before anything else is put there.
func (w *writer) claim(private bool) error {
	name := w.disk.root.Name()
	if w.old == nil {
		entries, err := fs.ReadDir(w.disk.root.FS(), ".")
		if err != nil {
			return fmt.Errorf("looking at the output folder: %w", err)
		}
		if stranger := firstStranger(entries); stranger != "" {
			return unclaimed(name, stranger)
		}
		w.old = &manifest{files: map[string][]version{}, dirs: map[string]bool{}}
	}
	mark, err := w.disk.lstat(markName)
	if err != nil {
		return err
	}
	if !private {
		if mark != nil && len(w.old.files) > 0 {
			return refusal(name, ownersAlone)
		}
		return nil
	}
	if mark == nil && len(w.old.files) > 0 { // what uploads it would upload the whole journal
		return refusal(name, "it holds a site for others")
	}
	if err := w.ignore(); err != nil {
		return err
	}
	if mark != nil {
		return nil
	}
	return w.disk.replace(markName, []byte(privateMark), false)
}

// ignore keeps the output out of git. A .gitignore that does so already is left as it is, to the byte.
func (w *writer) ignore() error {
	info, err := w.disk.lstat(ignoreName)
	if err != nil {
		return err
	}
	if info == nil {
		return w.disk.replace(ignoreName, []byte(ignoreAll), false)
	}
	b, err := w.disk.readFile(ignoreName)
	if err != nil {
		return err
	}
	return hides(w.disk.root.Name(), string(b))
}

// CheckShared says why dir cannot hold a site for others: there is one for its owner alone. [Write] asks again.
func CheckShared(dir string) error {
	old, err := Listed(dir)
	if err != nil || len(old) == 0 {
		return err
	}
	switch _, err := os.Lstat(filepath.Join(dir, markName)); {
	case absent(err):
		return nil
	case err != nil:
		return fmt.Errorf("looking at the output folder: %w", err)
	}
	return refusal(dir, ownersAlone)
}

// CheckHidden says how git would see a private site in dir; nil when it would not. [Write] asks again.
func CheckHidden(dir string) error {
	b, err := os.ReadFile(filepath.Join(dir, ignoreName))
	switch {
	case absent(err):
		return nil // there will be one
	case err != nil:
		return fmt.Errorf("looking at the output folder: %w", err)
	}
	return hides(dir, string(b))
}

// hides refuses the text of a .gitignore that does not hide everything beside it.
func hides(dir, text string) error {
	if ignoresAll(text) {
		return nil
	}
	return fmt.Errorf("%s lets git see a private site; make it the one line %q, or remove it",
		filepath.Join(dir, ignoreName), strings.TrimSpace(ignoreAll))
}

// ignoresAll reports whether a .gitignore hides everything beside it, but perhaps itself.
func ignoresAll(text string) bool {
	all := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "*":
			all = true
		case strings.HasPrefix(line, "!") && strings.TrimPrefix(line[1:], "/") != ignoreName:
			return false
		}
	}
	return all
}
