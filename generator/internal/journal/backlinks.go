package journal

import "rapport/generator/internal/markdown"

// referral is a backlink, and which of its note's references it comes from.
type referral struct {
	ref int
	Backlink
}

// makeBacklinks tells everything which notes refer to it, once for each line.
func (l *linker) makeBacklinks() {
	for k := range l.items {
		n := &l.items[k]
		if n.was != nil {
			n.referrals = n.was.referrals
		} else {
			n.referrals = n.refer()
		}
		for _, r := range n.referrals {
			list := n.targets[r.ref].backlinks()
			*list = append(*list, r.Backlink)
		}
	}
}

// refer lists the references of a note that are somebody's backlinks.
func (n *item) refer() []referral {
	var list []referral
	sections := sectionsOf(n.Note)
	for i := range n.targets {
		t, r := &n.targets[i], &n.Doc.Refs[i]
		if t.Note == n.Note || r.Kind == markdown.Image || r.Kind == markdown.Tag {
			continue
		}
		to := t.backlinks()
		if to == nil || n.told(list, to, r.Line) {
			continue
		}
		day := n.Day
		if s := sections.at(r.Line); s >= 0 {
			day = n.Sections[s].Day
		}
		list = append(list, referral{i, Backlink{Note: n.Note, Day: day, Sentence: r.Sentence, Line: r.Line}})
	}
	return list
}

// told reports whether the last of a list of references, those of one line, lead to something already.
func (n *item) told(list []referral, to *[]Backlink, line int) bool {
	for k := len(list) - 1; k >= 0 && list[k].Line == line; k-- {
		if n.targets[list[k].ref].backlinks() == to {
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
