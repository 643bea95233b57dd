package main

import (
	"bufio"
	"context"
	"fmt"
	"path"

	"github.com/spf13/cobra"

	"rapport/generator"
)

func (a *app) weekCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "week",
		Short: "Tell the few things to do this week",
		Long: `week prints on one screen what to do this week: at most five things, each about
somebody or something else, what matters most and waits longest first; and whom
of your connections to choose. "rapport gaps" tells the rest, and every place
that it rests on. The setting actions in rapport.yaml changes how many.`,
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
	// Five things of four lines, whom to choose in two and what comes in one leave the prompt its line of twenty-four.
	body := 3
	if last, idle := r.LastNote(); idle {
		body-- // for this line
		fmt.Fprintf(w, "Last note %s: what seems to be missing may only be a missing note.\n", last.Words())
	}
	few, more := r.Actions()
	if len(few)+more == 0 {
		a.printNothing(w, r, "")
	}
	for i := range few {
		a.printAction(w, i+1, body, &few[i])
	}
	a.printChoice(w, r)
	a.printRest(w, r, len(few), more)
	if err := w.Flush(); err != nil {
		return fmt.Errorf("printing the week: %w", err)
	}
	return nil
}

// printAction writes a thing to do: its subject, and the reason and the sentence to say in so many lines.
func (a *app) printAction(w *bufio.Writer, n, body int, f *generator.Finding) {
	const indent = "   "
	p, width := a.paint(a.out), a.columns()
	name := printable(f.Subject.Name())
	of := "· " + f.Rule
	if f.Initiative != nil {
		of += " · " + printable(f.Initiative.Title)
	}
	if len(f.Evidence) > 0 {
		of += " · " + printable(place(f.Evidence[0].Note.Path, f.Evidence[0].Line))
	}
	room := width - len(indent) - cells(name) - 1
	fmt.Fprintf(w, "%d. %s %s\n", n, p.in("1", name), p.in("2", cutTo(lines(of, room), 1, room)[0]))
	say := lines(printable(f.Action), width-len(indent)-2)
	why := lines(printable(f.Text), width-len(indent))
	why = cutTo(why, max(body-len(say), 1), width-len(indent))
	say = cutTo(say, body-len(why), width-len(indent)-2)
	a.wrapped(w, indent, why)
	a.wrapped(w, indent+"> ", say)
}

// place is a line of a note, by the name of its file alone.
func place(file string, line int) string {
	if line == 0 {
		return path.Base(file)
	}
	return fmt.Sprintf("%s:%d", path.Base(file), line)
}

// printChoice writes whom to choose this week, and a line for their note.
func (a *app) printChoice(w *bufio.Writer, r *generator.Result) {
	c, ok := r.Choice()
	if !ok {
		return
	}
	width := a.columns()
	switch c.State {
	case generator.Due:
	case generator.Planned:
		a.wrapped(w, "This week's person: ", cutTo(lines(printable(c.Text), width-20), 1, width-20))
		return
	default: // it is a sentence of its own
		a.wrapped(w, "", cutTo(lines(printable(c.Text), width), 1, width))
		return
	}
	a.wrapped(w, "This week's person: ", cutTo(lines(printable(c.Text)+" When, and what?", width-20), 1, width-20))
	a.wrapped(w, "   ", cutTo(lines("next: "+printable(c.Next), width-3), 1, width-3))
}

// printRest counts what there is beside the few things to do.
func (a *app) printRest(w *bufio.Writer, r *generator.Result, few, more int) {
	line := ""
	switch {
	case more > 0 && few > 0:
		line = count(more, "more thing") + " can wait: rapport gaps. "
	case more > 0:
		line = count(more, "thing") + " can wait: rapport gaps. "
	}
	if n, first := r.Ahead(); n > 0 {
		line += fmt.Sprintf("Coming: %d, the first on %s.", n, first.Words())
	}
	if line != "" {
		a.wrap(w, "", line)
	}
}
