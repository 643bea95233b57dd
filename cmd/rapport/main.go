// Command rapport turns a folder of Markdown notes about people and meetings into a site.
//
// It is the thin outer layer: flags, the clock, the environment, exit codes and what is printed. Everything else is
// package generator.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// The exit codes.
const (
	exitDone    = 0
	exitFailure = 1 // something failed, or what was checked has problems
	exitUsage   = 2 // the command line itself is wrong
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Getenv, os.Stdout, os.Stderr, time.Now))
}

// run is the whole program with the world handed in; it returns the exit code.
func run(
	ctx context.Context, args []string, env func(string) string, stdout, stderr io.Writer, now func() time.Time,
) int {
	a := &app{out: stdout, err: stderr, env: env, now: now}
	root := a.root()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)

	err := named(root, root.ExecuteContext(ctx))
	if err == nil {
		return exitDone
	}
	if ctx.Err() != nil && !errors.Is(err, errDeclined) {
		err = errors.New("stopped before it was done")
	}
	f := asFailure(err)
	if f.message != "" {
		fmt.Fprintf(stderr, "rapport: %s\n", f.message)
	}
	if f.hint != "" {
		fmt.Fprintf(stderr, "rapport: hint: %s\n", f.hint)
	}
	return f.code
}
