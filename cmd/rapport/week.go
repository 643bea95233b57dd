package main

import (
	"bufio"
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

func (a *app) weekCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "week",
		Short: "Tell the few things to do this week",
		Long: `week prints at most five things to do, one a person: what matters most and waits
longest comes first. The setting actions in rapport.yaml changes how many.`,
		Example: `  rapport week
  rapport week --today 2026-09-14`,
		Args:              noArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(c *cobra.Command, _ []string) error { return a.week(c.Context()) },
	}
}

func (a *app) week(ctx context.Context) error {
	r, err := a.built(ctx)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(a.out)
	p := a.paint(a.out)
	list, more := r.Actions()
	if last, idle := r.LastNote(); idle {
		fmt.Fprintf(w, "The last note is of %s: what seems to be missing may only be a missing note.\n\n", last.Words())
	}
	if len(list) == 0 {
		fmt.Fprintf(w, "Nothing is due on %s.\n", r.Today.Words())
	}
	for i, f := range list {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%d. %s\n", i+1, p.in("1", printable(f.Subject.Name())))
		a.wrap(w, "   ", printable(f.Text))
		a.wrap(w, "   > ", printable(f.Action))
		fmt.Fprintf(w, "   %s\n", p.in("2", f.Rule))
	}
	if more > 0 {
		fmt.Fprintf(w, "\n%s: rapport gaps\n", count(more, "more thing"))
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("printing the week: %w", err)
	}
	return nil
}
