package journal

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/markdown"
	"rapport/generator/internal/note"
)

// makeMeetings makes the meetings of all notes.
func (l *linker) makeMeetings() {
	l.made = newMade(l.anew)
	for _, n := range l.anew {
		if k := meetingsIn(n.Note); k > 0 {
			n.meetings = l.made.lists.take(k)[:0]
		}
		ids := dayIDs{}
		switch {
		case len(n.Sections) > 0: // first, since lines know their section by its number
			l.sectionMeetings(n, ids)
		case n.Kind == note.MeetingNote:
			l.noteMeeting(n)
		}
		if n.Daily && !n.Day.IsZero() {
			l.dailyMeetings(n)
		}
		if p := n.person; p != nil {
			l.logMeetings(n, p, ids)
		}
	}
	l.made = nil
	l.nameSeries()
	for _, n := range l.anew {
		for _, m := range n.meetings {
			for _, i := range m.Initiatives {
				i.Meetings = add(l, i.Meetings, m, meetingsByDay)
			}
		}
	}
}

func meetingsByID(a, b *Meeting) int { return strings.Compare(a.ID, b.ID) }

func meetingsByDay(a, b *Meeting) int { return cmp.Or(a.Day.Compare(b.Day), meetingsByID(a, b)) }

func (l *linker) add(n *item, m *Meeting) {
	m.item, m.place = n.index, int32(len(n.meetings))
	l.journal.Meetings = add(l, l.journal.Meetings, m, meetingsByID)
	n.meetings = append(n.meetings, m)
}

// noteMeeting makes the meeting of a note that holds one.
func (l *linker) noteMeeting(n *item) {
	a, said := n.address, n.Meeting
	m := l.meeting(Meeting{
		ID: a.id(), URL: a.url, Note: n.Note, Title: n.Title, Day: n.Day, Line: 1,
		Channel: said.Channel, Series: said.Series, Initiatives: l.said(n), unnamed: said.Series == "",
	})
	names := said.People
	if len(names) == 0 {
		names = fileNamePeople(n.Note)
	}
	l.fill(n, m, names, said.Absent, said.CC)
	if len(m.Initiatives) == 0 && len(said.Initiatives) == 0 {
		m.Initiatives = n.linked
	}
	if m.Day.IsZero() {
		l.noDay(n)
	}
	l.add(n, m)
}

func (l *linker) noDay(n *item) {
	p := diag.Problem{
		Pos: n.at(1, 1), Severity: diag.Warning, Code: "no-day",
		Message: fmt.Sprintf("the meeting %q has no day: it is nobody's contact", n.Title),
		Hint:    "write `date: YYYY-MM-DD`, or begin the file name with the day",
	}
	if n.Partial != "" {
		p.Message = fmt.Sprintf("the meeting %q has no whole day, only %q: it is nobody's contact", n.Title, n.Partial)
	}
	n.problem(p)
}

// said returns the initiatives that a meeting note names outside its body. The names under `topic` may be anything.
func (l *linker) said(n *item) []*Initiative {
	list := l.findInitiatives(n, n.Meeting.Initiatives, false)
	for _, i := range l.findInitiatives(n, n.Meeting.Topics, true) {
		list = addInitiative(list, i)
	}
	return list
}

// linkedBetween returns the initiatives linked in a body, from a line up to another; 0 is the end.
func (l *linker) linkedBetween(n *item, from, to int) []*Initiative {
	var list []*Initiative
	first, last := refsBetween(n.Note, from, to)
	for i := first; i < last; i++ {
		if to := n.leads[i].item; to != none {
			list = addInitiative(list, l.items[to].initiative)
		}
	}
	return list
}

// refsBetween are the references from a line up to another, as a range; 0 is the end.
func refsBetween(n *note.Note, from, to int) (first, last int) {
	if n.Doc == nil {
		return 0, 0
	}
	before := func(line int) int {
		k, _ := slices.BinarySearchFunc(n.Doc.Refs, line, func(r markdown.Ref, line int) int { return cmp.Compare(r.Line, line) })
		return k
	}
	if to == 0 {
		return before(from), len(n.Doc.Refs)
	}
	return before(from), before(to)
}

