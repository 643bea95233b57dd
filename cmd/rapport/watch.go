package main

import (
	"context"
	"fmt"
	"time"

	"rapport/generator"
)

// watch writes the site, and again whenever something changes, until Ctrl-C.
func (a *app) watch(ctx context.Context, g *generator.Generator, f buildFlags, shown string) error {
	r := &rewriter{app: a, problems: reporter{app: a}, shown: shown}
	err := g.Watch(ctx, generator.WatchOptions{Out: shown, Strict: f.strict, Poll: f.poll, Now: a.now, Report: r.report})
	if ctx.Err() != nil {
		return nil // Ctrl-C is how watching ends
	}
	return err
}

// rewriter tells what happens while a folder is written again and again.
type rewriter struct {
	app      *app
	problems reporter // knows which were told
	shown    string   // the output folder as it was named
	listed   bool     // the problems of the first build were
	written  bool     // something was
}

// report tells of one event.
func (r *rewriter) report(e generator.Event) {
	a := r.app
	clock := a.now().Format(time.TimeOnly)
	if e.Line != "" {
		a.say("%s", e.Line)
	}
	if e.Err != nil {
		fmt.Fprintf(a.err, "rapport: %s not written: %s\n", clock, inWords(e.Err))
	}
	if e.Result == nil {
		return
	}
	fresh := r.problems.unknown(e.Result.Problems)
	if !r.listed {
		r.listed = true
		a.listProblems(fresh)
		fresh = nil
	}
	switch {
	case e.Changes == nil:
		fmt.Fprintf(a.err, "rapport: %s nothing was written, because of %s\n",
			clock, countOf(e.Result.Problems, generator.Error, generator.Warning))
	case !r.written:
		r.begin(e)
	default:
		a.sayKept(*e.Changes)
		a.say("%s wrote %s in %s: %s", clock, count(len(e.Changes.Added)+len(e.Changes.Changed), "file"), took(e.Took), state(e.Result))
	}
	a.listNew(fresh)
}

// begin tells of the first write.
func (r *rewriter) begin(e generator.Event) {
	r.written = true
	r.app.sayKept(*e.Changes)
	r.app.sayWhere(e.Result)
	r.app.say("built %s into %s in %s: %s", count(e.Result.Notes, "note"), r.shown, took(e.Took), sumUp(*e.Changes))
	r.app.say("writing again whenever something changes  (Ctrl-C stops)")
}
