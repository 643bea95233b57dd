package deploy

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// repository is one that holds the journal, or a part of it.
type repository struct {
	git       *git
	common    string // its own folder, the same for all its working copies
	addresses []string
	top       string // what a relative address is relative to
}

// repositories finds every repository that the journal lies in, or that lies in the journal: its own, those further up
// (of which it may be a submodule), those further down, and one that the environment names.
func repositories(ctx context.Context, g *git, journal string) ([]repository, error) {
	dirs, err := markedDirs(journal)
	if err != nil {
		return nil, err
	}
	var found []repository
	dirs = slices.DeleteFunc(dirs, func(dir string) bool { return sameFile(dir, journal) })
	for _, dir := range append([]string{journal}, dirs...) {
		r, err := readRepository(ctx, g.in(dir))
		if err != nil {
			return nil, err
		}
		found = appendNew(found, r)
	}
	if os.Getenv("GIT_DIR") != "" {
		asked := g.in(journal)
		for _, name := range []string{"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR"} {
			if v := os.Getenv(name); v != "" {
				abs, err := filepath.Abs(v)
				if err != nil {
					return nil, fmt.Errorf("looking for the repository of the journal: %w", err)
				}
				asked.env = append(asked.env, name+"="+abs)
			}
		}
		r, err := readRepository(ctx, asked)
		if err != nil {
			return nil, err
		}
		found = appendNew(found, r)
	}
	return found, nil
}

func appendNew(list []repository, r *repository) []repository {
	if r == nil || slices.ContainsFunc(list, func(o repository) bool { return sameFile(o.common, r.common) }) {
		return list
	}
	return append(list, *r)
}

// markedDirs lists the folders with a .git above the journal, under its name and under its real one, and those below it
// that hold a note. A working copy of the site itself may lie in the journal, and is none of it.
func markedDirs(journal string) ([]string, error) {
	abs, err := filepath.Abs(journal)
	if err != nil {
		return nil, fmt.Errorf("looking for the repository of the journal: %w", err)
	}
	real, err := filepath.EvalSymlinks(abs)
	if err != nil {
		return nil, fmt.Errorf("looking for the repository of the journal: %w", err)
	}
	var dirs []string
	for _, start := range []string{abs, real} {
		for dir, up := filepath.Dir(start), start; dir != up; dir, up = filepath.Dir(dir), dir {
			if marked(dir) {
				dirs = append(dirs, dir)
			}
		}
	}
	below, err := repositoriesWithNotes(real)
	if err != nil {
		return nil, fmt.Errorf("looking for the repositories of the journal: %w", err)
	}
	return append(dirs, below...), nil
}

func repositoriesWithNotes(journal string) ([]string, error) {
	var dirs, notes []string
	err := filepath.WalkDir(journal, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case isNote(p):
			notes = append(notes, p)
		case d.Name() == ".git":
			if dir := filepath.Dir(p); marked(dir) {
				dirs = append(dirs, dir)
			}
			if d.IsDir() {
				return filepath.SkipDir
			}
		}
		return nil
	})
	return slices.DeleteFunc(dirs, func(dir string) bool {
		return !slices.ContainsFunc(notes, func(n string) bool { return strings.HasPrefix(n, dir+string(filepath.Separator)) })
	}), err
}

// marked reports whether git would take a folder for the top of a repository; git passes over a .git without a HEAD.
func marked(dir string) bool {
	info, err := os.Lstat(filepath.Join(dir, ".git"))
	if err != nil {
		return false
	}
	if !info.IsDir() {
		return true
	}
	_, err = os.Lstat(filepath.Join(dir, ".git", "HEAD"))
	return err == nil
}

// readRepository reads the repository that git finds; nil when there is none.
func readRepository(ctx context.Context, g *git) (*repository, error) {
	const doing = "looking at the repository of the journal"
	out, err := g.run(ctx, doing, nil, "rev-parse", "--path-format=absolute", "--git-common-dir")
	if f := (*Fault)(nil); errors.As(err, &f) && strings.HasPrefix(f.Said, "not a git repository (or any of the parent") {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	r := &repository{git: g, common: strings.TrimSuffix(string(out), "\n"), top: g.dir}
	if out, err := g.run(ctx, doing, nil, "rev-parse", "--show-toplevel"); err == nil {
		r.top = strings.TrimSuffix(string(out), "\n")
	} else if ctx.Err() != nil {
		return nil, err
	}
	settings, err := readSettings(ctx, g)
	if err != nil {
		return nil, err
	}
	r.addresses = knownTo(settings)
	return r, nil
}

// knownTo lists every address in the settings of a repository, as written and as url.insteadOf makes it.
func knownTo(settings []setting) []string {
	var list []string
	for _, s := range settings {
		first, key := s.key, ""
		if i := strings.LastIndexByte(s.key, '.'); i >= 0 {
			first, key = s.key[:i], s.key[i+1:]
		}
		section, _, _ := strings.Cut(first, ".")
		switch section + "." + key {
		case "remote.url", "remote.pushurl", "submodule.url", "branch.remote", "branch.pushremote", "remote.pushdefault":
			list = append(list, s.value)
			list = append(list, rewritten(settings, s.value)...)
		}
	}
	return list
}

// rewritten lists what every rule of url.insteadOf and url.pushInsteadOf makes of an address. git takes the longest rule
// alone; to take each is to refuse rather too much.
func rewritten(settings []setting, address string) []string {
	var list []string
	for _, s := range settings {
		base, ok := strings.CutPrefix(s.key, "url.")
		if !ok {
			continue
		}
		base, plain := strings.CutSuffix(base, ".insteadof")
		base, push := strings.CutSuffix(base, ".pushinsteadof")
		if rest, ok := strings.CutPrefix(address, s.value); ok && (plain || push) {
			list = append(list, base+rest)
		}
	}
	return list
}

// commonDir is the folder of the repository at a path; empty when git finds none right there.
func commonDir(ctx context.Context, g *git, dir string) string {
	for _, p := range []string{dir, dir + ".git"} { // git adds the ending itself
		info, err := os.Stat(p)
		if err != nil {
			continue
		}
		if !info.IsDir() {
			p = filepath.Dir(p) // the .git of a working copy may be a file
		}
		out, err := g.in(p).run(ctx, "looking at the target", nil, "rev-parse", "--path-format=absolute", "--git-common-dir")
		if err == nil {
			return strings.TrimSuffix(string(out), "\n")
		}
	}
	return ""
}

// borrowed lists the repositories whose objects a repository uses as its own.
func (r repository) borrowed() []string {
	b, err := os.ReadFile(filepath.Join(r.common, "objects", "info", "alternates"))
	if err != nil {
		return nil
	}
	var dirs []string
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		if !filepath.IsAbs(line) {
			line = filepath.Join(r.common, "objects", line)
		}
		dirs = append(dirs, filepath.Dir(line))
	}
	return dirs
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	y, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(x, y)
}

// realHost asks the user's ssh which host a name stands for: many keep one name for each account.
func realHost(ctx context.Context, g *git, host string) string {
	if host == "" || host[0] == '-' {
		return host
	}
	cmd := exec.CommandContext(ctx, "ssh", "-G", host)
	cmd.Env, cmd.WaitDelay = g.env, patience
	killable(cmd)
	out, err := cmd.Output()
	if err != nil {
		return host // without ssh there is no way to push there either
	}
	for line := range strings.Lines(string(out)) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "hostname "); ok {
			return sameHost(name)
		}
	}
	return host
}
