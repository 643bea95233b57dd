package output

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync/atomic"
)

// state says how a file of the output stands to what was found in its place.
type state uint8

const (
	unchanged state = iota
	touched         // unchanged, but its time says it need not be
	added
	changed
	foreign // what is there is not rapport's
)

// stage makes, out of sight, every file that is not as it should be.
func (w *writer) stage(each func(int, func(int))) error {
	w.states, w.found = make([]state, len(w.files)), make([]version, len(w.files))
	if each == nil {
		each = oneByOne
	}
	errs := make([]error, len(w.files))
	var failed atomic.Bool
	each(len(w.files), func(i int) {
		if failed.Load() {
			return
		}
		if errs[i] = w.stageOne(i); errs[i] != nil {
			failed.Store(true)
		}
	})
	w.disk.closeStage() // some systems do not rename a folder that is open
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func oneByOne(n int, do func(i int)) {
	for i := range n {
		do(i)
	}
}

// roomy is as much memory, in bytes, as is kept for the next file: few files are longer, and they are much longer.
const roomy = 1 << 20

func (w *writer) stageOne(i int) error {
	f := w.files[i]
	key, known, err := w.recall(i)
	if known || err != nil {
		return err
	}
	scratch := w.scratch.Get().(*[]byte)
	b, err := f.Append((*scratch)[:0])
	if err != nil {
		return err
	}
	if cap(b) <= roomy {
		defer func() { *scratch = b; w.scratch.Put(scratch) }()
	}
	w.found[i] = versionOf(b)
	if w.memory != nil && f.Key != nil {
		w.memory.remember(f.Path, key, w.found[i])
	}
	if w.states[i], err = w.look(f.Path, w.found[i]); err != nil {
		return err
	}
	if w.states[i] == added || w.states[i] == changed {
		return w.disk.stageFile(f.Path, b)
	}
	return nil
}

// recall reports whether a file is known to be as it should be without making it, and what the file's key is.
func (w *writer) recall(i int) (key uint64, known bool, err error) {
	f := w.files[i]
	if w.memory == nil || f.Key == nil {
		return 0, false, nil
	}
	key = f.Key()
	v, ok := w.memory.version(f.Path, key)
	if !ok {
		return key, false, nil
	}
	w.found[i] = v
	w.states[i], err = w.look(f.Path, v)
	return key, w.states[i] == unchanged || w.states[i] == touched, err
}

// look says how a file that is to hold v stands to what is in its place. A file that rapport wrote and somebody
// edited is still a page of the site, whose words are the notes': it is made again.
func (w *writer) look(name string, v version) (state, error) {
	if nowhere, err := w.nowhere(path.Dir(name)); nowhere || err != nil {
		return added, err
	}
	info, err := w.disk.lstat(name)
	if err != nil {
		return 0, err
	}
	ours := w.old.files[name]
	switch {
	case info == nil:
		return added, nil
	case info.IsDir() && w.old.dirs[name]:
		return added, nil // it goes if it is empty by then
	case len(ours) == 0 || !info.Mode().IsRegular():
		return foreign, nil
	case info.Size() != v.size || !slices.Contains(ours, v):
		return changed, nil
	case len(ours) == 1 && info.ModTime().Before(w.oldTime):
		return unchanged, nil
	}
	b, err := w.disk.readFile(name)
	if err != nil {
		return 0, err
	}
	if versionOf(b) != v {
		return changed, nil
	}
	return touched, nil
}

// nowhere reports whether a folder is missing, and with it whatever would be in it. It is asked of each folder once: a
// new site is thousands of files in a few of them.
func (w *writer) nowhere(dir string) (bool, error) {
	if known, ok := w.folders.Load(dir); ok {
		return known.(bool), nil
	}
	info, err := w.disk.lstat(dir)
	if err == nil {
		w.folders.Store(dir, info == nil)
	}
	return info == nil, err
}

// stageFile puts a file where nobody looks for it.
func (d *disk) stageFile(name string, b []byte) error {
	folder, err := d.stageFolder(path.Dir(name))
	if err != nil {
		return err
	}
	return d.createIn(folder, path.Base(name), stageDir+"/"+name, b, false)
}

// stageFolder opens a folder under stageDir, and makes it if there is none. It stays open for the files that follow:
// with ten thousand of them, walking there anew each time would be half of what writing costs.
func (d *disk) stageFolder(name string) (*os.Root, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if folder, ok := d.stage[name]; ok {
		return folder, nil
	}
	full := path.Join(stageDir, name)
	if err := d.mkdirAll(full); err != nil {
		return nil, err
	}
	folder, err := d.root.OpenRoot(filepath.FromSlash(full))
	if err != nil {
		return nil, err
	}
	d.stage[name] = folder
	return folder, nil
}

func (d *disk) closeStage() {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, folder := range d.stage {
		folder.Close()
	}
	clear(d.stage)
}
