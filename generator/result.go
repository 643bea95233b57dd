package generator

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"rapport/generator/internal/interchange"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/output"
	"rapport/generator/internal/practice"
	"rapport/generator/internal/site"
)

// Result is one build. It is immutable and safe for use by many goroutines.
type Result struct {
	Today    Day
	Notes    int       // how many notes were read
	Problems []Problem // sorted by place

	dir     string // the journal's folder
	content string // the content folder with a slash at its end, or empty
	journal *journal.Journal
	files   []*file                 // by path
	pages   *memo[[]byte]           // remembered between builds
	version uint64                  // equal versions, equal sites
	zone    *time.Location          // nil: the computer's
	report  func() *practice.Report // what the rules find, asked when first wanted
	actions int                     // the most in a week
	editor  string                  // the address that opens a file
}

// file is one file of the site, made when first asked for.
type file struct {
	path string
	make func(b []byte) ([]byte, error) // appends to b
	key  func() uint64                  // equal keys, equal bytes; nil for what is not remembered between builds

	mu    sync.Mutex
	bytes []byte
	made  bool
}

// get returns the file's bytes, made now or remembered.
func (f *file) get(pages *memo[[]byte]) ([]byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.made {
		return f.bytes, nil
	}
	made := func() ([]byte, error) { return f.make(nil) }
	var err error
	if f.key == nil {
		f.bytes, err = made()
	} else {
		f.bytes, err = pages.get(f.path, f.key(), made)
	}
	f.made = err == nil
	return f.bytes, err
}

// once appends the file to b without remembering it: writing a whole site need not hold it in memory.
func (f *file) once(b []byte) ([]byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.made {
		return append(b, f.bytes...), nil
	}
	return f.make(b)
}

// result collects the files of a build: pages, the theme's assets and the attachments that notes refer to.
func (g *Generator) result(fsys fs.FS, j *journal.Journal, pages []site.Page, settings *Settings, r Result) *Result {
	r.journal, r.pages, r.editor = j, &g.pages, settings.Editor
	theme := g.theme // the build's own: later builds may have another
	version := newVersion(&r, theme, settings)
	for _, p := range pages {
		r.files = append(r.files, &file{path: p.Path, key: p.Key, make: func(b []byte) ([]byte, error) { return render(b, theme, p) }})
	}
	for _, a := range theme.Assets() {
		r.files = append(r.files, &file{path: a.Path, bytes: a.Bytes, made: true})
	}
	for _, a := range site.Files(j) {
		path := r.content + a.File
		r.files = append(r.files, &file{path: a.Path, make: func(b []byte) ([]byte, error) { return readAttachment(b, g.options.Dir, path) }})
		if info, err := fs.Stat(fsys, path); err == nil {
			version.num(uint64(info.Size()), uint64(info.ModTime().UnixNano()))
		}
	}
	slices.SortFunc(r.files, func(a, b *file) int { return strings.Compare(a.path, b.path) })
	g.pages.keep(r.has)
	r.version = version.Sum64()
	return &r
}

// has reports whether the site has a file.
func (r *Result) has(path string) bool { return r.file(path) != nil }

// file is the file of the site with that path, or nil.
func (r *Result) file(path string) *file {
	i, ok := slices.BinarySearchFunc(r.files, path, func(f *file, p string) int { return strings.Compare(f.path, p) })
	if !ok {
		return nil
	}
	return r.files[i]
}

// readAttachment reads a file of the journal when the site is asked for it, which may be long after the build.
func readAttachment(b []byte, dir, path string) ([]byte, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the journal: %w", err)
	}
	defer root.Close()
	src, err := root.ReadFile(path)
	return append(b, src...), err
}

// render makes a page and appends it to b; a fault of rapport's costs that page alone.
func render(b []byte, theme *site.Theme, p site.Page) (made []byte, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("making %s: rapport stumbled: %v", p.Path, fault)
		}
	}()
	if made, err = theme.Append(b, p); err != nil {
		return nil, fmt.Errorf("making %s: %w", p.Path, err)
	}
	return made, nil
}

// Paths lists the paths of all files of the site, sorted.
func (r *Result) Paths() []string {
	paths := make([]string, len(r.files))
	for i, f := range r.files {
		paths[i] = f.path
	}
	return paths
}

// File returns the bytes of one file of the site, made when first asked for; ok is false when the site has no such file.
func (r *Result) File(path string) (b []byte, ok bool, err error) {
	f := r.file(path)
	if f == nil {
		return nil, false, nil
	}
	b, err = f.get(r.pages)
	return b, true, err
}

// ExportJSON writes everything the journal holds, by schema 1.
func (r *Result) ExportJSON(w io.Writer) error {
	return interchange.JSON(w, r.journal, r.report(), r.Problems)
}

// WriteTo makes the output folder hold the site, marked as one that must not leave this computer. It refuses a folder
// that is not an output of rapport's, and one that holds the journal.
func (r *Result) WriteTo(dir string) (Changes, error) { return r.writeTo(dir, nil) }

// writeTo is WriteTo that takes what writes before it learned, and spares what is as it was.
func (r *Result) writeTo(dir string, before *output.Memory) (Changes, error) {
	if err := output.Check(dir, r.dir); err != nil {
		return Changes{}, err
	}
	files := make([]output.File, len(r.files))
	for i, f := range r.files {
		files[i] = output.File{Path: f.path, Append: f.once, Key: f.key}
	}
	return output.Write(dir, files, output.Options{Private: true, Each: each, Memory: before})
}
