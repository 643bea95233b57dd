package journal

import "rapport/generator/internal/markdown"

// makeBacklinks tells everything which notes refer to it, once for each line.
func (l *linker) makeBacklinks() {
	for _, n := range l.journal.Notes {
		sections := sectionsOf(n)
		for k, t := range l.journal.targets[n] {
			r := &n.Doc.Refs[k]
			if t.Note == n || r.Kind == markdown.Image || r.Kind == markdown.Tag {
				continue
			}
			list := l.backlinks(t)
			if list == nil {
				continue
			}
			if last := len(*list) - 1; last >= 0 && (*list)[last].Note == n && (*list)[last].Line == r.Line {
				continue
			}
			day := n.Day
			if i := sections.at(r.Line); i >= 0 {
				day = n.Sections[i].Day
			}
			*list = append(*list, Backlink{Note: n, Day: day, Sentence: r.Sentence, Line: r.Line})
		}
	}
}

// backlinks is the list that belongs to what a reference leads to, or nil.
func (l *linker) backlinks(t Target) *[]Backlink {
	switch {
	case t.Person != nil:
		return &t.Person.Backlinks
	case t.Note == nil:
		return nil
	case l.initiatives[t.Note] != nil:
		return &l.initiatives[t.Note].Backlinks
	case l.pages[t.Note] != nil:
		return &l.pages[t.Note].Backlinks
	case len(l.meetings[t.Note]) > 0:
		return &meetingNamed(l.meetings[t.Note], t.Frag).Backlinks
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
