package journal

import "rapport/generator/internal/markdown"

// makeBacklinks tells everything which notes refer to it, once for each line.
func (l *linker) makeBacklinks() {
	for k := range l.items {
		n := &l.items[k]
		sections := sectionsOf(n.Note)
		for i := range n.targets {
			t, r := &n.targets[i], &n.Doc.Refs[i]
			if t.Note == n.Note || r.Kind == markdown.Image || r.Kind == markdown.Tag {
				continue
			}
			list := t.backlinks()
			if list == nil {
				continue
			}
			if last := len(*list) - 1; last >= 0 && (*list)[last].Note == n.Note && (*list)[last].Line == r.Line {
				continue
			}
			day := n.Day
			if s := sections.at(r.Line); s >= 0 {
				day = n.Sections[s].Day
			}
			*list = append(*list, Backlink{Note: n.Note, Day: day, Sentence: r.Sentence, Line: r.Line})
		}
	}
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
