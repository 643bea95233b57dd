package main

import (
	"fmt"
	"strings"
	"time"
)

// blocks are what bodies are made of. A block returns how many words it wrote; share is its part of a hundred and
// twenty.
var blocks = []struct {
	share int
	write func(w *writer) int
}{
	{66, func(w *writer) int { return w.paragraph(40 + w.rnd.IntN(50)) }},
	{24, func(w *writer) int { return w.items(3+w.rnd.IntN(4), 6, 10, func(int) string { return "- " }) }},
	{12, func(w *writer) int {
		return w.items(2+w.rnd.IntN(4), 5, 7, func(int) string { return w.one([]string{"- [ ] ", "- [x] "}) })
	}},
	{6, func(w *writer) int { return w.items(3, 8, 8, func(i int) string { return fmt.Sprintf("%d. ", i+1) }) }},
	{3, (*writer).table},
	{3, func(w *writer) int { return w.items(1, 20, 1, func(int) string { return "> " }) }},
	{4, func(w *writer) int { return w.paragraph(30) }},
	{2, (*writer).code},
}

// body writes about so many words of Markdown.
func (w *writer) body(words int) {
	for section := 0; words > 0; section++ {
		if section > 0 || w.rnd.IntN(2) == 0 {
			mark := "## "
			if section > 1 && w.rnd.IntN(3) == 0 {
				mark = "### "
			}
			fmt.Fprintf(w, "%s%s\n\n", mark, upper(w.words(2+w.rnd.IntN(4))))
		}
		n := w.rnd.IntN(120)
		for _, b := range blocks {
			if n -= b.share; n < 0 {
				words -= b.write(w)
				break
			}
		}
		w.WriteString("\n")
	}
}

// items writes n lines, each a sentence of at least so many words behind its bullet.
func (w *writer) items(n, least, more int, bullet func(i int) string) int {
	total := 0
	for i := range n {
		w.WriteString(bullet(i))
		total += w.sentence(least + w.rnd.IntN(more))
		w.WriteString("\n")
	}
	return total
}

func (w *writer) table() int {
	w.WriteString("| Topic | Owner | Due |\n| --- | --- | ---: |\n")
	rows := 3 + w.rnd.IntN(3)
	for range rows {
		due := newest().AddDate(0, 0, -w.rnd.IntN(400)).Format(time.DateOnly)
		fmt.Fprintf(w, "| %s | %s | %s |\n", w.words(3), w.known(), due)
	}
	return 6 * rows
}

func (w *writer) code() int {
	fmt.Fprintf(w, "```sh\ncd plans && ./draft --owner %q\ngit log --oneline --since %d | head -n 20 > log.txt\n```\n",
		fileName(w.known()), 2020+w.rnd.IntN(6))
	return 10
}

func (w *writer) paragraph(words int) int {
	for left := words; left > 0; {
		left -= w.sentence(min(left, 8+w.rnd.IntN(14)))
		switch {
		case left <= 0:
			w.WriteString("\n")
		case w.rnd.IntN(3) == 0:
			w.WriteString("\n")
		default:
			w.WriteString(" ")
		}
	}
	return words
}

// sentence writes n words, of which one in seventeen is dressed up or a link.
func (w *writer) sentence(n int) int {
	from := w.rnd.IntN(len(prose))
	for i := range n {
		word := prose[(from+i)%len(prose)]
		if i == 0 {
			word = upper(word)
		} else {
			w.WriteString(" ")
		}
		w.WriteString(w.dressed(word))
	}
	w.WriteString(".")
	return n
}

func (w *writer) dressed(word string) string {
	switch w.rnd.IntN(120) {
	case 0, 1:
		return "[[" + w.known() + "]]"
	case 2:
		return "*" + word + "*"
	case 3:
		return "**" + word + "**"
	case 4:
		return "~~" + word + "~~"
	case 5:
		return "`" + word + "`"
	case 6:
		return "[" + word + "](https://example.com/" + word + "?from=note)"
	}
	return word
}

// words is n words of prose in a row.
func (w *writer) words(n int) string {
	from := w.rnd.IntN(len(prose) - n)
	return strings.Join(prose[from:from+n], " ")
}

// upper begins a text with a capital letter.
func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
