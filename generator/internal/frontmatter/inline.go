package frontmatter

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Most values stand on one line and need no YAML: what is read here means the same to YAML, or is something that
// people write and YAML refuses or loses, such as [[A]], [[B]] or #tag or @name. Everything else is left to YAML.

// inline reads a value that stands on one line, without blanks around it. item says that it is an item of a list,
// where `a: b` is a map. It reports false when the text needs YAML.
func inline(text string, line, col int, item bool) (Value, bool) {
	v := Value{Kind: Scalar, Text: text, Line: line, Column: col}
	if text == "" {
		v.Kind = Blank
		return v, true
	}
	switch c := text[0]; c {
	case '#':
		if commented(text) {
			v.Kind, v.Text = Blank, ""
		}
		return v, clean(text)
	case '@', '`', '%':
		return v, clean(text)
	case '!': // a mark of emphasis, where !!str is YAML's
		return v, len(text) > 1 && text[1] != '!' && text[1] != '<' && clean(text)
	case '"', '\'':
		if items, end, ok := items(text, 0, 0, line, col); ok && end == len(text) && len(items) > 0 {
			if len(items) == 1 {
				return items[0], true
			}
			return Value{Kind: List, Items: items, Line: line, Column: col}, true
		}
		return Value{}, false
	case '[':
		if linked(text) {
			v.Text, _, _ = strings.Cut(text, " # ")
			return v, clean(text)
		}
		if items, end, ok := items(text, 1, ']', line, col); ok && end == len(text) {
			if len(items) == 0 {
				return Value{Line: line, Column: col}, true
			}
			return Value{Kind: List, Items: items, Line: line, Column: col}, true
		}
		return Value{}, false
	case '{':
		return flowMap(text, line, col)
	case '-', '?', ':':
		if text == "-" && !item {
			return Value{Line: line, Column: col}, true // a dash where nothing is to be said
		}
		if len(text) == 1 || isBlank(text[1]) {
			return Value{}, false
		}
	case '&', '*', '|', '>', ',', ']', '}':
		return Value{}, false
	}
	return plain(v, item)
}

// plain reads a text without quotes. One with a colon in it is taken as it stands, though YAML would refuse it.
func plain(v Value, item bool) (Value, bool) {
	if !clean(v.Text) {
		return Value{}, false
	}
	colon := false
	for i := range len(v.Text) {
		if c := v.Text[i]; c == '#' && i > 0 && isBlank(v.Text[i-1]) {
			v.Text = strings.TrimRight(v.Text[:i], " \t")
			break
		} else if c == ':' && (i+1 == len(v.Text) || isBlank(v.Text[i+1])) {
			colon = true
		}
	}
	if colon && item {
		return Value{}, false
	}
	if null(v.Text) {
		return Value{Line: v.Line, Column: v.Column}, true
	}
	v.Plain = !colon
	return v, true
}

func null(text string) bool {
	return text == "~" || text == "null" || text == "Null" || text == "NULL"
}

// clean reports whether a text holds nothing but characters that YAML takes as they are.
func clean(text string) bool {
	for i := 0; i < len(text); {
		c := text[i]
		if c < ' ' && c != '\t' || c == 0x7f {
			return false
		}
		if c < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && n == 1, unicode.IsControl(r), r == '\u2028', r == '\u2029', r == '\ufeff':
			return false
		case r > unicode.MaxRune, 0xfff0 <= r && r <= 0xffff && r != utf8.RuneError:
			return false
		}
		i += n
	}
	return true
}

// linkLength returns the length of the wiki link that a text begins with, and 0 when it begins with none.
func linkLength(text string) int {
	if !strings.HasPrefix(text, "[[") {
		return 0
	}
	end := strings.Index(text, "]]")
	if end < 0 {
		return 0
	}
	inner := text[2:end]
	if inner == "" || inner[0] == '"' || inner[0] == '\'' || strings.ContainsAny(inner, "[]") {
		return 0
	}
	return end + 2
}

// linked reports whether a text begins with a link: [[Jane Doe]], or [Jane](people/Jane.md), which YAML refuses.
func linked(text string) bool {
	if linkLength(text) > 0 {
		return true
	}
	mid := strings.IndexByte(text, ']')
	return text[0] == '[' && mid > 1 && strings.HasPrefix(text[mid:], "](") && strings.IndexByte(text[mid:], ')') > 0 &&
		strings.IndexByte(text[1:mid], '[') < 0
}

