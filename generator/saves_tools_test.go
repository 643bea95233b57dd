//go:build unix

package generator

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// toolSaves are what programs do that are found on many computers. Those that are not there are replayed.
func toolSaves() []pattern {
	list := []pattern{
		{name: "vim", tool: "vim", save: vim("set backupcopy=auto"), replay: byBackup},
		{name: "vim, backupcopy=no", tool: "vim", save: vim("set backupcopy=no"), replay: byBackup},
		{name: "vim, backupcopy=yes", tool: "vim", save: vim("set backupcopy=yes"), replay: inPlace},
		{name: "vim, nowritebackup", tool: "vim", save: vim("set nowritebackup nobackup"), replay: inPlace},
		{name: "emacs", tool: "emacs", save: emacs(""), replay: byBackup},
		{name: "emacs, file-precious-flag", tool: "emacs", save: emacs("(setq file-precious-flag t)"), replay: byRename("tmpABC")},
		{name: "nano", tool: "nano", save: nano, replay: inPlace},
		{name: "sed -i", tool: "sed", save: with("sed", "-i", "s/turn [0-9]*/TURN/", "NOTE"), replay: byRename("sedABCDEF")},
		{name: "perl -i", tool: "perl", save: with("perl", "-i", "-pe", "s/turn [0-9]*/TURN/", "NOTE"), replay: byRename("XXabc")},
		{name: "mv", tool: "mv", save: with("mv", "-f", "NEW", "NOTE"), replay: fromOutside},
		{name: "cp", tool: "cp", save: with("cp", "NEW", "NOTE"), replay: inPlace},
		{name: "ln -f", tool: "ln", save: with("ln", "-f", "NEW", "NOTE"), replay: byRename("CuABCDEF")},
		{name: "rsync", tool: "rsync", save: with("rsync", "-a", "--ignore-times", "NEW", "NOTE"), replay: oldTime(".Ada Lovelace.md.AbCdEf")},
		{name: "tar, old times", tool: "tar", save: tar, replay: again},
		{name: "git checkout of 200 notes", tool: "git", prepare: repository, save: checkout, replay: rewriteAll, many: true},
		{name: "git stash of 200 notes", tool: "git", prepare: stashed, save: stash, replay: rewriteAll, many: true},
	}
	return list
}

// with runs a tool on the note. NOTE is the note, NEW another file with what is to be in it, TURN what is new in that.
func with(tool string, args ...string) func(*desk, int) error {
	return func(d *desk, n int) error {
		fresh := filepath.Join(d.out, "Ada Lovelace.md")
		old := time.Date(2019, 5, 4, 3, 2, n%60, 0, time.UTC)
		if err := run(
			func() error { return os.RemoveAll(fresh) },
			func() error { return d.write(fresh, text(n)) },
			func() error { return os.Chtimes(fresh, old, old) },
		); err != nil {
			return err
		}
		r := strings.NewReplacer("NOTE", d.note, "NEW", fresh, "TURN", fmt.Sprintf("turn %04d", n))
		filled := make([]string, len(args))
		for i, a := range args {
			filled[i] = r.Replace(a)
		}
		return d.tool(tool, filled...)
	}
}

func vim(set string) func(*desk, int) error {
	return func(d *desk, n int) error {
		return d.tool("vim", "-N", "-u", "NONE", "-i", "NONE", "-es", "-c", set,
			"-c", fmt.Sprintf(`%%s/turn \d\+/turn %04d/`, n), "-c", "wq", d.note)
	}
}

func emacs(set string) func(*desk, int) error {
	return func(d *desk, n int) error {
		return d.tool("emacs", "-Q", "--batch", "--eval", fmt.Sprintf(
			`(progn %s (find-file %q) (re-search-forward "turn [0-9]+") (replace-match "turn %04d") (save-buffer))`, set, d.note, n))
	}
}

// nano types into the editor, which wants a terminal.
func nano(d *desk, n int) error {
	if !installed("script") {
		return inPlace(d, n)
	}
	c := exec.Command("script", "-qec", fmt.Sprintf("nano --ignorercfiles +6 '%s'", d.note), "/dev/null")
	c.Env = append(os.Environ(), "TERM=xterm", "HOME="+d.out)
	in, err := c.StdinPipe()
	if err != nil {
		return err
	}
	screen, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return err
	}
	seen := make([]byte, 1<<16)
	_, err = io.ReadAtLeast(screen, seen, 200) // it has drawn itself
	<-time.After(20 * time.Millisecond)
	for _, keys := range []string{"\x0b", fmt.Sprintf("turn %04d, with [[Bob]]\r", n), "\x0f", "\r", "\x18"} {
		_, e := io.WriteString(in, keys)
		err = errors.Join(err, e)
		<-time.After(10 * time.Millisecond)
	}
	_, _ = io.Copy(io.Discard, screen)
	return errors.Join(err, c.Wait())
}

// tar unpacks a note of long ago over the one that is there.
func tar(d *desk, n int) error {
	packed, packs := filepath.Join(d.out, "packed.tar"), filepath.Join(d.out, "packs", "Ada Lovelace.md")
	old := time.Date(2001, 1, 1, 0, 0, n, 0, time.UTC)
	return run(
		func() error { return d.write(packs, text(n)) },
		func() error { return os.Chtimes(packs, old, old) },
		func() error { return d.tool("tar", "-C", filepath.Dir(packs), "-cf", packed, "Ada Lovelace.md") },
		func() error { return d.tool("tar", "-xf", packed) },
	)
}

// many are the notes that git changes.
func many(d *desk, n int) error {
	for i := range 200 {
		name := filepath.Join(d.dir, "content", fmt.Sprintf("Note %03d.md", i))
		if err := d.write(name, fmt.Sprintf("Number %d of [[Ada Lovelace]], turn %d\n", i, n)); err != nil {
			return err
		}
	}
	return d.write(d.note, text(n))
}

// repository makes the journal one of git's with two branches.
func repository(d *desk) error {
	if !installed("git") {
		return many(d, 0)
	}
	git := func(args ...string) func() error {
		return func() error {
			return d.tool("git", append([]string{"-C", d.dir, "-c", "user.name=n", "-c", "user.email=e", "-c", "gc.auto=0"}, args...)...)
		}
	}
	return run(
		git("init", "-q", "-b", "even"), func() error { return many(d, 0) }, git("add", "."), git("commit", "-qm", "even"),
		git("checkout", "-qb", "odd"), func() error { return many(d, 1) }, git("commit", "-qam", "odd"),
		git("checkout", "-q", "even"),
	)
}

func checkout(d *desk, n int) error {
	return d.tool("git", "-C", d.dir, "checkout", "-q", []string{"even", "odd"}[n%2])
}

func stashed(d *desk) error {
	return run(func() error { return repository(d) }, func() error { return many(d, 2) })
}

func stash(d *desk, n int) error {
	args := []string{"-C", d.dir, "-c", "user.name=n", "-c", "user.email=e", "stash"}
	if n%2 == 0 {
		args = append(args, "pop")
	}
	return d.tool("git", append(args, "-q")...)
}

// rewriteAll does what git does to files.
func rewriteAll(d *desk, n int) error {
	for i := range 200 {
		name := filepath.Join(d.dir, "content", fmt.Sprintf("Note %03d.md", i))
		if err := os.Remove(name); err != nil {
			return err
		}
		if err := d.write(name, fmt.Sprintf("Number %d of [[Ada Lovelace]], turn %d\n", i, n)); err != nil {
			return err
		}
	}
	return again(d, n)
}
