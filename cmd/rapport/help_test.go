package main

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// TestHelpFitsTerminal reads the help of every command as a terminal of eighty columns shows it.
func TestHelpFitsTerminal(t *testing.T) {
	var b bytes.Buffer
	a := &app{out: &b, err: &b, env: func(string) string { return "" }, now: time.Now}
	root := a.root()
	root.SetOut(&b)
	var visit func(*cobra.Command)
	visit = func(c *cobra.Command) {
		b.Reset()
		if err := c.Help(); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > 80 {
				t.Errorf("%s --help has a line of %d characters:\n%s", c.CommandPath(), n, line)
			}
		}
		for _, sub := range c.Commands() {
			visit(sub)
		}
	}
	visit(root)
}
