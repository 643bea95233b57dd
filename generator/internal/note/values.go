package note

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

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

// scalars returns the texts of what a key says.
func (r *reading) scalars(k key) []frontmatter.Value {
	if f := r.given[k]; f != nil {
		return f.Value.Scalars()
	}
	return nil
}

// text returns what a key says as one text, with its links as a reader sees them.
func (r *reading) text(k key) string {
	f := r.given[k]
	if f == nil {
		return ""
	}
	if f.Value.Kind == frontmatter.Map {
		r.bad(f, "not-text", f.Value, fmt.Sprintf("%s is no text but has fields of its own", f.Key), "write one text, in quotes when it holds a colon")
		return ""
	}
	return flat(f.Value)
}

// plain is text that takes fields too, of keys in which other programs may write them: a place with its coordinates, a
// team with what each of them does.
func (r *reading) plain(k key) string {
	if f := r.given[k]; f != nil {
		return flat(f.Value)
	}
	return ""
}

// texts returns what a key says as texts: the items of a list, or those between the commas of a scalar.
func (r *reading) texts(k key) []string {
	f := r.given[k]
	if f == nil {
		return nil
	}
	var all []string
	for _, v := range f.Value.Scalars() {
		text := plainText(v.Text)
		if f.Value.Kind != frontmatter.Scalar {
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
		return namesOf(f.Value)
	}
	return nil
}

// namesOf returns the names in a value. A list in a list is a link that lost its quotes: [[Jane Doe]].
func namesOf(v frontmatter.Value) []Name {
	if v.Kind != frontmatter.List {
		return namesOfItem(nil, &v, false)
	}
	names := make([]Name, 0, len(v.Items))
	for i := range v.Items {
		names = namesOfItem(names, &v.Items[i], true)
	}
	if len(names) == 0 {
		return nil
	}
	return names
}

// namesOfItem appends the names in a value that may be an item of a list.
func namesOfItem(names []Name, v *frontmatter.Value, listed bool) []Name {
	switch v.Kind {
	case frontmatter.Map:
		return append(names, namesOfMap(*v)...)
	case frontmatter.Scalar:
		return namesOfScalar(names, v, false)
	case frontmatter.Blank, frontmatter.List:
	}
	scalars := v.Scalars()
	for i := range scalars {
		names = namesOfScalar(names, &scalars[i], listed && v.Kind == frontmatter.List)
	}
	return names
}

// namesOfScalar appends the names in one text, which may have lost the brackets of a link.
func namesOfScalar(names []Name, v *frontmatter.Value, bare bool) []Name {
	text, column := v.Text, v.Column
	if !v.Plain && v.Kind == frontmatter.Scalar {
		column++ // the quote
	}
	if bare && !strings.ContainsAny(text, "[]\n") {
		text, column = "[["+text+"]]", max(1, column-2)
	}
	return appendNames(names, text, v.Line, column)
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
