package main

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"rapport/generator"
)

// buildFlags are the flags of build.
type buildFlags struct {
	out      string
	audience string
	strict   bool
	watch    bool
	poll     bool
}

func (a *app) buildCommand() *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use:   "build",
		Short: "Write the site as files",
		Long: `build writes the whole journal as a site of plain files, into public/ in the
journal's folder. The site opens from disk and needs no server.

The site is for you alone: its folder is marked private and git ignores it.
With --audience public it is for anybody: it holds what the notes hold that say
visibility: public, as if nothing else existed. Its finished files are searched
for names and text that are not public, and what is found is an error.

Files that did not change are not touched, pages of notes that are gone are
removed, and files that rapport did not write stay as they are.

Problems in notes are listed and do not stop the build, unless --strict.

With --watch the site is written again whenever something changes, until
Ctrl-C. While there is no better site, the one before stays.`,
		Example: `  rapport build                         into public/
  rapport build --out ~/site            into another folder
  rapport build --strict                only when no note has a problem
  rapport build --audience public --strict --out site
  rapport build --watch                 and again at every change
  rapport build --today 2026-09-14      as if that day were today`,
		Args:              noArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, _ []string) error {
			if f.out == "" && c.Flags().Changed("out") {
				return misused("--out names no folder", "is a variable empty? without --out the site goes to public/ of the journal")
			}
			if f.watch && f.audience == "public" {
				return misused("--watch does not go with --audience public", "rapport serve --as-public shows the public site as you type")
			}
			if f.poll && !f.watch {
				return misused("--poll goes with --watch", "rapport build --watch --poll")
			}
			return a.build(c.Context(), f)
		},
	}
	c.Flags().StringVar(&f.out, "out", "", "the `folder` to write (default public/)")
	c.Flags().BoolVar(&f.strict, "strict", false, "write nothing when there is an error or a warning")
	c.Flags().BoolVar(&f.watch, "watch", false, "write again whenever something changes")
	c.Flags().BoolVar(&f.poll, "poll", false, "with --watch, look for changes every two seconds")
	choose(c, &f.audience, "audience", "for whom the site is; must be named in CI", "self", "public")
	must(c.MarkFlagDirname("out"))
	return c
}

func (a *app) build(ctx context.Context, f buildFlags) error {
	audience, err := a.audience(f.audience)
	if err != nil {
		return err
	}
	shown, out := filepath.Join(a.dir, "public"), ""
	if f.out != "" {
		abs, err := filepath.Abs(f.out)
		if err != nil {
			return fmt.Errorf("finding the output folder: %w", err)
		}
		shown, out = f.out, abs
	}
	o := generator.Options{Audience: audience, Out: out}
	switch {
	case f.watch:
	case audience == generator.Public:
		debug.SetGCPercent(whileSearching)
	default:
		o.Found = collectLate
	}
	g, err := a.open(o)
	if err != nil {
		return err
	}
	if f.watch {
		return a.watch(ctx, g, f, shown)
	}
	start := a.now()
	r, leaks, err := a.searched(ctx, g, audience, start)
	if err != nil {
		return err
	}
	problems := generator.SortProblems(r.Problems, leaks)
	a.listProblems(problems)
	if f.strict {
		if n := countOf(problems, generator.Error, generator.Warning); n != "" {
			return failed("nothing was written, because of "+n, "without --strict the site is built all the same")
		}
	}
	done := a.busy("writing " + shown)
	changes, err := r.WriteTo(shown)
	done()
	if err != nil {
		return err
	}
	a.sayKept(changes)
	a.sayWhere(r)
	if a.quiet && len(leaks) == 0 {
		return nil
	}
	_, err = fmt.Fprintf(a.out, "built %s into %s: %s (%.2f s)\n",
		count(r.Notes, "note"), shown, sumUp(changes), a.now().Sub(start).Seconds())
	if err == nil && len(leaks) > 0 {
		err = failed(fmt.Sprintf("%s shows what is not public", shown), "mend that before you upload it; rapport explain NOTE tells what of a note is public, and --strict writes nothing then")
	}
	return err
}

// searched builds a site, and searches it for what is not public if others are to see it.
func (a *app) searched(
	ctx context.Context, g *generator.Generator, audience generator.Audience, now time.Time,
) (r *generator.Result, leaks []generator.Problem, err error) {
	defer a.busy("building")()
	r, err = g.Build(ctx, now)
	if err == nil && audience == generator.Public {
		leaks, err = g.Leaks(ctx, r, now)
	}
	return r, leaks, err
}

// sayKept tells of files that somebody took over.
func (a *app) sayKept(c generator.Changes) {
	for _, path := range c.Kept {
		a.say("%s is no longer part of the site, but was edited since it was built: it stays", path)
	}
}

// audience is whom a site is for: the owner of the journal, unless somebody else is named. A machine that runs us for
// others is likely to upload what it builds, so there it must be named.
func (a *app) audience(name string) (generator.Audience, error) {
	switch {
	case name == "public":
		return generator.Public, nil
	case name == "" && a.inCI():
		return generator.Self, misused("the environment says CI, so the audience must be named",
			"--audience public is for others; --audience self holds private notes too: do not upload that")
	}
	return generator.Self, nil
}

// sumUp says what writing the output did.
func sumUp(c generator.Changes) string {
	return fmt.Sprintf("%s new, %d changed, %d removed, %d unchanged",
		count(len(c.Added), "file"), len(c.Changed), len(c.Removed), c.Unchanged)
}
