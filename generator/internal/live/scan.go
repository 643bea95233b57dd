package live

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ground is what is watched.
type ground struct {
	dirs func() []string        // the roots: absolute folders with all that is in them
	skip func(path string) bool // what in them does not matter
}

func (g *ground) matters(path string) bool {
	return !g.skip(path) || slices.Contains(g.dirs(), path)
}

// stat is what can be known of a file without reading it. Of a folder it is the mode alone: what is in it speaks for
// itself.
type stat struct {
	size, modified, changed int64 // changed is the time that no program can set; 0 where the system has none
	mode                    fs.FileMode
}

// tree is what folders hold: by folder, by name.
type tree map[string]map[string]stat

func (t tree) get(path string) (stat, bool) {
	s, ok := t[filepath.Dir(path)][filepath.Base(path)]
	return s, ok
}

func (t tree) set(path string, s stat) {
	dir := filepath.Dir(path)
	if t[dir] == nil {
		t[dir] = map[string]stat{}
	}
	t[dir][filepath.Base(path)] = s
}

// cut takes a path away with all that is in it.
func (t tree) cut(path string) {
	s, ok := t.get(path)
	delete(t[filepath.Dir(path)], filepath.Base(path))
	if ok && !s.mode.IsDir() {
		return
	}
	for dir := range t {
		if dir == path || strings.HasPrefix(dir, path+string(filepath.Separator)) {
			delete(t, dir)
		}
	}
}

// statAt returns what can be known of a path. Links are not followed: what they lead to is no part of a journal.
func statAt(path string) (stat, bool) {
	info, err := os.Lstat(path)
	if err != nil {
		return stat{}, false
	}
	return statOf(info), true
}

func statOf(info fs.FileInfo) stat {
	if info.IsDir() {
		return stat{mode: info.Mode()}
	}
	return stat{info.Size(), info.ModTime().UnixNano(), changeTime(info), info.Mode()}
}

// scanAll looks at everything.
func (g *ground) scanAll() tree {
	t := tree{}
	for _, root := range g.dirs() {
		_ = g.scan(t, root, func(string) error { return nil })
	}
	return t
}

// scan looks at a path and all that is in it. It calls enter before it looks into a folder: what comes after that is told
// by the watch, and what came before is seen here. An error of enter ends it.
func (g *ground) scan(t tree, path string, enter func(dir string) error) error {
	look := os.Lstat
	if slices.Contains(g.dirs(), path) {
		look = os.Stat // a root may be a link
	}
	info, err := look(path)
	if err != nil {
		return nil // it went
	}
	t.set(path, statOf(info))
	if !info.IsDir() {
		return nil
	}
	return g.scanDir(t, path, enter)
}

func (g *ground) scanDir(t tree, dir string, enter func(dir string) error) error {
	if err := enter(dir); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil && len(entries) == 0 {
		return nil // it went, or is locked; the build says so if it matters
	}
	files := make(map[string]stat, len(entries))
	t[dir] = files
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if !g.matters(path) {
			continue
		}
		info, err := e.Info()
		if err != nil {
			continue
		}
		files[e.Name()] = statOf(info)
		if e.IsDir() {
			if err := g.scanDir(t, path, enter); err != nil {
				return err
			}
		}
	}
	return nil
}

// diff lists the paths that are in one tree alone, or that same does not hold for, sorted.
func diff(a, b tree, same func(a, b stat) bool) []string {
	var paths []string
	for dir, files := range a {
		other := b[dir]
		for name, s := range files {
			if o, ok := other[name]; !ok || !same(s, o) {
				paths = append(paths, filepath.Join(dir, name))
			}
		}
	}
	for dir, files := range b {
		known := a[dir]
		for name := range files {
			if _, ok := known[name]; !ok {
				paths = append(paths, filepath.Join(dir, name))
			}
		}
	}
	slices.Sort(paths)
	return paths
}

// exactly holds for files that nothing happened to.
func exactly(a, b stat) bool { return a == b }

// roughly holds for files that look the same to whoever reads them. Programs that save backups change the rest.
func roughly(a, b stat) bool {
	return a.size == b.size && a.modified == b.modified && a.mode == b.mode
}
