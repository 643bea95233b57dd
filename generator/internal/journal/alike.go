package journal

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/note"
)

// suggestAliases tells of people who are probably one person spelt two ways. They are never made one: only an alias
// does that.
func (l *linker) suggestAliases() {
	if l.likely == nil {
		l.likely = l.suggest()
	}
	for _, s := range l.likely.alike {
		l.tellAlike(l.people[s.a], l.people[s.b], s.why)
	}
	for _, p := range l.likely.groups {
		l.tellGroup(l.people[p])
	}
}

// suggestions are found by what people are called, and by who has a note: that is the same as long as the register is.
type suggestions struct {
	alike  []likeness
	groups []int // people who are called as a group is, in the order of making
}

// likeness is that of two people, in the order of making.
type likeness struct {
	a, b int
	why  string
}

func (l *linker) suggest() *suggestions {
	people := l.byID
	s := suggester{
		linker: l, suggestions: &suggestions{}, told: map[[2]*Person]bool{},
		bare: make(map[*Person]string, len(people)), byName: make(map[string][]*Person, len(people)),
	}
	for _, p := range people {
		key := bare(p.Name)
		s.bare[p] = key
		s.byName[key] = append(s.byName[key], p)
	}
	s.sameLetters(people)
	s.sameHandle()
	s.middleNames(people)
	s.oneSlip(people)
	s.firstNames(people)
	s.likeGroups(people)
	return s.suggestions
}

type suggester struct {
	*linker
	*suggestions
	told   map[[2]*Person]bool
	bare   map[*Person]string
	byName map[string][]*Person // by bare name
}

// many is how many people may be alike in one way before it is no mistake but a custom.
const many = 8

func (s *suggester) sameLetters(people []*Person) {
	for _, p := range people {
		for _, other := range s.byName[s.bare[p]] {
			if note.FoldName(p.Name) != note.FoldName(other.Name) { // two notes of one name are told by their address
				s.resemble(p, other, "the same letters but for accents or signs")
			}
		}
	}
}

func (s *suggester) sameHandle() {
	handles := make([]string, 0, len(s.handles))
	for h := range s.handles {
		handles = append(handles, h)
	}
	slices.Sort(handles)
	for _, h := range handles {
		list := s.handles[h]
		if len(list) > many {
			continue
		}
		for i, p := range list {
			for _, other := range list[i+1:] {
				s.resemble(s.people[p], s.people[other], fmt.Sprintf("both are called @%s", h))
			}
		}
	}
}

// middleNames compares those who share the first and the last name.
func (s *suggester) middleNames(people []*Person) {
	ends := map[string][]*Person{}
	for _, p := range people {
		if w := strings.Fields(s.bare[p]); len(w) > 1 {
			key := w[0] + " " + w[len(w)-1]
			ends[key] = append(ends[key], p)
		}
	}
	for _, p := range people {
		w := strings.Fields(s.bare[p])
		if len(w) < 3 {
			continue
		}
		list := ends[w[0]+" "+w[len(w)-1]]
		if len(list) > many {
			continue
		}
		for _, other := range list {
			if p != other && !bothHaveNotes(p, other) && within(strings.Fields(s.bare[other]), w) {
				s.resemble(p, other, "the same but for a middle name")
			}
		}
	}
}

// within reports whether the words stand in a longer name in their order, whole or as an initial.
func within(short, long []string) bool {
	for _, w := range long {
		if len(short) == 0 {
			return true
		}
		initial := utf8.RuneCountInString(short[0]) == 1 && strings.HasPrefix(w, short[0]) ||
			utf8.RuneCountInString(w) == 1 && strings.HasPrefix(short[0], w)
		if w == short[0] || initial {
			short = short[1:]
		}
	}
	return len(short) == 0
}

func (s *suggester) oneSlip(people []*Person) {
	index, wanted := newSlips(), s.wanted()
	for _, p := range people {
		index.add(p.Name)
	}
	for _, p := range people {
		if p.Note != nil || p.Group() {
			continue // one of the two has no note
		}
		for _, name := range index.around(p.Name) {
			if !slipOfPen(s.bare[p], bare(name)) && !(wanted[p] && anySlip(s.bare[p], bare(name))) {
				continue
			}
			for _, other := range s.byName[bare(name)] {
				if !other.Group() {
					s.resemble(p, other, "one slip of the pen apart")
				}
			}
		}
	}
}

// slipOfPen reports whether two names that are one slip apart are likely one: short words that differ are often other
// words, as Jan and Jon are, and digits are never a slip.
func slipOfPen(a, b string) bool {
	const long, longer = 4, 6 // for a letter more, less or swapped; for another letter
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) != len(y) {
		return min(len(a), len(b)) >= longer // a blank more or less
	}
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		if strings.ContainsFunc(x[i]+y[i], unicode.IsDigit) {
			return false
		}
		n, m := utf8.RuneCountInString(x[i]), utf8.RuneCountInString(y[i])
		if n == m && !swapped(x[i], y[i]) || len(x) == 1 {
			return min(n, m) >= longer
		}
		return min(n, m) >= long
	}
	return false
}

// swapped reports whether two words have the same letters.
func swapped(a, b string) bool {
	x, y := []rune(a), []rune(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// firstNames compares somebody of one word, without a note, with the only person of that first name.
func (s *suggester) firstNames(people []*Person) {
	firsts := map[string][]*Person{}
	for _, p := range people {
		if first, _, ok := strings.Cut(s.bare[p], " "); ok && !p.Group() {
			firsts[first] = append(firsts[first], p)
		}
	}
	for _, p := range people {
		if list := firsts[s.bare[p]]; p.Note == nil && len(list) == 1 {
			s.resemble(p, list[0], "the only other person of that first name")
		}
	}
}

func bothHaveNotes(a, b *Person) bool { return a.Note != nil && b.Note != nil }

// resemble notes that two people are alike, once.
func (s *suggester) resemble(a, b *Person, why string) {
	if a == b || s.told[[2]*Person{a, b}] || s.told[[2]*Person{b, a}] {
		return
	}
	s.told[[2]*Person{a, b}] = true
	s.alike = append(s.alike, likeness{a.order, b.order, why})
}

// tellAlike suggests an alias where the one of two people stands who is met less or has no note.
func (l *linker) tellAlike(a, b *Person, why string) {
	if better(a, b) {
		a, b = b, a
	}
	p := diag.Problem{
		Severity: diag.Notice, Code: "same-person",
		Message: fmt.Sprintf("%q may be %q: %s", a.Name, b.Name, why),
		Hint:    fmt.Sprintf("if so, write a note for %s with `aliases: [%s]`", b.Name, a.Name),
	}
	if b.Note != nil {
		p.Hint = fmt.Sprintf("if so, write `aliases: [%s]` in %s", a.Name, b.Note.Path)
	}
	if a.Note != nil {
		p.Pos = diag.Pos{Path: a.Note.Path, Line: 1, Column: 1}
	} else {
		p.Pos = l.firstNamed(a)
	}
	l.tell(p)
}

// better reports whether the name to keep of two people is a's: somebody with a note, else whom I met more.
func better(a, b *Person) bool {
	return cmp.Or(compareBool(b.Note != nil, a.Note != nil), cmp.Compare(len(b.Contacts), len(a.Contacts)),
		strings.Compare(a.ID, b.ID)) < 0
}
