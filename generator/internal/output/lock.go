package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/gofrs/flock"
)

const (
	patience = time.Minute           // longer than any build; a writer that still waits is better told why
	knock    = 20 * time.Millisecond // how often a waiting writer tries again
)

// lock waits until no other process, and no other writer in this one, writes to the output. The lock is the system's:
// it goes with the process that holds it.
func (d *disk) lock(wait time.Duration) (unlock func(), err error) {
	if info, err := d.lstat(ownDir); err != nil {
		return nil, err
	} else if info != nil && !info.IsDir() {
		return nil, refusal(d.root.Name(), "its "+ownDir+" is not a folder")
	}
	if err := d.mkdirAll(ownDir); err != nil {
		return nil, fmt.Errorf("writing to the output folder: %w", err)
	}
	if info, err := d.lstat(lockName); err != nil {
		return nil, err
	} else if info != nil && !info.Mode().IsRegular() {
		return nil, refusal(d.root.Name(), "its "+lockName+" is not a file")
	}
	lock := flock.New(filepath.Join(d.root.Name(), filepath.FromSlash(lockName)), flock.SetPermissions(d.file))
	ctx, cancel := context.WithTimeout(context.Background(), wait)
	defer cancel()
	switch _, err := lock.TryLockContext(ctx, knock); {
	case errors.Is(err, context.DeadlineExceeded):
		return nil, fmt.Errorf("waiting for %s: another rapport%s has been writing to it for %s", d.root.Name(), d.holder(), wait)
	case err != nil:
		return nil, fmt.Errorf("locking the output: %w", err)
	}
	// Only for the words above: a lock without a name is as good.
	_ = d.root.WriteFile(filepath.FromSlash(writerName), []byte(strconv.Itoa(os.Getpid())), d.file)
	return func() {
		_ = d.root.Remove(filepath.FromSlash(writerName))
		_ = lock.Unlock()
	}, nil
}

func (d *disk) holder() string {
	b, err := fs.ReadFile(d.root.FS(), writerName)
	if err != nil || len(b) == 0 {
		return ""
	}
	return fmt.Sprintf(" (process %s)", b)
}
