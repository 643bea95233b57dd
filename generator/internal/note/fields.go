package note

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"rapport/generator/internal/frontmatter"
	"rapport/generator/internal/markdown"
)

// field is something the author said of a key, in front matter or in the body.
type field struct {
	*frontmatter.Field
	folded string // its key
	inline bool   // in the body
	bold   bool   // as `**Key:** value`: running text may look so, therefore nothing in it is ever a problem
	used   bool
}

// collect gathers the fields of the front matter and those of the body's first paragraph or list.
func (r *reading) collect() {
	r.fields = make([]field, 0, len(r.block.Fields)+2)
	for i := range r.block.Fields {
		f := &r.block.Fields[i]
		folded := frontmatter.Fold(f.Key)
		if folded != visibility {
			r.fields = append(r.fields, field{Field: f, folded: folded})
		}
	}
	for i := range r.n.Doc.Lines {
		line := &r.n.Doc.Lines[i]
		if !line.First || line.Heading >= 0 && line.Heading >= r.beforeSections() {
			break // behind the first heading of a series they speak of one meeting
		}
		if f, ok := r.inlineField(line); ok {
			r.fields = append(r.fields, f)
			r.inline++
		}
	}
}

// inlineField reads a line as `key:: value` or `**Key:** value`.
func (r *reading) inlineField(line *markdown.Line) (f field, ok bool) {
	if line.Quoted || line.Task != 0 {
		return f, false
	}
	text := firstLine(line.Text)
	label, at, bold := boldLabel(text)
	if !bold {
		if label, at, ok = inlineKey(text); !ok {
			return f, false
		}
	}
	folded := frontmatter.Fold(label)
	value := strings.TrimSpace(text[at:])
	if !r.spellings.known(folded) || value == "" || r.isMarkerLine(line) && !r.fieldBeforeMarker(folded, value) {
		return f, false
	}
	at += strings.Index(text[at:], value)
	column := line.Column + utf8.RuneCountInString(text[:at])
	return field{
		Field: &frontmatter.Field{
			Key: label, Line: line.Line, Column: column,
			Value: frontmatter.Value{Kind: frontmatter.Scalar, Text: value, Plain: true, Line: line.Line, Column: column},
		},
		folded: folded, inline: true, bold: bold,
	}, true
}

// fieldBeforeMarker reports whether a line that could be a marker may be a field all the same: `decision:: DAY` in an
// initiative, `why:: friendship` in a person.
func (r *reading) fieldBeforeMarker(folded, value string) bool {
	return r.spellings[InitiativeNote][folded].key == keyDecision && r.isDay(value) ||
		r.spellings[PersonNote][folded].key == keyWhy
}

func firstLine(s string) string {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return s[:i]
	}
	return s
}

// longestLabel is the length above which what stands before a colon is a sentence.
const longestLabel = 40

// inlineKey reads the key of `key:: value`, and the offset behind its colons.
func inlineKey(text string) (label string, at int, ok bool) {
	i := strings.Index(text, "::")
	if i <= 0 || i > longestLabel || strings.ContainsAny(text[:i], "[](){}`:") {
		return "", 0, false
	}
	return strings.Trim(text[:i], " \t*_"), i + len("::"), true
}

// boldLabel reads the label of `**Label:** text` or `**Label**: text`, and the offset behind it.
func boldLabel(text string) (label string, at int, ok bool) {
	if len(text) < 5 || text[0] != text[1] || text[0] != '*' && text[0] != '_' {
		return "", 0, false
	}
	end := strings.Index(text[2:], text[:2])
	if end <= 0 || end > longestLabel {
		return "", 0, false
	}
	label, at = text[2:2+end], end+4
	bare := strings.TrimRight(label, ": ")
	if bare == label || !strings.Contains(label[len(bare):], ":") {
		rest := strings.TrimLeft(text[at:], " ")
		after := strings.TrimLeft(rest, ":")
		if after == rest {
			return "", 0, false
		}
		at = len(text) - len(after)
	}
	return strings.TrimSpace(bare), at, bare != ""
}

// choose finds the best field of every key for a kind of note: front matter before the body, then the first spelling
// of the manual's list, then the first in the note. Blank fields say nothing.
func (r *reading) choose(kind Kind) {
	clear(r.given[:])
	var ranks [keyCount]int
	for i := range r.fields {
		f := &r.fields[i]
		f.used = blank(f.Value)
		s, ok := r.spellings[kind][f.folded]
		if !ok || f.used {
			continue
		}
		if f.inline {
			s.rank += inlineRank
		}
		best := r.given[s.key]
		if best != nil && ranks[s.key] <= s.rank {
			continue
		}
		if best != nil {
			best.used = false
		}
		r.given[s.key], ranks[s.key], f.used = f, s.rank, true
	}
}

// blank reports whether a value says nothing.
func blank(v frontmatter.Value) bool {
	switch v.Kind {
	case frontmatter.Blank:
		return true
	case frontmatter.Scalar:
		return strings.TrimSpace(v.Text) == ""
	case frontmatter.List:
		return !slices.ContainsFunc(v.Items, func(item frontmatter.Value) bool { return !blank(item) })
	case frontmatter.Map:
		return len(v.Fields) == 0
	}
	return true
}

// keep shows something to the note's owner that rapport can do nothing with.
func (r *reading) keep(f *field, text string) {
	if text != "" && !f.inline {
		r.n.Extra = append(r.n.Extra, Extra{Key: f.Key, Text: text, Line: f.Line})
	}
}

// extras keeps the fields that nothing was read from. What `allow_names` says matters to what is published alone; its
// owner sees it here.
func (r *reading) extras() {
	for i := range r.fields {
		if f := &r.fields[i]; !f.used || r.given[keyAllowNames] == f {
			r.keep(f, flat(f.Value))
		}
	}
	slices.SortStableFunc(r.n.Extra, func(a, b Extra) int { return cmp.Compare(a.Line, b.Line) })
}

// flat returns a value as one text.
func flat(v frontmatter.Value) string { return flatBy(v, plainText) }

// flatBy is flat with what reads a scalar.
func flatBy(v frontmatter.Value, read func(string) string) string {
	var parts []string
	switch v.Kind {
	case frontmatter.Blank:
	case frontmatter.Scalar:
		return read(v.Text)
	case frontmatter.List:
		for _, item := range v.Items {
			if text := flatBy(item, read); text != "" {
				parts = append(parts, text)
			}
		}
	case frontmatter.Map:
		for _, f := range v.Fields {
			if text := flatBy(f.Value, read); text != "" {
				parts = append(parts, f.Key+": "+text)
			} else {
				parts = append(parts, f.Key)
			}
		}
	}
	return strings.Join(parts, ", ")
}
