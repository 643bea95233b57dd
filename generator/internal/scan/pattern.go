package scan

import (
	"strings"
)

// pattern is one way to write one hidden text, as folded words in a row.
type pattern struct {
	words  []uint64
	name   int32 // in the list of hidden names; of allowed and shown ones when cover is set
	size   int32 // letters and digits in all
	shape  shape
	class  class   // of a single word; of many, common when each is
	styles []style // as listed
	cover  bool    // what may be shown: it hides what lies inside it
}

// shape says how strictly the words of a pattern are compared.
type shape uint8

const (
	whole    shape = iota // all words of a name, in order or turned round
	single                // one word of a name
	joined                // the words written as one
	initials              // a family name behind an initial
	turned                // family name, comma, given name
	address               // nothing but marks between the words, as in e-mail
	abbrev                // capitals as listed
	calling               // a handle that is an ordinary word: only behind @
	heading               // a title that says much
	family                // particles and a family name that is an ordinary word
	faint                 // a title that says little: it counts as listed, or standing alone
)

// listed is one word of a hidden text.
type listed struct {
	folded []string // the plainest spelling first
	style  style
	class  class
	gap    gap // before it
}

// book holds what is looked for.
type book struct {
	lex      lexicon
	frequent map[uint64]bool // words of many public sources
	shown    map[uint64]bool // words of names that are public
	known    map[string]bool // whole names that are public
	patterns []pattern
	byFirst  map[uint64][]int32
	filter   []uint64          // bits for the first words, to pass by the others at once
	wide     map[rune][]widely // names of scripts without blanks, by their first letter
	slugs    []slugged         // sorted
	dropped  map[uint64]bool   // words allowed everywhere
	covering bool              // what is added may be shown
}

type widely struct {
	folded string
	name   int32
}

type slugged struct {
	joined string
	name   int32
}

func (b *book) words(text string) []listed {
	raw := []byte(text)
	var list []listed
	for _, t := range tokens(nil, raw) {
		w := listed{folded: spellings(string(raw[t.start:t.end])), style: t.style, gap: t.gap}
		w.class = b.lex.classOf(w.folded[0])
		list = append(list, w)
	}
	return list
}

// add compiles the patterns of a hidden text.
func (b *book) add(n Name, at int32) {
	text := strings.TrimSpace(n.Text)
	list := b.words(text)
	if len(list) == 0 || len(list) > 24 || b.known[keyOf(list)] {
		return
	}
	switch n.Kind {
	case Person:
		b.person(list, at)
		b.alone(list, at)
	case Alias:
		b.alias(list, at)
	case Handle:
		b.handle(list, at)
	case Email:
		b.email(text, at)
	case Title, FileName:
		b.title(list, at)
		return
	}
	b.unspaced(list, at)
	b.slug(list, at)
}

// person adds the ways to write a name of many words.
func (b *book) person(list []listed, at int32) {
	if len(list) < 2 {
		return
	}
	b.put(pattern{name: at, shape: whole}, list...)
	b.put(pattern{name: at, shape: joined}, join(list))
	b.family(list, at)
	last, first := list[len(list)-1], list[0]
	rest := list[:len(list)-1]
	b.put(pattern{name: at, shape: turned}, append([]listed{last}, rest...)...)
	b.put(pattern{name: at, shape: joined}, join(append([]listed{last}, rest...)))
	if len(list) > 2 {
		b.put(pattern{name: at, shape: whole}, first, last)
		b.put(pattern{name: at, shape: turned}, last, first)
		b.put(pattern{name: at, shape: joined}, join([]listed{first, last}))
		if list[len(list)-2].class == empty { // de Vries
			b.put(pattern{name: at, shape: joined}, join(list[len(list)-2:]))
			b.put(pattern{name: at, shape: joined}, join([]listed{first, last}))
		}
	}
	initial := listed{folded: []string{firstLetter(first.folded[0])}, style: upper, class: short}
	if last.class != rare { // it counts alone if it is
		b.put(pattern{name: at, shape: initials}, initial, last)
	}
	if short := join([]listed{initial, last}); len(short.folded[0]) >= 5 && (last.class == rare || last.class == noun) {
		b.put(pattern{name: at, shape: joined}, short)
	} else {
		b.put(pattern{name: at, shape: calling}, short) // A. Loud is not aloud
	}
}

