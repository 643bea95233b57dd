package practice

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// left says how far a day is off, or how long it has passed.
func left(due, on civil.Day) string {
	switch n := due.Since(on); {
	case n > 1:
		return fmt.Sprintf("%d days left", n)
	case n == 1:
		return "one day left"
	case n == 0:
		return "today is the last day"
	case n == -1:
		return "one day late"
	default:
		return fmt.Sprintf("%d days late", -n)
	}
}

// Relative parts the text around its words for how far off the last day in time is, so that a page can keep them true;
// where it has none, all of it is before.
func (f *Finding) Relative(on civil.Day) (before, phrase, after string) {
	phrase = left(f.Due, on)
	before, found := strings.CutSuffix(f.Text, " "+phrase+".") // rules end with it, behind what somebody wrote
	if f.Due == 0 || !found {
		return f.Text, "", ""
	}
	return before + " ", phrase, "."
}

// firstName is what one would call somebody when asking for something. Of a group it is whoever speaks for it.
func firstName(p *journal.Person) string {
	if p.Group() {
		if p.Rep == nil || p.Rep.Group() {
			return p.Name
		}
		p = p.Rep
	}
	for i, r := range p.Name {
		if r == ' ' {
			return p.Name[:i]
		}
	}
	return p.Name
}

// and joins texts as a sentence does.
func and(list ...string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " and " + list[last]
}

// some joins texts; of more than five the first four, and how many more there are.
func some(list []string) string {
	return someOf(len(list), func(i int) string { return list[i] })
}

func someOf(n int, text func(i int) string) string {
	const most = 5
	var list []string
	for i := range n {
		if i == most-1 && n > most {
			list = append(list, fmt.Sprintf("%d more", n-i))
			break
		}
		list = append(list, text(i))
	}
	return and(list...)
}

// names are the names of some people.
func names(people []*journal.Person) string {
	return someOf(len(people), func(i int) string { return people[i].Name })
}

// count is a number of things in words: no ally, one ally, 2 allies.
func count(n int, one, many string) string {
	switch n {
	case 0:
		return "no " + one
	case 1:
		return "one " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// upper is a text as a sentence begins.
func upper(s string) string {
	if s == "" {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// quoted is what somebody wrote, in quotation marks; a long text is cut between words.
func quoted(text string) string {
	const most = 60 // about a line on a phone, beside the rest of the sentence
	text = strings.TrimRight(text, ". ")
	if utf8.RuneCountInString(text) > most {
		cut := string([]rune(text)[:most])
		if k := strings.LastIndexByte(cut, ' '); k > 0 {
			cut = cut[:k]
		}
		text = cut + "…"
	}
	return "“" + text + "”"
}

// month is the month of a day, as one says it: September 2026.
func month(d civil.Day) string {
	year, m, _ := d.Date()
	return fmt.Sprintf("%s %d", m, year)
}
