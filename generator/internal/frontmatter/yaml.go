package frontmatter

import (
	"errors"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// decode reads a chunk by YAML.
func (r *reader) decode(c chunk) (Value, bool) {
	text, added := spaced(c.text, r.tabs)
	if strings.IndexByte(text, '\r') >= 0 {
		return r.broken(c, c.line, 0, "a carriage return stands in it and ends no line")
	}
	var doc yaml.Node
	if err := yaml.Load([]byte(text+"\n"), &doc); err != nil {
		line, col, message := errorAt(err)
		return r.broken(c, c.line+line-1, col-extra(added, line), message)
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode || len(doc.Content[0].Content) != 2 {
		return r.broken(c, c.line, 0, "its lines are not one key with its value")
	}
	key, value := doc.Content[0].Content[0], doc.Content[0].Content[1]
	w := walk{lines: strings.Split(text, "\n"), added: added, line: c.line}
	if key.Kind != yaml.ScalarNode || key.Anchor != "" {
		w.fail(key, "anchor", "the key holds more than its name", "write the key alone")
	}
	v := w.value(value)
	for _, f := range w.faults {
		r.report(f.line, f.column, f.code, f.message, f.hint, lineOf(c, f.line))
	}
	return v, !w.failed
}

// itemByYAML reads an item of one line by YAML, and reports false when it is not sound there.
func itemByYAML(text string, line, col int) (Value, bool) {
	var doc yaml.Node
	if err := yaml.Load([]byte(text+"\n"), &doc); err != nil || len(doc.Content) != 1 {
		return Value{}, false
	}
	w := walk{lines: []string{text}, line: line, shift: col - 1}
	v := w.value(doc.Content[0])
	return v, len(w.faults) == 0
}

// broken reports a chunk that cannot be read. col 0 means where the value begins.
func (r *reader) broken(c chunk, line, col int, message string) (Value, bool) {
	first := firstLine(c.text)
	hint := "put the value in quotes"
	at := c.value + len(first[c.value:]) - len(strings.TrimLeft(first[c.value:], " \t"))
	if at < len(first) && (first[at] == '"' || first[at] == '\'') {
		hint = "put the whole value between one pair of quotes"
	} else if at < len(first) && (first[at] == '[' || first[at] == '{') {
		hint = "close the brackets, and put what holds brackets or colons in quotes"
	} else if at < len(first) && (first[at] == '*' || first[at] == '&') {
		hint = "put the value in quotes: * and & at its start are marks of YAML"
	}
	if line < c.line || line > c.line+strings.Count(c.text, "\n") {
		line, col = c.line, 0
	}
	code := "front-matter"
	text := lineOf(c, line)
	if col < 1 {
		col = column(first, at)
	}
	if !r.tabs && text != "" && strings.Contains(text[:len(text)-len(strings.TrimLeft(text, " \t"))], "\t") {
		code, hint = "tab", "indent with blanks: YAML takes no tabs there"
	}
	r.report(line, col, code, quoted(c.key)+" cannot be read: "+message, hint, text)
	return Value{}, false
}

// lineOf returns the line of a chunk that is that line of the file.
func lineOf(c chunk, line int) string {
	text := c.text
	for ; line > c.line; line-- {
		_, text, _ = strings.Cut(text, "\n")
	}
	return firstLine(text)
}

// errorAt takes YAML's error apart.
func errorAt(err error) (line, col int, message string) {
	var e *yaml.LoadError
	if !errors.As(err, &e) {
		return 0, 0, plainly(err.Error())
	}
	return e.Mark.Line, e.Mark.Column, plainly(e.Message)
}

// plainly says in an author's words what YAML says in those of its parser.
func plainly(message string) string {
	message = strings.TrimPrefix(message, "yaml: ")
	for _, m := range [...]struct{ yaml, plain string }{
		{"found unexpected end of stream", "a quote or a bracket is not closed"},
		{"did not find expected node content", "a value is missing"},
		{"did not find expected ',' or ']'", "a list is not closed, or lacks a comma"},
		{"did not find expected ',' or '}'", "a brace is not closed, or lacks a comma"},
		{"found character that cannot start any token", "it begins with a character that YAML keeps for itself"},
		{"mapping values are not allowed in this context", "there is a colon where no key can be"},
	} {
		if strings.Contains(message, m.yaml) {
			return m.plain
		}
	}
	return message
}

// spaced returns a text with two blanks for every tab that indents a line, and the columns each line gained.
func spaced(text string, tabs bool) (string, []int) {
	if !tabs || !strings.Contains(text, "\t") {
		return text, nil
	}
	lines := strings.Split(text, "\n")
	added := make([]int, len(lines))
	for i, line := range lines {
		indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		if i == 0 || !strings.Contains(indent, "\t") {
			continue
		}
		added[i] = strings.Count(indent, "\t")
		lines[i] = strings.ReplaceAll(indent, "\t", "  ") + line[len(indent):]
	}
	return strings.Join(lines, "\n"), added
}

// extra returns what spaced added to a line, counted from 1.
func extra(added []int, line int) int {
	if line < 1 || line > len(added) {
		return 0
	}
	return added[line-1]
}

// walk turns nodes of YAML into values.
type walk struct {
	lines  []string // of the chunk
	added  []int
	line   int // of the file, of the first of lines
	shift  int // columns before the text
	faults []fault
	failed bool
}

type fault struct {
	line, column        int
	code, message, hint string
}

func (w *walk) place(n *yaml.Node) (line, column int) {
	return w.line + n.Line - 1, n.Column - extra(w.added, n.Line) + w.shift
}

func (w *walk) fault(n *yaml.Node, code, message, hint string) {
	line, column := w.place(n)
	w.faults = append(w.faults, fault{line, column, code, message, hint})
}

func (w *walk) fail(n *yaml.Node, code, message, hint string) {
	w.fault(n, code, message, hint)
	w.failed = true
}

func (w *walk) value(n *yaml.Node) Value {
	var v Value
	v.Line, v.Column = w.place(n)
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		w.fail(n, "anchor", "& and * are marks of YAML for repeating a value, and are not read", "put the value in quotes, or write it out")
		return v
	}
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Value != "" && n.ShortTag() != "!!null" {
			v.Kind, v.Text, v.Plain = Scalar, n.Value, n.Style == 0
		}
	case yaml.SequenceNode:
		if link := w.link(n); link != "" {
			v.Kind, v.Text = Scalar, link
			return v
		}
		for _, item := range n.Content {
			v.Kind = List
			v.Items = append(v.Items, w.value(item))
		}
	case yaml.MappingNode:
		w.pairs(&v, n)
	}
	return v
}

