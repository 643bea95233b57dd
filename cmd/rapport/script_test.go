package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what scripts expect to what is printed; read the difference before committing it")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"rapport": main})
}

// TestScripts runs testdata/script: one file for each command and concern, which says what is promised and shows it.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Condition:           condition,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"await-file": awaitFile,
			"exitcode":   exitcode,
			"fetch":      fetch,
			"free-port":  freePort,
			"take-port":  takePort,
		},
	})
}

// condition is what a line of a script may depend on besides the system: root, whom nothing is locked to.
func condition(name string) (bool, error) {
	if name == "root" {
		return os.Getuid() == 0, nil
	}
	return false, fmt.Errorf("there is no condition %q", name)
}

// exitcode runs a command that must end with the given code: exitcode 2 rapport bulid.
func exitcode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exitcode CODE PROGRAM [ARGS...]")
	}
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := err.(interface{ ExitCode() int })
		if !ok {
			ts.Fatalf("running %s: %v", args[1], err)
		}
		code = exit.ExitCode()
	}
	if got := strconv.Itoa(code); got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}

// fetch gets a page, as soon as there is a server, and prints it.
func fetch(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: fetch URL")
	}
	var body string
	ts.Check(again(func(ctx context.Context) (err error) {
		body, err = get(ctx, http.DefaultClient, args[0])
		return err
	}))
	_, err := io.WriteString(ts.Stdout(), body)
	ts.Check(err)
}

// awaitFile waits until another process has made a file.
func awaitFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: await-file FILE")
	}
	ts.Check(again(func(context.Context) error {
		_, err := os.Stat(ts.MkAbs(args[0]))
		return err
	}))
}

// again tries something that depends on another process, which has no means to tell us, until it works.
func again(try func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	next := time.NewTicker(20 * time.Millisecond)
	defer next.Stop()
	for {
		err := try(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return err
		case <-next.C:
		}
	}
}

// get returns the body behind an address.
func get(ctx context.Context, browser *http.Client, url string) (string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, http.NoBody)
	if err != nil {
		return "", err
	}
	resp, err := browser.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	return string(b), err
}

// freePort puts a port that nobody listens on into a variable.
func freePort(ts *testscript.TestScript, _ bool, args []string) {
	ls := listenForTest(ts, loopbacks())
	ts.Setenv(args[0], strconv.Itoa(portOf(ls[0])))
	for _, l := range ls {
		ts.Check(l.Close())
	}
}

// takePort puts a port into a variable that is taken until the script ends, at one address of this computer.
func takePort(ts *testscript.TestScript, _ bool, args []string) {
	ls := listenForTest(ts, loopbacks()[:1])
	ts.Setenv(args[0], strconv.Itoa(portOf(ls[0])))
	ts.Defer(func() { ls[0].Close() })
}

func listenForTest(ts *testscript.TestScript, ips []string) []net.Listener {
	ls, err := listenAt(ips, 0)
	ts.Check(err)
	return ls
}
