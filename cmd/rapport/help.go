package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// usage is the part of a command's help that follows from its flags and commands.
const usage = `Usage:
  {{if .HasAvailableSubCommands}}{{.CommandPath}} COMMAND [flags]{{else}}{{.UseLine}}{{end}}
{{- if .HasExample}}

Examples:
{{.Example}}{{end}}
{{- if .HasAvailableSubCommands}}

Commands:{{range .Commands}}{{if or .IsAvailableCommand (eq .Name "help")}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}
{{- if .HasAvailableLocalFlags}}

Flags:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
{{- if .HasAvailableInheritedFlags}}

Flags of every command:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
{{- if .HasAvailableSubCommands}}

{{.CommandPath}} COMMAND --help tells more.{{end}}
`

// helpCommand is cobra's help, except that an unknown command is a wrong use.
func helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Show the help of a command",
		Long:  "help shows what a command does, its flags and examples of its use.",
		Example: `  rapport help build
  rapport help export json`,
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			if c, rest, err := root.Find(args); err == nil && len(rest) == 0 {
				for _, sub := range c.Commands() {
					if sub.IsAvailableCommand() {
						names = append(names, cobra.CompletionWithDesc(sub.Name(), sub.Short))
					}
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			c, rest, err := root.Find(args)
			if err != nil {
				return err
			}
			if len(rest) > 0 {
				return unknownCommand(c, rest[0])
			}
			c.InitDefaultHelpFlag()
			return c.Help()
		},
	}
}

// installing is the command that switches the completion of a shell on for good.
func installing(shell string) string {
	switch shell {
	case "bash":
		return "rapport completion bash > ~/.local/share/bash-completion/completions/rapport"
	case "zsh":
		return `rapport completion zsh > "${fpath[1]}/_rapport"`
	case "fish":
		return "rapport completion fish > ~/.config/fish/completions/rapport.fish"
	case "powershell":
		return "rapport completion powershell >> $PROFILE"
	}
	panic("rapport: nothing says how to install the completion of " + shell)
}

// tidyCompletion makes cobra's completion command speak, and refuse wrong uses, as ours do.
func tidyCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() != "completion" {
			continue
		}
		c.Short = "Print the completion script of a shell"
		c.Long = `completion prints a script that teaches your shell to complete the commands and
flags of rapport, and the values of flags.`
		group(c)
		for _, shell := range c.Commands() {
			shell.Args = noArgs
			shell.Short = "Print the script for " + shell.Name()
			shell.Long = fmt.Sprintf("%s prints the completion script for %[1]s. Once it is installed,\na new shell knows it.", shell.Name())
			shell.Example = "  " + installing(shell.Name())
		}
	}
}
