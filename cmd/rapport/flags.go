package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rapport/generator"
)

// dayFlag is the value of a flag that is a day.
type dayFlag struct{ day *generator.Day }

// Set reads a day.
func (f *dayFlag) Set(s string) error {
	d, err := generator.ParseDay(s)
	if err != nil {
		return errors.New("not a day of the form YYYY-MM-DD, such as 2026-09-14")
	}
	*f.day = d
	return nil
}

func (f *dayFlag) String() string {
	if f.day == nil {
		return ""
	}
	return f.day.String()
}

// Type is how help calls the value.
func (f *dayFlag) Type() string { return "YYYY-MM-DD" }

// portFlag is the value of a flag that is a port.
type portFlag struct{ port *int }

// Set reads a port.
func (f *portFlag) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 65535 {
		return errors.New("not a port, which is a number from 0 to 65535")
	}
	*f.port = n
	return nil
}

func (f *portFlag) String() string {
	if f.port == nil {
		return ""
	}
	return strconv.Itoa(*f.port)
}

// Type is how help calls the value.
func (f *portFlag) Type() string { return "port" }

// choice is the value of a flag that is one of a few words.
type choice struct {
	value   *string
	allowed []string
}

// Set reads one of the words.
func (f *choice) Set(s string) error {
	if !slices.Contains(f.allowed, s) {
		return fmt.Errorf("not one of %s", strings.Join(f.allowed, ", "))
	}
	*f.value = s
	return nil
}

func (f *choice) String() string {
	if f.value == nil {
		return ""
	}
	return *f.value
}

// Type is how help calls the value.
func (f *choice) Type() string { return strings.Join(f.allowed, "|") }

// choose adds a flag to c that is one of a few words, and completes to them.
func choose(c *cobra.Command, value *string, name, usage string, allowed ...string) {
	c.Flags().Var(&choice{value, allowed}, name, usage)
	must(c.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(allowed, cobra.ShellCompDirectiveNoFileComp)))
}

// ruleFlag is the value of a flag that is the id of a rule.
type ruleFlag struct{ id *string }

// Set takes the id of a rule.
func (f *ruleFlag) Set(s string) error {
	ids := generator.RuleNames()
	if slices.Contains(ids, s) {
		*f.id = s
		return nil
	}
	if near, ok := generator.Nearest(s, ids); ok {
		return fmt.Errorf("no rule; did you mean %q?", near)
	}
	return errors.New("no rule; rapport practices lists them")
}

func (f *ruleFlag) String() string {
	if f.id == nil {
		return ""
	}
	return *f.id
}

// Type is how help calls the value.
func (f *ruleFlag) Type() string { return "rule" }
