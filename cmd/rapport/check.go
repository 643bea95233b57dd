package main

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rapport/generator"
)

func (a *app) checkCommand() *cobra.Command {
	format, allPublic := "text", false
	c := &cobra.Command{
		Use:   "check",
		Short: "List what in the notes could not be read as meant",
		Long: `check reads the whole journal, writes nothing and lists every problem with its
file, line and column, what was read and what would be right.

The exit code is 1 when one of them is an error. Warnings and notices do not
count. With --all-public every note that is not public is an error too: that is
for a journal whose files everybody can read, as in a public repository.

Formats: text for people and editors, json for programs, sarif for code
scanning, github for annotations in a workflow of GitHub Actions.`,
		Example: `  rapport check
  rapport check -C ~/journal
  rapport check --format json | jq '.problems[].message'
  rapport check --format sarif > rapport.sarif
  rapport check --all-public`,
		Args:              noArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(c *cobra.Command, _ []string) error { return a.check(c.Context(), format, allPublic) },
	}
	choose(c, &format, "format", "how to print the problems", "text", "json", "sarif", "github")
	c.Flags().BoolVar(&allPublic, "all-public", false, "every note must be public")
	return c
}

func (a *app) check(ctx context.Context, format string, allPublic bool) error {
	g, err := a.open(generator.Options{})
	if err != nil {
		return err
	}
	r, err := g.Build(ctx, a.now())
	if err != nil {
		return err
	}
	problems := r.Problems
	if allPublic {
		private := r.NotPublic()
		problems = generator.SortProblems(problems, private)
		a.say("public: %d of %s", r.Notes-len(private), count(r.Notes, "note"))
	}
	w := bufio.NewWriter(a.out)
	if err := a.printProblems(w, format, problems); err != nil {
		return fmt.Errorf("printing the problems: %w", err)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("printing the problems: %w", err)
	}
	if n := countOf(problems, generator.Error, generator.Warning, generator.Notice); n != "" {
		a.say("%s in %s", n, count(r.Notes, "note"))
	} else {
		a.say("no problems in %s", count(r.Notes, "note"))
	}
	a.sayWhere(r)
	if countOf(problems, generator.Error) != "" {
		return &failure{code: exitFailure}
	}
	return nil
}

// printProblems writes the problems in one of the formats of check.
func (a *app) printProblems(w io.Writer, format string, problems []generator.Problem) error {
	switch format {
	case "text":
		return a.printText(w, problems)
	case "json":
		return printJSON(w, problems)
	case "sarif":
		return a.printSARIF(w, problems)
	case "github":
		return a.printGitHub(w, problems)
	}
	panic("rapport: no format " + format)
}
