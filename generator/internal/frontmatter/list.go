package frontmatter

import "strings"

// fewByYAML is how many items are read by YAML one at a time; where there are more it is faster to give it them all.
const fewByYAML = 8

// listOf reads a value that is a list with an item on each line below its key. It reports false when the lines have
// another shape and need YAML as a whole.
func (r *reader) listOf(c chunk) (Value, bool) {
	v := Value{Kind: List}
	indent, byYAML := "", 0
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
			v.Items = make([]Value, 0, min(1+strings.Count(rest, "\n"), fewKeys))
		}
		if space != indent || !r.tabs && strings.Contains(space, "\t") {
			return Value{}, false
		}
		item, ok := itemOn(text, len(space)+1, line)
		if !ok {
			if byYAML++; byYAML > fewByYAML {
				return Value{}, false
			}
			if item, ok = itemByYAML(strings.Trim(body[1:], " \t"), line, item.Column); !ok {
				return Value{}, false
			}
		}
		v.Items = append(v.Items, item)
	}
	return v, true
}

// itemOn reads the item behind the hyphen at the offset before at. Where it needs YAML, only its place is known.
func itemOn(line string, at, number int) (Value, bool) {
	body := strings.TrimLeft(line[at:], " \t")
	col := column(line, len(line)-len(body))
	v, ok := inline(strings.TrimRight(body, " \t"), number, col, true)
	v.Line, v.Column = number, col
	return v, ok
}
