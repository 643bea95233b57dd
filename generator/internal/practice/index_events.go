package practice

import (
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// events is what happens on a day and matters for some days around it.
type events struct {
	stages       []*journal.Meeting // with a sort, high stakes or many people, by day
	decisions    []*journal.Said    // by day, as the two below
	setbacks     []*journal.Said
	changes      []*journal.Said
	whys         map[*journal.Initiative][]*journal.Said
	promises     []*journal.Commitment // mine, with a day
	closed       []*journal.Commitment // those of them that were kept, by the day on which they were closed
	firstFor     civil.Day             // of a meeting that prepares another
	firstUpdate  civil.Day             // of a meeting that is an update about an initiative
	firstChannel civil.Day             // of a meeting that says how it took place
}

// many is how many people besides me make a meeting big, whatever its sort.
const many = 5

func (x *index) addEvents() {
	e := &x.events
	for _, m := range x.journal.Meetings {
		if m.Day == 0 {
			continue
		}
		if m.Channel.Kind != note.Unstated {
			e.firstChannel = earlier(e.firstChannel, m.Day)
		}
		if !onStage(m) {
			continue
		}
		said := m.Note.Meeting
		if said.Sort != "" || said.HighStakes || m.Others() >= many {
			e.stages = append(e.stages, m)
		}
		if len(said.For) > 0 {
			e.firstFor = earlier(e.firstFor, m.Day)
		}
		if said.Sort == "update" && len(m.Initiatives) > 0 {
			e.firstUpdate = earlier(e.firstUpdate, m.Day)
		}
	}
	for _, c := range x.journal.Commitments {
		if c.Owner == nil && c.Due != 0 {
			e.promises = append(e.promises, c)
			if c.State == note.Kept {
				e.closed = append(e.closed, c)
			}
		}
	}
	slices.SortStableFunc(e.closed, func(b, c *journal.Commitment) int { return ClosedOn(b).Compare(ClosedOn(c)) })
	slices.SortStableFunc(e.stages, func(a, b *journal.Meeting) int { return a.Day.Compare(b.Day) })
	for _, list := range [...][]*journal.Said{e.decisions, e.setbacks, e.changes} {
		sortSaid(list)
	}
	for _, list := range e.whys {
		sortSaid(list)
	}
}

// onStage reports whether a note, or a section of one, is about the meeting, and so may say what hangs on it.
func onStage(m *journal.Meeting) bool {
	return m.Note.Meeting != nil && (m.Origin == journal.OfNote || m.Origin == journal.OfSection)
}

func (e *events) addSaid(s *journal.Said) {
	if s.Day == 0 {
		return // no clock starts
	}
	switch s.Word {
	case note.Decision:
		e.decisions = append(e.decisions, s)
	case note.Setback:
		e.setbacks = append(e.setbacks, s)
	case note.Changed:
		e.changes = append(e.changes, s)
	case note.Why:
		if e.whys == nil {
			e.whys = map[*journal.Initiative][]*journal.Said{}
		}
		if s.Initiative != nil {
			e.whys[s.Initiative] = append(e.whys[s.Initiative], s)
		}
	default:
	}
}

// earlier is the earlier of two days that are known.
func earlier(a, b civil.Day) civil.Day {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}

// happened reports whether a first day is known and came by the day.
func (a *Asking) happened(first civil.Day) bool { return first != 0 && first <= a.On }

// stagesIn are the stages from a day to another, both included, by day.
func (a *Asking) stagesIn(from, to civil.Day) []*journal.Meeting {
	list := a.events.stages
	at := func(d civil.Day) int {
		i, _ := slices.BinarySearchFunc(list, d, func(m *journal.Meeting, d civil.Day) int { return m.Day.Compare(d) })
		return i
	}
	return list[at(from):max(at(from), at(to+1))]
}

// between are the lines from a day up to the day of the asking.
func (a *Asking) between(list []*journal.Said, from civil.Day) []*journal.Said {
	at := func(d civil.Day) int {
		i, _ := slices.BinarySearchFunc(list, d, func(s *journal.Said, d civil.Day) int { return s.Day.Compare(d) })
		return i
	}
	return list[at(from):max(at(from), at(a.On+1))]
}

// stageSubject is what a finding about a meeting is about: its first initiative that is not at rest, or the journal
// when it has none; false when all of its initiatives are at rest. That an initiative starts no earlier than the
// meeting is no reason to be silent.
func (a *Asking) stageSubject(m *journal.Meeting) (Subject, bool) {
	for _, i := range m.Initiatives {
		n := i.Note.Initiative
		if n.Status == note.Running || n.Status == note.Done && n.Closed > a.On {
			return Subject{Initiative: i}, true
		}
	}
	return Subject{Part: "journal"}, len(m.Initiatives) == 0
}

// stageStake is the highest stake of those who come to a meeting.
func (a *Asking) stageStake(m *journal.Meeting) int {
	stake := 1
	for _, p := range m.People {
		stake = max(stake, a.Stake(p))
	}
	return stake
}

// called is what a reader calls a meeting: its title less the day, and the day.
func called(m *journal.Meeting) string { return undated(m) + " on " + m.Day.Words() }

// undated is a meeting's title less its day.
func undated(m *journal.Meeting) string {
	if strings.ContainsAny(m.Title, "0123456789") {
		if _, rest, ok := civil.Find(m.Title, civil.Unordered); ok && rest != "" {
			return rest
		}
	}
	return m.Title
}

// hasAbove reports whether somebody above was there.
func hasAbove(m *journal.Meeting) bool {
	return slices.ContainsFunc(m.People, func(p *journal.Person) bool { return p.Level == note.Above })
}

// reached reports whether a line about an initiative reached somebody, themselves or as the rep of a group in it.
func reached(s *journal.Said, i *journal.Initiative, p *journal.Person) bool {
	if slices.Contains(s.People, p) {
		return true
	}
	for _, h := range i.Stakeholders {
		if h.Person.Group() && (h.Rep == p || h.Person.Rep == p) && slices.Contains(s.People, h.Person) {
			return true
		}
	}
	return false
}

// tells are the words of lines that tell how an initiative goes.
var tells = []note.Word{note.Told, note.Update, note.Decision, note.Why, note.Changed, note.Headline}

// told is what shows that somebody learned how an initiative goes on or after a day; nil when no note does.
func (a *Asking) told(i *journal.Initiative, p *journal.Person, from civil.Day) (civil.Day, []Evidence) {
	var day civil.Day
	var e []Evidence
	from = max(from, 1)
	for _, s := range a.between(a.saidIn[i], from) {
		if slices.Contains(tells, s.Word) && reached(s, i, p) {
			day, e = s.Day, lines(s)
			break
		}
	}
	first, _ := slices.BinarySearchFunc(i.Meetings, from, func(m *journal.Meeting, d civil.Day) int { return m.Day.Compare(d) })
	for _, m := range i.Meetings[first:] {
		if m.Day > a.On || e != nil && m.Day >= day {
			break
		}
		if isUpdate(m) && slices.Contains(m.People, p) {
			return m.Day, []Evidence{{m.Note, m.Line}}
		}
	}
	return day, e
}

// isUpdate reports whether a meeting, or a message, is there to say how things go.
func isUpdate(m *journal.Meeting) bool {
	said := m.Note.Meeting
	return said != nil && (said.Sort == "update" || said.Sort == "status")
}
