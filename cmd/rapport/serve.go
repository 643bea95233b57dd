package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"rapport/generator"
)

const (
	usualPort = 1414
	portsMore = 20 // how many ports after the usual one are tried
)

// serveFlags are the flags of serve.
type serveFlags struct {
	port  int
	given bool // the port was named, so no other will do
	open  bool
}

func (a *app) serveCommand() *cobra.Command {
	f := serveFlags{port: usualPort}
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the site and rebuild it as you type",
		Long: `serve shows the journal in a browser, from memory: it writes nothing. Save a
note and the open page shows the change.

Only this computer can see the site. When port 1414 is taken, the next free one
is used. Ctrl-C stops.`,
		Example: `  rapport serve                 the journal in this folder
  rapport serve --open          and open it in the browser
  rapport serve -C ~/journal --port 8080`,
		Args:              noArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, _ []string) error {
			f.given = c.Flags().Changed("port")
			return a.serve(c.Context(), f)
		},
	}
	c.Flags().Var(&portFlag{&f.port}, "port", "where to serve; 0 is any free port")
	c.Flags().BoolVar(&f.open, "open", false, "open the site in the browser")
	must(c.RegisterFlagCompletionFunc("port", cobra.NoFileCompletions))
	return c
}

func (a *app) serve(ctx context.Context, f serveFlags) error {
	g, err := a.open("")
	if err != nil {
		return err
	}
	l, err := a.listen(f)
	if err != nil {
		return err
	}
	r := &reporter{app: a, open: f.open, url: fmt.Sprintf("http://localhost:%d", portOf(l))}
	err = g.Serve(ctx, generator.ServeOptions{Listener: l, Now: a.now, Report: r.report})
	if ctx.Err() != nil {
		return nil // Ctrl-C is how serving ends
	}
	return err
}

// listen takes the port that was named, or else the first free one from the usual one on. It listens on this computer
// alone.
func (a *app) listen(f serveFlags) (net.Listener, error) {
	if f.given {
		l, err := listenOn(f.port)
		if errors.Is(err, syscall.EADDRINUSE) {
			return nil, failed(fmt.Sprintf("port %d is taken", f.port), "without --port the next free one is used")
		}
		return l, err
	}
	var first error
	for port := f.port; port <= f.port+portsMore; port++ {
		l, err := listenOn(port)
		if err == nil {
			if port != f.port {
				a.say("port %d is taken, using %d", f.port, port)
			}
			return l, nil
		}
		if first == nil {
			first = err
		}
	}
	return nil, fmt.Errorf("no free port from %d to %d: %w", f.port, f.port+portsMore, first)
}

func listenOn(port int) (net.Listener, error) {
	return net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
}

func portOf(l net.Listener) int { return l.Addr().(*net.TCPAddr).Port }

// reporter tells on standard error what happens while serving.
type reporter struct {
	app     *app
	url     string
	open    bool // the browser is still to be opened
	started bool
	known   map[problem]bool // what the last build could not read
}

// problem is what makes two problems the same from one build to the next, wherever in the note they have moved to.
type problem struct{ path, code, message string }

// report tells of one event.
func (r *reporter) report(e generator.Event) {
	a := r.app
	if e.Line != "" {
		a.say("%s", e.Line)
	}
	clock := a.now().Format(time.TimeOnly)
	switch {
	case e.Err != nil:
		fmt.Fprintf(a.err, "rapport: %s not rebuilt: %v\n", clock, e.Err)
	case e.Result == nil:
		return
	case !r.started:
		r.begin(e)
	default:
		a.say("%s rebuilt in %s: %s", clock, took(e.Took), state(e.Result))
		a.listNew(r.unknown(e.Result.Problems))
	}
}

// unknown returns the problems that the last build did not have, and remembers those of this one.
func (r *reporter) unknown(problems []generator.Problem) []generator.Problem {
	var fresh []generator.Problem
	known := make(map[problem]bool, len(problems))
	for _, p := range problems {
		k := problem{p.Path, p.Code, p.Message}
		if !r.known[k] {
			fresh = append(fresh, p)
		}
		known[k] = true
	}
	r.known = known
	return fresh
}

// begin tells of the first build.
func (r *reporter) begin(e generator.Event) {
	a := r.app
	r.started = true
	r.unknown(e.Result.Problems)
	if a.verbose {
		a.listProblems(e.Result.Problems)
	}
	a.say("built in %s: %s", took(e.Took), state(e.Result))
	a.sayWhere(e.Result)
	// said even when --quiet: without the address nobody finds the site
	fmt.Fprintf(a.err, "rapport: serving %s  (Ctrl-C stops)\n", r.url)
	if len(e.Result.Problems) > 0 && !a.verbose {
		a.say("what could not be read: %s/problems.html, or %s", r.url, a.command("check"))
	}
	if r.open {
		if err := openBrowser(r.url); err != nil {
			fmt.Fprintf(a.err, "rapport: %v\nrapport: hint: open %s by hand\n", err, r.url)
		}
	}
}

// state is a build in a few words.
func state(r *generator.Result) string {
	s := count(r.Notes, "note")
	if n := countOf(r.Problems, generator.Error, generator.Warning, generator.Notice); n != "" {
		return s + ", " + n
	}
	return s + ", no problems"
}

// took is a span of time as a reader wants it.
func took(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}
