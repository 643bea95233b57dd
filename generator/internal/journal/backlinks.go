package journal

import (
	"slices"
	"strings"

	"rapport/generator/internal/markdown"
)

// makeBacklinks tells everything which notes refer to it, once for each line.
func (l *linker) makeBacklinks() {
	changed := l.forgetBacklinks()
	l.findReferring()
	for _, n := range l.anew {
		sections := sectionsOf(n.Note)
		for _, i := range n.referring {
			r, day := &n.Doc.Refs[i], n.Day
			if s := sections.at(r.Line); s >= 0 {
				day = n.Sections[s].Day
			}
			list := l.backlinks(n.leads[i])
			*list = append(*list, Backlink{Note: n.Note, Day: day, Sentence: r.Sentence, Line: r.Line})
			if l.last != nil {
				changed[list] = true
			}
		}
	}
	for list := range changed {
		slices.SortStableFunc(*list, func(a, b Backlink) int { return strings.Compare(a.Note.Path, b.Note.Path) })
	}
}

// findReferring finds which references are backlinks, and makes the lists that are made from nothing as long as they get.
func (l *linker) findReferring() {
	total := 0
	for _, n := range l.anew {
		total += len(n.leads)
	}
	all, of, found := make([]int32, 0, total), map[*[]Backlink]int{}, 0
	for _, n := range l.anew {
		first := len(all)
		all = l.refersTo(n, all)
		n.referring = all[first:len(all):len(all)]
		if l.last == nil {
			for _, i := range n.referring {
				of[l.backlinks(n.leads[i])]++
				found++
			}
		}
	}
	links := room[Backlink]{make([]Backlink, found)}
	for list, n := range of {
		*list = links.take(n)[:0]
	}
}

// forgetBacklinks takes away what the notes that are linked anew were told to refer to, and returns the lists. The meetings
// of such a note are others: what referred to the note, and is not linked anew itself, refers to the first.
func (l *linker) forgetBacklinks() map[*[]Backlink]bool {
	changed := map[*[]Backlink]bool{}
	if l.last == nil {
		return changed
	}
	gone := make(map[string]bool, len(l.anew))
	for _, n := range l.anew {
		gone[n.Path] = true
		if was := &l.last.items[n.index]; len(n.meetings) > 0 && len(was.meetings) > 0 {
			n.meetings[0].Backlinks = slices.Clip(was.meetings[0].Backlinks)
			changed[&n.meetings[0].Backlinks] = true
		}
	}
	for _, n := range l.anew {
		was := &l.last.items[n.index]
		for _, i := range was.referring {
			if list := l.backlinks(was.leads[i]); list != nil {
				changed[list] = true
			}
		}
	}
	for list := range changed {
		*list = slices.DeleteFunc(slices.Clone(*list), func(b Backlink) bool { return gone[b.Note.Path] })
	}
	return changed
}

// refersTo adds those references of a note to a list that are somebody's backlinks.
func (l *linker) refersTo(n *item, list []int32) []int32 {
	first := len(list)
	for i := range n.leads {
		r := &n.Doc.Refs[i]
		if n.is(n.leads[i]) || r.Kind == markdown.Image || r.Kind == markdown.Tag {
			continue
		}
		if to := l.backlinks(n.leads[i]); to != nil && !l.told(n, list[first:], to, r.Line) {
			list = append(list, int32(i))
		}
	}
	return list
}

// is reports whether a reference leads to the note itself.
func (n *item) is(to *lead) bool {
	return to.item == n.index || n.person != nil && to.person == int32(n.person.order)
}

// told reports whether the last of a list of references, those of one line, lead to something already.
func (l *linker) told(n *item, list []int32, to *[]Backlink, line int) bool {
	for k := len(list) - 1; k >= 0 && n.Doc.Refs[list[k]].Line == line; k-- {
		if l.backlinks(n.leads[list[k]]) == to {
			return true
		}
	}
	return false
}

// backlinks is the list that belongs to what a reference leads to, or nil.
func (l *linker) backlinks(to *lead) *[]Backlink {
	if to.person != none {
		return &l.people[to.person].Backlinks
	}
	if to.item == none {
		return nil
	}
	switch n := &l.items[to.item]; {
	case n.initiative != nil:
		return &n.initiative.Backlinks
	case n.page != nil:
		return &n.page.Backlinks
	case len(n.meetings) > 0:
		return &meetingNamed(n.meetings, to.frag).Backlinks
	}
	return nil
}

// meetingNamed is the one of a note's meetings whose section has the fragment, else the first, which stands for the note.
func meetingNamed(list []*Meeting, frag string) *Meeting {
	for _, m := range list {
		if frag != "" && m.Section != nil && m.Section.ID == frag {
			return m
		}
	}
	return list[0]
}
