package frontmatter

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// What is meant as front matter without being any ends here: other fences, other formats, and fences below something
// else. It makes nothing public, and is taken out of the body.

// above is how many lines may stand above fences that are to be taken for misplaced front matter.
const above = 20

// foreign takes front matter in TOML or JSON out of the body.
func (p *parser) foreign() bool {
	if len(p.src) == 0 || p.src[0] < utf8.RuneSelf && bytes.IndexByte([]byte("+;-{ \t"), p.src[0]) < 0 {
		return false // the quick way out
	}
	end, next := lineEnd(p.src, 0)
	first := strings.Map(visible, string(p.src[:end]))
	var closer, format string
	switch {
	case first == "+++", first == "---toml":
		format, closer = "TOML", first[:3]
	case first == ";;;", first == "---json":
		format, closer = "JSON", first[:3]
	case first == "{", strings.HasPrefix(first, `{"`), strings.HasPrefix(first, `{'`):
		format, closer = "JSON", "}"
	case strings.HasPrefix(first, "---") && strings.ContainsAny(string(p.src[:end]), "\u2028\u2029"):
		p.separated(next)
		return true
	default:
		return false
	}
	r := region{to: len(p.src), line: 1}
	r.body = -1
	if closer == "}" && strings.HasSuffix(first, closer) {
		r.to, r.body = end, next
	}
	for i := next; i < len(p.src) && r.body < 0; {
		end, after := lineEnd(p.src, i)
		if strings.Map(visible, string(p.src[i:end])) == closer {
			r.to, r.body = i, after
		}
		i = after
	}
	if r.body < 0 {
		r.body = paragraphEndFlat(p.src)
		r.to = r.body
	}
	text := string(p.src[:r.to])
	p.fences = true
	p.body, p.bodyLine = p.src[r.body:], 1+bytes.Count(p.src[:r.body], []byte{'\n'})
	if p.template = strings.Contains(text, "<%") || strings.Contains(text, "{{"); !p.template {
		p.doubt = true
		p.report(1, 1, "foreign-front-matter", "front matter in "+format+" is not read",
			"write it as `key: value` lines between two lines `---`", firstLine(string(p.src)))
	}
	return true
}

// separated takes front matter out of the body whose lines end in characters that end none here.
func (p *parser) separated(body int) {
	p.fences, p.doubt = true, true
	p.body, p.bodyLine = p.src[body:], 2
	p.report(1, 1, "line-separator", "the lines of the front matter do not end in line breaks, and are not read",
		"type the line breaks again", firstLine(string(p.src)))
}

// paragraphEndFlat returns the offset behind the first blank line.
func paragraphEndFlat(src []byte) int {
	if n := bytes.Index(src, []byte("\n\n")); n >= 0 {
		return n + 2
	}
	return len(src)
}

// misplaced looks for fences that are not exact, or not on the first line.
func (p *parser) misplaced() bool {
	soft, comment := true, false // only blank lines and comments stand above
	line := 1
	for i := 0; i < len(p.src) && line <= above; line++ {
		end, next := lineEnd(p.src, i)
		text := string(p.src[i:end])
		if !comment && !suspicious(text) {
			soft, i = false, next
			continue
		}
		bare := strings.Map(visible, text)
		switch {
		case comment || strings.HasPrefix(bare, "<!--"):
			comment = !strings.Contains(text, "-->")
		case opens(text, bare) && next < len(p.src):
			if p.opened(i, next, line+1, soft) {
				return true
			}
			soft = false
		case bare != "":
			soft = false
		}
		i = next
	}
	return false
}

// suspicious reports whether a line could be blank, a comment or a fence. Few are.
func suspicious(line string) bool {
	return line == "" || line[0] >= utf8.RuneSelf || strings.IndexByte("-< \t", line[0]) >= 0
}

// opens reports whether a line looks like an opening fence.
func opens(text, bare string) bool {
	if bare == "---yaml" || bare == "---yml" {
		return true
	}
	return bare != "" && bare != "..." && (fenceLike([]byte(text)) || fenceLike([]byte(bare)))
}

// opened reads what stands behind a line that looks like an opening fence, if it is front matter: below blank lines
// and comments a key is enough, below other text it takes a known one and a block that holds nothing else.
func (p *parser) opened(open, from, line int, soft bool) bool {
	r := closing(p.src, from)
	r.open, r.line = open, line
	text := string(p.src[r.from:r.to])
	if p.prose(text, r.closed) || !p.matter(text, soft) || !soft && !r.closed {
		return false
	}
	p.take(r, text)
	if len(bytes.TrimSpace(p.src[:open])) > 0 {
		p.body, p.bodyLine = blanked(p.src, open, r.body), 1
	}
	p.unsound(open, "misplaced-front-matter", quoted(lineAt(p.src, open))+" does not open front matter",
		"begin the note with a line of exactly `---`, with nothing above or before it")
	return true
}

// matter reports whether a text is front matter.
func (p *parser) matter(text string, soft bool) bool {
	any, known, only := false, false, true
	for text != "" {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		switch key, _, ok := p.keyOf(line); {
		case ok && keyLike(line):
			any = true
			known = known || p.means(key)
		case keyLike(line):
			any = true
		case !blank(line) && proseLine(line) && line[0] != '#':
			only = false
		}
	}
	return any && (soft || known && only)
}

func lineAt(src []byte, i int) string {
	end, _ := lineEnd(src, i)
	return string(src[i:end])
}

// blanked returns a source with empty lines from one offset to another.
func blanked(src []byte, from, to int) []byte {
	gone := bytes.Count(src[from:to], []byte{'\n'})
	out := make([]byte, 0, from+gone+len(src)-to)
	out = append(out, src[:from]...)
	out = append(out, bytes.Repeat([]byte{'\n'}, gone)...)
	return append(out, src[to:]...)
}
