package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"

	"rapport/generator"
)

// publishFlags are the flags of publish.
type publishFlags struct {
	dir    string
	expect string
	dryRun bool
}

func (a *app) publishCommand() *cobra.Command {
	var f publishFlags
	c := &cobra.Command{
		Use:   "publish",
		Short: "Show others what is marked public",
		Long: `publish builds the public site afresh: what the notes hold that say
visibility: public, as if nothing else existed. It searches the finished files
for names and text that are not public, shows what would change and who would
be public for the first time, asks, and pushes.

The site goes to the branch that rapport.yaml names, as one commit without
history, by your own git and as you are logged in there:

  publish:
    remote: git@github.com:YOU/SITE.git
    branch: gh-pages

It never touches your checkout, and refuses the repository that holds the
journal. What was public once can have been copied: see rapport unpublish.

In scripts, --expect takes the plan that --dry-run showed, and nothing is
published when that has changed since.`,
		Example: `  rapport publish --dry-run             what would be public
  rapport publish                       show that, ask, and publish
  rapport publish --expect 5f3a9c01d2e4b6a8
  rapport publish --dir ~/site          into a folder, for any other host
  rapport serve --as-public             look at the pages first`,
		Args:              noArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, _ []string) error {
			switch {
			case f.dryRun && f.expect != "":
				return misused("--dry-run and --expect do not go together", "the one shows a plan, the other publishes it")
			case f.dir == "" && c.Flags().Changed("dir"):
				return misused("--dir names no folder", "is a variable empty?")
			case f.expect == "" && c.Flags().Changed("expect"):
				return misused("--expect names no plan", "rapport publish --dry-run shows it")
			}
			return a.publish(c.Context(), f)
		},
	}
	c.Flags().StringVar(&f.dir, "dir", "", "a `folder` to publish to, instead of a branch")
	c.Flags().StringVar(&f.expect, "expect", "", "publish without asking, if this is the `plan`")
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, "show the plan and publish nothing")
	must(c.MarkFlagDirname("dir"))
	must(c.RegisterFlagCompletionFunc("expect", cobra.NoFileCompletions))
	return c
}

func (a *app) publish(ctx context.Context, f publishFlags) error {
	out := ""
	if f.dir != "" {
		abs, err := filepath.Abs(f.dir)
		if err != nil {
			return fmt.Errorf("finding the folder: %w", err)
		}
		out = abs
	}
	p, err := a.prepare(ctx, f.dir, out)
	if err != nil {
		return refused(err)
	}
	defer p.Close()
	a.printPlan(&p.Plan)
	switch {
	case p.Plan.Nothing():
		fmt.Fprintln(a.out, "nothing to publish: it is all there")
		return nil
	case f.dryRun:
		return nil
	case f.expect != "" && f.expect != p.Plan.Hash:
		return failed(fmt.Sprintf("nothing was published: the plan is %s now, not %s", p.Plan.Hash, f.expect), "look at it, and expect that one")
	case f.expect == "":
		if err := a.ask(ctx, &p.Plan); err != nil {
			return err
		}
	}
	when, err := a.commitTime()
	if err != nil {
		return err
	}
	a.say("publishing to %s", p.Plan.Place) // git may ask for a password below
	r, err := p.Publish(ctx, when, a.now().UTC().Format(time.RFC3339))
	if err != nil {
		return refused(err)
	}
	return a.sayPublished(&p.Plan, r)
}

// prepare builds the public site, looks through it, and compares it with what is public now.
func (a *app) prepare(ctx context.Context, dir, out string) (*generator.Publication, error) {
	g, err := a.open(generator.Options{Audience: generator.Public, Out: out})
	if err != nil {
		return nil, err
	}
	r, leaks, err := a.searched(ctx, g, generator.Public, a.now())
	if err != nil {
		return nil, err
	}
	problems := generator.SortProblems(r.Problems, leaks)
	a.listProblems(problems)
	if n := countOf(problems, generator.Error); n != "" {
		return nil, failed("nothing is published, because of "+n, "rapport serve --as-public shows the pages as you mend them, and rapport explain NOTE what of a note is public")
	}
	if r.Notes == 0 {
		return nil, failed("no note is public", "write visibility: public between the first two lines --- of those that may be; rapport explain NOTE tells more")
	}
	return g.Prepare(ctx, r, dir)
}

// refused is an error with its way out, when it has one.
func refused(err error) error {
	if no, ok := errors.AsType[*generator.Refusal](err); ok {
		return failed(no.Reason, no.Hint)
	}
	return err
}

// ask asks whether to go on. Who cannot be asked must have said so before.
func (a *app) ask(ctx context.Context, p *generator.Plan) error {
	if !isatty.IsTerminal(os.Stdin.Fd()) {
		return misused("nobody is there to be asked, so nothing was published", "in scripts: rapport publish --expect PLAN, with the plan that --dry-run shows")
	}
	if len(p.First) > 0 { // a long plan has pushed them off the screen
		fmt.Fprintf(a.err, "\npublic for the first time: %s\n", people(p.First))
	}
	fmt.Fprintf(a.err, "Publish this to %s? [y/N] ", placeOf(p))
	answer := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(os.Stdin).ReadString('\n')
		answer <- line
	}()
	line := ""
	select {
	case <-ctx.Done():
	case line = <-answer:
	}
	switch strings.ToLower(strings.TrimSpace(line)) {
	case "y", "yes":
		return nil
	}
	if !strings.HasSuffix(line, "\n") { // Ctrl-C and Ctrl-D leave the question without the end of its line
		fmt.Fprintln(a.err)
	}
	return errDeclined
}

// errDeclined is the answer no, by Ctrl-C too.
var errDeclined = failed("nothing was published", "")

// commitTime is the time that the commit carries. It says nothing of when somebody publishes, unless they say it.
func (a *app) commitTime() (int64, error) {
	s := a.env("SOURCE_DATE_EPOCH")
	if s == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		return 0, misused(fmt.Sprintf("SOURCE_DATE_EPOCH is %q", s), "it is a number of seconds since 1970")
	}
	return n, nil
}

// sayPublished tells what is public now.
func (a *app) sayPublished(p *generator.Plan, r generator.Receipt) error {
	where := p.Address
	if where == "" {
		where = p.Place
	}
	if r.Commit != "" {
		a.say("%s, branch %s, is at %s, which was looked up there", p.Place, p.Branch, r.Commit[:12])
	}
	_, err := fmt.Fprintf(a.out, "public now: %s of %s at %s\n", count(p.Files, "file"), people(p.People), where)
	if p.Address != "" && strings.Contains(p.Address, "github.io") {
		a.say("GitHub shows it after a minute or so, once Pages is set to this branch")
	}
	return err
}

// people says who is public.
func people(names []string) string {
	const few = 5
	switch {
	case len(names) == 0:
		return "nobody"
	case len(names) > few:
		return fmt.Sprintf("%s and %d more", strings.Join(names[:few], ", "), len(names)-few)
	}
	return strings.Join(names, ", ")
}
