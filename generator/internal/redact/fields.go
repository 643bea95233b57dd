package redact

import (
	"slices"
	"strings"

	"rapport/generator/internal/note"
)

// isLabel reports whether a line begins with a label above what is private.
func (r *reader) isLabel(text string) bool {
	label, _, ok := strings.Cut(text, ":")
	return ok && len(label) <= longestLabel && r.parser.PrivateLabel(label)
}

// open are the fields of a body that are public as they stand there.
var open = map[string]bool{
	"title": true, "date": true, "people": true, "initiatives": true, "topics": true, "tags": true, "name": true, "role": true,
	"org": true,
}

// worded are the fields that are public when they hold a word that the format knows.
var worded = map[string]bool{
	"type": true, "kind": true, "channel": true, "medium": true, "meeting_type": true, "interaction_type": true,
}

// field is what a line is as a field of the note.
type field uint8

const (
	noField field = iota
	publicField
	privateField
)

// field says what a line is as a field. One that is public in some kind of note may stand in any: it is text there.
func (r *reader) field(source string) field {
	source = strings.TrimLeft(visible(source), " \t")
	names, value, ok := r.parser.FieldLine(source)
	if !ok {
		key, behind, found := strings.Cut(source, "::")
		if found && isKey(key) && (behind == "" || behind[0] == ' ') {
			return privateField
		}
		return noField
	}
	for _, name := range names {
		if open[name] || r.extra(name) || worded[name] && note.KnownWord(value) {
			return publicField
		}
	}
	return privateField
}

// isKey reports whether a text before two colons may be a key.
func isKey(text string) bool {
	return text != "" && len(text) <= longestLabel && !strings.ContainsAny(text, "[](){}`:")
}

// inline cuts the `[key:: value]` and `(key:: value)` from a line, and reports whether there were any. One without an
// end goes on to the end of the line.
func inline(text string) (left string, cut bool) {
	var b strings.Builder
	from := 0 // up to which text is in b or cut
	for at := 0; ; {
		n := strings.Index(text[at:], ":: ")
		if n < 0 {
			b.WriteString(text[from:])
			return b.String(), cut
		}
		at += n
		begin := max(from, at-longestLabel-1)
		start := strings.LastIndexAny(text[begin:at], "[(")
		if start < 0 || !isKey(text[begin+start+1:at]) {
			at += len("::")
			continue
		}
		start += begin
		b.WriteString(strings.TrimRight(text[from:start], " \t"))
		from, cut = start+closed(text[start:]), true
		at = from
	}
}

// closed returns the length of what stands in the brackets that a text begins with, with them.
func closed(text string) int {
	closing := byte(']')
	if text[0] == '(' {
		closing = ')'
	}
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case text[0]:
			depth++
		case closing:
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(text)
}

// extra reports whether the settings make a key public.
func (r *reader) extra(name string) bool {
	return note.MayPublish(name) && slices.Contains(r.o.Fields, name)
}
