package press

import (
	"html/template"
	"strings"
	"text/template/parse"
)

// htmlEscaper is how html/template calls what it puts behind a value among text. HTML passes it unchanged.
const htmlEscaper = "_html_template_htmlescaper"

// textEscapers are those of html/template that do the same with a string.
var textEscapers = []string{htmlEscaper, "_html_template_attrescaper", "_html_template_rcdataescaper"}

// hrefEscapers are those that it puts behind an address with which an attribute begins.
const hrefEscapers = "_html_template_urlfilter _html_template_urlnormalizer _html_template_attrescaper"

// escapersOf are the names of the functions behind the first command of an action; empty when one takes more than what
// is before it.
func escapersOf(pipe *parse.PipeNode) string {
	var names []string
	for _, cmd := range pipe.Cmds[1:] {
		name, ok := cmd.Args[0].(*parse.IdentifierNode)
		if !ok || len(cmd.Args) > 1 {
			return ""
		}
		names = append(names, name.Ident)
	}
	return strings.Join(names, " ")
}

// escaped writes a text as textEscapers do: they know two characters more than [Sheet.Text].
func (s *Sheet) escaped(text string) {
	for {
		i := strings.IndexAny(text, "+\x00")
		if i < 0 {
			s.Text(text)
			return
		}
		s.Text(text[:i])
		if text[i] == '+' {
			s.Raw("&#43;")
		} else {
			s.Raw("\uFFFD")
		}
		text = text[i+1:]
	}
}

// href writes an address as hrefEscapers do, by way of them unless there is nothing to escape.
func (s *Sheet) href(url string) {
	if !strings.ContainsFunc(url, escapedInURL) {
		s.Raw(url)
		return
	}
	var b strings.Builder
	if err := anchor.Execute(&b, url); err != nil {
		panic(err)
	}
	escaped, _ := strings.CutPrefix(b.String(), `<a href="`)
	s.Raw(strings.TrimSuffix(escaped, `">`))
}

// escapedInURL reports whether a character of an address may not stay as it is.
func escapedInURL(c rune) bool {
	return !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.ContainsRune("-._~/#", c))
}

var anchor = template.Must(template.New("").Parse(`<a href="{{.}}">`))
