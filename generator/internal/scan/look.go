package scan

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// looked is one file while it is looked at.
type looked struct {
	x      *Index
	file   File
	hits   []Hit
	seen   []span
	list   []token
	parts  []token
	found  []match
	inPath bool
	budget int // bytes that may still be decoded from what is packed
	told   map[uint64]bool
}

// span is a place that was told of.
type span struct {
	what       What
	start, end int
}

const (
	// unpacked bounds what is decoded from archives and encodings of one file, in bytes.
	unpacked = 16 << 20
	// mostHits bounds what is told of one file and one search: who has so many stops reading.
	mostHits = 100
)

// File returns what one file of the site shows of what is hidden, sorted.
func (x *Index) File(f File) []Hit {
	l := &looked{x: x, file: f, budget: unpacked, told: map[uint64]bool{}}
	l.path()
	l.bytes(f.Path, f.Bytes)
	Sort(l.hits)
	return l.hits
}

// Sort sorts hits by file and place, and then by all else: a total order.
func Sort(hits []Hit) { slices.SortFunc(hits, compareHits) }

// path looks at the path of the file, part by part.
func (l *looked) path() {
	p := []byte(l.file.Path)
	for i, c := range p {
		if c == '/' {
			p[i] = breakMark
		}
	}
	if dot := bytes.LastIndexByte(p, '.'); dot > 0 {
		p[dot] = breakMark
	}
	t := text{b: p, form: Path}
	l.inPath = true
	l.unescaped(&t, false)
	l.encoded(&t, 0)
	l.addresses(&t, []place{{0, int32(len(p))}})
	l.inPath = false
}

// bytes looks at the bytes of the file.
func (l *looked) bytes(path string, b []byte) {
	kind := sniff(path, b)
	if kind == chance {
		l.packed(b, Raw, 0, 0)
		return
	}
	plain := text{b: b, form: Raw, setting: kind}
	l.encoded(&plain, 0)
	if bytes.IndexByte(b, 0) >= 0 {
		l.wide(b, 0, Raw)
	}
	l.packs(b, 0, 0)
	if kind == prose && looksMarked(path, b) {
		l.marked(&plain)
		return
	}
	l.unescaped(&plain, strings.HasSuffix(path, ".css"))
}

// looksMarked reports whether a file is HTML, SVG or XML.
func looksMarked(path string, b []byte) bool {
	switch path[strings.LastIndexByte(path, '.')+1:] {
	case "html", "htm", "svg", "xml", "xhtml", "rss", "atom":
		return true
	}
	return bytes.HasPrefix(bytes.TrimLeft(b[:min(len(b), 256)], "\ufeff \t\r\n"), []byte("<"))
}

// marked looks at markup: at the text in it, at its attributes, and at the plain bytes.
func (l *looked) marked(plain *text) {
	m := unmark(plain.b)
	l.unescaped(&m.prose, true)
	l.unescaped(&m.code, true)
	l.addresses(&m.code, m.links)
	plain.setting = code
	l.text(plain, false)
}

// unescaped looks at a text as it stands, and with its escapes decoded, up to three times over.
func (l *looked) unescaped(t *text, styles bool) {
	decoded, more := unescape(t, styles)
	l.text(t, !more)
	for range 2 {
		if !more {
			return
		}
		this := decoded
		decoded, more = unescape(&this, styles)
		more = more && !bytes.Equal(decoded.b, this.b)
		l.text(&this, !more)
	}
	if more {
		l.text(&decoded, true)
	}
}

// text searches one decoded form: for names and runs of words, and in its last form for words from nowhere.
func (l *looked) text(t *text, last bool) {
	l.list = tokens(l.list[:0], t.b)
	l.found = l.x.names(l.found[:0], t, l.list)
	if l.parts = parted(l.parts[:0], t.b, l.list); len(l.parts) > 0 {
		l.found = l.x.names(l.found, t, l.parts)
	}
	l.report(t)
	if t.setting != chance {
		l.runs(t, l.list)
	}
	if last && t.setting != chance {
		l.foreign(t, l.list)
	}
}

