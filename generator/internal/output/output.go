// Package output puts files into a directory, never half of one, and takes away only what it put there.
//
// A directory rapport writes to holds a folder of its own, .rapport, with three things in it: the lock, a manifest of
// the files that are rapport's, and the files of a write under way. A write has these steps, in this order:
//
//  1. make every file whose bytes differ from what is there, under .rapport/new;
//  2. record in the manifest what is there and what is to come;
//  3. remove what the output no longer holds;
//  4. rename what was made into place: whole folders at once where there was none;
//  5. record in the manifest what is there now.
//
// Nothing anyone can see changes before step 3, and each step of 3 and 4 is one removal or one rename. So a write that
// is killed leaves whole files, and a manifest that names at least everything that is rapport's; the next write sweeps
// up and goes on from there.
package output

import (
	"fmt"
	"sync"
)

// File is one file of an output.
type File struct {
	Path string // slash-separated, relative to the output
	// Append makes the file and appends it to b, which is the writer's to use again.
	Append func(b []byte) ([]byte, error)
	// Key stands for what the file holds: equal keys of a path, equal bytes. nil when nothing does.
	Key func() uint64
}

// Options says how to write.
type Options struct {
	// Private marks the output as one that must not leave this computer.
	Private bool
	// Each calls do for every i below n, in any order and at the same time if it likes, and returns when all calls have;
	// nil is one after the other.
	Each func(n int, do func(i int))
	// Memory is what writes before this one learned; nil when this is the only one.
	Memory *Memory
}

// Changes says what a write did, by path, sorted.
type Changes struct {
	Added, Changed, Removed []string
	// Kept names the files the output no longer holds that were edited since rapport wrote them: they stay where they
	// are and are no longer rapport's.
	Kept      []string
	Unchanged int
}

// Write makes dir hold exactly the files, besides those that are not rapport's, and makes dir if there is none. Each
// file's bytes are asked for once at most. On an error the output holds whole files only, and the next write mends it.
func Write(dir string, files []File, o Options) (Changes, error) { return write(dir, files, o, nil) }

func write(dir string, files []File, o Options, fault func(op, name string) error) (c Changes, err error) {
	mustBeSound(files)
	if err := inspect(dir); err != nil {
		return Changes{}, err
	}
	d, err := open(dir, o.Private, fault)
	if err != nil {
		return Changes{}, err
	}
	defer d.close()
	unlock, err := d.lock(patience)
	if err != nil {
		return Changes{}, err
	}
	defer unlock()

	w := &writer{disk: d, files: files, memory: o.Memory, scratch: sync.Pool{New: func() any { return new([]byte) }}}
	if w.old, w.oldTime, err = d.readManifest(); err != nil {
		return Changes{}, err
	}
	if err := w.claim(o.Private); err != nil {
		return Changes{}, err
	}
	if err := w.run(o.Each); err != nil {
		return Changes{}, fmt.Errorf("writing %s: %w", dir, err)
	}
	return w.changes, nil
}
