package redact

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapport/generator/internal/note"
)

// visibility is the line that makes a note public.
const visibility = "visibility"

// created is the key of a day that counts for want of another.
const created = "created"

// mostlyFront is room for front matter, in bytes.
const mostlyFront = 256

// write writes the note: front matter in one form, whatever the form it had, and the body that is left.
func (c *cutting) write(withCreated bool) {
	c.out, c.numbers = make([]byte, 0, len(c.opened.Body)+mostlyFront), c.numbers[:0]
	c.writeLine("---", 1)
	for _, f := range c.facts(withCreated) {
		c.writeLine(f.Key+": "+valueOf(f), f.Line)
	}
	for i := range c.opened.Fields {
		if f := &c.opened.Fields[i]; f.Key == visibility {
			c.writeLine("visibility: public", f.Line)
		}
	}
	c.writeLine("---", c.fence)
	for _, l := range c.lines {
		c.writeLine(l.text, l.number)
	}
}

func (c *cutting) writeLine(text string, number int) {
	c.out = append(append(c.out, text...), '\n')
	c.numbers = append(c.numbers, number)
}

// facts is what the public may know of the front matter. Until it is known what the note is about, it is read as that of
// a meeting, by whose keys that is decided.
func (c *cutting) facts(withCreated bool) []note.Fact {
	kind := c.kind
	if !c.known {
		kind = note.MeetingNote
	}
	if c.stated == nil || c.statedOf != kind {
		c.stated, c.statedOf = c.opened.Facts(kind, c.o.Fields), kind
	}
	if n := len(c.stated) - 1; !withCreated && n >= 0 && c.stated[n].Key == created { // it is last
		return c.stated[:n]
	}
	return c.stated
}

// fields notes the fields that were cut.
func (c *cutting) fields(withCreated bool) {
	kept := map[int]bool{}
	for _, f := range c.facts(withCreated) {
		kept[f.Line] = true
	}
	fields := c.opened.Fields
	for i := range fields {
		f := &fields[i]
		if f.Key == visibility || kept[f.Line] {
			continue
		}
		to := c.opened.BodyLine - 2
		if i+1 < len(fields) {
			to = fields[i+1].Line - 1
		}
		c.cuts = append(c.cuts, Cut{Kind: Field, Key: f.Key, From: f.Line, To: max(f.Line, to)})
	}
}

// valueOf writes a value as YAML in quotes, which mean the same whatever stands in them.
func valueOf(f note.Fact) string {
	if !f.List {
		return quoted(f.Texts[0])
	}
	items := make([]string, len(f.Texts))
	for i, text := range f.Texts {
		items[i] = quoted(text)
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// quoted writes a text in double quotes. Braces and < are escaped, since they would make a template of the note.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i, r := range text {
		switch {
		case r == '"', r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == utf8.RuneError && text[i] != "\uFFFD"[0], r == '{', r == '<', !unicode.IsPrint(r) && r <= 0xFFFF:
			fmt.Fprintf(&b, `\u%04X`, r)
		case !unicode.IsPrint(r):
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
