package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"rapport/generator"
)

// app is what every command is given: the world, and the flags that all of them share.
type app struct {
	out, err io.Writer
	env      func(string) string
	now      func() time.Time

	dir     string
	today   generator.Day
	quiet   bool
	verbose bool
	public  bool // the work is about the site for others
}

// root returns the command line with all its commands.
func (a *app) root() *cobra.Command {
	c := &cobra.Command{
		Use:   "rapport",
		Short: "Notes about people and meetings, as a site",
		Long: `rapport turns a folder of Markdown notes about people and meetings into a site
that shows what happened with everyone, and rebuilds it as you type.

It reads your notes and leaves them as they are; unpublish alone changes a word
in one. Nothing leaves this computer but what is marked public, when you publish
it.`,
		Example: `  rapport serve                 look at the journal in this folder
  rapport serve -C ~/journal    look at another one
  rapport check                 what in the notes could not be read
  rapport build                 the site as files, in public/`,
		Version:            version(),
		SilenceErrors:      true,
		SilenceUsage:       true,
		DisableSuggestions: true, // see named
		RunE:               showUsage,
		PersistentPreRunE: func(*cobra.Command, []string) error {
			if a.quiet && a.verbose {
				return misused("--quiet and --verbose do not go together", "leave one of them out")
			}
			return nil
		},
	}
	c.SetFlagErrorFunc(badFlag)
	c.SetVersionTemplate("rapport {{.Version}}\n")
	c.SetUsageTemplate(usage)
	c.Flags().Bool("version", false, "print the version")

	flags := c.PersistentFlags()
	flags.StringVarP(&a.dir, "journal", "C", ".", "the journal's `folder`")
	flags.Var(&dayFlag{&a.today}, "today", "the day to take for today")
	flags.BoolVar(&a.quiet, "quiet", false, "say nothing but results and failures")
	flags.BoolVar(&a.verbose, "verbose", false, "say everything")
	must(c.MarkPersistentFlagDirname("journal"))
	must(c.RegisterFlagCompletionFunc("today", cobra.NoFileCompletions))

	c.AddCommand(a.serveCommand(), a.buildCommand(), a.checkCommand(), a.gapsCommand(), a.weekCommand(), a.briefCommand(),
		a.practicesCommand(), a.exportCommand(), a.explainCommand(), a.doctorCommand(), a.initCommand(), a.publishCommand(), a.unpublishCommand(), a.versionCommand())
	c.SetHelpCommand(helpCommand(c))
	tidyCompletion(c)
	return c
}

// open returns the generator of the journal that -C names, for the day that --today names.
func (a *app) open(o generator.Options) (*generator.Generator, error) {
	info, err := os.Stat(a.dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, failed(fmt.Sprintf("there is no folder %q", a.dir), "-C names the folder of a journal")
	case err != nil:
		return nil, fmt.Errorf("opening the journal: %w", err)
	case !info.IsDir():
		return nil, failed(fmt.Sprintf("%q is not a folder", a.dir),
			fmt.Sprintf("-C names the folder of a journal, perhaps %q", filepath.Dir(a.dir)))
	}
	a.sayAbove()
	a.public = o.Audience == generator.Public
	o.Dir, o.Today = a.dir, a.today
	return generator.New(o), nil
}

// sayAbove tells that the folder is the content of the journal above it: its settings are not read from here.
func (a *app) sayAbove() {
	abs, err := filepath.Abs(a.dir)
	if err != nil || filepath.Base(abs) != "content" {
		return
	}
	above := filepath.Dir(abs)
	if _, err := os.Stat(filepath.Join(above, "rapport.yaml")); err == nil {
		a.say("hint: this is the content folder of a journal, whose settings are in the folder above: -C %s reads them", filepath.Join(a.dir, ".."))
	}
}

// say prints a line about the work to standard error, unless --quiet.
func (a *app) say(format string, args ...any) {
	if !a.quiet {
		fmt.Fprintf(a.err, "rapport: "+format+"\n", args...)
	}
}

// sayWhere tells what to do when there are no notes. Most likely the folder is not the one that is meant, or none is public.
func (a *app) sayWhere(r *generator.Result) {
	switch {
	case r.Notes > 0:
	case a.public:
		a.say("hint: no note is public; write visibility: public between the first two lines --- of those that may be")
	default:
		a.say("hint: notes are .md files under content/, or in the folder itself; -C names another folder")
	}
}

// inCI reports whether a machine runs us for others: what it builds is likely to be uploaded.
func (a *app) inCI() bool {
	v := a.env("CI")
	return v != "" && v != "false" && v != "0"
}

// must panics with an error that only a mistake in this package can cause.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
