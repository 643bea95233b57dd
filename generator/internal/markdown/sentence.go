package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// longestSentence is in bytes: what can be read at a glance.
const longestSentence = 240

// sentences notes the sentences around the references of a leaf.
func (w *writer) sentences() {
	l := &w.leaf
	for i, s := range l.spans {
		from, to := s.from, max(s.to, s.from)
		start := sentenceStart(l.plain, from)
		end := sentenceEnd(l.plain, to)
		w.cite(l.refs+i, shorten(w.texts, l.plain, start, end, from, to))
	}
}

// far is how far from a reference the ends of its sentence are looked for; beyond, it is shortened anyway.
const far = 2 * longestSentence

// sentenceStart looks back for the end of the sentence before.
func sentenceStart(b []byte, from int) int {
	least := max(0, from-far)
	for i := min(from, len(b)-1); i > least; i-- {
		if mayEnd(b, i) && isEnd(b, i) {
			return i
		}
	}
	return least
}

// sentenceEnd looks ahead for the end of the sentence.
func sentenceEnd(b []byte, to int) int {
	most := min(len(b), to+far)
	for i := max(to, 1); i < most; i++ {
		if mayEnd(b, i) && isEnd(b, i) {
			return i
		}
	}
	return most
}

// fullStop is that of scripts without blanks.
const fullStop = "。"

// mayEnd is the quick way out for most offsets.
func mayEnd(b []byte, i int) bool { return b[i] == ' ' || b[i] == '\n' || b[i-1] == fullStop[2] }

// isEnd reports whether a sentence ends before an offset at which a blank stands.
func isEnd(b []byte, i int) bool {
	if b[i] != ' ' && b[i] != '\n' {
		return b[i-1] == fullStop[2] && bytes.HasSuffix(b[:i], []byte(fullStop))
	}
	if b[i] == '\n' && (i+1 < len(b) && b[i+1] == '\n' || startsLabel(b[i+1:])) {
		return true
	}
	j := i
	for j > 0 && isClosing(b[j-1]) {
		j--
	}
	if j == 0 || b[j-1] != '.' && b[j-1] != '!' && b[j-1] != '?' {
		return false
	}
	next, _ := utf8.DecodeRune(bytes.TrimLeft(b[i:min(len(b), i+8)], " \n"))
	if unicode.IsLower(next) {
		return false
	}
	return b[j-1] != '.' || !isShortForm(b[:j-1])
}

// isClosing reports whether a sign may stand behind the end of a sentence.
func isClosing(c byte) bool {
	switch c {
	case '"', '\'', ')', ']', '*', '_':
		return true
	}
	return false
}

// startsLabel reports whether a line begins with a few words and a colon: those who write Gave: and Got: on lines of
// their own mean them as sentences.
func startsLabel(b []byte) bool {
	for i := 0; i < len(b) && i < 24; {
		r, size := utf8.DecodeRune(b[i:])
		if r == ':' {
			return i > 0
		}
		if !unicode.IsLetter(r) && r != ' ' && r != '\'' {
			return false
		}
		i += size
	}
	return false
}

// isShortForm reports whether the text before a full stop ends with an initial or a title.
func isShortForm(b []byte) bool {
	word := b[bytes.LastIndexAny(b, " \n(.")+1:]
	if utf8.RuneCount(word) == 1 {
		r, _ := utf8.DecodeRune(word)
		return unicode.IsLetter(r)
	}
	switch string(word) {
	case "Dr", "Mr", "Mrs", "Ms", "Prof", "St", "vs", "No", "etc":
		return true
	}
	return false
}

// shorten adds to dst the text of b between start and end as one line, cut at words around from and to when it is too long.
func shorten(dst, b []byte, start, end, from, to int) []byte {
	if end-start <= longestSentence {
		return appendTrimmed(dst, b[start:end])
	}
	room := max(0, longestSentence-(to-from))
	first := max(start, from-room/2)
	last := min(end, max(to, first+longestSentence))
	first = max(start, min(first, last-longestSentence))
	tail := ""
	if first > start {
		dst = append(dst, "…"...)
		if n := bytes.IndexAny(b[first:from], " \n"); n >= 0 {
			first += n + 1
		}
	}
	if last > to+longestSentence {
		last = to + longestSentence
	}
	if last < end {
		tail = "…"
		if n := bytes.LastIndexAny(b[to:last], " \n"); n >= 0 {
			last = to + n
		}
	}
	last = min(last, first+2*longestSentence)
	return append(appendTrimmed(dst, b[first:last]), tail...)
}

// appendTrimmed adds a text as one line, without the bars of a table's row at its ends.
func appendTrimmed(dst, b []byte) []byte {
	at := len(dst)
	dst = appendLine(dst, b)
	line := bytes.Trim(dst[at:], " |")
	if !utf8.Valid(line) {
		line = bytes.ToValidUTF8(line, nil)
	}
	return append(dst[:at], line...)
}
