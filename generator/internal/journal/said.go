package journal

import (
	"cmp"
	"fmt"
	"unicode"
	"unicode/utf8"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/note"
)

// makeSaid resolves the markers of all notes.
func (l *linker) makeSaid() {
	total := 0
	for _, n := range l.anew {
		total += len(n.Markers) + keysSaid(n.Meeting)
	}
	all, ofMeetings := room[Said]{make([]Said, total)}, room[*Said]{make([]*Said, total)}
	for _, n := range l.anew {
		keys := keyMarkers(n.Meeting)
		n.said = all.take(len(keys) + len(n.Markers))
		for i := range n.said {
			s := &n.said[i]
			if i < len(keys) {
				s.Marker = &keys[i]
			} else {
				s.Marker = &n.Markers[i-len(keys)]
			}
			s.Note, s.Day, s.Meeting, s.item, s.place = n.Note, s.Marker.Day, n.meetingAt(s.Section), n.index, int32(i)
		}
		for i := range n.said {
			s := &n.said[i]
			if s.Meeting != nil && s.Meeting.Said == nil {
				s.Meeting.Said = ofMeetings.take(together(n.said[i:]))[:0]
			}
			l.resolveSaid(n, s)
		}
		n.reasons = giveReasons(n.said)
	}
	l.roomForSaid()
	for _, n := range l.anew {
		for i := range n.said {
			l.list(&n.said[i])
		}
	}
}

// roomForSaid makes the lists of what is said of people as long as they get, where they are made from nothing.
func (l *linker) roomForSaid() {
	if l.last != nil {
		return
	}
	total, of := 0, make([]int, len(l.people))
	for _, n := range l.anew {
		for i := range n.said {
			for _, p := range n.said[i].People {
				total++
				of[p.order]++
			}
		}
	}
	all := room[*Said]{make([]*Said, total)}
	for _, p := range l.people {
		if n := of[p.order]; n > 0 {
			p.Said = all.take(n)[:0]
		}
	}
}

// together is how many lines there are from the first on before one of another meeting.
func together(said []Said) int {
	for i := range said {
		if said[i].Meeting != said[0].Meeting {
			return i
		}
	}
	return len(said)
}

func saidByDay(a, b *Said) int { return cmp.Or(a.Day.Compare(b.Day), bySource(a, b)) }

// bySource is the order of notes, and in them of lines.
func bySource(a, b *Said) int {
	return cmp.Or(cmp.Compare(a.item, b.item), cmp.Compare(a.place, b.place))
}

// list lists a marker with whatever it belongs to.
func (l *linker) list(s *Said) {
	if s.Meeting != nil {
		s.Meeting.Said = append(s.Meeting.Said, s)
	}
	if s.Initiative != nil {
		s.Initiative.Said = add(l, s.Initiative.Said, s, bySource)
	}
	for _, p := range s.People {
		p.Said = add(l, p.Said, s, saidByDay)
	}
}

// keysSaid is how much the keys `gave` and `got` of a meeting note say.
func keysSaid(m *note.Meeting) int {
	if m == nil {
		return 0
	}
	return len(m.Gave) + len(m.Got)
}

// keyMarkers are what they say, as lines would that link nobody.
func keyMarkers(m *note.Meeting) []note.Marker {
	if keysSaid(m) == 0 {
		return nil
	}
	list := make([]note.Marker, 0, keysSaid(m))
	add := func(w note.Word, texts []string) {
		for _, text := range texts {
			list = append(list, note.Marker{Word: w, Text: text, Section: -1})
		}
	}
	add(note.Gave, m.Gave)
	add(note.Got, m.Got)
	return list
}

// giveReasons puts the lines of a note that say why with what they say it of: the last want, concern or decision above
// them in the same section.
func giveReasons(all []Said) (some bool) {
	var last, decision *Said
	for i := range all {
		s := &all[i]
		if i > 0 && s.Section != all[i-1].Section {
			last, decision = nil, nil
		}
		of := last
		switch s.Word {
		case note.Wants, note.Concern:
			last = s
			continue
		case note.Decision:
			last, decision = s, s
			continue
		case note.Because:
		case note.Why:
			of = decision
		default:
			continue
		}
		if s.ReasonOf = of; of != nil {
			of.Reasons, some = append(of.Reasons, s), true
		}
	}
	return some
}

