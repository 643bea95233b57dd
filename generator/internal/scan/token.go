package scan

import (
	"unicode"
	"unicode/utf8"
)

// token is one word of a text: letters and digits in a row.
type token struct {
	hash       uint64 // of its folded form
	start, end int32
	gap        gap // what stands before it
	style      style
	parted     bool // it may be more than one word: joined over a tag, or with capitals or digits inside
}

// gap is what stands between two words.
type gap uint16

const (
	blank  gap = 1 << iota
	hyphen     // any dash, with or without blanks
	dot        // . without a blank behind it
	comma
	stop  // the end of a sentence or of a clause that begins anew: . ! ? : ; and dashes between blanks
	edge  // a block, a cell, a line of its own, or the beginning
	quote // a mark that opens or closes: quotes, brackets
	at    // an @ directly before the word
	apostrophe
	seam // between the parts of a word
	other
)

// style is how a word is written.
type style uint8

const (
	lower style = iota
	title       // one capital, then none
	upper
	mixed
	digits
)

// kinds of bytes
const (
	isOther byte = iota
	isLower
	isUpper
	isDigit
	isWide
	isJoin
)

var byteKinds = func() (k [256]byte) {
	for c := range 256 {
		switch {
		case 'a' <= c && c <= 'z':
			k[c] = isLower
		case 'A' <= c && c <= 'Z':
			k[c] = isUpper
		case '0' <= c && c <= '9':
			k[c] = isDigit
		case c >= utf8.RuneSelf:
			k[c] = isWide
		case c == joinMark:
			k[c] = isJoin
		}
	}
	return k
}()

// gaps are what single bytes between words mean.
var gaps = func() (g [256]gap) {
	for c := range 256 {
		g[c] = other
	}
	for _, c := range []byte(" \t\f\v\n\r") {
		g[c] = blank
	}
	for _, c := range []byte("!?;:") {
		g[c] = stop
	}
	for _, c := range []byte("\"()[]{}<>|") {
		g[c] = quote
	}
	g['-'], g['.'], g[','], g['\''], g['`'] = hyphen, dot, comma, apostrophe, quote
	g[breakMark], g['@'], g[joinMark] = edge, at, 0
	return g
}()

// tokens appends the words of a text.
func tokens(list []token, b []byte) []token {
	before := edge
	for i := 0; i < len(b); {
		switch k := byteKinds[b[i]]; k {
		case isOther, isJoin:
			g := gaps[b[i]]
			if g != at {
				before &^= at
			}
			before |= g
			i++
		case isWide:
			r, n := wideRune(b[i:])
			if ignorable(r) {
				i += n
				continue
			}
			if !wordRune(r) {
				before = before&^at | wideGap(r)
				i += n
				continue
			}
			list, i = word(list, b, i, before)
			before = 0
		default:
			list, i = word(list, b, i, before)
			before = 0
		}
	}
	return list
}

// word appends the word that begins at i and returns where it ends.
func word(list []token, b []byte, i int, before gap) ([]token, int) {
	t := token{start: int32(i), gap: before}
	h := fnvOffset
	first, last := isOther, isOther
	ups, lows, nums, wide, joined := 0, 0, 0, false, false
	for i < len(b) {
		c := b[i]
		k := byteKinds[c]
		switch k {
		case isUpper:
			c += 'a' - 'A'
			ups++
			t.parted = t.parted || last == isLower
		case isLower:
			lows++
		case isDigit:
			nums++
		case isJoin:
			joined = true
			i++
			continue
		case isWide:
			r, n := wideRune(b[i:])
			if !wordRune(r) && !ignorable(r) {
				return finish(list, b, t, i, h, wide, first, ups, lows, nums), i
			}
			wide = true
			if unicode.IsUpper(r) {
				ups++
				k = isUpper
			} else if unicode.IsLetter(r) {
				lows++
				k = isLower
			}
			i += n - 1
		default:
			return finish(list, b, t, i, h, wide, first, ups, lows, nums), i
		}
		if first == isOther && k != isWide {
			first = k
		}
		t.parted = t.parted || joined || k == isDigit && (last == isLower || last == isUpper)
		last = k
		h = (h ^ uint64(c)) * fnvPrime
		i++
	}
	return finish(list, b, t, i, h, wide, first, ups, lows, nums), i
}

func finish(list []token, b []byte, t token, end int, h uint64, wide bool, first byte, ups, lows, nums int) []token {
	for end > int(t.start) && b[end-1] == joinMark {
		end--
	}
	t.end, t.hash = int32(end), h
	switch {
	case ups+lows == 0:
		t.style = digits
	case ups == 0:
		t.style = lower
	case first == isUpper && ups == 1 && lows > 0:
		t.style = title
	case lows == 0:
		t.style = upper
	default:
		t.style = mixed
	}
	if wide {
		var room [64]byte
		t.hash = hashBytes(foldRunes(room[:0], b[t.start:t.end]))
	}
	return append(list, t)
}

func hashBytes(b []byte) uint64 {
	h := fnvOffset
	for _, c := range b {
		h = (h ^ uint64(c)) * fnvPrime
	}
	return h
}

// wideRune decodes a rune; a byte that is none in UTF-8 is read as in Latin-1.
func wideRune(b []byte) (rune, int) {
	r, n := utf8.DecodeRune(b)
	if r == utf8.RuneError && n <= 1 {
		return rune(b[0]), 1
	}
	return r, n
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) }

// wideGap is what a rune between words means.
func wideGap(r rune) gap {
	switch {
	case unicode.IsSpace(r), unicode.Is(unicode.Zs, r):
		return blank
	case unicode.Is(unicode.Pd, r), r == 0x2212:
		return hyphen
	case r == '’', r == 'ʼ':
		return apostrophe
	case r == '…', r == '。', r == '·', r == '•':
		return stop
	case r == '、', r == '，':
		return comma
	case unicode.In(r, unicode.Pi, unicode.Pf, unicode.Ps, unicode.Pe):
		return quote
	}
	return other
}

// begins reports whether a sentence, a cell or a clause may begin with the word behind this gap.
func (g gap) begins() bool {
	return g&(edge|quote|stop) != 0 || g&dot != 0 && g&blank != 0 || g&hyphen != 0 && g&blank != 0
}

// binds reports whether one name may go across this gap.
func (g gap) binds() bool {
	return g&(edge|quote|stop|comma) == 0 && (g&dot == 0 || g&blank == 0)
}

// tight reports whether there is something between the words that is no blank, as in addresses.
func (g gap) tight() bool { return g&(blank|edge|quote|stop|comma) == 0 }
