package scan

import (
	"bytes"
	"html"
	"strings"
)

// inline are the elements that do not interrupt a word.
var inline = wordSet(`a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q rb rp rt ruby s
samp small span strike strong sub sup time tspan tt u var wbr`)

// spoken are the attributes that hold text for people.
var spoken = wordSet(`title alt content aria-label aria-description aria-roledescription aria-valuetext placeholder
label summary value datetime abbr cite lang name`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// markup takes HTML, SVG or XML apart into what people read and everything else. It understands any bytes: what is no
// tag is text. Names of tags and attributes are left to the search over the plain bytes.
type markup struct {
	src   []byte
	prose text
	code  text
	links []place // of addresses, in code
}

// place is a part of a decoded text.
type place struct{ start, end int32 }

func unmark(src []byte) *markup {
	m := &markup{
		src:   src,
		prose: text{b: make([]byte, 0, len(src)), form: Stripped, setting: prose},
		code:  text{b: make([]byte, 0, len(src)/2), form: Attribute, setting: code},
	}
	for i := 0; i < len(src); {
		next := bytes.IndexByte(src[i:], '<')
		if next < 0 {
			next = len(src) - i
		}
		decode(&m.prose, src[i:i+next], i)
		if i += next; i < len(src) {
			i = m.angle(i)
		}
	}
	return m
}

// angle reads what begins with < and returns where it ends.
func (m *markup) angle(i int) int {
	rest := m.src[i:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		return m.until(&m.prose, i, 4, "-->", true)
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		return m.until(&m.prose, i, 9, "]]>", false)
	case len(rest) > 1 && (rest[1] == '!' || rest[1] == '?'):
		return m.until(&m.code, i, 2, ">", true)
	case len(rest) > 1 && letter(rest[1]), len(rest) > 2 && rest[1] == '/' && letter(rest[2]):
		return m.tag(i)
	}
	m.prose.copied(rest[:1], i)
	return i + 1
}

func letter(c byte) bool { k := byteKinds[c]; return k == isLower || k == isUpper }

// until copies what lies between an opening of the given length and its end.
func (m *markup) until(to *text, i, opening int, end string, entities bool) int {
	inner := m.src[i+opening:]
	n := bytes.Index(inner, []byte(end))
	stop := i + opening + n + len(end)
	if n < 0 {
		n, stop = len(inner), len(m.src)
	}
	to.mark(breakMark, i)
	if entities {
		decode(to, inner[:n], i+opening)
	} else {
		to.copied(inner[:n], i+opening)
	}
	to.mark(breakMark, stop)
	return stop
}

func (m *markup) tag(i int) int {
	at := i + 1
	closing := m.src[at] == '/'
	if closing {
		at++
	}
	end := at
	for end < len(m.src) && !ends(m.src[end]) {
		end++
	}
	name := lowered(m.src[at:end])
	switch {
	case inline[name]:
		m.prose.mark(joinMark, i)
	case name == "br":
		m.prose.mark(' ', i)
	default:
		m.prose.mark(breakMark, i)
	}
	for end < len(m.src) && m.src[end] != '>' {
		end = m.attribute(end)
	}
	end = min(end+1, len(m.src))
	if !closing && (name == "script" || name == "style") {
		stop := len(m.src)
		if n := endTag(m.src[end:], name); n >= 0 {
			stop = end + n
		}
		m.code.mark(breakMark, end)
		m.code.copied(m.src[end:stop], end)
		m.code.mark(breakMark, stop)
		return stop
	}
	return end
}

// endTag returns where the end tag of an element is, -1 when there is none.
func endTag(b []byte, name string) int {
	for at := 0; ; {
		n := bytes.Index(b[at:], []byte("</"))
		if n < 0 {
			return -1
		}
		at += n
		if tail := b[at+2:]; len(tail) >= len(name) && strings.EqualFold(string(tail[:len(name)]), name) {
			return at
		}
		at += 2
	}
}

// ends reports whether a byte ends the name of a tag or an attribute.
func ends(c byte) bool {
	switch c {
	case ' ', '\t', '\n', '\r', '\f', '/', '>', '=':
		return true
	}
	return false
}

func lowered(b []byte) string {
	if len(b) > 40 {
		b = b[:40]
	}
	for _, c := range b {
		if byteKinds[c] == isUpper {
			return strings.ToLower(string(b))
		}
	}
	return string(b)
}

// attribute reads one attribute, or a byte that is none, and returns where it ends.
func (m *markup) attribute(i int) int {
	if ends(m.src[i]) {
		return i + 1
	}
	start := i
	for i < len(m.src) && !ends(m.src[i]) {
		i++
	}
	name := lowered(m.src[start:i])
	for i < len(m.src) && m.src[i] != '/' && m.src[i] != '=' && ends(m.src[i]) && m.src[i] != '>' {
		i++
	}
	if i >= len(m.src) || m.src[i] != '=' {
		return i
	}
	for i++; i < len(m.src) && m.src[i] != '>' && m.src[i] != '/' && ends(m.src[i]); i++ {
	}
	if i >= len(m.src) {
		return i
	}
	start = i
	if q := m.src[i]; q == '"' || q == '\'' {
		start++
		n := bytes.IndexByte(m.src[start:], q)
		if n < 0 {
			n = len(m.src) - start
		}
		m.value(name, start, start+n)
		return min(start+n+1, len(m.src))
	}
	for i < len(m.src) && m.src[i] > ' ' && m.src[i] != '>' {
		i++
	}
	m.value(name, start, i)
	return i
}

func (m *markup) value(name string, start, end int) {
	to := &m.code
	if spoken[name] || strings.HasPrefix(name, "data-") {
		to = &m.prose
	}
	to.mark(breakMark, start)
	from := int32(len(to.b))
	decode(to, m.src[start:end], start)
	switch name {
	case "href", "src", "id", "action", "srcset", "poster", "xlink:href", "for", "headers", "usemap":
		m.links = append(m.links, place{from, int32(len(to.b))})
	}
	to.mark(breakMark, end)
}

// decode appends text with its entities decoded.
func decode(to *text, src []byte, from int) {
	for len(src) > 0 {
		n := bytes.IndexByte(src, '&')
		if n < 0 {
			n = len(src)
		}
		if n > 0 {
			to.copied(src[:n], from)
			src, from = src[n:], from+n
			continue
		}
		made, n := entity(src)
		if n == 0 {
			to.copied(src[:1], from)
			n = 1
		} else {
			to.made([]byte(made), from)
		}
		src, from = src[n:], from+n
	}
}

// entity decodes the character reference at the beginning and returns how many bytes it takes, 0 when there is none.
func entity(src []byte) (string, int) {
	n := 1
	for n < len(src) && n < 34 && (byteKinds[src[n]] != isOther && byteKinds[src[n]] < isWide || src[n] == '#') {
		n++
	}
	if n < len(src) && src[n] == ';' {
		n++
	}
	ref := string(src[:n])
	if made := html.UnescapeString(ref); made != ref {
		return made, n
	}
	return "", 0
}
