package frontmatter

import "strings"

// readIndented reads a block of which all keys stand to the right of the margin, as they do when it was pasted, and
// reports false for any other. What it says counts, but never beyond doubt.
func (p *parser) readIndented(text string, line int) bool {
	var indent string
	var b strings.Builder
	for rest := text; rest != ""; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if !blank(line) {
			if indent == "" {
				if indent = line[:len(line)-len(strings.TrimLeft(line, " \t"))]; indent == "" || !keyLike(line[len(indent):]) {
					return false
				}
			}
			if !strings.HasPrefix(line, indent) {
				return false
			}
			line = line[len(indent):]
		}
		b.WriteString(line)
		b.WriteByte('\n')
	}
	if indent == "" {
		return false
	}
	p.doubt = true
	before := len(p.list)
	p.read(b.String(), line)
	for i := range p.list[before:] {
		problem := &p.list[before+i]
		problem.Column += len(indent)
		problem.Excerpt = indent + problem.Excerpt
	}
	for i := range p.fields {
		if f := &p.fields[i]; Fold(f.Key) == "visibility" {
			p.report(f.Line, 1, "visibility", quoted(f.Key)+" does not count where it is indented", "write it at the start of its line",
				indent+lineOf(chunk{text: b.String(), line: line}, f.Line))
		}
	}
	moveRight(p.fields, len(indent))
	return true
}

// moveRight adds to the columns of fields and of all that is in them.
func moveRight(fields []Field, columns int) {
	for i := range fields {
		fields[i].Column += columns
		fields[i].Value.moveRight(columns)
	}
}

func (v *Value) moveRight(columns int) {
	v.Column += columns
	for i := range v.Items {
		v.Items[i].moveRight(columns)
	}
	moveRight(v.Fields, columns)
}
