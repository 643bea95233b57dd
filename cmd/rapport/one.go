package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rapport/generator"
)

// oneArg takes one argument, and says so when a name of several words was not quoted. missing is what it says is missing
// when there is none, what it calls the one that it takes, and example a command line that is right.
func oneArg(missing, what, example string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) == 0:
			return misused(below(c)+missing+" is missing", "write "+example)
		case len(args) == 1 && args[0] == "":
			return misused(below(c)+"what was given is empty", "is a variable empty? write "+example)
		case len(args) == 1:
			return nil
		}
		return misused(fmt.Sprintf("%sone %s is taken, got %d", below(c), what, len(args)),
			fmt.Sprintf("put quotation marks around it: %s %q", c.CommandPath(), strings.Join(args, " ")))
	}
}

// completeOne completes one argument to names of the journal, and otherwise as otherwise says.
func (a *app) completeOne(names func(*generator.Result) []string, otherwise cobra.ShellCompDirective) cobra.CompletionFunc {
	return func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		r, err := a.built(c.Context())
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		return names(r), otherwise
	}
}
