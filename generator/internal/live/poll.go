package live

import (
	"context"
	"hash/maphash"
	"io/fs"
	"path/filepath"
	"time"
)

// every is how often changes are looked for where the system does not tell of them.
const every = 2 * time.Second

// poll rings when the folders look other than before.
func (w *watch) poll(ctx context.Context) {
	seed := maphash.MakeSeed()
	before := w.look(seed)
	w.ready()
	w.ring() // for what changed while nobody looked
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		if after := w.look(seed); after != before {
			before = after
			w.ring()
		}
	}
}

// look sums up the names, sizes and times of everything in the folders.
func (w *watch) look(seed maphash.Seed) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	w.roots = w.dirs()
	for _, root := range w.roots {
		_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				maphash.WriteComparable(&h, path)
				return nil
			}
			if d.IsDir() && !w.matters(path) {
				return fs.SkipDir
			}
			if info, err := d.Info(); err == nil {
				maphash.WriteComparable(&h, path)
				maphash.WriteComparable(&h, [3]int64{info.Size(), info.ModTime().UnixNano(), int64(info.Mode())})
			}
			return nil
		})
	}
	return h.Sum64()
}
