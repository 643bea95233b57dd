package main

import (
	"bytes"
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"rapport/generator"
)

func (a *app) exportCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "export",
		Short: "Print everything the journal holds, for other programs",
		Long: `export prints the people, meetings, initiatives, commitments and problems of
the journal in a format that other programs read.`,
		Example: `  rapport export json
  rapport export json -o journal.json`,
	}
	group(c)
	c.AddCommand(a.exportJSONCommand())
	return c
}

func (a *app) exportJSONCommand() *cobra.Command {
	var file string
	c := &cobra.Command{
		Use:   "json",
		Short: "Print everything as JSON",
		Long: `json prints the whole journal as one JSON document. Its keys are a promise: some
may be added, none is renamed. The same notes on the same day give the same
bytes.

A file is written for you alone to read.`,
		Example: `  rapport export json | jq '.people[] | .name + " " + .last_contact'
  rapport export json -o journal.json --today 2026-09-14`,
		Args:              noArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(c *cobra.Command, _ []string) error { return a.exportJSON(c.Context(), file) },
	}
	c.Flags().StringVarP(&file, "output", "o", "-", "the `file` to write; - is standard output")
	must(c.MarkFlagFilename("output", "json"))
	return c
}

func (a *app) exportJSON(ctx context.Context, file string) error {
	g, err := a.open(generator.Options{})
	if err != nil {
		return err
	}
	r, err := g.Build(ctx, a.now())
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := r.ExportJSON(&b); err != nil {
		return fmt.Errorf("exporting: %w", err)
	}
	if n := countOf(r.Problems, generator.Error, generator.Warning); n != "" {
		a.say("%s: %s", n, a.command("check"))
	}
	if file == "-" {
		_, err = a.out.Write(b.Bytes())
	} else {
		err = os.WriteFile(file, b.Bytes(), 0o600) // all of it is private
	}
	if err != nil {
		return fmt.Errorf("writing the export: %w", err)
	}
	return nil
}
