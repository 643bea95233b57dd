package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rapport/generator"
)

// failure is an error that knows its exit code and the way out.
type failure struct {
	message string // empty when everything has been said already
	hint    string
	code    int
}

func (f *failure) Error() string { return f.message }

// failed returns a failure of the program's work, which has a way out.
func failed(message, hint string) error { return &failure{message, hint, exitFailure} }

// misused returns a failure of the command line.
func misused(message, hint string) error { return &failure{message, hint, exitUsage} }

// asFailure gives every other error, the world's faults, the exit code of a failure and, where it is plain, the way out.
func asFailure(err error) *failure {
	if f, ok := errors.AsType[*failure](err); ok {
		return f
	}
	f := &failure{message: inWords(err), code: exitFailure}
	switch {
	case errors.Is(err, fs.ErrPermission):
		f.hint = "let your user in there, or name another place"
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, errNoFolder):
		f.hint = "a file stands where a folder is wanted: name another place, or move the file away"
	case errors.Is(err, syscall.ENOSPC):
		f.hint = "make room on the disk"
	}
	return f
}

// inWords is an error without the name of the system's call that ended in it, which helps nobody.
func inWords(err error) string {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return strings.Replace(err.Error(), e.Error(), e.Path+": "+e.Err.Error(), 1)
	}
	return err.Error()
}

// named turns the one error of cobra's own that reaches us, a command it does not know, into ours with a suggestion.
func named(root *cobra.Command, err error) error {
	var name string
	if err == nil {
		return nil
	}
	if _, notThat := fmt.Sscanf(err.Error(), "unknown command %q", &name); notThat != nil {
		return err
	}
	return unknownCommand(root, name)
}

// unknownCommand says that parent has no such command, and which was meant.
func unknownCommand(parent *cobra.Command, name string) error {
	var names []string
	for _, c := range parent.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	hint := fmt.Sprintf("%s --help lists the commands", parent.CommandPath())
	if n, ok := nearest(name, names); ok {
		hint = fmt.Sprintf("did you mean %q?", parent.CommandPath()+" "+n)
	}
	return misused(fmt.Sprintf("%sthere is no command %q", below(parent), name), hint)
}

// below names the command that a message is about, unless that is the program itself, which every line names already.
func below(c *cobra.Command) string {
	if !c.HasParent() {
		return ""
	}
	return strings.TrimPrefix(c.CommandPath(), c.Root().Name()+" ") + ": "
}

// badFlag says what is wrong with a flag, in our words.
func badFlag(c *cobra.Command, err error) error {
	if e, ok := errors.AsType[*pflag.NotExistError](err); ok {
		return unknownFlag(c, e)
	}
	if e, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		value, usage := pflag.UnquoteUsage(e.GetFlag())
		return misused(fmt.Sprintf("--%s needs a value", e.GetFlag().Name),
			fmt.Sprintf("--%s %s: %s", e.GetFlag().Name, value, usage))
	}
	if e, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		why := e.Unwrap()
		if errors.Is(why, strconv.ErrSyntax) { // of the flags that are not ours, all are yes or no
			why = errors.New("not true or false; the flag alone is true")
		}
		return misused(fmt.Sprintf("--%s %q: %v", e.GetFlag().Name, e.GetValue(), why), "")
	}
	return misused(err.Error(), fmt.Sprintf("%s --help lists the flags", c.CommandPath()))
}

func unknownFlag(c *cobra.Command, e *pflag.NotExistError) error {
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	flag := "--" + e.GetSpecifiedName()
	if e.GetSpecifiedShortnames() != "" {
		flag = "-" + e.GetSpecifiedName()
	}
	hint := fmt.Sprintf("%s --help lists the flags", c.CommandPath())
	if n, ok := nearest(e.GetSpecifiedName(), names); ok {
		hint = fmt.Sprintf("did you mean --%s?", n)
	}
	return misused(fmt.Sprintf("%sthere is no flag %s", below(c), flag), hint)
}

// nearest is [generator.Nearest], and finds the beginning of a word too.
func nearest(word string, names []string) (string, bool) {
	if n, ok := generator.Nearest(word, names); ok {
		return n, true
	}
	for _, n := range names {
		if len(word) > 1 && strings.HasPrefix(n, word) {
			return n, true
		}
	}
	return "", false
}

// noArgs refuses arguments of a command that takes none.
func noArgs(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := fmt.Sprintf("%s --help shows how it is used", c.CommandPath())
	if info, err := os.Stat(args[0]); err == nil && info.IsDir() {
		hint = "did you mean -C " + args[0] + "?"
	}
	return misused(fmt.Sprintf("%sno arguments are taken, got %q", below(c), args[0]), hint)
}

// group makes c a command that only holds others: alone it shows its help and is a wrong use.
func group(c *cobra.Command) {
	c.Args = func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(c, args[0])
		}
		return nil
	}
	c.RunE = showUsage
}

// showUsage is what a command does that only holds others: it shows its help, and is a wrong use.
func showUsage(c *cobra.Command, _ []string) error {
	c.SetOut(c.ErrOrStderr())
	if err := c.Help(); err != nil {
		return err
	}
	return &failure{code: exitUsage}
}
