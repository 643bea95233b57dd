package generator

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"

	"rapport/generator/internal/site"
)

// files are the files of a site. A page becomes one when it is first asked for: of most builds few are.
type files struct {
	pages  *site.Pages
	theme  *site.Theme
	others map[string]*file // by path: the theme's assets and attachments

	mu    sync.Mutex
	asked map[string]*file // pages, by path
}

func newFiles(pages *site.Pages, theme *site.Theme) *files {
	return &files{pages: pages, theme: theme, others: map[string]*file{}, asked: map[string]*file{}}
}

func (fs *files) add(f *file) { fs.others[f.path] = f }

// has reports whether the site has a file.
func (fs *files) has(path string) bool {
	_, ok := fs.pages.Page(path)
	return ok || fs.others[path] != nil
}

// at is the file of the site with that path, or nil.
func (fs *files) at(path string) *file {
	if f := fs.others[path]; f != nil {
		return f
	}
	fs.mu.Lock()
	defer fs.mu.Unlock()
	if f := fs.asked[path]; f != nil {
		return f
	}
	p, ok := fs.pages.Page(path)
	if !ok {
		return nil
	}
	return fs.page(p)
}

// page is the file of a page.
func (fs *files) page(p site.Page) *file {
	f := fs.asked[p.Path]
	if f == nil {
		f = &file{path: p.Path, key: p.Key, make: func(b []byte) ([]byte, error) { return render(b, fs.theme, p) }}
		fs.asked[p.Path] = f
	}
	return f
}

// all lists every file, by path.
func (fs *files) all() []*file {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	var list []*file
	for _, p := range fs.pages.All() {
		list = append(list, fs.page(p))
	}
	for _, f := range fs.others {
		list = append(list, f)
	}
	slices.SortFunc(list, func(a, b *file) int { return strings.Compare(a.path, b.path) })
	return list
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
