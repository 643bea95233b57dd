package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path"
	"strings"
)

// git tells whether git would carry notes, or the site, to another computer.
func (a *app) git(ctx context.Context) []symptom {
	if _, err := exec.LookPath("git"); err != nil {
		return nil
	}
	if _, err := a.askGit(ctx, "rev-parse", "--show-toplevel"); err != nil {
		if said := err.Error(); !strings.Contains(said, "not a git repository") {
			return []symptom{{known, "git will not look at the journal: " + said, ""}}
		}
		return []symptom{{fine, "the journal is in no git repository", ""}}
	}
	found := append(a.remotes(ctx), a.ignored(ctx)...)
	if said, err := a.askGit(ctx, "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--ignore-submodules=all", "--", "."); err == nil {
		if n := notesIn(said); n > 0 {
			found = append(found, symptom{fine, fmt.Sprintf("git has not been told of what changed in %s", count(n, ".md file")), ""})
		}
	}
	return found
}

// askGit asks git about the journal. It must change nothing, not even what git remembers of files.
func (a *app) askGit(ctx context.Context, args ...string) (string, error) {
	c := exec.CommandContext(ctx, "git", append([]string{"-c", "core.fsmonitor=false", "-C", a.dir}, args...)...)
	c.Env = append(os.Environ(), "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C")
	var said bytes.Buffer
	c.Stderr = &said
	b, err := c.Output()
	if line, _, _ := strings.Cut(strings.TrimSpace(said.String()), "\n"); err != nil && line != "" {
		return "", errors.New(strings.TrimPrefix(line, "fatal: "))
	}
	return string(b), err
}

// remotes tells where git would push the notes to.
func (a *app) remotes(ctx context.Context) []symptom {
	said, err := a.askGit(ctx, "remote", "-v")
	if err != nil {
		return nil
	}
	var found []symptom
	for line := range strings.Lines(said) {
		name, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		to, push := strings.CutSuffix(rest, " (push)")
		if !push || hostOf(to) == "" {
			continue
		}
		found = append(found, symptom{
			known,
			fmt.Sprintf("git push %s would carry every note, private ones too, to %s", name, hostOf(to)),
			"is that repository for you alone? if not: git remote remove " + name,
		})
	}
	if len(found) == 0 {
		return []symptom{{fine, "the journal is in a git repository that is on this computer alone", ""}}
	}
	return found
}

// hostOf is the computer in a git address, without names and passwords; empty for one on this computer.
func hostOf(address string) string {
	if u, err := url.Parse(address); err == nil && strings.Contains(address, "://") {
		return u.Hostname()
	}
	// host:path and user@host:path, but for C:\path
	before, _, ok := strings.Cut(address, ":")
	if !ok || len(before) < 2 || strings.ContainsAny(before, `/\`) {
		return ""
	}
	return before[strings.LastIndex(before, "@")+1:]
}

// ignored tells whether git sees the site.
func (a *app) ignored(ctx context.Context) []symptom {
	public := a.seen("public")
	if said, err := a.askGit(ctx, "ls-files", "-z", "--", "public"); err == nil {
		n := 0
		for _, p := range strings.Split(said, "\x00") {
			if base := path.Base(p); p != "" && base != ".gitignore" && base != ".gitkeep" {
				n++
			}
		}
		if n > 0 {
			return []symptom{{
				known, fmt.Sprintf("git keeps %s of %s, which may show private notes", count(n, "file"), public), "git rm -r --cached public",
			}}
		}
	}
	if _, err := a.askGit(ctx, "check-ignore", "-q", "--", "public/index.html"); err == nil {
		return []symptom{{fine, public + " is ignored by git", ""}}
	}
	return []symptom{{known, public + " is not ignored by git until build writes there, which makes it so", "a line public/ in .gitignore does so now"}}
}

// notesIn counts the notes in what git status says.
func notesIn(said string) int {
	n := 0
	for _, entry := range strings.Split(said, "\x00") {
		if strings.EqualFold(path.Ext(entry), ".md") {
			n++
		}
	}
	return n
}