// meetingAt is the meeting that a part of a note belongs to, or nil.
func (n *item) meetingAt(section int) *Meeting {
	switch list := n.meetings; {
	case section >= 0 && section < len(n.Sections):
		return list[section]
	case n.Kind == note.MeetingNote && len(n.Sections) == 0:
		return list[0]
	}
	return nil
}

func (l *linker) resolveSaid(n *item, s *Said) {
	if s.Day.IsZero() {
		s.Day = n.Day
		if s.Meeting != nil {
			s.Day = s.Meeting.Day
		}
	}
	people, initiatives := l.refer(n, s.Refs)
	unknown := false // a name that is nobody's is not answered by anybody else
	if s.About != nil {
		w := l.find(n, s.About)
		switch {
		case w.person != nil:
			s.People = []*Person{w.person}
		case w.me, len(w.several) > 0:
			s.Initiative = n.initiativeAt(s.Meeting, initiatives)
			return
		default:
			i := l.initiative(n, s.About)
			if i != nil {
				initiatives = append([]*Initiative{i}, initiatives...)
			} else if likeName(s.About) {
				l.unknownName(n, s.About)
				unknown = true
			}
		}
	}
	s.Initiative = n.initiativeAt(s.Meeting, initiatives)
	if s.Word.ToAll() {
		reachAll(n, s, people)
		return
	}
	switch {
	case len(s.People) > 0, unknown:
	case len(people) > 0 && (s.Word == note.Agreed || s.Word == note.Traded):
		s.People = people
	case len(people) > 0:
		s.People = people[:1]
	case n.person != nil:
		s.People = []*Person{n.person}
	case s.Meeting != nil && s.Meeting.Others() == 1 && len(s.Meeting.People) == 1:
		s.People = s.Meeting.People[:1:1]
	}
}

// likeName reports whether the words before a colon were meant as a name: `Asked Jane:` and not `Asked about it:`.
func likeName(nm *note.Name) bool {
	first, _ := utf8.DecodeRuneInString(nm.Text)
	return linked(nm) || unicode.IsLetter(first) && !unicode.IsLower(first)
}

func (l *linker) unknownName(from *item, nm *note.Name) {
	if nm.Target != "" || l.options.Closed {
		return // a dead link, and told as one; or somebody who does not exist here
	}
	p := diag.Problem{
		Pos: from.at(nm.Line, nm.Column), Severity: diag.Warning, Code: "unknown-name",
		Message: fmt.Sprintf("nobody is called %q", written(nm)),
		Hint:    "write a note for them, or name them where people are listed",
	}
	if near, ok := l.nearNames().any(nm.Text); ok {
		p.Hint = fmt.Sprintf("is it %q?", near)
	}
	from.problem(p)
}

// reachAll gives a marker everybody present and everybody linked; absent people linked on its line were reached too.
func reachAll(n *item, s *Said, linked []*Person) {
	for _, p := range linked {
		s.People = addPerson(s.People, p)
	}
	if s.Meeting != nil {
		for _, p := range s.Meeting.People {
			s.People = addPerson(s.People, p)
		}
	}
	if p := n.person; p != nil {
		s.People = addPerson(s.People, p)
	}
}

// refer sorts what was linked or mentioned on a line into people and initiatives.
func (l *linker) refer(from *item, refs []note.Name) (people []*Person, initiatives []*Initiative) {
	for i := range refs {
		nm := &refs[i]
		if nm.Target != "" {
			if hit, _ := l.link(from, nm.Target); hit != nil {
				people = addPerson(people, hit.person)
				initiatives = addInitiative(initiatives, hit.initiative)
				continue
			}
		}
		people = addPerson(people, l.who(from, nm).person)
	}
	return people, initiatives
}

// initiativeAt is the initiative of a line: the first linked on it, else the only one of its meeting or note.
func (n *item) initiativeAt(m *Meeting, linked []*Initiative) *Initiative {
	switch {
	case len(linked) > 0:
		return linked[0]
	case n.initiative != nil:
		return n.initiative
	case m != nil && len(m.Initiatives) == 1:
		return m.Initiatives[0]
	case m != nil && len(m.Initiatives) > 1:
		return nil
	}
	if m == nil && n.person == nil && len(n.linked) == 1 { // what a person note links is not what each of its lines is about
		return n.linked[0]
	}
	return nil
}