// alone adds the words of a name that tell somebody by themselves.
func (b *book) alone(list []listed, at int32) {
	for _, w := range list {
		if w.class == empty {
			continue
		}
		if b.put(pattern{name: at, shape: single}, w); w.class == rare {
			b.plural(pattern{name: at, shape: single}, w)
		}
	}
}

// plural adds a word with s behind it, unless that is another word.
func (b *book) plural(p pattern, w listed) {
	many := listed{style: w.style}
	for _, f := range w.folded {
		if len(f) >= 3 && b.lex.classOf(f+"s") == rare {
			many.folded = append(many.folded, f+"s")
		}
	}
	if len(many.folded) > 0 {
		b.put(p, many)
	}
}

func (b *book) alias(list []listed, at int32) {
	if len(list) > 1 {
		b.person(list, at)
		for _, w := range list {
			if w.class == rare {
				b.alone([]listed{w}, at)
			}
		}
		return
	}
	if w := list[0]; w.style == upper && len(w.folded[0]) <= 4 {
		b.put(pattern{name: at, shape: abbrev}, w)
		return
	}
	b.alone(list, at)
}

func (b *book) handle(list []listed, at int32) {
	if len(list) > 1 {
		b.put(pattern{name: at, shape: address}, list...)
		b.put(pattern{name: at, shape: joined}, join(list))
		return
	}
	w := list[0]
	if w.class == rare && len(w.folded[0]) >= 4 {
		b.put(pattern{name: at, shape: joined}, w)
		return
	}
	b.put(pattern{name: at, shape: calling}, w)
}

// impersonal are local parts of addresses that many firms have.
const impersonal = ` info office mail email hello contact admin sales support team hr jobs press news noreply me help `

func (b *book) email(text string, at int32) {
	b.put(pattern{name: at, shape: address}, b.words(text)...)
	local, _, _ := strings.Cut(text, "@")
	local, _, _ = strings.Cut(local, "+")
	list := b.words(local)
	if len(list) > 0 && !strings.Contains(impersonal, " "+list[0].folded[0]+" ") {
		b.handle(list, at)
	}
}

// put adds a pattern for each spelling of its words.
func (b *book) put(p pattern, list ...listed) {
	p.class, p.cover = common, b.covering
	if len(list) == 1 {
		p.class = list[0].class
	}
	for _, w := range list {
		p.styles = append(p.styles, w.style)
		if w.class == rare || w.class == noun && len(list) > 1 {
			p.class = rare
		}
	}
	for spelling := range 2 {
		q := p
		q.words, q.size = make([]uint64, 0, len(list)), 0
		changed := false
		for _, w := range list {
			f := w.folded[min(spelling, len(w.folded)-1)]
			changed = changed || spelling > 0 && len(w.folded) > 1
			q.words = append(q.words, hashOf(f))
			q.size += int32(len(f))
		}
		if spelling > 0 && !changed {
			return
		}
		if q.shape == joined && b.lex[q.words[0]] != rare {
			continue // Will Power writes no name into willpower
		}
		if len(list) == 1 && !q.cover && (b.shown[q.words[0]] || b.dropped[q.words[0]]) {
			continue
		}
		b.patterns = append(b.patterns, q)
	}
}

// unspaced adds names of scripts that set no blanks between words: they count inside longer words too.
func (b *book) unspaced(list []listed, at int32) {
	whole := join(list).folded[0]
	for _, s := range append([]string{whole}, plainest(list)...) {
		letters := []rune(s)
		if len(letters) >= 2 && unspacedRune(letters[0]) && !b.shown[hashOf(s)] && !b.dropped[hashOf(s)] {
			b.wide[letters[0]] = append(b.wide[letters[0]], widely{s, at})
		}
	}
}

func plainest(list []listed) []string {
	var all []string
	for _, w := range list {
		all = append(all, w.folded[0])
	}
	return all
}

// join writes words as one.
func join(list []listed) listed {
	one := listed{style: lower, class: rare}
	for spelling := range 2 {
		var s strings.Builder
		for _, w := range list {
			s.WriteString(w.folded[min(spelling, len(w.folded)-1)])
		}
		if spelling == 0 || s.String() != one.folded[0] {
			one.folded = append(one.folded, s.String())
		}
	}
	return one
}

// keyOf stands for a text whatever is between its words.
func keyOf(list []listed) string { return strings.Join(plainest(list), " ") }
