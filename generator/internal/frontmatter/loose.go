package frontmatter

import "strings"

// loose reads the `Key: value`, `key:: value` and `- key:: value` lines that a note without fences begins with, when
// the first key is known. It returns the offset behind them, and behind a fence directly beneath.
func (r *reader) loose(src []byte) (body int) {
	for line := 1; body < len(src); line++ {
		end, next := lineEnd(src, body)
		text := string(src[body:end])
		if len(r.fields) > 0 && text == string(fence) {
			return next
		}
		key, at, ok := looseKey(text)
		if !ok || len(r.fields) == 0 && !r.first(key) {
			break
		}
		r.looseField(text, key, at, line)
		body = next
	}
	return body
}

// first reports whether a note may begin with that key. `visibility` counts there no less than elsewhere as something
// that was meant, and is told of.
func (r *reader) first(key string) bool {
	fold := Fold(key)
	return fold == "visibility" || r.known(fold)
}

// looseKey takes a line apart: its key, and the offset of what stands behind the colons.
func looseKey(line string) (key string, value int, ok bool) {
	from := 0
	if strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "* ") {
		from = 2
	}
	colon := strings.IndexByte(line[from:], ':') + from
	if colon <= from || colon-from > longestKey {
		return "", 0, false
	}
	value = colon + 1
	double := value < len(line) && line[value] == ':'
	if double {
		value++
	}
	if value < len(line) && !isBlank(line[value]) || from > 0 && !double {
		return "", 0, false
	}
	key = strings.TrimRight(line[from:colon], " \t")
	if key == "" || strings.Count(key, " ") >= mostWords || strings.ContainsAny(key, "*[](){}<>`#\"'.,;!?/|\\&@%=+~^$") || isBlank(key[0]) {
		return "", 0, false
	}
	return key, value, true
}

// looseField adds the field of a line; a second one of the same key is a problem.
func (r *reader) looseField(text, key string, value, line int) {
	at := strings.Index(text, key)
	if r.seen(Fold(key)) {
		r.report(line, column(text, at), "duplicate-key",
			quoted(key)+" stands here a second time, and the first counts", "keep one of them", text)
		return
	}
	if Fold(key) == "visibility" {
		r.report(line, column(text, at), "visibility", quoted(text)+" does not count outside of front matter",
			"put it between two lines `---`, the first of them the first of the note", text)
	}
	rest := strings.TrimLeft(text[value:], " \t")
	value = len(text) - len(rest)
	rest = strings.TrimRight(rest, " \t")
	v, ok := inline(rest, line, column(text, value), false)
	if !ok {
		v = Value{Kind: Scalar, Text: rest, Line: line, Column: column(text, value)}
	}
	v.Plain = false
	r.fields = append(r.fields, Field{Key: key, Line: line, Column: column(text, at), Value: v})
}
