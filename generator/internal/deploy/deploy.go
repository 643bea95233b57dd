// Package deploy puts a tree of files on a branch of a repository as one commit without history.
//
// It runs the user's own git, so that the user's way of logging in works, in a private temporary repository, so that
// nothing of the user's is read but how to connect, and nothing is touched: no checkout, index, hook, stash or setting.
// A push is one update of one ref under a lease, so a branch holds the old tree or the new one and nothing between.
package deploy

import (
	"context"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"maps"
	"slices"
)

// Target says where a site goes.
type Target struct {
	Journal string // the folder of the journal; a relative path and the name of a remote are understood from there
	Remote  string // as git takes it: a URL, a path, or the name of a remote
	Branch  string // without refs/heads/
}

// File is one file of a site. Its path has ASCII letters, digits, and . _ - / alone, and is relative.
type File struct {
	Path  string
	Bytes []byte
}

// Branch is a branch of a repository as it was when it was opened.
type Branch struct {
	Commit string            // empty when there is no such branch
	Files  map[string]string // path to what stands there, as [Branch.ID] names it

	target Target
	url    string // where git pushes to, with every rewriting of the user's done
	temp   *temp
	git    *git
	log    map[string]commit // every commit that any ref of the repository leads to
	long   bool              // whether the repository names objects by SHA-256
}

// Open looks at the target. The caller closes what it returns.
func Open(ctx context.Context, t Target) (*Branch, error) {
	return open(ctx, t, nil)
}

func open(ctx context.Context, t Target, probe func(string)) (_ *Branch, err error) {
	g, err := newGit(ctx, probe)
	if err != nil {
		return nil, err
	}
	if err := g.branchName(ctx, t.Branch); err != nil {
		return nil, err
	}
	tmp, err := newTemp()
	if err != nil {
		return nil, err
	}
	b := &Branch{target: t, temp: tmp, git: g, Files: map[string]string{}}
	defer func() {
		if err != nil {
			_ = b.Close() // what went wrong before says more
		}
	}()
	if err := b.connect(ctx); err != nil {
		return nil, err
	}
	if err := b.fetch(ctx); err != nil {
		return nil, err
	}
	return b, nil
}

// Close takes the temporary repository away.
func (b *Branch) Close() error {
	return b.temp.remove()
}

// ID names bytes as git names them in this repository, so that they compare with [Branch.Files].
func (b *Branch) ID(bytes []byte) string {
	var h hash.Hash = sha1.New()
	if b.long {
		h = sha256.New()
	}
	fmt.Fprintf(h, "blob %d\x00", len(bytes))
	h.Write(bytes)
	return hex.EncodeToString(h.Sum(nil))
}

// Changes is what a push would do to a branch, each list sorted.
type Changes struct {
	Added, Changed, Removed []string
}

// Compare says what a push of the files would change.
func (b *Branch) Compare(files []File) Changes {
	var c Changes
	gone := maps.Clone(b.Files)
	for _, f := range files {
		switch id, there := b.Files[f.Path]; {
		case !there:
			c.Added = append(c.Added, f.Path)
		case id != b.ID(f.Bytes):
			c.Changed = append(c.Changed, f.Path)
		}
		delete(gone, f.Path)
	}
	slices.Sort(c.Added)
	slices.Sort(c.Changed)
	c.Removed = slices.Sorted(maps.Keys(gone))
	return c
}
