package deploy

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Who a publish says it is by, and what it says: the same on every computer, and how the next publish knows it again.
const (
	author  = "rapport"
	email   = "noreply@rapport.invalid"
	message = "Publish\n\nThis branch holds a site, as one commit. The next publish replaces it.\n\n" + marker + "\n"
)

// marker is the line of a message by which a commit is known as rapport's, whatever else later versions say there.
const marker = "Rapport-Site: 1"

const plainFile = "100644"

// Receipt is what a push left on the branch, looked up there afterwards.
type Receipt struct {
	Commit  string
	Tree    string
	Already bool // the branch held this tree before; nothing was pushed
}

// CanReplace refuses with a [*Refusal] when the branch holds what is neither from rapport's last publish nor among the
// files: a publish replaces all, and rapport takes away its own alone. What somebody has added on top of a publish, such
// as the CNAME that GitHub commits, may be replaced once it is among the files. [Branch.Push] asks again.
func (b *Branch) CanReplace(ctx context.Context, files []File) error {
	foreign, err := b.strangers(ctx, files)
	if err != nil {
		return err
	}
	if len(foreign) > 0 {
		return refuseForeign(b, foreign)
	}
	return nil
}

// Push puts the files on the branch as one commit without history, made at a time in seconds since 1970. It refuses with
// a [*Refusal] when that would lose what rapport did not write, and with [ErrRaced] when the branch is no longer as it
// was opened. After any other error the branch holds what it held, or all of the files; pushing again is safe.
func (b *Branch) Push(ctx context.Context, files []File, time int64) (Receipt, error) {
	mustBeSound(files)
	if err := b.CanReplace(ctx, files); err != nil {
		return Receipt{}, err
	}
	r, err := b.write(ctx, files, time)
	if err != nil {
		return Receipt{}, err
	}
	if b.log[b.Commit].ours {
		old, err := b.git.run(ctx, "looking at "+b.Place(), nil, "rev-parse", b.Commit+"^{tree}")
		if err != nil {
			return Receipt{}, err
		}
		if strings.TrimSpace(string(old)) == r.Tree {
			r.Commit, r.Already = b.Commit, true
			return r, b.verify(ctx, r.Commit)
		}
	}
	if err := b.sendOnlyNews(); err != nil {
		return Receipt{}, err
	}
	ref := "refs/heads/" + b.target.Branch
	_, pushed := b.git.run(ctx, "pushing to "+b.Place(), nil, "push", "--porcelain", "--no-verify", "--no-signed", "--no-follow-tags",
		"--thin", "--force-with-lease="+ref+":"+b.Commit, remoteName, r.Commit+":"+ref)
	if pushed != nil && ctx.Err() != nil {
		return Receipt{}, pushed
	}
	if err := b.verify(ctx, r.Commit); err != nil {
		if pushed != nil {
			return Receipt{}, pushed // it says why
		}
		return Receipt{}, err
	}
	return r, nil
}

// sendOnlyNews makes git leave out of a push what the branch has. For commits that share no history git does so only
// from a shallow repository, so ours becomes one that ends at what the branch is at.
func (b *Branch) sendOnlyNews() error {
	if b.Commit == "" {
		return nil
	}
	if err := os.WriteFile(filepath.Join(b.git.dir, "shallow"), []byte(b.Commit+"\n"), 0o600); err != nil {
		return fmt.Errorf("preparing to publish: %w", err)
	}
	return nil
}

// write makes the commit in the temporary repository.
func (b *Branch) write(ctx context.Context, files []File, time int64) (Receipt, error) {
	who := fmt.Sprintf("%s <%s> %d +0000\n", author, email, time)
	parts := []io.Reader{strings.NewReader("feature done\ncommit refs/rapport/site\nmark :1\nauthor " + who + "committer " + who +
		fmt.Sprintf("data %d\n%s\ndeleteall\n", len(message), message))}
	for _, f := range files {
		parts = append(parts, strings.NewReader(fmt.Sprintf("M %s inline %s\ndata %d\n", plainFile, f.Path, len(f.Bytes))),
			bytes.NewReader(f.Bytes), strings.NewReader("\n"))
	}
	parts = append(parts, strings.NewReader("\nget-mark :1\ndone\n"))
	out, err := b.git.run(ctx, "making the commit", io.MultiReader(parts...), "fast-import", "--quiet", "--force", "--date-format=raw")
	if err != nil {
		return Receipt{}, err
	}
	r := Receipt{Commit: strings.TrimSpace(string(out))}
	out, err = b.git.run(ctx, "making the commit", nil, "rev-parse", r.Commit+"^{tree}")
	r.Tree = strings.TrimSpace(string(out))
	return r, err
}

// verify asks the repository what the branch is. The name of a commit stands for its whole tree, and a repository takes
// no commit that it does not have all of, so nothing more needs to be fetched.
func (b *Branch) verify(ctx context.Context, want string) error {
	ref := "refs/heads/" + b.target.Branch
	doing := "looking at " + b.Place() + " again"
	out, err := b.git.run(ctx, doing, nil, "ls-remote", "--quiet", remoteName, ref)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(out)) {
		id, name, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if name != ref {
			continue // another that ends the same
		}
		if id != want {
			return &Fault{Doing: doing, Said: "branch " + b.target.Branch + " is at " + id + ", not at " + want, Hint: raceHint, err: ErrRaced}
		}
		return nil
	}
	return &Fault{Doing: doing, Said: "there is no branch " + b.target.Branch, Hint: raceHint, err: ErrRaced}
}

// mustBeSound panics when the site's own paths are wrong: they are made by rapport, never taken from a note as they are.
func mustBeSound(files []File) {
	if len(files) == 0 {
		panic("deploy: no files")
	}
	seen, folders := map[string]bool{}, map[string]bool{}
	for _, f := range files {
		if !sound(f.Path) {
			panic(fmt.Sprintf("deploy: unsound path %q", f.Path))
		}
		if seen[f.Path] {
			panic(fmt.Sprintf("deploy: two files at %q", f.Path))
		}
		seen[f.Path] = true
		for dir := path.Dir(f.Path); dir != "."; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	for p := range seen {
		if folders[p] {
			panic(fmt.Sprintf("deploy: %q is a file and a folder", p))
		}
	}
}

// sound reports whether a path is one that any git and any host takes as it is.
func sound(p string) bool {
	for i := range len(p) {
		switch c := p[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case c == '.', c == '_', c == '/', c == '-':
		default:
			return false
		}
	}
	for part := range strings.SplitSeq(p, "/") {
		if part == "" || part == "." || part == ".." || strings.EqualFold(part, ".git") {
			return false
		}
	}
	return true
}
