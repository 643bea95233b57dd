package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"rapport/generator"
)

func (a *app) unpublishCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "unpublish NOTE",
		Short: "Make a public note private",
		Long: `unpublish changes visibility: public to visibility: private in a note, and
nothing else. The next rapport publish takes its page away.

It cannot take back what was seen. A page that was public may have been read,
copied, archived, or listed by a search engine, and whoever fetched the
repository has it.`,
		Example: `  rapport unpublish "Jane Doe"
  rapport unpublish content/meetings/2026-09-14\ Pricing.md
  rapport publish               then takes the page away`,
		Args:              oneArg("the note", "note", `rapport unpublish "Jane Doe", or the path of a note`),
		ValidArgsFunction: a.completeOne((*generator.Result).NoteNames, cobra.ShellCompDirectiveDefault),
		RunE:              func(c *cobra.Command, args []string) error { return a.unpublish(c.Context(), args[0]) },
	}
}

func (a *app) unpublish(ctx context.Context, what string) error {
	e, err := a.explainer(ctx)
	if err != nil {
		return err
	}
	u, none, err := e.Unpublish(what)
	switch {
	case err != nil:
		return refused(err)
	case u == nil:
		return notExplained(what, none)
	}
	fmt.Fprintf(a.out, "%s:%d says visibility: private now\n", a.seen(u.Note.Path), u.Note.Line)
	if len(u.Receipts) == 0 {
		a.say("no receipt tells that %s was published; under another name, or from another computer, it may have been", u.Page)
		return nil
	}
	for _, r := range u.Receipts[max(0, len(u.Receipts)-3):] {
		a.say("published to %s", r)
	}
	a.say("%s stays there until you publish again: rapport publish", u.Page)
	a.say("what was public once may have been copied, archived or listed by search engines, and whoever fetched the")
	a.say("repository has it; GitHub shows a commit for some time to those who know its number, though no branch leads to it:")
	a.say("ask the host to remove what must go for good, and search engines to forget the page")
	return nil
}
