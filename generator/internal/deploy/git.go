package deploy

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// git runs git in one folder with one environment.
type git struct {
	path  string
	dir   string
	env   []string
	probe func(string) // told before and after every run; for tests that kill
}

// oldest is the first git that can be told to read no settings of the user (GIT_CONFIG_GLOBAL).
const oldestMajor, oldestMinor = 2, 32

// patience is how long a git that was told to stop may take.
const patience = 5 * time.Second

func newGit(ctx context.Context, probe func(string)) (*git, error) {
	path, err := exec.LookPath("git")
	if err != nil {
		return nil, &Fault{Doing: "looking for git", Said: "git is not installed, or not on the PATH", Hint: "install git 2.32 or newer (git-scm.com), or build to a folder with --dir and upload that", err: err}
	}
	if probe == nil {
		probe = func(string) {}
	}
	g := &git{path: path, env: environment(os.Environ()), probe: probe}
	out, err := g.run(ctx, "asking git for its version", nil, "version")
	if err != nil {
		return nil, err
	}
	if version := strings.TrimSpace(string(out)); !young(version) {
		return nil, &Fault{Doing: "looking for git", Said: "this is " + version, Hint: "publishing needs git 2.32 or newer: install one from git-scm.com"}
	}
	return g, nil
}

// young reports whether what git says of its version is new enough; what cannot be read is not.
func young(version string) bool {
	words := strings.Fields(version)
	if len(words) < 3 {
		return false
	}
	parts := strings.Split(words[2], ".")
	if len(parts) < 2 {
		return false
	}
	major, err := strconv.Atoi(parts[0])
	minor, err2 := strconv.Atoi(parts[1])
	return err == nil && err2 == nil && (major > oldestMajor || major == oldestMajor && minor >= oldestMinor)
}

// in is the same git in another folder, with more in its environment.
func (g *git) in(dir string, env ...string) *git {
	other := *g
	other.dir = dir
	other.env = append(append([]string{}, g.env...), env...)
	return &other
}

// run gives back what git wrote to its standard output. What git says goes into the error, with a way out.
func (g *git) run(ctx context.Context, doing string, stdin io.Reader, args ...string) ([]byte, error) {
	g.probe("before " + args[0])
	var out, said bytes.Buffer
	cmd := exec.CommandContext(ctx, g.path, args...)
	cmd.Dir, cmd.Env = g.dir, g.env
	cmd.Stdin, cmd.Stdout, cmd.Stderr = stdin, &out, &said
	cmd.WaitDelay = patience
	killable(cmd)
	err := cmd.Run()
	g.probe("after " + args[0])
	if err == nil {
		return out.Bytes(), nil
	}
	if stopped := context.Cause(ctx); stopped != nil {
		return out.Bytes(), &Fault{Doing: doing, Said: "stopped", err: stopped}
	}
	if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) {
		return out.Bytes(), &Fault{Doing: doing, Said: err.Error(), err: err}
	}
	return out.Bytes(), fault(doing, refused(out.String())+said.String(), err)
}

// branchName refuses what cannot be the name of a branch.
func (g *git) branchName(ctx context.Context, name string) error {
	if _, err := g.run(ctx, "reading the name of the branch", nil, "check-ref-format", "refs/heads/"+name); err != nil || strings.HasPrefix(name, "-") || name == "HEAD" || strings.HasPrefix(name, "refs/") {
		if ctx.Err() != nil {
			return err
		}
		return &Fault{Doing: "reading the name of the branch", Said: strconv.Quote(name) + " cannot be one", Hint: "name a branch as git does, such as gh-pages", err: err}
	}
	return nil
}
