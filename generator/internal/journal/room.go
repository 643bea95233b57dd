package journal

import "rapport/generator/internal/note"

// room is memory that lists of one kind are put into.
type room[T any] struct{ free []T }

// take is a list of n zeros that nobody else has.
func (r *room[T]) take(n int) []T {
	if n > len(r.free) {
		return make([]T, n)
	}
	list := r.free[:n:n]
	r.free = r.free[n:]
	return list
}

// made is the memory that meetings are put into.
type made struct {
	meetings room[Meeting]
	lists    room[*Meeting]
	people   room[*Person]
	lines    room[int32]
}

// newMade has room for the meetings that notes hold, but for those of daily notes, and for whom their front matter names.
func newMade(notes []*item) *made {
	meetings, named := 0, 0
	for _, n := range notes {
		meetings += meetingsIn(n.Note)
		if n.Meeting != nil {
			named += len(n.Meeting.People)
		}
	}
	return &made{
		meetings: room[Meeting]{make([]Meeting, meetings)}, lists: room[*Meeting]{make([]*Meeting, meetings)},
		people: room[*Person]{make([]*Person, named)}, lines: room[int32]{make([]int32, named)},
	}
}

// meetingsIn is how many meetings a note holds, were it not daily.
func meetingsIn(n *note.Note) int {
	whole := 0
	if len(n.Sections) == 0 && n.Kind == note.MeetingNote {
		whole = 1
	}
	if n.Person == nil {
		return whole + len(n.Sections)
	}
	return whole + len(n.Sections) + len(n.Log)
}

// meeting puts a meeting into memory.
func (l *linker) meeting(m Meeting) *Meeting {
	kept := &l.made.meetings.take(1)[0]
	*kept = m
	return kept
}
