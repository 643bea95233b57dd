package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"net"
	"runtime/debug"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"rapport/generator"
)

// serveFlags are the flags of serve.
type serveFlags struct {
	port     int
	given    bool // the port was named, so no other will do
	host     string
	asPublic bool
	open     bool
	noToken  bool
	poll     bool
}

func (a *app) serveCommand() *cobra.Command {
	f := serveFlags{port: usualPort}
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the site and rebuild it as you type",
		Long: `serve shows the journal in a browser, from memory: it writes nothing. Save a
note and the open page shows the change.

Only this computer can see the site, and on it only the browser that opened the
address shown in the terminal: its token is new every time. When port 1414 is
taken, the next free one is used. Ctrl-C stops.

With --as-public it shows what rapport publish would push, byte for byte: the
notes that say visibility: public, as if nothing else existed. That site, and
no other, may be shown to other computers, with --host.`,
		Example: `  rapport serve                 the journal in this folder
  rapport serve --open          and open it in the browser
  rapport serve --no-token      for every user of this computer
  rapport serve --as-public     as others would see it, once published
  rapport serve -C ~/journal --port 8080`,
		Args:              noArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, _ []string) error {
			f.given = c.Flags().Changed("port")
			return a.serve(c.Context(), f)
		},
	}
	c.Flags().Var(&portFlag{&f.port}, "port", "where to serve; 0 is any free port")
	c.Flags().StringVar(&f.host, "host", "localhost", "with --as-public, at which `address`")
	c.Flags().BoolVar(&f.asPublic, "as-public", false, "show what others would see, once published")
	c.Flags().BoolVar(&f.open, "open", false, "open the site in the browser")
	c.Flags().BoolVar(&f.noToken, "no-token", false, "let in every user of this computer")
	c.Flags().BoolVar(&f.poll, "poll", false, "look for changes; do not wait to be told of them")
	must(c.RegisterFlagCompletionFunc("port", cobra.NoFileCompletions))
	must(c.RegisterFlagCompletionFunc("host", cobra.FixedCompletions([]string{"localhost"}, cobra.ShellCompDirectiveNoFileComp)))
	return c
}

// whileServing is how much of what is held may be left behind before it is taken away, in percent: an edit leaves little,
// and somebody who writes all day has other programs.
const whileServing = 50

func (a *app) serve(ctx context.Context, f serveFlags) error {
	ips, others, err := addresses(f.host, f.asPublic)
	if err != nil {
		return err
	}
	audience := generator.Self
	if f.asPublic {
		audience = generator.Public
	}
	g, err := a.open(generator.Options{Audience: audience})
	if err != nil {
		return err
	}
	ls, err := a.listen(f, ips)
	if err != nil {
		return err
	}
	debug.SetGCPercent(whileServing)
	o := generator.ServeOptions{Listeners: ls, Others: others, NoToken: f.noToken, Poll: f.poll, Now: a.now}
	if !f.noToken {
		o.Token = rand.Text()
	}
	if f.open && !f.noToken { // other users see what programs are started with, so the browser's address is good once
		o.Ticket = rand.Text()
	}
	r := &reporter{app: a, open: f.open, site: fmt.Sprintf("http://localhost:%d", portOf(ls[0])), token: o.Token, ticket: o.Ticket}
	if others {
		r.elsewhere = elsewhere(ls)
	}
	o.Report = r.report
	err = g.Serve(ctx, o)
	if ctx.Err() != nil {
		return nil // Ctrl-C is how serving ends
	}
	return err
}

// reporter tells on standard error what happens while serving.
type reporter struct {
	app       *app
	site      string   // the address of the site without a slash at its end
	elsewhere []string // the same for other computers
	token     string   // what a browser must bring; nothing when empty
	ticket    string   // what the browser brings that is opened from here
	open      bool     // the browser is still to be opened
	started   bool
	known     map[problem]bool // what the last build could not read
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
		fmt.Fprintf(a.err, "rapport: %s not rebuilt: %s\n", clock, inWords(e.Err))
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
	fmt.Fprintf(a.err, "rapport: serving %s  (Ctrl-C stops)\n", address(r.site, "", r.token))
	for _, site := range r.elsewhere {
		fmt.Fprintf(a.err, "rapport: to other computers %s\n", address(site, "", r.token))
	}
	switch {
	case len(e.Result.Problems) == 0 || a.verbose:
	case a.public: // what anybody sees has no page of problems
		a.listProblems(e.Result.Problems)
	default:
		a.say("what could not be read: %s, or %s", address(r.site, "problems.html", r.token), a.command("check"))
	}
	if r.open {
		if err := openBrowser(address(r.site, "", r.ticket)); err != nil {
			fmt.Fprintf(a.err, "rapport: %v\nrapport: hint: open %s by hand\n", err, address(r.site, "", r.token))
		}
	}
}

// address is where a browser finds a page of the site at one of its addresses, with what lets it in.
func address(site, page, token string) string {
	switch {
	case token != "":
		return site + "/" + page + "?token=" + token
	case page != "":
		return site + "/" + page
	}
	return site
}

// elsewhere lists the addresses of the site that other computers may reach.
func elsewhere(ls []net.Listener) []string {
	var sites []string
	for _, l := range ls {
		if at := l.Addr().(*net.TCPAddr); !slices.Contains(loopbacks(), at.IP.String()) {
			sites = append(sites, "http://"+at.String())
		}
	}
	return sites
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
