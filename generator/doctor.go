package generator

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"rapport/generator/internal/live"
	"rapport/generator/internal/output"
)

// Ground is what can be known of the folder a journal lies in, whatever its notes say.
type Ground struct {
	Folders int         // how many serve watches
	Files   int         // how many are in them
	Alike   [][2]string // paths that differ in upper and lower case, or in how accents are written, alone; sorted
	Ahead   []string    // files that were changed later than now, sorted
	Folds   bool        // the file system takes names that are alike for one
	Unheard string      // the kind of file system, if the system does not tell of all that changes there; else empty

	tried bool // Folds is known
}

// Ground looks at the journal's folder as serve does: what is hidden, and the output, does not count.
func (g *Generator) Ground(now time.Time) (*Ground, error) {
	root, err := os.OpenRoot(g.options.Dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	found := &Ground{Unheard: live.Unheard(g.options.Dir)}
	err = found.look(root.FS(), ".", g.outside(), now)
	slices.Sort(found.Ahead)
	slices.SortFunc(found.Alike, func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	return found, err
}

// haste is how far ahead of ours the clock of another computer may be without anybody having to mind.
const haste = 2 * time.Minute

// look looks into a folder and those in it. What cannot be looked into holds nothing: a build says so.
func (g *Ground) look(fsys fs.FS, dir, out string, now time.Time) error {
	entries, err := fs.ReadDir(fsys, dir)
	g.Folders++
	var names []string
	for _, e := range entries {
		p := path.Join(dir, e.Name())
		if p == out || hidden(e.Name()) {
			continue
		}
		names = append(names, e.Name())
		if e.IsDir() {
			_ = g.look(fsys, p, out, now)
			continue
		}
		g.Files++
		if info, err := e.Info(); err == nil && info.ModTime().After(now.Add(haste)) {
			g.Ahead = append(g.Ahead, p)
		}
	}
	g.compare(fsys, dir, names)
	return err
}

// compare finds the names of a folder that another system would take for one, and asks whether this one does.
func (g *Ground) compare(fsys fs.FS, dir string, names []string) {
	first := map[string]string{}
	for _, n := range names {
		key := folded(n)
		if other, ok := first[key]; ok {
			g.Alike = append(g.Alike, [2]string{path.Join(dir, other), path.Join(dir, n)})
		} else {
			first[key] = n
		}
		if other := strings.Map(otherCase, n); !g.tried && other != n && !slices.Contains(names, other) {
			_, err := fs.Stat(fsys, path.Join(dir, other))
			g.Folds, g.tried = !errors.Is(err, fs.ErrNotExist), true
		}
	}
}

// folded is the same for names that some file system takes for one.
func folded(name string) string {
	return norm.NFC.String(strings.ToLower(strings.ToUpper(norm.NFC.String(name))))
}

// otherCase swaps upper and lower case of the letters that every system folds which folds any.
func otherCase(r rune) rune {
	switch {
	case r > unicode.MaxASCII:
		return r
	case unicode.IsUpper(r):
		return unicode.ToLower(r)
	}
	return unicode.ToUpper(r)
}

// CheckOutput says why a folder cannot be the output of this journal; nil when it can.
func (r *Result) CheckOutput(dir string) error {
	if err := output.Check(dir, r.dir); err != nil {
		return err
	}
	return output.CheckHidden(dir)
}

// Zone is the time zone that the journal names; nil when it goes by the computer's.
func (r *Result) Zone() *time.Location { return r.zone }
