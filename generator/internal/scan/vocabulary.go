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

// newVocabulary collects the words of everything public, in the spellings in which they may come out.
func newVocabulary(in Input) *vocabulary {
	v := &vocabulary{}
	seen := map[string]bool{}
	add := func(b []byte) {
		for _, t := range tokens(nil, b) {
			v.add(seen, b[t.start:t.end])
			if t.parted {
				for _, p := range split(nil, b, t) {
					v.add(seen, b[p.start:p.end])
				}
			}
		}
	}
	add([]byte(calendar))
	add([]byte(machineWords))
	for _, list := range [][]Source{in.Public, in.Theme, in.Known} {
		for _, s := range list {
			add([]byte(s.Path))
			for _, form := range readings(s.Bytes) {
				add(form)
				if bytes.ContainsAny(form, "'’") {
					add(bytes.ReplaceAll(bytes.ReplaceAll(form, []byte("'"), nil), []byte("’"), nil))
				}
			}
		}
	}
	for _, n := range in.Shown {
		add([]byte(n.Text))
	}
	for _, f := range in.Files {
		v.ownHash(f, seen)
	}
	v.sorted = make([]string, 0, len(seen))
	for w := range seen {
		v.sorted = append(v.sorted, w)
	}
	slices.Sort(v.sorted)
	return v
}

func (v *vocabulary) add(seen map[string]bool, word []byte) {
	var room [64]byte
	f := fold(room[:0], word)
	if seen[string(f)] {
		return
	}
	v.set.add(hashBytes(f))
	seen[string(f)] = true
	for _, c := range word {
		if c >= 0x80 { // ö comes out as oe in an address
			wide := umlauts.Replace(norm.NFC.String(string(word)))
			if w := string(fold(nil, []byte(wide))); !seen[w] {
				v.set.add(hashOf(w))
				seen[w] = true
			}
			break
		}
	}
}

// ownHash adds the part of a path that is a hash of the file itself.
func (v *vocabulary) ownHash(f File, seen map[string]bool) {
	for _, t := range tokens(nil, []byte(f.Path)) {
		w := f.Path[t.start:t.end]
		if len(w) < 8 || strings.Trim(w, "0123456789abcdef") != "" {
			continue
		}
		a, b, c := sha256.Sum256(f.Bytes), sha1.Sum(f.Bytes), md5.Sum(f.Bytes)
		for _, sum := range [][]byte{a[:], b[:], c[:]} {
			if strings.HasPrefix(hex.EncodeToString(sum), w) {
				v.add(seen, []byte(w))
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
