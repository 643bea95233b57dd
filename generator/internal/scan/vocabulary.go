package scan

import (
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sort"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// vocabulary holds the words that may stand in the site.
type vocabulary struct {
	set    table
	sorted []string // for words that are cut off
}

// calendar are the forms of days and counts that a renderer makes.
const calendar = `
january february march april may june july august september october november december jan feb mar apr jun jul aug sep
sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
today week weeks day days month months year years and of the to in on at by or a an with
one two three four five six seven eight nine ten eleven twelve first second third
st nd rd th am pm px em rem ms s d w h kb mb gb x k m min utc gmt q t z
`

// newVocabulary returns one of the words that stand in any site.
func newVocabulary() *vocabulary {
	v := &vocabulary{}
	v.text([]byte(calendar))
	v.text([]byte(machineWords))
	return v
}

// text adds the words of a text.
func (v *vocabulary) text(b []byte) { v.words(b, tokens(nil, b)) }

// words adds the words of a text that were found in it, and as they are written without apostrophes.
func (v *vocabulary) words(b []byte, list []token) {
	for _, t := range list {
		v.add(b, t)
		if t.parted {
			for _, p := range split(nil, b, t) {
				v.add(b, p)
			}
		}
	}
	if bytes.IndexByte(b, '\'') >= 0 || bytes.Contains(b, []byte("’")) {
		v.text(bytes.ReplaceAll(bytes.ReplaceAll(b, []byte("'"), nil), []byte("’"), nil))
	}
}

// sort sorts what was added.
func (v *vocabulary) sort() { slices.Sort(v.sorted) }

func (v *vocabulary) add(b []byte, t token) {
	if v.set.has(t.hash) {
		return
	}
	word := b[t.start:t.end]
	v.folded(string(fold(nil, word)))
	for _, c := range word {
		if c >= 0x80 { // ö comes out as oe in an address
			wide := umlauts.Replace(norm.NFC.String(string(word)))
			v.folded(string(fold(nil, []byte(wide))))
			break
		}
	}
}

func (v *vocabulary) folded(word string) {
	if h := hashOf(word); !v.set.has(h) {
		v.set.add(h)
		v.sorted = append(v.sorted, word)
	}
}

// ownHash adds the part of a path that is a hash of the file itself.
func (v *vocabulary) ownHash(f File) {
	for _, t := range tokens(nil, []byte(f.Path)) {
		w := f.Path[t.start:t.end]
		if len(w) < 8 || strings.Trim(w, "0123456789abcdef") != "" {
			continue
		}
		a, b, c := sha256.Sum256(f.Bytes), sha1.Sum(f.Bytes), md5.Sum(f.Bytes)
		for _, sum := range [][]byte{a[:], b[:], c[:]} {
			if strings.HasPrefix(hex.EncodeToString(sum), w) {
				v.text([]byte(w))
			}
		}
	}
}

// begins reports whether some word begins so.
func (v *vocabulary) begins(prefix string) bool {
	i := sort.SearchStrings(v.sorted, prefix)
	return i < len(v.sorted) && strings.HasPrefix(v.sorted[i], prefix)
}

// foreign tells of words that stand in no source.
func (l *looked) foreign(t *text, list []token) {
	v := l.x.words
	for _, w := range list {
		if w.style == digits || w.end-w.start <= 1 || v.set.has(w.hash) || l.told[w.hash] {
			continue
		}
		if l.x.derived(t, w) {
			continue
		}
		l.told[w.hash] = true
		l.hit(t, int(w.start), int(w.end), Hit{What: ForeignWord})
	}
}

// derived reports whether a word comes of known ones: with a number, out of parts, cut off, or of lines to draw.
func (x *Index) derived(t *text, w token) bool {
	raw := t.b[w.start:w.end]
	f := string(fold(nil, raw))
	if len([]rune(f)) <= 1 || f == "" {
		return true
	}
	if rest := t.b[w.end:]; bytes.HasPrefix(rest, []byte("…")) || bytes.HasPrefix(rest, []byte("...")) {
		if x.words.begins(f) {
			return true
		}
	}
	if t.setting == code && len(f) > 2 && drawn(f) {
		return true
	}
	parts := split(nil, t.b, w)
	if letters := strings.Trim(f, "0123456789"); letters != f {
		return letters == "" || len(letters) == 1 || x.words.set.has(hashOf(letters)) && !strings.ContainsAny(letters, "0123456789")
	}
	if len(parts) < 2 {
		return false
	}
	for _, p := range parts {
		if p.style != digits && !x.words.set.has(p.hash) && p.end-p.start > 1 {
			return false
		}
	}
	return true
}

// drawn reports whether a word is a part of the outline of an SVG path: numbers with single letters before them.
func drawn(f string) bool {
	last := false
	numbers := false
	for i := range len(f) {
		c := f[i]
		number := '0' <= c && c <= '9'
		numbers = numbers || number
		if !number && (strings.IndexByte("mlhvcsqtazer", c) < 0 || last && c != 'm' && c != 'z') {
			return false
		}
		last = !number
	}
	return numbers
}
