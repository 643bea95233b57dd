package practice

import (
	"slices"
	"strings"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// skilled is one thing that somebody is good at.
type skilled struct {
	person *journal.Person
	text   string // folded
	words  []string
}

// able are the people whose skills match a need, by ID: those who say the same words, and those of whose skill the need
// is a part or the other way round, which is a guess.
type able struct{ same, near []*journal.Person }

// addSkills finds what active people are good at, and who is able to do what initiatives need.
func (x *index) addSkills() {
	for _, p := range x.active {
		if n := facts(p); n != nil && !n.Group {
			for _, s := range n.Skills {
				text := note.FoldName(s)
				x.skills = append(x.skills, skilled{p, text, strings.Fields(text)})
			}
		}
	}
	x.able = map[string]able{}
	for _, i := range x.journal.Initiatives {
		for _, need := range i.Note.Initiative.Needs {
			if _, done := x.able[need]; !done {
				x.able[need] = x.findAble(need)
			}
		}
	}
}

func (x *index) findAble(need string) able {
	var same, near []*journal.Person
	text := note.FoldName(need)
	words := strings.Fields(text)
	for _, s := range x.skills {
		switch {
		case s.text == text:
			same = addPerson(same, s.person)
		case len(words) > 0 && (within(words, s.words) || within(s.words, words)):
			near = addPerson(near, s.person)
		}
	}
	near = slices.DeleteFunc(near, func(p *journal.Person) bool { return slices.Contains(same, p) })
	return able{same, near}
}

// within reports whether all words of one list are in the other.
func within(some, all []string) bool {
	for _, w := range some {
		if !slices.Contains(all, w) {
			return false
		}
	}
	return len(some) > 0
}

func addPerson(list []*journal.Person, p *journal.Person) []*journal.Person {
	if slices.Contains(list, p) {
		return list
	}
	return append(list, p)
}
