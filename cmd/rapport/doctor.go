package main

import (
	"bufio"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rapport/generator"
)

// doctorFlags are the flags of doctor.
type doctorFlags struct {
	port  int
	given bool // the port was named, so no other will do
}

func (a *app) doctorCommand() *cobra.Command {
	f := doctorFlags{port: usualPort}
	c := &cobra.Command{
		Use:   "doctor",
		Short: "Look for what keeps serve and build from working",
		Long: `doctor looks at the place where the journal is: whether it can be read, whether
this computer tells of changes in it, what programs that sync left there, the
port of serve, the clock, and whether git would carry notes elsewhere. It
changes nothing, and asks no other computer.

A note is good to know; a problem keeps serve or build from working as they
should, and makes the exit code 1. What is in the notes is for "rapport check".`,
		Example: `  rapport doctor
  rapport doctor -C ~/journal
  rapport doctor --port 8080    when serve is to use another port`,
		Args:              noArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, _ []string) error {
			f.given = c.Flags().Changed("port")
			return a.doctor(c.Context(), f)
		},
	}
	c.Flags().Var(&portFlag{&f.port}, "port", "where serve is to serve")
	must(c.RegisterFlagCompletionFunc("port", cobra.NoFileCompletions))
	return c
}

// health is how serious something is that the doctor found.
type health uint8

const (
	fine    health = iota
	known          // good to know
	trouble        // keeps serve or build from working as they should
)

func (h health) String() string { return [...]string{"ok", "note", "problem"}[h] }

// symptom is one thing that the doctor looked at.
type symptom struct {
	health health
	text   string
	hint   string // the way out
}

func (a *app) doctor(ctx context.Context, f doctorFlags) error {
	g, err := a.open(generator.Options{})
	if err != nil {
		return err
	}
	found, err := a.examine(ctx, g, f)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(a.out)
	for _, s := range found {
		a.printSymptom(w, s)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("printing what was found: %w", err)
	}
	troubles := 0
	for _, s := range found {
		if s.health == trouble {
			troubles++
		}
	}
	if troubles > 0 {
		a.say("%s", count(troubles, "problem"))
		return &failure{code: exitFailure}
	}
	a.say("serve and build can work here")
	return nil
}

// examine looks at everything, the journal first.
func (a *app) examine(ctx context.Context, g *generator.Generator, f doctorFlags) ([]symptom, error) {
	now := a.now()
	r, err := g.Build(ctx, now)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return []symptom{{trouble, err.Error(), "let your user read the folder, or name another with -C"}}, nil
	}
	ground, err := g.Ground(now)
	if err != nil {
		return nil, err
	}
	return slices.Concat(
		a.inJournal(r), a.names(ground), a.system(ground), a.watching(ground), a.port(f), a.output(r), a.git(ctx), a.clock(r, ground, now),
	), nil
}

// printSymptom writes what was found, and beneath it the way out.
func (a *app) printSymptom(w *bufio.Writer, s symptom) {
	const indent = 9
	word := s.health.String()
	blanks := strings.Repeat(" ", indent-len(word))
	for i, line := range lines(printable(s.text), a.columns()-indent) {
		if i == 0 {
			fmt.Fprintln(w, a.paint(a.out).health(s.health)+blanks+line)
		} else {
			fmt.Fprintln(w, strings.Repeat(" ", indent)+line)
		}
	}
	if s.hint != "" {
		a.wrap(w, strings.Repeat(" ", indent)+"hint: ", printable(s.hint))
	}
}

// health is the word for how serious something is in its colour.
func (p paint) health(h health) string {
	switch h {
	case fine:
		return p.in("2", h.String())
	case known:
		return p.in("1;33", h.String())
	case trouble:
		return p.in("1;31", h.String())
	}
	panic("rapport: no colour for health " + h.String())
}
