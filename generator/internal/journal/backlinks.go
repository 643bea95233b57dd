package journal

import (
	"rapport/generator/internal/markdown"
)

// makeBacklinks tells everything which notes refer to it, once for each line.
func (l *linker) makeBacklinks() {
	for k := range l.items {
		n := &l.items[k]
		if n.was != nil {
			n.referring = n.was.referring
		} else {
			n.referring = n.refer()
		}
		sections := sectionsOf(n.Note)
		for _, i := range n.referring {
			r, day := &n.Doc.Refs[i], n.Day
			if s := sections.at(r.Line); s >= 0 {
				day = n.Sections[s].Day
			}
			list := n.targets[i].backlinks()
			*list = append(*list, Backlink{Note: n.Note, Day: day, Sentence: r.Sentence, Line: r.Line})
		}
	}
}

// refer lists those references of a note that are somebody's backlinks.
func (n *item) refer() []int32 {
	var list []int32
	for i := range n.targets {
		t, r := &n.targets[i], &n.Doc.Refs[i]
		if t.Note == n.Note || r.Kind == markdown.Image || r.Kind == markdown.Tag {
			continue
		}
		if to := t.backlinks(); to != nil && !n.told(list, to, r.Line) {
			list = append(list, int32(i))
		}
	}
	return list
}

// told reports whether the last of a list of references, those of one line, lead to something already.
func (n *item) told(list []int32, to *[]Backlink, line int) bool {
	for k := len(list) - 1; k >= 0 && n.Doc.Refs[list[k]].Line == line; k-- {
		if n.targets[list[k]].backlinks() == to {
			return true
		}
	}
	return false
}

// backlinks is the list that belongs to what a reference leads to, or nil.
func (t *Target) backlinks() *[]Backlink {
	switch {
	case t.Person != nil:
		return &t.Person.Backlinks
	case t.to == nil:
		return nil
	case t.to.initiative != nil:
		return &t.to.initiative.Backlinks
	case t.to.page != nil:
		return &t.to.page.Backlinks
	case len(t.to.meetings) > 0:
		return &meetingNamed(t.to.meetings, t.Frag).Backlinks
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
