package main

import (
	"bufio"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rapport/generator"
)

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain NOTE|NAME|URL",
		Short: "Tell why a page is there, what it is made of, and who may see it",
		Long: `explain tells of a note or a page what decided its kind and its day, which notes
it is made of, and which pages show it; and whether it is public, which word
would change that, and what of it others do not get to see.

It takes what you have at hand: the path of a note or of an attachment, a name
as notes write it, a tag, or the address of a page as the browser shows it.`,
		Example: `  rapport explain "Jane Doe"
  rapport explain content/meetings/2026-09-14\ Pricing.md
  rapport explain http://localhost:1414/people/jane-doe.html
  rapport explain practices.html
  rapport explain '#hiring'`,
		Args:              oneArg("what to explain", "name, path or address", `rapport explain "Jane Doe", a path or an address`),
		ValidArgsFunction: a.completeOne((*generator.Result).NoteNames, cobra.ShellCompDirectiveDefault), // where no name fits, files do
		RunE:              func(c *cobra.Command, args []string) error { return a.explain(c.Context(), args[0]) },
	}
}

func (a *app) explain(ctx context.Context, what string) error {
	e, err := a.explainer(ctx)
	if err != nil {
		return err
	}
	x, none, err := e.Explain(what)
	switch {
	case err != nil:
		return err
	case x == nil:
		return notExplained(what, none)
	}
	w := bufio.NewWriter(a.out)
	a.printExplanation(w, x)
	if err := w.Flush(); err != nil {
		return fmt.Errorf("printing the explanation: %w", err)
	}
	return nil
}

// explainer knows the journal that -C names, as its owner and as others see it.
func (a *app) explainer(ctx context.Context) (*generator.Explainer, error) {
	g, err := a.open(generator.Options{})
	if err != nil {
		return nil, err
	}
	return g.Explainer(ctx, a.now())
}

// notExplained says why there is nothing to explain.
func notExplained(what string, none generator.Unexplained) error {
	switch {
	case none.Why != "":
		return failed(fmt.Sprintf("%q %s", what, none.Why), none.Hint)
	case len(none.Candidates) > 0:
		return failed(fmt.Sprintf("%q may be any of %s", what, strings.Join(none.Candidates, ", ")), "write the whole name, or the path")
	case len(none.Like) > 0:
		return failed(fmt.Sprintf("no note, person or page is called %q", what), fmt.Sprintf("did you mean %s?", or(none.Like)))
	}
	return failed(fmt.Sprintf("no note, person or page is called %q", what),
		"write the path of a note, a name as in a note, or the address of a page")
}

// printExplanation writes what it is, why it is there, and who may see it.
func (a *app) printExplanation(w *bufio.Writer, x *generator.Explanation) {
	p := a.paint(a.out)
	title := printable(x.Title)
	fmt.Fprintln(w, p.in("1", title))
	if x.Note != "" {
		fmt.Fprintln(w, printable(a.seen(x.Note)))
	}
	fmt.Fprintln(w)
	a.printReasons(w, x.Reasons)
	fmt.Fprintln(w)
	a.printReasons(w, x.Public)
}

// printReasons writes parts of an explanation, what each tells before it, and the places below it.
func (a *app) printReasons(w *bufio.Writer, list []generator.Reason) {
	for _, r := range list {
		indent := fmt.Sprintf("  %-9s ", r.Word)
		if r.Text != "" {
			a.wrap(w, indent, printable(r.Text))
		}
		for _, at := range r.At {
			file := a.seen(at.Path)
			if at.Line > 0 {
				file = fmt.Sprintf("%s:%d", file, at.Line)
			}
			fmt.Fprintf(w, "%12s%s\n", "", printable(file))
		}
	}
}
