package deploy

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
)

// A killed publish cannot clear up behind itself, so the next one does. A folder in use is known by a lock on a file in
// it, which goes when its process goes, however that ends. Between making a folder and locking it another process may
// take it for left over: then the maker finds it gone, and makes another.

// temp is a folder for one publish, the user's alone.
type temp struct {
	dir  string
	lock *flock.Flock
}

const (
	tempPrefix = "rapport-publish-"
	tempLock   = "lock"
	tempTries  = 10 // each lost to another process that sweeps at that very moment
)

func newTemp() (*temp, error) {
	sweep(os.TempDir())
	for range tempTries {
		dir, err := os.MkdirTemp("", tempPrefix) // 0700, whatever the umask
		if err != nil {
			return nil, fmt.Errorf("making a temporary folder: %w", err)
		}
		t := &temp{dir, flock.New(filepath.Join(dir, tempLock), flock.SetPermissions(0o600))}
		if locked, err := t.lock.TryLock(); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("locking a temporary folder: %w", err)
		} else if !locked {
			continue
		}
		if _, err := os.Lstat(t.lock.Path()); err == nil {
			return t, nil
		}
		_ = t.lock.Close() // of a file that is gone
	}
	return nil, fmt.Errorf("making a temporary folder in %s: another process takes each away", os.TempDir())
}

func (t *temp) path(name string) string {
	return filepath.Join(t.dir, name)
}

// remove takes the folder away, its lock last, so that nobody takes a half-removed one for free.
func (t *temp) remove() error {
	entries, err := os.ReadDir(t.dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("clearing up: %w", err)
	}
	for _, e := range entries {
		if e.Name() == tempLock {
			continue
		}
		if err := os.RemoveAll(t.path(e.Name())); err != nil {
			return fmt.Errorf("clearing up: %w", err)
		}
	}
	_ = os.Remove(t.lock.Path()) // while it is ours; Windows removes no open file, so it goes below there
	_ = t.lock.Close()
	if err := os.RemoveAll(t.dir); err != nil {
		return fmt.Errorf("clearing up: %w", err)
	}
	return nil
}

// sweep takes away what killed publishes left. What cannot be taken away is somebody else's, and left alone.
func sweep(place string) {
	entries, _ := os.ReadDir(place) // when it cannot be read, there will be no new folder either
	for _, e := range entries {
		if !e.IsDir() || !strings.HasPrefix(e.Name(), tempPrefix) {
			continue
		}
		dir := filepath.Join(place, e.Name())
		lock := filepath.Join(dir, tempLock)
		if info, err := os.Lstat(lock); err != nil || !info.Mode().IsRegular() {
			_ = os.Remove(dir) // only when it is empty
			continue
		}
		t := &temp{dir, flock.New(lock, flock.SetFlag(os.O_RDWR))}
		if locked, err := t.lock.TryLock(); err == nil && locked {
			_ = t.remove()
		}
	}
}
