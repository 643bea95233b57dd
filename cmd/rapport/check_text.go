package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"rapport/generator"
)

// printText writes problems for people: the place and what is wrong, the line it stands in, and the way out.
func (a *app) printText(w io.Writer, problems []generator.Problem) error {
	p := a.paint(a.out)
	width := a.width()
	for _, pr := range problems {
		if _, err := fmt.Fprintln(w, a.headline(p, pr)); err != nil {
			return err
		}
		if pr.Excerpt != "" && pr.Line > 0 {
			line, under := excerpt(pr.Excerpt, pr.Column, width)
			if _, err := fmt.Fprintf(w, "    %s\n", line); err != nil {
				return err
			}
			if pr.Column > 0 {
				if _, err := fmt.Fprintf(w, "    %s%s\n", under, p.mark("^")); err != nil {
					return err
				}
			}
		}
		if pr.Hint != "" {
			if _, err := fmt.Fprintf(w, "    hint: %s\n", printable(pr.Hint)); err != nil {
				return err
			}
		}
	}
	return nil
}

// width is how many characters of a source line fit beside the indent.
func (a *app) width() int {
	const usual, least, indent = 100, 20, 4
	n, err := strconv.Atoi(a.env("COLUMNS"))
	if err != nil {
		n = usual
	}
	return max(n-indent, least)
}

// excerpt returns the part of a source line around column that fits into width, and the blanks that lead to the column
// beneath it.
func excerpt(source string, column, width int) (line, under string) {
	runes := []rune(printable(strings.TrimRight(source, " \t\r\n")))
	at := min(max(column-1, 0), len(runes))
	from, to := 0, len(runes)
	if to > width {
		from = min(max(at-width/2, 0), to-width)
		to = from + width
	}
	part := append([]rune(nil), runes[from:to]...)
	if from > 0 {
		part[0] = '…'
	}
	if to < len(runes) {
		part[len(part)-1] = '…'
	}
	var blanks strings.Builder
	for _, r := range part[:at-from] {
		if r == '\t' {
			blanks.WriteByte('\t') // as wide beneath as above
		} else {
			blanks.WriteByte(' ')
		}
	}
	return string(part), blanks.String()
}
