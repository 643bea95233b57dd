package main

import (
	"bufio"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"rapport/generator"
)

func (a *app) practicesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "practices",
		Short: "List every practice, how it stands, and how it is started",
		Long: `practices lists the practices of influence at work that rapport asks your notes
for. One that your notes hold nothing of is not tracked: it says what to write
to start it, and nothing else.`,
		Example: `  rapport practices
  rapport practices -C ~/journal`,
		Args:              noArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(c *cobra.Command, _ []string) error { return a.practices(c.Context()) },
	}
}

func (a *app) practices(ctx context.Context) error {
	r, err := a.built(ctx)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(a.out)
	p := a.paint(a.out)
	tracked := 0
	for i, s := range r.Practices() {
		if i == 0 || s.Article != r.Practices()[i-1].Article {
			if i > 0 {
				fmt.Fprintln(w)
			}
			fmt.Fprintln(w, p.in("1", s.Article.String()))
		}
		fmt.Fprintf(w, "  %s: %s\n", s.ID, stands(s))
		a.wrap(w, "    ", s.Practice)
		if s.Tracked {
			tracked++
		} else if !s.Off {
			a.wrap(w, "    ", "To start it, write "+s.Start)
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("printing the practices: %w", err)
	}
	a.say("%d of %d practices are tracked", tracked, len(r.Practices()))
	return nil
}

// stands says in words how a practice stands.
func stands(s generator.Practice) string {
	switch {
	case s.Off:
		return "switched off in rapport.yaml"
	case !s.Tracked:
		return "not tracked"
	}
	text := ""
	for _, state := range []generator.State{
		generator.Gap, generator.Due, generator.Planned, generator.Met, generator.Unknown, generator.Snoozed, generator.Info,
	} {
		if n := s.Counts[state]; n > 0 {
			if text != "" {
				text += ", "
			}
			text += fmt.Sprintf("%d %s", n, state)
		}
	}
	if text == "" {
		return "tracked, nothing to say"
	}
	return text
}
