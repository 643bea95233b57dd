package journal

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rapport/generator/internal/note"
)

// near finds names that were probably meant. It is made when the first name leads nowhere.
type near struct {
	names, initiatives *slips
	asked              map[string]string // what was found before: what one note misses, others do too
}

func (l *linker) nearNames() *near {
	if l.near != nil {
		return l.near
	}
	l.near = &near{names: newSlips(), initiatives: newSlips(), asked: map[string]string{}}
	for _, n := range l.journal.Notes {
		names := []string{n.Title, n.Stem}
		if n.Person != nil {
			names = append(names, n.Person.Name)
		}
		for _, name := range append(names, n.Aliases...) {
			l.near.names.add(name)
			if n.Kind == note.InitiativeNote {
				l.near.initiatives.add(name)
			}
		}
	}
	keys := make([]string, 0, len(l.loose))
	for key := range l.loose {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		l.near.names.add(l.people[l.loose[key]].Name)
	}
	return l.near
}

func (n *near) any(word string) (string, bool) {
	found, ok := n.asked[word]
	if !ok {
		found, _ = n.names.nearest(word)
		n.asked[word] = found
	}
	return found, found != ""
}

func (n *near) initiative(word string) (string, bool) { return n.initiatives.nearest(word) }

// slips finds the names that are one slip from a word: a letter more or less, another letter, or two letters swapped.
// One slip leaves the first or the second half of a name as it was, so names are listed by their halves: looking one
// up does not take longer in a larger journal.
type slips struct {
	halves map[half][]entry
	seen   map[string]bool
}

// half is the beginning or the end of a bare name of some length.
type half struct {
	text   string
	length int
	end    bool
}

type entry struct{ bare, name string }

// crowd is how many names may share a half before it says nothing any more.
const crowd = 200

func newSlips() *slips { return &slips{halves: map[half][]entry{}, seen: map[string]bool{}} }

func (s *slips) add(name string) {
	if name == "" || s.seen[name] {
		return
	}
	s.seen[name] = true
	e := entry{bare(name), name}
	for _, h := range halves(e.bare, utf8.RuneCountInString(e.bare)) {
		if h.text != "" {
			s.halves[h] = append(s.halves[h], e)
		}
	}
}

// halves are the halves that a word has in common with a name of a length, in letters, if the slip is not in them.
func halves(word string, length int) [2]half {
	k := (length - 1) / 2
	from, to := len(word), 0
	for range k {
		_, size := utf8.DecodeRuneInString(word[to:])
		to += size
		_, size = utf8.DecodeLastRuneInString(word[:from])
		from -= size
	}
	return [2]half{{word[:to], length, false}, {word[from:], length, true}}
}

// around returns the names that are equal to a word but for accents, or one slip from it, in the order of adding.
func (s *slips) around(word string) []string {
	word = bare(word)
	var found []string
	letters := utf8.RuneCountInString(word)
	for n := letters - 1; n <= letters+1; n++ {
		for _, h := range halves(word, n) {
			list := s.halves[h]
			if len(list) > crowd {
				continue
			}
			for _, e := range list {
				if oneSlip(e.bare, word) && !slices.Contains(found, e.name) {
					found = append(found, e.name)
				}
			}
		}
	}
	return found
}

// nearest is the name that was probably meant.
func (s *slips) nearest(word string) (string, bool) {
	found := s.around(word)
	if len(found) == 0 {
		return "", false
	}
	for _, name := range found {
		if bare(name) == bare(word) {
			return name, true
		}
	}
	return slices.Min(found), true
}

// oneSlip reports whether two words are equal or one slip apart.
func oneSlip(a, b string) bool {
	from := 0
	for from < len(a) && from < len(b) && a[from] == b[from] {
		from++
	}
	for from > 0 && (inside(a, from) || inside(b, from)) {
		from--
	}
	a, b = a[from:], b[from:]
	x, y := len(a), len(b)
	for x > 0 && y > 0 && a[x-1] == b[y-1] {
		x, y = x-1, y-1
	}
	for inside(a, x) || inside(b, y) {
		x, y = x+1, y+1
	}
	a, b = a[:x], b[:y]
	if len(a) > 2*utf8.UTFMax || len(b) > 2*utf8.UTFMax {
		return false
	}
	switch n, m := utf8.RuneCountInString(a), utf8.RuneCountInString(b); {
	case n+m <= 1, n == 1 && m == 1:
		return true
	case n == 2 && m == 2:
		p, q := []rune(a), []rune(b)
		return p[0] == q[1] && p[1] == q[0]
	}
	return false
}

// inside reports whether a place in a text is within a letter of several bytes.
func inside(s string, at int) bool { return at < len(s) && !utf8.RuneStart(s[at]) }

// letters are those that are written otherwise where a keyboard lacks them, and are no base letter with a mark.
var letters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th",
	"ı", "i", "-", " ", "‐", " ", ".", "", "'", "", "’", "")

// bare is a folded name less its accents and punctuation.
func bare(name string) string {
	key := note.FoldName(name)
	plain := true
	for i := range len(key) {
		if c := key[i]; c >= 0x80 || c == '-' || c == '.' || c == '\'' {
			plain = false
			break
		}
	}
	if plain {
		return key
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(letters.Replace(key)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
