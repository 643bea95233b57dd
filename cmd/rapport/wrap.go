package main

import (
	"bufio"
	"fmt"
	"strings"
	"unicode/utf8"
)

// columns is how wide a line may be: as wide as the terminal, and no wider than is easy to read.
func (a *app) columns() int {
	const usual = 80
	return min(a.width(), usual)
}

// wrap writes a text in lines that fit the terminal, the first with the indent, the others as far in.
func (a *app) wrap(w *bufio.Writer, indent, text string) {
	a.wrapped(w, indent, lines(text, a.columns()-utf8.RuneCountInString(indent)))
}

// wrapped writes lines, the first with the indent, the others as far in.
func (a *app) wrapped(w *bufio.Writer, indent string, list []string) {
	for _, line := range list {
		fmt.Fprintln(w, indent+line)
		indent = strings.Repeat(" ", utf8.RuneCountInString(indent))
	}
}

// lines parts a text between its words into lines of so many characters; a longer word has a line of its own.
func lines(text string, width int) []string {
	list := []string{""}
	for n, word := range strings.Fields(text) {
		last := &list[len(list)-1]
		switch {
		case n == 0:
			*last = word
		case utf8.RuneCountInString(*last)+1+utf8.RuneCountInString(word) > width:
			list = append(list, word)
		default:
			*last += " " + word
		}
	}
	return list
}

// cutTo keeps the first so many of some lines; where that leaves some out, the last ends with an ellipsis.
func cutTo(list []string, most, width int) []string {
	if len(list) <= most {
		return list
	}
	list = list[:most]
	last := []rune(list[most-1])
	list[most-1] = strings.TrimRight(string(last[:min(len(last), width-1)]), " ,;:…”") + "…"
	return list
}
