package journal

import (
	"path"
	"slices"
	"strings"

	"rapport/generator/internal/note"
)

// link finds the note that a link leads to, by path, file name, title or alias. Of several, the one in the nearest
// folder; when that does not decide, it returns them all.
func (d *directory) link(from, target string) (hit int32, several []int32) {
	if strings.Contains(target, "/") {
		if hits := d.byPath(from, target); len(hits) > 0 {
			return d.nearest(from, hits)
		}
	}
	hits, ok := d.leads[target]
	if !ok {
		hits = d.lead(target)
		d.leads[target] = hits
	}
	return d.nearest(from, hits)
}

// lead finds the notes that a link may lead to wherever it stands.
func (d *directory) lead(target string) []int32 {
	key := d.fold(base(target))
	if key == "" {
		return nil
	}
	if hits := d.listed(d.stems, d.fold(path.Base(trimExt(target)))); len(hits) > 0 {
		return hits
	}
	keys := []string{key}
	if whole := d.fold(trimExt(target)); whole != key {
		keys = []string{whole, key} // a title may hold a slash
	}
	for _, m := range [...]index{d.stems, d.names, d.aliases} {
		for _, k := range keys {
			if hits := d.listed(m, k); len(hits) > 0 {
				return hits
			}
		}
	}
	return nil
}

// nearest is the note with the fewest folders between it and another; none when the list is empty.
func (d *directory) nearest(from string, list []int32) (hit int32, several []int32) {
	if len(list) == 0 {
		return none, nil
	}
	if len(list) == 1 {
		return list[0], nil
	}
	hit, best, tie := none, 0, false
	for _, k := range list {
		far := steps(path.Dir(from), path.Dir(d.notes[k].Rel))
		switch {
		case hit == none || far < best:
			hit, best, tie = k, far, false
		case far == best:
			tie = true
		}
	}
	if tie {
		return none, list
	}
	return hit, nil
}

// steps counts the folders to go up and down from one folder to another.
func steps(from, to string) int {
	a, b := parts(from), parts(to)
	same := 0
	for same < len(a) && same < len(b) && a[same] == b[same] {
		same++
	}
	return len(a) + len(b) - 2*same
}

func parts(folder string) []string {
	if folder == "." || folder == "" {
		return nil
	}
	return strings.Split(folder, "/")
}

// filesByName lists attachments by their folded file name.
func filesByName(files []string) map[string][]string {
	m := make(map[string][]string, len(files))
	for _, f := range files {
		key := note.FoldName(path.Base(f))
		m[key] = append(m[key], f)
	}
	for _, list := range m {
		slices.Sort(list)
	}
	return m
}

// file finds an attachment by its path, seen from the note's folder or from the content folder, or by its file name:
// of several, the one in the nearest folder, then the first. In a closed journal it returns several, since which of
// them is the nearest depends on files that nobody refers to.
func (l *linker) file(from *item, target string) (hit string, several []string) {
	list := l.files[l.dir.fold(path.Base(target))]
	if len(list) == 0 {
		return "", nil
	}
	for _, want := range l.dir.readings(from.Rel, target) {
		for _, f := range list {
			if l.dir.fold(f) == want {
				return f, nil
			}
		}
	}
	end := ""
	if strings.Contains(target, "/") {
		end = l.dir.fold(path.Clean("/" + target))
	}
	best := 0
	for _, f := range list {
		if !strings.HasSuffix(l.dir.fold("/"+f), end) {
			continue
		}
		several = append(several, f)
		if d := steps(path.Dir(from.Rel), path.Dir(f)); hit == "" || d < best {
			hit, best = f, d
		}
	}
	if l.options.Closed && len(several) > 1 {
		return "", several
	}
	return hit, nil
}

// files are the attachments that there are: in a closed journal none below a folder that is called private.
func (o Options) files() []string {
	if !o.Closed {
		return o.Files
	}
	return slices.DeleteFunc(slices.Clone(o.Files), func(f string) bool {
		return slices.ContainsFunc(parts(path.Dir(f)), func(folder string) bool { return note.FoldName(folder) == "private" })
	})
}
