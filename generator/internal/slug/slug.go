// Package slug makes the parts of addresses: file names that every system can hold, and anchors for headings.
package slug

import (
	"fmt"
	"hash/fnv"
	"strings"
	"unicode"

	gosimple "github.com/gosimple/slug"
	"golang.org/x/text/unicode/norm"
)

// longest is the length, in bytes, above which an address part is cut and marked with its hash.
const longest = 80

// Path returns the part of an address for a name in any script: of the form [a-z0-9-]+, at most 100 bytes, never empty
// and never a name that a file system reserves. A name that loses letters on the way is marked with a short hash of
// itself, so that two such names do not meet.
func Path(name string) string {
	name = norm.NFC.String(name)
	s, plain := ascii(name)
	if !plain {
		s = transliterated(name)
	}
	switch {
	case s == "":
		return "x-" + Hash(name)
	case len(s) > longest:
		return strings.Trim(s[:longest], "-") + "-" + Hash(name)
	case !plain && lossy(name, s), reserved[s]:
		return s + "-" + Hash(name)
	}
	return s
}

// transliterated is a name in Latin letters.
func transliterated(name string) string {
	if s, ok := european(name); ok {
		return s
	}
	return strings.ReplaceAll(gosimple.MakeLang(name, "en"), "_", "-")
}

// ascii is the fast way for names of plain letters: it reports false when the name holds anything else.
func ascii(name string) (string, bool) {
	var room [longest]byte
	b := room[:0]
	for i := range len(name) {
		switch c := name[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			b = append(b, c)
		case 'A' <= c && c <= 'Z':
			b = append(b, c+'a'-'A')
		case c == '\'':
		case c == '&', c == '@', c >= 0x80:
			return "", false
		default:
			if len(b) > 0 && b[len(b)-1] != '-' {
				b = append(b, '-')
			}
		}
	}
	return strings.TrimSuffix(string(b), "-"), true
}

// lossy reports whether a name has more letters than its transliteration, or letters of a script that is written
// without vowels, whose transliterations often meet.
func lossy(name, s string) bool {
	letters := 0
	for _, r := range name {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			letters++
		}
		if unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac) {
			return true
		}
	}
	kept := 0
	for i := range len(s) {
		if s[i] != '-' {
			kept++
		}
	}
	return kept < letters
}

// reserved are the names that Windows keeps for devices.
var reserved = func() map[string]bool {
	m := map[string]bool{"con": true, "prn": true, "aux": true, "nul": true}
	for i := range 10 {
		m[fmt.Sprintf("com%d", i)] = true
		m[fmt.Sprintf("lpt%d", i)] = true
	}
	return m
}()

// Hash returns eight letters and digits that stand for the text.
func Hash(text string) string {
	h := fnv.New32a()
	h.Write([]byte(text))
	return fmt.Sprintf("%08x", h.Sum32())
}

// Anchor returns the fragment for a heading: its letters and digits of any script in lower case, hyphens between the
// words; "section" when there are none.
func Anchor(heading string) string {
	var b strings.Builder
	b.Grow(len(heading))
	gap := false
	for _, r := range norm.NFC.String(heading) {
		switch {
		case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case r == '\'', r == '’':
		default:
			gap = true
		}
	}
	if b.Len() == 0 {
		return "section"
	}
	return b.String()
}
