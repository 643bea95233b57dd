package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"
)

// The names inside an output that are rapport's own.
const (
	ownDir       = ".rapport"
	manifestName = ownDir + "/manifest"
	lockName     = ownDir + "/lock"
	writerName   = ownDir + "/writer"
	stageDir     = ownDir + "/new"
	tempName     = ownDir + "/temp"
	ignoreName   = ".gitignore"
	markName     = ".rapport-private"
)

// disk is an output folder. Nothing outside it can be reached, whatever links it holds. fault stands before every
// change, so that tests can fail each of them in turn.
type disk struct {
	root      *os.Root
	file, dir fs.FileMode
	fault     func(op, name string) error

	mu    sync.Mutex
	stage map[string]*os.Root // the folders under stageDir that are open, by name
}

// open opens the output folder, and makes it if there is none.
func open(dir string, private bool, fault func(op, name string) error) (*disk, error) {
	d := &disk{file: 0o644, dir: 0o755, fault: fault, stage: map[string]*os.Root{}}
	if private {
		d.file, d.dir = 0o600, 0o700
	}
	if err := os.MkdirAll(filepath.Dir(filepath.Clean(dir)), 0o755); err != nil {
		return nil, fmt.Errorf("making the output folder: %w", err)
	}
	if err := os.Mkdir(dir, d.dir); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("making the output folder: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the output folder: %w", err)
	}
	d.root = root
	return d, nil
}

func (d *disk) close() {
	d.closeStage()
	d.root.Close()
}

func (d *disk) step(op, name string) error {
	if d.fault == nil {
		return nil
	}
	return d.fault(op, name)
}

// lstat looks at a file; the answer is nil when there is none.
func (d *disk) lstat(name string) (fs.FileInfo, error) {
	info, err := d.root.Lstat(filepath.FromSlash(name))
	if absent(err) {
		return nil, nil
	}
	return info, err
}

// absent reports whether an error says that there is no such file, be it that its folder is missing or is a file.
func absent(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

func (d *disk) readFile(name string) ([]byte, error) {
	return d.root.ReadFile(filepath.FromSlash(name))
}

// create writes a file that is not there yet.
func (d *disk) create(name string, b []byte, sync bool) error {
	return d.createIn(d.root, filepath.FromSlash(name), name, b, sync)
}

// createIn writes a file that is not there yet into a folder of the output; name is its path in the output.
func (d *disk) createIn(folder *os.Root, base, name string, b []byte, sync bool) error {
	if err := d.step("create", name); err != nil {
		return err
	}
	f, err := folder.OpenFile(base, os.O_WRONLY|os.O_CREATE|os.O_EXCL, d.file)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := d.step("write", name); err != nil {
		_, _ = f.Write(b[:len(b)/2]) // what a full disk leaves
		return err
	}
	if _, err := f.Write(b); err != nil {
		return err
	}
	if sync {
		if err := f.Sync(); err != nil {
			return err
		}
	}
	return f.Close()
}

// replace writes a file of rapport's own, at once or not at all; with sync, so that it also outlives a power cut.
func (d *disk) replace(name string, b []byte, sync bool) error {
	if err := d.remove(tempName); err != nil {
		return err
	}
	if err := d.create(tempName, b, sync); err != nil {
		return err
	}
	return d.rename(tempName, name)
}

func (d *disk) mkdirAll(name string) error {
	if err := d.step("mkdir", name); err != nil {
		return err
	}
	return d.root.MkdirAll(filepath.FromSlash(name), d.dir)
}

func (d *disk) rename(from, to string) error {
	if err := d.step("rename", to); err != nil {
		return err
	}
	return d.root.Rename(filepath.FromSlash(from), filepath.FromSlash(to))
}

// remove removes a file or an empty folder, or nothing.
func (d *disk) remove(name string) error {
	if err := d.step("remove", name); err != nil {
		return err
	}
	if err := d.root.Remove(filepath.FromSlash(name)); err != nil && !absent(err) {
		return err
	}
	return nil
}

// sweep removes what a write left under way.
func (d *disk) sweep() error {
	if err := d.remove(tempName); err != nil {
		return err
	}
	d.closeStage()
	if err := d.step("sweep", stageDir); err != nil {
		return err
	}
	return d.root.RemoveAll(filepath.FromSlash(stageDir))
}
