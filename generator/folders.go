package generator

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
)

// maxFolders is how many folders are kept open at a time: far below what systems allow, far above what most journals have.
const maxFolders = 128

// folders opens files of a journal. It opens each folder once for all that is in it: walking there from the root for
// every note would cost more than reading the note. It is safe for many goroutines at once.
type folders struct {
	root *os.Root
	mu   sync.Mutex
	open map[string]*os.Root
}

func newFolders(root *os.Root) *folders { return &folders{root: root, open: map[string]*os.Root{}} }

// file opens a file by its path from the root.
func (f *folders) file(name string) (*os.File, error) {
	if folder := f.folder(path.Dir(name)); folder != nil {
		return folder.Open(path.Base(name))
	}
	return f.root.Open(filepath.FromSlash(name))
}

// regular opens a regular file: anything else, such as a named pipe, could be read for ever.
func (f *folders) regular(name string) (*os.File, fs.FileInfo, error) {
	file, err := f.file(name)
	if err != nil {
		return nil, nil, err
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("not a regular file")
	}
	if err != nil {
		file.Close()
		return nil, nil, err
	}
	return file, info, nil
}

// folder returns the open folder of that name; nil when there are too many, or it cannot be opened.
func (f *folders) folder(name string) *os.Root {
	f.mu.Lock()
	defer f.mu.Unlock()
	if folder, ok := f.open[name]; ok {
		return folder
	}
	if len(f.open) >= maxFolders {
		return nil
	}
	folder, err := f.root.OpenRoot(filepath.FromSlash(name))
	if err != nil {
		return nil
	}
	f.open[name] = folder
	return folder
}

func (f *folders) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, folder := range f.open {
		folder.Close()
	}
	clear(f.open)
}
