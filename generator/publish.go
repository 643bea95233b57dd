package generator

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"rapport/generator/internal/deploy"
	"rapport/generator/internal/output"
)

// Refusal says why a site is not published, with a way out.
type Refusal struct{ Reason, Hint string }

func (r *Refusal) Error() string { return r.Reason }

// Publication is a public site on its way to where others see it.
type Publication struct {
	Plan   Plan
	result *Result
	files  []deploy.File
	branch *deploy.Branch // nil when the site goes to a folder
	dir    string         // the folder
}

// Prepare makes ready what publishing the public site r would do: to the branch that the settings name, or to a folder
// when one is given. Nothing outside of this computer is changed. The caller closes what it returns.
func (g *Generator) Prepare(ctx context.Context, r *Result, dir string) (*Publication, error) {
	if r.audience != Public {
		panic("generator: a site for its owner cannot be published")
	}
	p := &Publication{result: r, dir: dir}
	for _, f := range r.files.all() {
		b, err := f.get(r.pages)
		if err != nil {
			return nil, err
		}
		p.files = append(p.files, deploy.File{Path: f.path, Bytes: b})
	}
	if dir == "" {
		if err := p.toBranch(ctx, g.options.Dir, r.settings.Publish); err != nil {
			p.Close()
			return nil, plain(err)
		}
	} else if err := p.toFolder(dir, r.dir); err != nil {
		return nil, err
	}
	earlier, err := receipts(r.dir)
	if err != nil {
		p.Close()
		return nil, err
	}
	p.describe(earlier)
	return p, nil
}

// toBranch looks at the branch, and refuses one that the site must not go to.
func (p *Publication) toBranch(ctx context.Context, journal string, s Publish) (err error) {
	if s.Remote == "" {
		return &Refusal{"the settings do not say where the site goes", firstSteps}
	}
	if hostless.MatchString(s.Remote) {
		if _, err := os.Stat(filepath.Join(journal, filepath.FromSlash(s.Remote))); err != nil {
			return &Refusal{fmt.Sprintf("%q is no address of a repository", s.Remote), "write https:// before it, or git@HOST:YOU/SITE.git"}
		}
	}
	target := deploy.Target{Journal: journal, Remote: s.Remote, Branch: s.Branch}
	if p.branch, err = deploy.Open(ctx, target); err != nil {
		return err
	}
	if err := p.branch.Refuse(ctx); err != nil {
		return err
	}
	if err := p.branch.CanReplace(ctx, p.files); err != nil {
		return err
	}
	c := p.branch.Compare(p.files)
	p.Plan = Plan{
		Place: p.branch.Place(), Branch: s.Branch, Address: p.branch.Address(s.CName),
		Added: c.Added, Changed: c.Changed, Removed: c.Removed, Limits: deploy.Limits(p.files),
	}
	return nil
}

// hostless are addresses as browsers show them, which git takes for folders.
var hostless = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}/`)

// firstSteps are the way to a first publish.
const firstSteps = `it takes three steps, once:
  1. make an empty repository for the site alone; the journal's own is refused
  2. write where it is into rapport.yaml:
       publish:
         remote: git@github.com:YOU/SITE.git
  3. rapport publish --dry-run shows who and what would be public, and
     rapport publish asks before it is; on GitHub, set Settings > Pages to the
     branch gh-pages then
  for any other host, rapport publish --dir FOLDER writes the files to upload`

// toFolder compares the site with what of it is in a folder.
func (p *Publication) toFolder(dir, journal string) error {
	if err := output.Check(dir, journal); err != nil {
		return err
	}
	if err := output.CheckShared(dir); err != nil {
		return err
	}
	before, err := output.Listed(dir)
	if err != nil {
		return err
	}
	p.Plan.Place = dir
	for _, f := range p.files {
		i, listed := slices.BinarySearch(before, f.Path)
		if listed {
			before = slices.Delete(before, i, i+1)
		}
		switch old, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(f.Path))); {
		case err != nil && !errors.Is(err, os.ErrNotExist):
			return fmt.Errorf("looking at what was published: %w", err)
		case err != nil:
			p.Plan.Added = append(p.Plan.Added, f.Path)
		case string(old) != string(f.Bytes):
			p.Plan.Changed = append(p.Plan.Changed, f.Path)
		}
	}
	p.Plan.Removed = before
	return nil
}

// Close lets go of what looking at a branch took.
func (p *Publication) Close() error {
	if p.branch == nil {
		return nil
	}
	return p.branch.Close()
}

// Publish does what the plan says, and keeps a receipt of it. time is that of the commit, in seconds since 1970; at is
// when it was, for the receipt.
func (p *Publication) Publish(ctx context.Context, time int64, at string) (Receipt, error) {
	r := Receipt{Time: at, Place: p.Plan.Place, Branch: p.Plan.Branch, Address: p.Plan.Address, Plan: p.Plan.Hash, People: p.Plan.People}
	if p.branch != nil {
		done, err := p.branch.Push(ctx, p.files, time)
		if err != nil {
			return Receipt{}, plain(err)
		}
		r.Commit, r.Tree, r.Already = done.Commit, done.Tree, done.Already
	} else if _, err := p.result.WriteTo(p.dir); err != nil {
		return Receipt{}, err
	}
	r.Added, r.Changed, r.Removed = p.Plan.Added, p.Plan.Changed, p.Plan.Removed
	if r.Already {
		return r, nil
	}
	if err := r.keep(p.result.dir); err != nil {
		return r, fmt.Errorf("the site is published, but the receipt could not be kept: %w", err)
	}
	return r, nil
}

// plain is an error of package deploy as the command line knows it.
func plain(err error) error {
	var no *deploy.Refusal
	var fault *deploy.Fault
	switch {
	case errors.As(err, &no):
		return &Refusal{no.Error(), no.Hint}
	case errors.As(err, &fault):
		return &Refusal{fault.Error(), fault.Hint}
	}
	return err
}

// hash stands for a plan: where the site goes, what is in it, and what that changes.
func (p *Publication) hash() string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%s\x00", p.Plan.Place, p.Plan.Branch)
	for _, f := range p.files {
		fmt.Fprintf(h, "%s\x00%x\x00", f.Path, sha256.Sum256(f.Bytes))
	}
	for _, list := range [][]string{p.Plan.Added, p.Plan.Changed, p.Plan.Removed} {
		fmt.Fprintf(h, "\x01%s", strings.Join(list, "\x00"))
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
