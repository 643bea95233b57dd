package note

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/frontmatter"
)

// problem leaves a problem at a place of the note.
func (r *reading) problem(severity diag.Severity, code string, line, column int, message, hint string) {
	p := diag.Problem{
		Pos: diag.Pos{Path: r.n.Path, Line: line, Column: column}, Severity: severity,
		Code: code, Message: message, Hint: hint,
	}
	if line > 0 {
		p.Excerpt = r.excerpt(line)
		if length := utf8.RuneCountInString(p.Excerpt); column > length+1 {
			p.Column = length + 1
		}
	}
	r.n.Problems = append(r.n.Problems, p)
}

// excerpt returns a line of the source.
func (r *reading) excerpt(line int) string {
	if r.starts == nil {
		r.starts = []int{0, 0} // lines count from 1
		for i, c := range r.src {
			if c == '\n' {
				r.starts = append(r.starts, i+1)
			}
		}
	}
	if line >= len(r.starts) {
		return ""
	}
	return lineOf(r.src[r.starts[line]:], 1)
}

// bad leaves the problem that a value does not count.
func (r *reading) bad(f *field, code string, v frontmatter.Value, message, hint string) {
	if !f.bold {
		r.problem(diag.Error, code, v.Line, v.Column, message, hint)
	}
}

// badWord leaves the problem that a word is none of a closed list.
func badWord[T any](r *reading, f *field, v frontmatter.Value, word string, l *list[T]) {
	r.bad(f, "unknown-word", v, fmt.Sprintf("%s cannot be %q", f.name, word), l.hint(word))
}

// scalars returns the texts of what a key says.
func (r *reading) scalars(k key) []frontmatter.Value {
	if f := r.given[k]; f != nil {
		return f.value.Scalars()
	}
	return nil
}

// text returns what a key says as one text, with its links as a reader sees them.
func (r *reading) text(k key) string {
	f := r.given[k]
	if f == nil {
		return ""
	}
	if f.value.Kind == frontmatter.Map {
		r.bad(f, "not-text", f.value, fmt.Sprintf("%s is no text but has fields of its own", f.name), "write one text, in quotes when it holds a colon")
		return ""
	}
	return flat(f.value)
}

// texts returns what a key says as texts: the items of a list, or those between the commas of a scalar.
func (r *reading) texts(k key) []string {
	f := r.given[k]
	if f == nil {
		return nil
	}
	var all []string
	for _, v := range f.value.Scalars() {
		text := plainText(v.Text)
		if f.value.Kind != frontmatter.Scalar {
			if text != "" {
				all = append(all, text)
			}
			continue
		}
		for part := range strings.SplitSeq(text, ",") {
			if part = strings.TrimSpace(part); part != "" {
				all = append(all, part)
			}
		}
	}
	return all
}

// names returns the names that a key says.
func (r *reading) names(k key) []Name {
	if f := r.given[k]; f != nil {
		return namesOf(f.value)
	}
	return nil
}

// namesOf returns the names in a value. A list in a list is a link that lost its quotes: [[Jane Doe]].
func namesOf(v frontmatter.Value) []Name {
	var names []Name
	items := []frontmatter.Value{v}
	if v.Kind == frontmatter.List {
		items = v.Items
	}
	for _, item := range items {
		if item.Kind == frontmatter.Map {
			names = append(names, namesOfMap(item)...)
			continue
		}
		for _, scalar := range item.Scalars() {
			text, column := scalar.Text, scalar.Column
			if !scalar.Plain && scalar.Kind == frontmatter.Scalar {
				column++ // the quote
			}
			if v.Kind == frontmatter.List && item.Kind == frontmatter.List && !strings.ContainsAny(text, "[]\n") {
				text, column = "[["+text+"]]", max(1, column-2)
			}
			names = append(names, ParseNames(text, scalar.Line, column)...)
		}
	}
	return names
}

// namesOfMap returns the name among fields about one person, else the names that the keys are, with what stands behind
// each as a role: {Jane Doe: CFO}, and {{Jane Doe}} of who takes these for the brackets of a list.
func namesOfMap(v frontmatter.Value) []Name {
	var names []Name
	if name, ok := fieldOf(v, "name", "person", "who"); ok {
		if names = namesOf(name); len(names) > 0 {
			role, _ := fieldOf(v, "role")
			mail, _ := fieldOf(v, "email")
			names[0].Role, names[0].Email = firstOf(names[0].Role, flat(role)), firstOf(names[0].Email, flat(mail))
		}
		return names
	}
	for _, f := range v.Fields {
		named := ParseNames(f.Key, f.Line, f.Column)
		if len(named) > 0 && f.Value.Kind == frontmatter.Scalar {
			named[0].Role = firstOf(named[0].Role, flat(f.Value))
		}
		names = append(names, named...)
	}
	return names
}

// fieldOf returns the value of the first field of a map that has one of some folded names.
func fieldOf(v frontmatter.Value, folded ...string) (frontmatter.Value, bool) {
	for _, f := range v.Fields {
		if slices.Contains(folded, frontmatter.Fold(f.Key)) {
			return f.Value, true
		}
	}
	return frontmatter.Value{}, false
}

// name returns the first name that a key says.
func (r *reading) name(k key) *Name {
	if names := r.names(k); len(names) > 0 {
		return &names[0]
	}
	return nil
}

// day returns the day that a key says. A month, year or week is kept to be shown, and starts no clock.
func (r *reading) day(k key) civil.Day {
	w := r.written(k)
	if w.Partial != "" {
		r.keep(r.given[k], w.Partial)
	}
	return w.Day
}

