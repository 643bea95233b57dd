package main

import (
	"bufio"
	"context"
	"fmt"

	"github.com/spf13/cobra"
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
	for i, s := range r.Practices() {
		if i == 0 || s.Article != r.Practices()[i-1].Article {
			if i > 0 {
				fmt.Fprintln(w)
			}
			fmt.Fprintln(w, p.in("1", s.Article.String()))
		}
		a.wrap(w, "  ", s.ID+": "+s.Stands())
		a.wrap(w, "    ", s.Practice)
		if help := s.Help(); help != "" {
			a.wrap(w, "    ", help)
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("printing the practices: %w", err)
	}
	a.say("%s", r.Tracks())
	return nil
}
