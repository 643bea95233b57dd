package note

import (
	"strings"
	"unicode/utf8"

	"rapport/generator/internal/frontmatter"
	"rapport/generator/internal/markdown"
)

// rolls are the headings and bold labels under which a body names who was there and who was not, folded.
type rolls struct {
	present map[string]bool // headings
	with    map[string]bool // labels: the same words and one more
	absent  map[string]bool
}

// newRolls returns the built-in words and those that the settings read as the keys of the same meaning.
func newRolls(fields map[string][]string) rolls {
	set := func(words ...string) map[string]bool {
		m := make(map[string]bool, len(words))
		for _, w := range words {
			m[foldWords(w)] = true
		}
		return m
	}
	present := append([]string{"Attendees", "Participants", "Present", "Attending", "In attendance"}, fields["people"]...)
	return rolls{
		present: set(present...),
		with:    set(append(present, "With")...),
		absent:  set(append([]string{"Absent", "Regrets", "Apologies", "Not present"}, fields["absent"]...)...),
	}
}

// bodyPeople returns the people that the body names as present: under a heading, else behind a bold label before the
// second heading. In a series they are those named before its first section.
func (r *reading) bodyPeople() []Name {
	end := r.beforeSections()
	if names := r.under(r.rolls.present, 0, end); len(names) > 0 {
		return names
	}
	return r.labelled(r.rolls.with, r.lines(-1, min(1, end)))
}

// bodyAbsent returns the people that the body names as not present.
func (r *reading) bodyAbsent() []Name {
	end := r.beforeSections()
	if names := r.under(r.rolls.absent, 0, end); len(names) > 0 {
		return names
	}
	return r.labelled(r.rolls.absent, r.lines(-1, min(1, end)))
}

// beforeSections returns the number of headings that stand before a series begins.
func (r *reading) beforeSections() int {
	if len(r.dated.starts) >= 2 {
		return r.dated.starts[0]
	}
	return len(r.n.Doc.Headings)
}

// under returns the names listed under the first of some headings.
func (r *reading) under(words map[string]bool, from, to int) []Name {
	for h := from; h < to; h++ {
		if words[r.headings[h]] {
			return r.listed(r.lines(h, h+1))
		}
	}
	return nil
}

// listed returns the names in a list. An item that ends with a colon is a group's label, with its names in the list
// below it; other lists within the list are remarks. Where there is no list, the links of the text are the names.
func (r *reading) listed(lines []markdown.Line) []Name {
	var names []Name
	items, labelled := false, false
	for i := range lines {
		line := &lines[i]
		switch {
		case !line.Item || line.Quoted:
			continue
		case line.Depth == 1:
			labelled = strings.HasSuffix(strings.TrimRight(line.Plain, " "), ":")
			if labelled {
				items = true
				continue
			}
		case line.Depth > 2 || !labelled:
			continue
		}
		items = true
		names = append(names, ParseNames(unbroken(line.Text), line.Line, line.Column)...)
	}
	if items {
		return names
	}
	for i := range lines {
		if !lines[i].Quoted {
			names = append(names, r.refs(&lines[i])...)
		}
	}
	return names
}

// unbroken joins the lines of an item without moving its characters.
func unbroken(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// labelled returns the names behind the first bold label of some words, on its line or in the list below it.
func (r *reading) labelled(words map[string]bool, lines []markdown.Line) []Name {
	for i := range lines {
		line := &lines[i]
		if line.Quoted {
			continue
		}
		text := firstLine(line.Text)
		label, at, ok := boldLabel(text)
		if !ok || !words[foldWords(label)] {
			continue
		}
		if rest := text[at:]; strings.TrimSpace(rest) != "" {
			return ParseNames(rest, line.Line, line.Column+utf8.RuneCountInString(text[:at]))
		}
		return r.listed(listBelow(lines, i))
	}
	return nil
}

// listBelow returns the items that follow a line and belong to it.
func listBelow(lines []markdown.Line, i int) []markdown.Line {
	below := lines[i+1:]
	for k := range below {
		if !below[k].Item || below[k].Heading != lines[i].Heading || lines[i].Item && below[k].Depth <= lines[i].Depth {
			return below[:k]
		}
	}
	return below
}

// refs returns the names that a line links or mentions, in order.
func (r *reading) refs(line *markdown.Line) []Name { return r.refsAt(line.Refs) }

func (r *reading) refsAt(refs []int) []Name {
	var names []Name
	for _, i := range refs {
		if n, ok := r.refName(&r.n.Doc.Refs[i]); ok {
			names = append(names, n)
		}
	}
	return names
}

// refName returns the name that a reference gives. A link to a day gives none.
func (r *reading) refName(ref *markdown.Ref) (n Name, ok bool) {
	switch ref.Kind {
	case markdown.Mention:
		n = Name{Text: cleanName(ref.Target), Handle: ref.Target}
	case markdown.Wiki, markdown.Link:
		target := cleanTarget(ref.Target)
		if target == "" || '0' <= target[0] && target[0] <= '9' && r.isDay(target) {
			return n, false
		}
		n = linkName(target, ref.Text)
		if n.Text == "" || ref.Text == ref.Target {
			n = linkName(target, "")
		}
	case markdown.Image, markdown.Embedded, markdown.Tag:
		return n, false
	}
	n.Line, n.Column = ref.Line, ref.Column
	return n, n.Text != ""
}

// inlineName returns the folded key of a line that is `key:: value` or `**Key:** value`, and its value.
func inlineName(line *markdown.Line) (folded, value string, at int) {
	text := firstLine(line.Text)
	label, at, ok := boldLabel(text)
	if !ok {
		if label, at, ok = inlineKey(text); !ok {
			return "", "", 0
		}
	}
	return frontmatter.Fold(label), text[at:], at
}
