package main

import (
	"bufio"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// columns is how wide a line may be: as wide as the terminal, and no wider than is easy to read.
func (a *app) columns() int {
	const usual = 80
	return min(a.width(), usual)
}

// wrap writes a text in lines that fit the terminal, the first with the indent, the others as far in.
func (a *app) wrap(w *bufio.Writer, indent, text string) {
	a.wrapped(w, indent, lines(text, a.columns()-cells(indent)))
}

// wrapped writes lines, the first with the indent, the others as far in.
func (a *app) wrapped(w *bufio.Writer, indent string, list []string) {
	for _, line := range list {
		fmt.Fprintln(w, indent+line)
		indent = strings.Repeat(" ", cells(indent))
	}
}

// lines parts a text between its words into lines of so many cells. A longer word has lines of its own: it is parted
// where it is wide, since scripts of wide letters have no blanks between words.
func lines(text string, room int) []string {
	list := []string{""}
	for n, word := range strings.Fields(text) {
		last := &list[len(list)-1]
		switch {
		case n == 0:
			*last = word
		case cells(*last)+1+cells(word) > room:
			list = append(list, word)
		default:
			*last += " " + word
		}
		list = parted(list, room)
	}
	return list
}

// parted cuts the last of some lines before a wide letter for as long as it is too long.
func parted(list []string, room int) []string {
	for {
		last := list[len(list)-1]
		cut, used := 0, 0
		for i, c := range last {
			if isWide(c) && i > 0 && used <= room {
				cut = i
			}
			used += cellsOf(c)
		}
		if used <= room || cut == 0 {
			return list
		}
		list = append(list[:len(list)-1], strings.TrimRight(last[:cut], " "), last[cut:])
	}
}

// cells is how many cells of a terminal a text takes.
func cells(text string) int {
	n := 0
	for _, c := range text {
		n += cellsOf(c)
	}
	return n
}

// cellsOf is how many cells a character takes: two for the letters of East Asia, none for a mark on another.
func cellsOf(c rune) int {
	switch {
	case isWide(c):
		return 2
	case unicode.In(c, unicode.Mn, unicode.Me):
		return 0
	}
	return 1
}

func isWide(c rune) bool {
	kind := width.LookupRune(c).Kind()
	return kind == width.EastAsianWide || kind == width.EastAsianFullwidth
}

// cutTo keeps the first so many of some lines; where that leaves some out, the last ends with an ellipsis.
func cutTo(list []string, most, room int) []string {
	if len(list) <= most {
		return list
	}
	list = list[:most]
	last, used := list[most-1], 0
	for i, c := range last {
		if used += cellsOf(c); used >= room {
			last = last[:i]
			break
		}
	}
	list[most-1] = strings.TrimRight(last, " ,;:…”") + "…"
	return list
}