// pairs reads the fields of a map.
func (w *walk) pairs(v *Value, n *yaml.Node) {
	seen := make(map[string]bool, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		name := key.Value
		if key.Kind == yaml.SequenceNode {
			name = w.link(key)
		}
		switch {
		case key.Value == "<<" && key.Style == 0:
			w.fail(key, "merge-key", `"<<" takes keys from elsewhere in the file, and is not read`, "write the keys out")
			continue
		case key.Kind == yaml.AliasNode, key.Anchor != "", name == "":
			w.fail(key, "front-matter", "a key inside this value cannot be read", "put the key in quotes")
			continue
		case seen[Fold(name)]:
			w.fault(key, "duplicate-key", quoted(name)+" stands here a second time, and the first counts", "keep one of them")
			continue
		}
		seen[Fold(name)] = true
		f := Field{Key: name, Value: w.value(value)}
		f.Line, f.Column = w.place(key)
		v.Kind = Map
		v.Fields = append(v.Fields, f)
	}
}

// link returns the wiki link that YAML took for a list in a list, as it was written; empty when there is none.
func (w *walk) link(n *yaml.Node) string {
	if len(n.Content) != 1 || n.Content[0].Kind != yaml.SequenceNode || n.Line < 1 || n.Line > len(w.lines) {
		return ""
	}
	line := w.lines[n.Line-1]
	for range n.Column - 1 {
		if line == "" {
			return ""
		}
		_, size := utf8.DecodeRuneInString(line)
		line = line[size:]
	}
	return line[:linkLength(line)]
}
