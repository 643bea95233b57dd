package scan

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// match is a pattern found in the words of a text.
type match struct {
	start, end int32 // bytes of the text
	name       int32
	cover      bool
}

// names appends what a text holds of what is looked for, in the order in which it stands.
func (x *Index) names(found []match, t *text, list []token) []match {
	b := x.book
	for i := range list {
		h := list[i].hash
		if b.filter[h>>6&(1<<14-1)]&(1<<(h&63)) != 0 {
			for _, at := range b.byFirst[h] {
				p := &b.patterns[at]
				if n := x.fits(p, t, list, i); n > 0 {
					found = append(found, match{list[i].start, list[i+n-1].end, p.name, p.cover})
				}
			}
		}
		if g := list[i].gap; g&hyphen != 0 && g&(edge|quote|stop) == 0 && i > 0 {
			found = x.hyphenated(found, t, list, i)
		}
		if len(b.wide) > 0 && t.b[list[i].start] >= utf8.RuneSelf {
			found = x.inside(found, t, list[i])
		}
	}
	return found
}

// fits returns how many words a pattern takes at a place, 0 when it does not stand there.
func (x *Index) fits(p *pattern, t *text, list []token, i int) int {
	n := len(p.words)
	if n == 1 {
		if x.tells(p, t, list, i) {
			return 1
		}
		return 0
	}
	j := i + 1
	for k := 1; k < n; k++ {
		if j < len(list) && k == n-1 && (p.shape == whole || p.shape == initials) && n == 2 && list[j].hash != p.words[k] && initial(list, j) {
			j++ // Jane M. Doe, J.-L. Doe
		}
		if j >= len(list) || list[j].hash != p.words[k] || !x.across(p, list, j, k) {
			return 0
		}
		j++
	}
	if p.cover || x.cased(p, t, list, i, j) {
		return j - i
	}
	return 0
}

func initial(list []token, j int) bool {
	return list[j].end-list[j].start == 1 && list[j].style == upper && list[j].gap.binds() && j+1 < len(list)
}

// across reports whether a pattern may go on over the gap before a word.
func (x *Index) across(p *pattern, list []token, j, k int) bool {
	g := list[j].gap
	switch p.shape {
	case address:
		return g.tight()
	case heading:
		return g&edge == 0
	case turned:
		if k == 1 {
			return g&comma != 0 && g&(edge|quote|stop) == 0 || p.class == rare && g.binds() || p.class != rare && g.tight()
		}
		return g.binds()
	case whole, initials, family:
		if g&dot != 0 && g&blank != 0 && list[j-1].end-list[j-1].start == 1 {
			return true // J. Doe
		}
		if g&edge != 0 && g&^(edge|blank) == 0 && p.class == common { // both alone in cells side by side
			return (j-1 == 0 || list[j-1].gap&edge != 0) && (j+1 == len(list) || list[j+1].gap&edge != 0)
		}
	}
	return g.binds()
}

// cased reports whether the words from i to j are written as a name where their letters alone do not tell it.
func (x *Index) cased(p *pattern, t *text, list []token, i, j int) bool {
	switch p.shape {
	case address, heading:
		return true
	case family:
		longer := i > 0 && list[i].gap.binds() && capital(list[i-1]) && !(list[i-1].gap.begins() && x.opens(t, list[i-1]))
		return !longer && capital(list[j-1]) && !x.lists.streets[list[max(0, i-1)].hash]
	case whole, turned, initials, faint:
	default:
		return true
	}
	if p.class == rare && p.shape != faint {
		return true
	}
	capitals, tight, as := true, true, true
	for k := i; k < j; k++ {
		capitals = capitals && (list[k].style == title || list[k].style == upper || list[k].style == digits)
		tight = tight && (k == i || list[k].gap.tight())
		if k-i < len(p.styles) && list[k].style != p.styles[k-i] {
			as = false
		}
	}
	alone := list[i].gap&edge != 0 && (j == len(list) || list[j].gap&edge != 0)
	switch {
	case p.shape == initials:
		return capitals && !tight
	case p.shape == faint:
		return as && !list[i].gap.begins() && list[i].style != lower || alone || tight && j-i > 1 && t.setting != prose || capitals && j-i > 1
	case tight && !capitals && t.setting == code && x.themed[pairOf(list[i:j])]:
		return false
	}
	return capitals || alone || as || tight && !(t.setting == prose && spacedHyphen(list[i:j]))
}

// spacedHyphen reports whether words are joined by hyphens alone, as ordinary ones are.
func spacedHyphen(list []token) bool {
	for _, t := range list[1:] {
		if t.gap&blank != 0 {
			return true
		}
	}
	return false
}

// tells reports whether a single word at a place tells somebody.
func (x *Index) tells(p *pattern, t *text, list []token, i int) bool {
	w := list[i]
	switch {
	case p.cover:
		return true
	case t.setting == chance && p.size < 6:
		return false
	case w.gap&at != 0:
		return true
	}
	switch p.shape {
	case calling:
		return false
	case abbrev:
		return w.style == upper && p.class != common && t.setting == prose
	case joined:
		return true
	case faint:
		alone := w.gap&edge != 0 && (i+1 == len(list) || list[i+1].gap&edge != 0)
		return t.setting == prose && (alone || w.style != lower && !w.gap.begins())
	}
	if t.setting == code && (p.class != rare && p.class != noun || x.machine[w.hash]) {
		return false
	}
	switch p.class {
	case rare:
		return true
	case noun:
		if t.setting == code { // which is the plain text of pages too
			return w.gap&blank == 0 && (i+1 == len(list) || list[i+1].gap&blank == 0)
		}
		alone := w.gap&edge != 0 && (i+1 == len(list) || list[i+1].gap&edge != 0)
		placed := i > 0 && (x.lists.determiners[list[i-1].hash] || x.lists.streets[list[i-1].hash])
		return alone || w.style != lower && (!placed || w.gap.begins())
	case common, short, proper:
		return x.somebody(p, t, list, i)
	}
	return false
}

// hyphenated finds a name that is cut in two by a hyphen.
func (x *Index) hyphenated(found []match, t *text, list []token, i int) []match {
	first, second := list[i-1], list[i]
	if first.style == digits || second.style == digits || second.end-second.start > 40 {
		return found
	}
	h := first.hash
	var room [64]byte
	for _, c := range fold(room[:0], t.b[second.start:second.end]) {
		h = (h ^ uint64(c)) * fnvPrime
	}
	b := x.book
	if b.filter[h>>6&(1<<14-1)]&(1<<(h&63)) == 0 {
		return found
	}
	for _, at := range b.byFirst[h] {
		p := &b.patterns[at]
		if len(p.words) == 1 && (p.class == rare || p.class == noun) && p.size >= 5 && !p.cover && t.setting != chance {
			found = append(found, match{first.start, second.end, p.name, false})
		}
	}
	return found
}

// inside finds names of scripts without blanks in a longer word.
func (x *Index) inside(found []match, t *text, w token) []match {
	var room [128]byte
	s := string(fold(room[:0], t.b[w.start:w.end]))
	for i, r := range s {
		for _, n := range x.book.wide[r] {
			if strings.HasPrefix(s[i:], n.folded) {
				found = append(found, match{w.start, w.end, n.name, false})
			}
		}
	}
	return found
}

func unspacedRune(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// pairOf stands for words in a row.
func pairOf(list []token) uint64 {
	h := fnvOffset
	for _, t := range list {
		h = (h ^ t.hash) * fnvPrime
	}
	return h
}
