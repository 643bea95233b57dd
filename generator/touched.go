package generator

import (
	"path"
	"path/filepath"
	"strings"
)

// touched says where something may have happened since the build before. It is a hint to look there: what is there is
// decided by looking.
type touched struct {
	all   bool
	items map[string]bool // paths relative to the journal's folder
	dirs  map[string]bool // the folders that they are in
}

// touchedIn takes paths as a watcher has them. nil, or a path that is not in the journal, means everywhere.
func touchedIn(dir string, paths []string) touched {
	t := touched{all: paths == nil, items: map[string]bool{}, dirs: map[string]bool{}}
	for _, p := range paths {
		rel, err := filepath.Rel(dir, p)
		if err != nil || rel == "." || !filepath.IsLocal(rel) {
			return touched{all: true}
		}
		rel = filepath.ToSlash(rel)
		t.items[rel] = true
		t.dirs[path.Dir(rel)] = true
	}
	return t
}

// folder reports whether other names may be in a folder than before.
func (t touched) folder(dir string) bool { return t.all || t.dirs[dir] || t.item(dir) }

// item reports whether a file, or a folder it is in, was touched itself.
func (t touched) item(p string) bool {
	if t.all {
		return true
	}
	for len(t.items) > 0 {
		if t.items[p] {
			return true
		}
		i := strings.LastIndexByte(p, '/')
		if i < 0 {
			return false
		}
		p = p[:i]
	}
	return false
}

// within reports whether something in a folder, or the folder itself, was touched.
func (t touched) within(dir string) bool {
	if t.item(dir) {
		return true
	}
	for p := range t.items {
		if strings.HasPrefix(p, dir+"/") {
			return true
		}
	}
	return false
}
