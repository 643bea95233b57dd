package generator

import (
	"path/filepath"
	"slices"
	"strings"
)

// touched says where something may have happened since the build before. It is a hint to look there: what is there is
// decided by looking.
type touched struct {
	all   bool
	items map[string]bool // paths relative to the journal's folder
}

// touchedIn takes paths as a watcher has them. nil, or a path that is not in the journal, means everywhere.
func touchedIn(dir string, paths []string) touched {
	t := touched{all: paths == nil, items: map[string]bool{}}
	for _, p := range paths {
		rel, err := filepath.Rel(dir, p)
		if err != nil || rel == "." || !filepath.IsLocal(rel) {
			return touched{all: true}
		}
		t.items[filepath.ToSlash(rel)] = true
	}
	return t
}

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

// among lists which of some paths were named, or the folders they are in, by their places. The paths are sorted, so those in
// a folder stand together.
func (t touched) among(paths []string) []int {
	var list []int
	for p := range t.items {
		if i, ok := slices.BinarySearch(paths, p); ok {
			list = append(list, i)
		}
		i, _ := slices.BinarySearch(paths, p+"/")
		for ; i < len(paths) && strings.HasPrefix(paths[i], p+"/"); i++ {
			list = append(list, i)
		}
	}
	return list
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