// items reads what stands between the brackets of a list, from offset at to the closer, which is 0 for the end of the
// text. It returns the offset behind the closer, and false when the list needs YAML.
func items(text string, at int, closer byte, line, col int) (list []Value, end int, ok bool) {
	for {
		for at < len(text) && isBlank(text[at]) {
			at++
		}
		if at == len(text) {
			return list, at, closer == 0
		}
		if text[at] == closer {
			return list, at + 1, true
		}
		n, ok := itemLength(text[at:], closer)
		if !ok {
			return nil, 0, false
		}
		v, ok := itemOf(strings.TrimRight(text[at:at+n], " \t"), line, col+utf8.RuneCountInString(text[:at]))
		if !ok {
			return nil, 0, false
		}
		list = append(list, v)
		if at += n; at < len(text) && text[at] == ',' {
			at++
		}
	}
}

// flowMap reads {key: value, key: value} with plain keys, each of them once.
func flowMap(text string, line, col int) (Value, bool) {
	v := Value{Line: line, Column: col}
	at := 1
	for {
		for at < len(text) && isBlank(text[at]) {
			at++
		}
		if at < len(text) && text[at] == '}' {
			return v, at+1 == len(text)
		}
		key, colon, ok := keyOf(text[at:])
		if !ok || strings.ContainsAny(key, "[]{},\"'") || null(key) || !clean(key) || v.holds(key) {
			return Value{}, false
		}
		f := Field{Key: key, Line: line, Column: col + utf8.RuneCountInString(text[:at])}
		for at += colon; at < len(text) && isBlank(text[at]); at++ {
		}
		f.Value.Line, f.Value.Column = line, col+utf8.RuneCountInString(text[:at])
		if at < len(text) && text[at] != ',' && text[at] != '}' {
			n, ok := itemLength(text[at:], '}')
			if !ok {
				return Value{}, false
			}
			if f.Value, ok = itemOf(strings.TrimRight(text[at:at+n], " \t"), line, f.Value.Column); !ok {
				return Value{}, false
			}
			at += n
		}
		v.Kind, v.Fields = Map, append(v.Fields, f)
		if at < len(text) && text[at] == ',' {
			at++
		} else if at >= len(text) || text[at] != '}' {
			return Value{}, false
		}
	}
}

// holds reports whether a map has a key, or a merge that YAML must look at.
func (v Value) holds(key string) bool {
	for i := range v.Fields {
		if Fold(v.Fields[i].Key) == Fold(key) {
			return true
		}
	}
	return key == "<<"
}

// itemLength returns the length of the item that a text begins with, up to its comma, closer or end.
func itemLength(text string, closer byte) (int, bool) {
	n := 0
	switch c := text[0]; {
	case c == '"', c == '\'':
		end := strings.IndexByte(text[1:], c)
		if end < 0 {
			return 0, false
		}
		for n = end + 2; n < len(text) && isBlank(text[n]); n++ {
		}
		return n, n == len(text) || text[n] == ',' || text[n] == closer
	case c == '[':
		if n = linkLength(text); n == 0 {
			return 0, false
		}
	case closer == 0: // a list without brackets is one of quoted texts
		return 0, false
	}
	for n < len(text) && text[n] != ',' && text[n] != closer {
		if strings.IndexByte("[]{}", text[n]) >= 0 {
			return 0, false
		}
		n++
	}
	return n, n > 0
}

// itemOf reads one item of a list in brackets.
func itemOf(text string, line, col int) (Value, bool) {
	v := Value{Kind: Scalar, Text: text, Line: line, Column: col}
	switch c := text[0]; c {
	case '"', '\'':
		v.Text = text[1 : len(text)-1]
		if v.Text == "" {
			v.Kind = Blank
		}
		return v, clean(text) && (c == '\'' || strings.IndexByte(text, '\\') < 0)
	case '[', '@':
		return v, clean(text)
	case '#':
		return v, !commented(text) && clean(text)
	case '&', '*', '!', '|', '>', '%', '`', '-', '?', ':':
		return v, false
	}
	return plain(v, true)
}
