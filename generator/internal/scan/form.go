package scan

import "sort"

// Form says how what was found is written in the bytes of the site.
type Form uint8

// The forms, from the plainest.
const (
	Raw Form = iota
	Path
	Stripped // between tags, without them, entities decoded
	Attribute
	Unescaped // percent signs, \u, \x and the escapes of styles decoded
	Split     // parts of a word apart
	Base64
	Hex
	UTF16
	Inflated
	Truncated // the beginning of an address part
	Hashed
)

// String returns what a reader calls the form.
func (f Form) String() string {
	return [...]string{
		"plain", "path", "without markup", "attribute or script", "unescaped", "split", "base64", "hex", "UTF-16",
		"inflated", "cut off", "hash",
	}[f]
}

// The marks that markup leaves in decoded text: bytes that no text holds, and that cost nothing if one does.
const (
	breakMark = 0x1e // between blocks: no name goes across, a sentence begins behind
	joinMark  = 0x1f // of an inline tag: a word goes on behind it
)

// setting says what may be expected of a text, which decides how much a single word means in it.
type setting uint8

const (
	prose  setting = iota // what people read
	code                  // styles, scripts, addresses, classes: words of the theme mean nothing in it
	chance                // bytes of pictures: only what is too long to be chance counts
)

// text is one decoded form of a file, or of a part of it.
type text struct {
	b       []byte
	jumps   []jump
	form    Form
	setting setting
}

// jump says that from a place in decoded bytes on, they come from another place of the file.
type jump struct {
	at, from int32
	still    bool // all decoded bytes from here to the next jump come from one place
}

// origin returns the place in the file that the decoded byte comes from.
func (t *text) origin(at int) int {
	n := t.jumpBehind(at)
	if n == 0 {
		return at
	}
	j := t.jumps[n-1]
	if j.still {
		return int(j.from)
	}
	return int(j.from) + at - int(j.at)
}

// jumpBehind returns the number of jumps up to a place.
func (t *text) jumpBehind(at int) int {
	return sort.Search(len(t.jumps), func(i int) bool { return int(t.jumps[i].at) > at })
}

// copied appends bytes as they stand in the file, from the given place on.
func (t *text) copied(b []byte, from int) {
	t.jumps = append(t.jumps, jump{at: int32(len(t.b)), from: int32(from)})
	t.b = append(t.b, b...)
}

// made appends bytes that a decoder made of what stands at one place.
func (t *text) made(b []byte, from int) {
	t.jumps = append(t.jumps, jump{int32(len(t.b)), int32(from), true})
	t.b = append(t.b, b...)
}

// mark appends a mark.
func (t *text) mark(m byte, from int) {
	t.jumps = append(t.jumps, jump{int32(len(t.b)), int32(from), true})
	t.b = append(t.b, m)
}
