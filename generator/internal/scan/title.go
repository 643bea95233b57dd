package scan

import (
	"slices"
	"sort"
	"strings"
)

// How much the words of a title must say before it counts in running text. A rare word says two, a common one that is
// no function word says one, and numbers, days and the like nothing.
const (
	tellsMuch   = 4 // counts wherever it stands
	tellsLittle = 2 // counts where it stands as listed, behind a capital, or alone
)

// functionWords say nothing about what a title is about.
const functionWords = `a an the and or of to in on at for from with by as is are be was were it its this that we i you he
she they my our your his her their me us them not no yes do does did how what why who when where which will would can
could should may might must about into over after before up down out off all any some more most new next last first
second third one two three four five six seven eight nine ten again call chat meeting meetings note notes mail walk
coffee lunch dinner talk sync review update minutes agenda weekly daily monthly quarterly week day month year today
der die das und von zu im am mit für auf le la les et du des en un une el los las de y con`

// projects stand before code names.
var projects = wordSet(`project operation projekt projet proyecto progetto codename`)

// title adds the patterns of a title or a file name, as far as it says anything.
func (b *book) title(list []listed, at int32) {
	list = undated(list)
	if len(list) == 2 && projects[list[0].folded[0]] {
		b.title(list[1:], at) // Project Nightjar is Nightjar
	}
	if len(list) == 0 || b.known[keyOf(list)] {
		return
	}
	says := b.saying(list)
	switch {
	case len(list) == 1:
		// A code name is the title that tells most. In lower case it may be an ordinary word that no list knows.
		if w := list[0]; w.class == rare && len(w.folded[0]) >= 5 && !b.frequent[hashOf(w.folded[0])] {
			b.put(pattern{name: at, shape: faint}, w)
		}
		return
	case says >= tellsMuch:
		b.put(pattern{name: at, shape: heading}, list...)
	case says >= tellsLittle:
		b.put(pattern{name: at, shape: faint}, list...)
	default:
		return
	}
	b.slug(list, at)
}

// saying returns how much the words of a title tell.
func (b *book) saying(list []listed) int {
	functions := hashSet(functionWords)
	sum := 0
	for _, w := range list {
		h := hashOf(w.folded[0])
		switch {
		case functions[h], w.class == empty, w.class == short, w.class == proper && len(w.folded[0]) <= 4, w.style == digits:
		case w.class == rare && !b.frequent[h] && !b.shown[h]:
			sum += 2
		default:
			sum++
		}
	}
	return sum
}

// undated takes days, numbers and words for days off both ends of a title.
func undated(list []listed) []listed {
	dull := func(w listed) bool { return w.style == digits || w.class == empty }
	for len(list) > 0 && dull(list[0]) {
		list = list[1:]
	}
	for len(list) > 0 && dull(list[len(list)-1]) {
		list = list[:len(list)-1]
	}
	return list
}

// slug notes a text as an address part, the beginnings of which tell it too.
func (b *book) slug(list []listed, at int32) {
	one := join(list)
	for _, s := range one.folded {
		if len(s) > leastOfSlug {
			b.slugs = append(b.slugs, slugged{s, at})
		}
	}
}

// leastOfSlug is the number of letters from which the beginning of an address part tells what it is of.
const leastOfSlug = 6

// close sorts what was added, so that it can be looked up.
func (b *book) close() {
	b.byFirst = map[uint64][]int32{}
	b.filter = make([]uint64, 1<<14)
	for i, p := range b.patterns {
		h := p.words[0]
		b.byFirst[h] = append(b.byFirst[h], int32(i))
		b.filter[h>>6&(1<<14-1)] |= 1 << (h & 63)
	}
	slices.SortFunc(b.slugs, func(x, y slugged) int {
		if c := strings.Compare(x.joined, y.joined); c != 0 {
			return c
		}
		return int(x.name) - int(y.name)
	})
}

// cut returns the hidden text of whose address part this is the beginning.
func (b *book) cut(joined string) (int32, bool) {
	i := sort.Search(len(b.slugs), func(i int) bool { return b.slugs[i].joined >= joined })
	for ; i < len(b.slugs) && strings.HasPrefix(b.slugs[i].joined, joined); i++ {
		if len(b.slugs[i].joined) > len(joined) {
			return b.slugs[i].name, true
		}
	}
	return 0, false
}
