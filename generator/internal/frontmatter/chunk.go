package frontmatter

import (
	"strings"
	"unicode/utf8"

	"rapport/generator/internal/diag"
)

// reader takes the lines between the fences apart. Each key is read from its own lines alone, so that what is broken
// costs its own key; the same lines together mean the same to YAML, because a key begins at the margin and nothing
// else that is whole does.
type reader struct {
	path   string
	known  func(folded string) bool // of keys without a blank behind the colon; nil when these are not read
	tabs   bool                     // tabs may indent
	fields []Field
	doubt  bool
	list   []diag.Problem
	folded map[string]bool // the keys so far, once there are many
}

// chunk is a key with the lines that belong to it.
type chunk struct {
	key   string
	line  int    // of the file
	text  string // from the key to the next
	value int    // the offset of what stands behind the colon
	more  bool   // there is more than blanks and comments below the first line
	glued bool   // no blank stands behind the colon
	stray bool   // no key at all
}

// fewKeys are found faster by looking at each.
const fewKeys = 24

// read reads the lines of a block, of which the first is that line of the file.
func (r *reader) read(block string, line int) {
	var c chunk
	r.fields = make([]Field, 0, min(strings.Count(block, ":"), fewKeys))
	from := 0
	for i := 0; i < len(block); line++ {
		end, next := len(block), len(block)
		if n := strings.IndexByte(block[i:], '\n'); n >= 0 {
			end, next = i+n, i+n+1
		}
		text := block[i:end]
		switch key, value, ok := r.keyOf(text); {
		case ok:
			r.add(c, block[from:i])
			c = chunk{key: key, value: value, line: line, glued: value < len(text) && !isBlank(text[value])}
			from = i
		case text == "" || text[0] == '#' || blank(text):
		case (isBlank(text[0]) || listItem(text)) && c.line > 0:
			c.more = true
		case c.line > 0 && !c.stray && unfinished(block[from+c.value:i]):
			c.more = true
		default:
			r.add(c, block[from:i])
			c, from = chunk{line: line, stray: true}, i
		}
		i = next
	}
	r.add(c, block[from:])
}

// keyOf is [keyOf], and finds known keys without a blank behind their colon too.
func (r *reader) keyOf(line string) (key string, value int, ok bool) {
	if key, value, ok = keyOf(line); ok || r.known == nil {
		return key, value, ok
	}
	colon := strings.IndexByte(line, ':')
	if colon < 1 || !isLetter(line[0]) || strings.HasPrefix(line[colon:], "://") {
		return "", 0, false
	}
	if fold := Fold(line[:colon]); fold == "visibility" || r.known(fold) {
		return strings.TrimRight(line[:colon], " \t"), colon + 1, true
	}
	return "", 0, false
}

// unfinished reports whether a value has a bracket or quote open at its end.
func unfinished(value string) bool {
	value = strings.TrimLeft(value, " \t")
	if value == "" {
		return false
	}
	switch value[0] {
	case '[':
		return strings.Count(value, "[") > strings.Count(value, "]")
	case '{':
		return strings.Count(value, "{") > strings.Count(value, "}")
	case '"', '\'':
		return strings.Count(value, value[:1])%2 == 1
	}
	return false
}

// add reads a chunk and adds its field.
func (r *reader) add(c chunk, text string) {
	switch c.text = strings.TrimSuffix(text, "\n"); {
	case c.line == 0:
		return
	case c.stray:
		r.strayLine(c)
		return
	case c.key == "<<":
		r.problem(c, 0, "merge-key", `"<<" takes keys from elsewhere in the file, and is not read`, "write the keys out")
		r.doubt = true
		return
	}
	f := Field{Key: c.key, Line: c.line, Column: 1}
	if quote := c.key[0]; quote == '"' || quote == '\'' {
		f.Key = c.key[1 : len(c.key)-1]
	}
	fold := Fold(f.Key)
	if fold == "visibility" && f.Key != c.key || fold == "visibility" && c.glued {
		r.problem(c, 0, "visibility", quoted(firstLine(c.text))+" is not how visibility is written", "write `visibility: public`")
		r.doubt = true
	}
	if r.seen(fold) {
		r.problem(c, 0, "duplicate-key", quoted(f.Key)+" stands here a second time, and the first counts", "keep one of them")
		r.doubt = true
		return
	}
	value, ok := r.valueOf(c)
	if !ok {
		r.doubt = true
		return
	}
	f.Value = value
	r.fields = append(r.fields, f)
}

// seen reports whether a key was there before, and takes note of it.
func (r *reader) seen(fold string) bool {
	if r.folded == nil && len(r.fields) < fewKeys {
		for i := range r.fields {
			if Fold(r.fields[i].Key) == fold {
				return true
			}
		}
		return false
	}
	if r.folded == nil {
		r.folded = make(map[string]bool)
		for i := range r.fields {
			r.folded[Fold(r.fields[i].Key)] = true
		}
	}
	was := r.folded[fold]
	r.folded[fold] = true
	return was
}

// valueOf reads the value of a chunk: on its line, as a list below it, or by YAML.
func (r *reader) valueOf(c chunk) (Value, bool) {
	first := firstLine(c.text)
	rest := first[c.value:]
	at := c.value + len(rest) - len(strings.TrimLeft(rest, " \t"))
	text := strings.TrimRight(first[at:], " \t")
	if !c.more {
		if v, ok := inline(text, c.line, column(first, at), false); ok {
			if c.glued {
				v.Plain = false
			}
			return v, true
		}
	} else if text == "" || commented(text) {
		if v, ok := r.listOf(c); ok {
			return v, true
		}
	}
	return r.decode(c)
}

// strayLine reports lines that belong to no key.
func (r *reader) strayLine(c chunk) {
	first := firstLine(c.text)
	r.doubt = true
	if fenceLike([]byte(first)) {
		r.problem(c, 0, "fence", quoted(first)+" does not end the front matter", "end it with a line of exactly `---`")
		return
	}
	r.problem(c, 0, "front-matter", quoted(first)+" is neither a key nor part of one",
		"write `key: value`, or indent the line below its key")
}

// problem reports what is wrong at a place in the first line of a chunk.
func (r *reader) problem(c chunk, offset int, code, message, hint string) {
	first := firstLine(c.text)
	r.report(c.line, column(first, offset), code, message, hint, first)
}

func (r *reader) report(line, column int, code, message, hint, excerpt string) {
	r.list = append(r.list, diag.Problem{
		Pos:  diag.Pos{Path: r.path, Line: line, Column: column},
		Code: code, Message: message, Hint: hint, Excerpt: excerpt,
	})
}

// column returns the column of an offset in a line.
func column(line string, offset int) int { return utf8.RuneCountInString(line[:offset]) + 1 }

func firstLine(text string) string {
	first, _, _ := strings.Cut(text, "\n")
	return first
}

// quoted quotes what an author wrote, cut where it grows long.
func quoted(text string) string {
	const most = 60
	if utf8.RuneCountInString(text) > most {
		text = string([]rune(text)[:most-1]) + "…"
	}
	return `"` + text + `"`
}

// commented reports whether a value is a comment: # with a blank or nothing behind it.
func commented(text string) bool { return text[0] == '#' && (len(text) == 1 || isBlank(text[1])) }
