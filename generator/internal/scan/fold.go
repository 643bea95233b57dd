package scan

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	fnvOffset uint64 = 14695981039346656037
	fnvPrime  uint64 = 1099511628211
)

// hashOf returns the hash of a folded word: FNV-1a, so that a hash goes on where another ended.
func hashOf(word string) uint64 {
	h := fnvOffset
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * fnvPrime
	}
	return h
}

// folded are letters that decomposition leaves, as they are written on systems without them.
var folded = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ł': "l", 'ı': "i", 'ð': "d", 'þ': "th", 'ħ': "h", 'ŋ': "n",
	'ŧ': "t", 'ſ': "s", 'ς': "σ", 'ё': "е", 'й': "и",
}

// fold appends a word in lower case, without accents and without what does not show.
func fold(dst []byte, word []byte) []byte {
	ascii := true
	for _, c := range word {
		if c >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		for _, c := range word {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			if c != joinMark {
				dst = append(dst, c)
			}
		}
		return dst
	}
	return foldRunes(dst, word)
}

func foldRunes(dst []byte, word []byte) []byte {
	var b [128]byte
	plain := b[:0]
	for len(word) > 0 {
		r, n := utf8.DecodeRune(word)
		if r == utf8.RuneError && n == 1 {
			r = rune(word[0]) // as in Latin-1
		}
		word = word[n:]
		if r != joinMark && !ignorable(r) {
			plain = utf8.AppendRune(plain, r)
		}
	}
	for _, r := range string(norm.NFKD.Bytes(plain)) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		r = unicode.ToLower(r)
		if s, ok := folded[r]; ok {
			dst = append(dst, s...)
			continue
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

// ignorable reports whether a rune does not show: soft hyphens, joiners, marks of direction, variation selectors, tags.
func ignorable(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case r == 0xad, r == 0x34f, r == 0x61c, r == 0x115f, r == 0x1160, r == 0x17b4, r == 0x17b5, r == 0x3164, r == 0xfeff, r == 0xffa0:
		return true
	case r >= 0x180b && r <= 0x180f, r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f:
		return true
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0000 && r <= 0xe0fff:
		return true
	}
	return false
}

// umlauts are the letters that some write as two.
var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "Ø", "Oe", "Å", "Aa")

// spellings returns the folded forms of one word, the plainest first: Jörg is jorg or joerg, and Joerg may be Jörg.
func spellings(word string) []string {
	word = norm.NFC.String(word)
	first := string(fold(nil, []byte(word)))
	all := []string{first}
	if wide := string(fold(nil, []byte(umlauts.Replace(word)))); wide != first {
		return append(all, wide)
	}
	for i := 1; i+3 < len(first); i++ {
		if first[i] == 'e' && strings.IndexByte("aou", first[i-1]) >= 0 && !vowel(first[i+1]) && !vowel(first[i+2]) {
			all = append(all, first[:i]+first[i+1:])
			break
		}
	}
	return all
}

func vowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }
