package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// code writes a block of code. Queries of other programs are not run; their text would tell a reader nothing.
func (w *writer) code(n ast.Node, language string) {
	language = strings.ToLower(language)
	switch language {
	case "dataview", "dataviewjs", "base", "tasks", "query":
		w.tag("p", ` class="query"`)
		w.write("A query stands here (" + language + "); rapport does not run it.</p>\n")
		return
	}
	w.tag("pre", ` tabindex="0"`)
	w.write("<code")
	if language = className(language); language != "" {
		w.write(` class="language-` + language + `"`)
	}
	w.write(">")
	lines := n.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		w.out = appendEscaped(w.out, s.Value(w.src))
	}
	w.write("</code></pre>\n")
}

// className is what of a language's name can be part of a class.
func className(s string) string {
	return strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-' || r == '+' || r == '#' {
			return r
		}
		return -1
	}, s)
}
