package main

import (
	"fmt"
	"io"
	"strings"

	"rapport/generator"
)

// printGitHub writes problems as commands of a GitHub Actions workflow, which shows them beside the lines.
func (a *app) printGitHub(w io.Writer, problems []generator.Problem) error {
	text := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	value := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	for _, p := range problems {
		place := "file=" + value.Replace(a.seen(p.Path))
		if p.Line > 0 {
			place += fmt.Sprintf(",line=%d", p.Line)
		}
		if p.Column > 0 {
			place += fmt.Sprintf(",col=%d", p.Column)
		}
		// the words for severities are those of the commands
		_, err := fmt.Fprintf(w, "::%s %s,title=%s::%s\n", p.Severity, place, value.Replace(p.Code), text.Replace(withHint(p)))
		if err != nil {
			return err
		}
	}
	return nil
}
