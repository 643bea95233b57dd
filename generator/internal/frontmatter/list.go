package frontmatter

import "strings"

// listOf reads a value that is a list with an item on each line below its key. It reports false when the lines have
// another shape and need YAML as a whole.
func (r *reader) listOf(c chunk) (Value, bool) {
	v := Value{Kind: List}
	indent := ""
	_, rest, _ := strings.Cut(c.text, "\n")
	for line := c.line + 1; rest != ""; line++ {
		var text string
		text, rest, _ = strings.Cut(rest, "\n")
		body := strings.TrimLeft(text, " \t")
		if body == "" || body[0] == '#' {
			continue
		}
		if !listItem(body) {
			return Value{}, false
		}
		space := text[:len(text)-len(body)]
		if v.Items == nil {
			indent, v.Line, v.Column = space, line, column(text, len(space))
		}
		if space != indent || !r.tabs && strings.Contains(space, "\t") {
			return Value{}, false
		}
		item, ok := r.itemOn(text, len(space)+1, line)
		if !ok {
			return Value{}, false
		}
		v.Items = append(v.Items, item)
	}
	return v, true
}

// itemOn reads the item behind the hyphen at the offset before at.
func (r *reader) itemOn(line string, at, number int) (Value, bool) {
	body := strings.TrimLeft(line[at:], " \t")
	at = len(line) - len(body)
	body = strings.TrimRight(body, " \t")
	if v, ok := inline(body, number, column(line, at), true); ok {
		return v, true
	}
	return itemByYAML(body, number, column(line, at))
}
