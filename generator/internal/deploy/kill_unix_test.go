//go:build unix

package deploy

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// childVariable makes the test's own program publish once, and get killed at a point of it.
const childVariable = "DEPLOY_TEST_CHILD"

func TestMain(m *testing.M) {
	if about := os.Getenv(childVariable); about != "" {
		os.Exit(child(strings.Split(about, "\n")))
	}
	os.Exit(m.Run())
}

// child publishes the new site to a repository, and kills itself and all that it started at point n, counted from one.
// Asked to end, it gives up in the middle.
func child(about []string) int {
	n, _ := strconv.Atoi(about[2])
	points := 0
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	_, err := publish(ctx, Target{Journal: about[0], Remote: about[1], Branch: "gh-pages"}, func(string) {
		if points++; points == n {
			_ = syscall.Kill(-os.Getpid(), syscall.SIGKILL)
		}
	})
	if err != nil {
		fmt.Println(err, errors.Is(err, context.Canceled))
		return 1
	}
	return 0
}

// publish opens the branch, pushes and closes it.
func publish(ctx context.Context, target Target, probe func(string)) (Receipt, error) {
	b, err := open(ctx, target, probe)
	if err != nil {
		return Receipt{}, err
	}
	r, err := b.Push(ctx, listOf(newSite), 0)
	return r, errors.Join(err, b.Close())
}

// start runs a child in a session of its own, without a terminal. The second result reads to the end when the last
// process has ended that the child or git started.
func (d *desk) start(n int) (*exec.Cmd, *os.File) {
	d.t.Helper()
	self, err := os.Executable()
	if err != nil {
		d.t.Fatal(err)
	}
	r, w, err := os.Pipe()
	if err != nil {
		d.t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childVariable+"="+d.journal+"\n"+d.bare+"\n"+strconv.Itoa(n))
	cmd.Stdout, cmd.Stderr = w, w
	cmd.ExtraFiles = []*os.File{w} // every process after it inherits this one
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		d.t.Fatal(err)
	}
	return cmd, r
}

// killed runs a child that is killed, and waits until nothing of it runs any more.
func (d *desk) killed(n int) {
	d.t.Helper()
	cmd, r := d.start(n)
	said, err := io.ReadAll(r)
	if err != nil {
		d.t.Fatal(err)
	}
	err = cmd.Wait()
	if state := (*exec.ExitError)(nil); !errors.As(err, &state) || state.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		d.t.Errorf("the publish ended with %v, want it killed: %s", err, said)
	}
}

func (d *desk) hook(name, script string) {
	d.t.Helper()
	if err := os.MkdirAll(filepath.Join(d.bare, "hooks"), 0o755); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(d.bare, "hooks", name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
		d.t.Fatal(err)
	}
}

// TestAKilledPublishLeavesTheOldSiteOrTheNew kills a publish before and after every git that it runs, and inside the
// push, from hooks of the repository that is pushed to. The branch holds the old site or the new one, and the next
// publish comes to its end and clears up.
func TestAKilledPublishLeavesTheOldSiteOrTheNew(t *testing.T) {
	for _, first := range []bool{false, true} {
		t.Run(map[bool]string{false: "a later publish", true: "a first publish"}[first], func(t *testing.T) {
			d := newDesk(t)
			old := ""
			if !first {
				old = d.push(d.target(), oldSite).Commit
			}
			var points []string
			r, err := publish(t.Context(), d.target(), func(at string) { points = append(points, at) })
			if err != nil {
				t.Fatal(err)
			}
			seen := map[string]int{}
			check := func(at string) {
				seen[d.tip()]++
				d.recovers(at, old, r.Commit)
			}
			for i, at := range points {
				// How a first publish begins is how a later one does.
				if !first || at == "before push" || at == "after push" || at == "before fast-import" {
					d.rewind(old)
					d.killed(i + 1)
					check(at)
				}
			}
			// Hooks run in processes of git's; $PPID is git-receive-pack, and what started that is git push.
			const all = `kill -9 -$(cat "$HOME/child"); kill -9 -- -$(ps -o pgid= -p $$ | tr -d " ")`
			hooks := map[string]string{
				"pre-receive": all, "update": all, "post-receive": all, "post-update": all,
				// Only what runs here is killed, as when the line is cut: the other side ends or undoes what it is at.
				"reference-transaction": `test "$1" = prepared && kill -9 -$(cat "$HOME/child") $(ps -o ppid= -p $PPID); exit 0`,
			}
			for _, name := range slices.Sorted(maps.Keys(hooks)) {
				d.rewind(old)
				d.hook(name, hooks[name])
				d.killedByHook()
				if err := os.Remove(filepath.Join(d.bare, "hooks", name)); err != nil {
					t.Fatal(err)
				}
				check("in " + name)
			}
			if len(seen) != 2 || seen[old] < 3 || seen[r.Commit] < 3 {
				t.Errorf("the branch was left at %v; want both %q and %q", seen, old, r.Commit)
			}
			if n := seen[old] + seen[r.Commit]; !first && n < 30 {
				t.Errorf("killed at %d points, want 30", n)
			}
		})
	}
}