// report tells of the matches that nothing covers, the longest at each place.
func (l *looked) report(t *text) {
	slices.SortFunc(l.found, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), -compareBools(a.cover, b.cover), cmp.Compare(a.name, b.name))
	})
	covered, told := int32(0), int32(0) // up to where, by what began before
	for _, m := range l.found {
		switch {
		case m.cover:
			if l.x.coversIn(m.name, l.file.Path) {
				covered = max(covered, m.end)
			}
		case m.end > covered && m.end > told:
			told = m.end
			l.hit(t, int(m.start), int(m.end), Hit{What: HiddenName, Name: l.x.hidden[m.name]})
		}
	}
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// hit adds what was found in a part of a text, unless this place was told of before.
func (l *looked) hit(t *text, start, end int, h Hit) {
	s := span{h.What, t.origin(start), t.origin(end-1) + 1}
	if s.end <= s.start {
		s.end = s.start + 1
	}
	count := 0
	for _, o := range l.seen {
		if o.what == s.what {
			if count++; o.start < s.end && s.start < o.end && !l.inPath {
				return
			}
		}
	}
	if count >= mostHits {
		return
	}
	h.File, h.Form = l.file.Path, t.form
	h.Found = shown(t.b[start:end])
	h.Excerpt = excerpt(t.b, start, end)
	if !l.inPath {
		before := l.file.Bytes[:min(s.start, len(l.file.Bytes))]
		h.Line = 1 + bytes.Count(before, []byte("\n"))
		h.Column = len(before) - bytes.LastIndexByte(before, '\n')
		l.seen = append(l.seen, s)
	}
	l.hits = append(l.hits, h)
}

// shown returns decoded text on one line, without the marks.
func shown(b []byte) string {
	s := strings.Map(func(r rune) rune {
		switch {
		case r == joinMark || ignorable(r):
			return -1
		case r == breakMark, r < ' ', r == 0x7f:
			return ' '
		}
		return r
	}, string(b))
	return strings.Join(strings.Fields(s), " ")
}

// around is how much of a text is shown on either side of what was found, in bytes.
const around = 40

func excerpt(b []byte, start, end int) string {
	from, to := max(0, start-around), min(len(b), end+around)
	for from > 0 && from < start && !utf8.RuneStart(b[from]) {
		from++
	}
	for to < len(b) && to > end && !utf8.RuneStart(b[to]) {
		to--
	}
	return shown(b[from:to])
}

// parted returns the words that may be more than one, taken apart, with what stands on either side.
func parted(to []token, b []byte, list []token) []token {
	for i, t := range list {
		if !t.parted || t.end-t.start > 200 {
			continue
		}
		from := len(to)
		for j := max(0, i-2); j < i; j++ {
			to = append(to, list[j])
		}
		if len(to) > from {
			to[from].gap |= edge
		}
		to = split(to, b, t)
		for j := i + 1; j < min(len(list), i+3); j++ {
			to = append(to, list[j])
		}
	}
	return to
}

// split appends the parts of a word: at tags, before capitals and before digits.
func split(to []token, b []byte, t token) []token {
	start, last := int(t.start), isOther
	first := t.gap
	cut := func(end int) {
		if end > start {
			before := len(to)
			to = tokens(to, b[start:end])
			for k := before; k < len(to); k++ {
				to[k].start += int32(start)
				to[k].end += int32(start)
				to[k].parted = false
				if k == before {
					to[k].gap = first
				}
			}
			first = seam
		}
	}
	for i := start; i < int(t.end); i++ {
		k := byteKinds[b[i]]
		switch {
		case k == isJoin:
			cut(i)
			start = i + 1
		case k == isUpper && last == isLower, k == isDigit && last != isDigit && last != isOther && last != isJoin:
			cut(i)
			start = i
		}
		last = k
	}
	cut(int(t.end))
	return to
}