// logMeetings makes the meetings that a person note logs.
func (l *linker) logMeetings(n *item, p *Person, ids dayIDs) {
	for i := range n.Log {
		e := &n.Log[i]
		m := l.meeting(Meeting{
			ID: ids.id(p.ID, e.Day), URL: p.URL + "#on-" + e.Day.String(), Origin: OfLog, Note: n.Note, Entry: e,
			Title: cmp.Or(e.Text, e.Channel.Word, n.Title), Day: e.Day, Line: e.Line, Channel: e.Channel,
			People: []*Person{p}, lines: []int32{int32(e.Line)},
		})
		for k := range e.Refs {
			if hit, _ := l.link(n, reference(&e.Refs[k])); hit != nil {
				m.Initiatives = addInitiative(m.Initiatives, hit.initiative)
			}
		}
		l.add(n, m)
	}
}

// dailyMeetings makes a meeting with everybody whom a daily note links.
func (l *linker) dailyMeetings(n *item) {
	if !l.options.DailyContacts {
		return
	}
	a := n.address
	var met []*Person
	for k := range n.leads {
		t, r := l.journal.target(n.leads[k]), &n.Doc.Refs[k]
		if t.Person == nil || !counts(n.Note, r) || slices.Contains(met, t.Person) {
			continue
		}
		met = append(met, t.Person)
		l.add(n, l.meeting(Meeting{
			ID: a.id() + "#" + strings.TrimPrefix(t.Person.ID, "people/"), URL: a.url, Origin: OfDaily, Note: n.Note,
			Title: n.Title, Day: n.Day, Line: r.Line, People: []*Person{t.Person}, lines: []int32{int32(r.Line)},
		}))
	}
}

// counts reports whether a reference makes a contact: in a daily note, outside quotes and tasks that are not done.
func counts(n *note.Note, r *markdown.Ref) bool {
	switch r.Kind {
	case markdown.Image, markdown.Embedded, markdown.Tag:
		return false
	case markdown.Wiki, markdown.Link, markdown.Mention:
	}
	return n.Daily && !r.Quoted && (r.Task == 0 || r.Task == 'x' || r.Task == 'X')
}

// fill resolves who was present. Whoever is absent or in copy was not, wherever else they stand.
func (l *linker) fill(n *item, m *Meeting, people, absent, cc []note.Name) {
	m.Absent, m.CC = l.resolve(n, absent), l.resolve(n, cc)
	var unknown []string
	for i := range people {
		w := l.find(n, &people[i])
		switch p := w.person; {
		case p != nil:
			if !slices.Contains(m.People, p) && !slices.Contains(m.Absent, p) && !slices.Contains(m.CC, p) {
				if m.People == nil {
					m.People, m.lines = l.made.people.take(len(people))[:0], l.made.lines.take(len(people))[:0]
				}
				m.People = append(m.People, p)
				m.lines = append(m.lines, int32(cmp.Or(people[i].Line, m.Line)))
			}
		case len(w.several) > 0 && !slices.Contains(unknown, w.key):
			unknown = append(unknown, w.key)
		}
	}
	if !l.options.Closed {
		m.Unresolved = len(unknown)
	}
}

// fileNamePeople is who a meeting note's file name says it is with: `1-1 Jane`.
func fileNamePeople(n *note.Note) []note.Name {
	if n.Kind != note.MeetingNote || n.Meeting == nil || len(n.Meeting.People) > 0 {
		return nil
	}
	stem := undated(n.Stem)
	for _, prefix := range [...]string{"1-1 ", "1:1 ", "1on1 ", "1-on-1 ", "One-on-one "} {
		if len(stem) > len(prefix) && strings.EqualFold(stem[:len(prefix)], prefix) {
			name := strings.TrimSpace(stem[len(prefix):])
			if rest, ok := strings.CutPrefix(strings.ToLower(name), "with "); ok {
				name = name[len(name)-len(rest):]
			}
			return []note.Name{{Text: name}}
		}
	}
	return nil
}

// Others returns how many people besides me were present.
func (m *Meeting) Others() int { return len(m.People) + m.Unresolved }

// few is how many others a meeting may hold and still be direct contact with each.
const few = 4

// Direct reports whether everybody present was in direct contact with me.
func (m *Meeting) Direct() bool { return m.Others() > 0 && m.Others() <= few }

// OneToOne reports whether the person was the only one present besides me, heard or perhaps heard.
func (m *Meeting) OneToOne(p *Person) bool {
	return m.Others() == 1 && len(m.People) == 1 && m.People[0] == p && !p.Group() &&
		(m.Channel.Live() || m.Channel.Kind == note.Unstated)
}