// written returns the day, or the part of one, that a key says.
func (r *reading) written(k key) civil.Written {
	values := r.scalars(k)
	if len(values) == 0 {
		return civil.Written{}
	}
	v := values[0]
	w, err := civil.Read(v.Text, r.o.DateOrder)
	if errors.Is(err, civil.ErrNoDay) {
		if lead, _, ok := civil.Lead(v.Text, r.o.DateOrder); ok {
			return lead
		}
	}
	if err != nil {
		r.badDay(r.given[k], v, v.Text, err)
		return civil.Written{}
	}
	return w
}

// badDay leaves the problem that a text is not a day.
func (r *reading) badDay(f *field, v frontmatter.Value, text string, err error) {
	code, message, hint := dayTrouble(text, err)
	r.bad(f, code, v, message, hint)
}

// badLead leaves a problem when a text begins with a day, its year written in full, that the calendar does not have or
// that could be read both ways.
func (r *reading) badLead(text string, line, column int) {
	day := firstWord(text)
	if day == "" || day[0] < '0' || '9' < day[0] || !strings.ContainsFunc(day, isDaySeparator) || !fullYear(day) {
		return
	}
	if _, err := civil.Read(day, r.o.DateOrder); errors.Is(err, civil.ErrImpossible) || errors.Is(err, civil.ErrAmbiguous) {
		code, message, hint := dayTrouble(day, err)
		r.problem(diag.Error, code, line, column, message, hint)
	}
}

func isDaySeparator(c rune) bool { return c == '-' || c == '/' || c == '.' }

// fullYear reports whether four digits stand together in a text.
func fullYear(text string) bool {
	digits := 0
	for i := range len(text) {
		if digits++; text[i] < '0' || '9' < text[i] {
			digits = 0
		}
		if digits == len("2006") {
			return true
		}
	}
	return false
}

// dayTrouble says what is wrong with a text where a day is wanted.
func dayTrouble(text string, err error) (code, message, hint string) {
	text = strings.TrimSpace(text)
	switch {
	case errors.Is(err, civil.ErrImpossible):
		return "impossible-day", fmt.Sprintf("%q is a day that the calendar does not have", text), lastDayHint(text)
	case errors.Is(err, civil.ErrAmbiguous):
		return "ambiguous-day", fmt.Sprintf("%q could be read with day and month either way round", text),
			"write the day as YYYY-MM-DD, or set date_order in rapport.yaml"
	case errors.Is(err, civil.ErrBackwards):
		return "backwards-range", fmt.Sprintf("%q ends before it starts", text), "write the earlier day first"
	}
	return "not-a-day", fmt.Sprintf("%q is not a day", text), "write the day as YYYY-MM-DD"
}

// lastDayHint names the last day of the month that an impossible day names.
func lastDayHint(text string) string {
	if len(text) >= len("2006-01") {
		if d, err := civil.Parse(text[:len("2006-01")] + "-28"); err == nil {
			last := d
			for _, month, _ := d.Date(); ; last = last.Add(1) {
				if _, next, _ := last.Add(1).Date(); next != month {
					break
				}
			}
			return "the last day of that month is " + last.String()
		}
	}
	return "write the day as YYYY-MM-DD"
}

// isDay reports whether a text is a day and nothing else.
func (r *reading) isDay(text string) bool {
	w, err := civil.Read(text, r.o.DateOrder)
	return err == nil && !w.Day.IsZero()
}

// wordOf returns what the first word that a key says means in a closed list, and what stands behind that word.
func wordOf[T any](r *reading, k key, l *list[T]) (meaning T, rest string, ok bool) {
	values := r.scalars(k)
	if len(values) == 0 {
		return meaning, "", false
	}
	text := plainText(values[0].Text)
	if meaning, ok = l.of(text); ok {
		return meaning, "", true
	}
	word, rest := cutWord(text)
	if meaning, ok = l.of(word); ok {
		return meaning, rest, true
	}
	badWord(r, r.given[k], values[0], word, l)
	return meaning, "", false
}

// cutWord parts the first word of a text from what stands behind it.
func cutWord(text string) (word, rest string) {
	i := strings.IndexAny(text, " \t,;:(")
	if i < 0 {
		return text, ""
	}
	rest = strings.TrimLeft(text[i:], " \t,;:-–—")
	if inner, ok := strings.CutPrefix(rest, "("); ok && strings.HasSuffix(inner, ")") {
		rest = inner[:len(inner)-1]
	}
	return text[:i], strings.TrimSpace(rest)
}

func firstWord(text string) string {
	word, _ := cutWord(strings.TrimSpace(text))
	return word
}

// listWords parts a text at its commas, and at its blanks what then is nothing but words of a list.
func listWords(text string, isWord func(string) bool) []string {
	var words []string
	for part := range strings.SplitSeq(plainText(text), ",") {
		part = strings.TrimSpace(part)
		several := strings.FieldsFunc(part, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune("/&+", c) })
		several = slices.DeleteFunc(several, func(word string) bool { return word == "and" })
		switch {
		case part == "":
		case isWord(part) || slices.ContainsFunc(several, func(word string) bool { return !isWord(word) }):
			words = append(words, part)
		default:
			words = append(words, several...)
		}
	}
	return words
}

// wordsOf returns the words of a closed list that a key says, each once.
func (r *reading) wordsOf(k key, l *list[string]) []string {
	f := r.given[k]
	var all []string
	for _, v := range r.scalars(k) {
		for _, part := range listWords(v.Text, func(word string) bool { _, ok := l.of(word); return ok }) {
			word, ok := l.of(part)
			switch {
			case !ok:
				badWord(r, f, v, part, l)
			case !slices.Contains(all, word):
				all = append(all, word)
			}
		}
	}
	return all
}

// truth returns the truth value that a key says, and whether it says one.
func (r *reading) truth(k key, l *list[bool]) (value, said bool) {
	value, _, said = wordOf(r, k, l)
	return value, said
}
