package journal

import (
	"cmp"
	"fmt"
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/markdown"
	"rapport/generator/internal/note"
)

// sectionMeetings makes one meeting of each dated section of a series, which may stand in a note of any kind.
func (l *linker) sectionMeetings(n *item, ids dayIDs) {
	a, said, whole := n.address, &note.Meeting{}, []*Initiative(nil)
	if n.Meeting != nil {
		said, whole = n.Meeting, l.said(n)
	}
	whole = addInitiative(whole, n.initiative)
	for i := range n.Sections {
		s := &n.Sections[i]
		m := l.meeting(Meeting{
			ID: ids.id(a.id(), s.Day), URL: a.url + "#" + s.ID, Origin: OfSection, Note: n.Note, Section: s,
			Title: cmp.Or(s.Title, n.Title), Day: s.Day, Line: s.Line, Channel: s.Channel,
			Series: cmp.Or(said.Series, n.Title), Initiatives: whole, end: int32(sectionEnd(n.Note, i)),
		})
		if m.Channel == (note.Channel{}) {
			m.Channel = said.Channel
		}
		names, absent := s.People, s.Absent
		if len(names) == 0 {
			names = said.People
		}
		if len(names) == 0 {
			names = fileNamePeople(n.Note)
		}
		if len(absent) == 0 {
			absent = said.Absent
		}
		l.fill(n, m, names, absent, said.CC)
		m.withOwner(n.person)
		if len(whole) == 0 && len(said.Initiatives) == 0 {
			m.Initiatives = l.linkedBetween(n, s.Line, int(m.end))
		}
		l.add(n, m)
	}
}

// withOwner adds the person in whose note a meeting stands.
func (m *Meeting) withOwner(p *Person) {
	if p == nil || slices.Contains(m.People, p) || slices.Contains(m.Absent, p) {
		return
	}
	m.People = slices.Insert(m.People, 0, p)
	m.lines = slices.Insert(m.lines, 0, int32(m.Line))
}

// dayIDs gives the meetings of a note their IDs: two of one day are told apart by a number.
type dayIDs map[civil.Day]int

func (d dayIDs) id(of string, day civil.Day) string {
	d[day]++
	if n := d[day]; n > 1 {
		return fmt.Sprintf("%s#%s-%d", of, day, n)
	}
	return of + "#" + day.String()
}

// sectionEnd is the line that what a section says of itself ends before: a dated section within it is another meeting.
// It is 0 at the end of the note.
func sectionEnd(n *note.Note, i int) int {
	if i+1 < len(n.Sections) && n.Sections[i+1].Heading < headingEnd(n, n.Sections[i].Heading) {
		return n.Sections[i+1].Line
	}
	if end := headingEnd(n, n.Sections[i].Heading); end < len(n.Doc.Headings) {
		return n.Doc.Headings[end].Line
	}
	return 0
}

// headingEnd is the heading that ends the section of another.
func headingEnd(n *note.Note, h int) int {
	list := n.Doc.Headings
	end := h + 1
	for h >= 0 && end < len(list) && list[end].Level > list[h].Level {
		end++
	}
	return end
}

// sections is which dated section the parts of a note stand in.
type sections struct {
	headings []markdown.Heading
	of       []int // for each heading, its section; -1 outside
}

func sectionsOf(n *note.Note) sections {
	if len(n.Sections) == 0 {
		return sections{}
	}
	s := sections{n.Doc.Headings, make([]int, len(n.Doc.Headings))}
	for h := range s.of {
		s.of[h] = -1
	}
	for i := range n.Sections {
		for h := max(0, n.Sections[i].Heading); h < min(headingEnd(n, n.Sections[i].Heading), len(s.of)); h++ {
			s.of[h] = i
		}
	}
	return s
}

// at is the section that a line stands in, or -1.
func (s sections) at(line int) int {
	h, found := slices.BinarySearchFunc(s.headings, line, func(h markdown.Heading, line int) int { return cmp.Compare(h.Line, line) })
	if !found {
		h--
	}
	if h < 0 {
		return -1
	}
	return s.of[h]
}