// killedByHook runs a child whose process a hook finds in a file.
func (d *desk) killedByHook() {
	d.t.Helper()
	cmd, r := d.start(0)
	if err := os.WriteFile(d.path("home/child"), []byte(strconv.Itoa(cmd.Process.Pid)), 0o600); err != nil {
		d.t.Fatal(err)
	}
	if _, err := io.ReadAll(r); err != nil {
		d.t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil {
		d.t.Error("the publish was not killed")
	}
}

// rewind puts the branch back to a commit, or takes it away.
func (d *desk) rewind(commit string) {
	d.t.Helper()
	if commit == "" {
		d.git(d.bare, "update-ref", "-d", "refs/heads/gh-pages")
		return
	}
	d.git(d.bare, "update-ref", "refs/heads/gh-pages", commit)
}

// recovers checks what a killed publish has left, and publishes again.
func (d *desk) recovers(at, before, after string) {
	d.t.Helper()
	if tip := d.tip(); tip != before && tip != after {
		d.t.Errorf("killed %s: the branch is at %q, want %q or %q", at, tip, before, after)
	}
	entries, err := os.ReadDir(d.path("tmp"))
	if err != nil {
		d.t.Fatal(err)
	}
	for _, e := range entries {
		if info, err := e.Info(); err != nil || info.Mode() != fs.ModeDir|0o700 {
			d.t.Errorf("killed %s: %s is left, %v (%v)", at, e.Name(), info.Mode(), err)
		}
	}
	if _, err := publish(d.t.Context(), d.target(), nil); err != nil {
		d.t.Errorf("killed %s: the next publish: %v", at, err)
	}
	if tip := d.tip(); tip != after {
		d.t.Errorf("killed %s: after the next publish the branch is at %q, want %q", at, tip, after)
	}
	if left, err := os.ReadDir(d.path("tmp")); err != nil || len(left) > 0 {
		d.t.Errorf("killed %s: after the next publish there is %v (%v)", at, left, err)
	}
}

// TestACancelledPublishEndsAllThatGitStarted cancels a publish while a hook of the other side takes its time.
func TestACancelledPublishEndsAllThatGitStarted(t *testing.T) {
	d := newDesk(t)
	if err := syscall.Mkfifo(d.path("home/started"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.hook("pre-receive", `echo > "$HOME/started"; sleep 20; touch "$HOME/survived"`)
	cmd, r := d.start(0)
	if _, err := os.ReadFile(d.path("home/started")); err != nil { // waits for the hook
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	said, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil || !strings.HasSuffix(string(said), ": stopped true\n") {
		t.Errorf("the publish ended with %v, and said %q", err, said)
	}
	if _, err := os.Stat(d.path("home/survived")); err == nil {
		t.Error("the hook ran to its end")
	}
	if d.tip() != "" {
		t.Error("there is a branch")
	}
	if left, err := os.ReadDir(d.path("tmp")); err != nil || len(left) > 0 {
		t.Errorf("left over: %v (%v)", left, err)
	}
}
