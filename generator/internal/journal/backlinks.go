package journal

import "rapport/generator/internal/markdown"

// makeBacklinks tells everything which notes refer to it, once for each line.
func (l *linker) makeBacklinks() {
	for _, n := range l.journal.Notes {
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
			*list = append(*list, Backlink{Note: n, Day: n.Day, Sentence: r.Sentence, Line: r.Line})
		}
	}
	for _, m := range l.journal.Meetings {
		if m.Origin == OfSection {
			l.dateBacklinks(m)
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
	}
	return nil
}

// dateBacklinks gives the references of a series' section its day.
func (l *linker) dateBacklinks(m *Meeting) {
	end := sectionEnd(m.Note, m.Section)
	for k, t := range l.journal.targets[m.Note] {
		r := &m.Note.Doc.Refs[k]
		list := l.backlinks(t)
		if list == nil || r.Line < m.Line || end > 0 && r.Line >= end {
			continue
		}
		for i := range *list {
			if b := &(*list)[i]; b.Note == m.Note && b.Line == r.Line {
				b.Day = m.Day
			}
		}
	}
}
