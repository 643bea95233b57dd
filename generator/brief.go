package generator

import (
	"slices"
	"strings"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/site"
)

// Brief is what to know before meeting somebody, or before a meeting: what its page shows.
type Brief = site.Brief

// BriefLine is one thing to know.
type BriefLine = site.BriefLine

// PersonBrief is the brief about the person that a name means, as notes would take it; several are candidates to choose
// from.
func (r *Result) PersonBrief(name string) (b Brief, candidates []string, ok bool) {
	p, candidates := r.person(name)
	if p == nil {
		return b, candidates, false
	}
	return site.NewBriefs(r.journal, r.report()).Person(p), nil, true
}

// nextMeeting is what the first meeting ahead is called.
const nextMeeting = "next"

// MeetingBrief is the brief before the meeting that a path, file name or title means, or before the next of all. Of
// several of one title it is the first ahead; when all took place, past is the day of the last.
func (r *Result) MeetingBrief(name string) (b Brief, past Day, ok bool) {
	for _, m := range r.meetingsByDay() {
		if name != nextMeeting && !isCalled(m, name) {
			continue
		}
		if m.Day >= r.Today {
			return site.NewBriefs(r.journal, r.report()).Meeting(m), 0, true
		}
		past = m.Day
	}
	return b, past, false
}

// meetingsByDay are the meetings that are notes of their own, or days of a series.
func (r *Result) meetingsByDay() []*journal.Meeting {
	var list []*journal.Meeting
	for _, m := range r.journal.Meetings {
		if m.Note.Kind == note.MeetingNote && !m.Day.IsZero() {
			list = append(list, m)
		}
	}
	slices.SortStableFunc(list, func(a, b *journal.Meeting) int { return a.Day.Compare(b.Day) })
	return list
}

// isCalled reports whether somebody who asks for a meeting by that name may mean it.
func isCalled(m *journal.Meeting, name string) bool {
	key := note.FoldName(strings.TrimSuffix(strings.Trim(name, "[]"), ".md"))
	for _, n := range [...]string{
		m.ID, m.Title, m.Note.Title, m.Note.Stem, strings.TrimSuffix(m.Note.Rel, ".md"), strings.TrimSuffix(m.Note.Path, ".md"),
		undated(m.Title), undated(m.Note.Stem),
	} {
		if key != "" && note.FoldName(n) == key {
			return true
		}
	}
	return false
}

// undated is a title less the day that it begins with.
func undated(title string) string {
	day, rest, _ := strings.Cut(title, " ")
	if _, err := ParseDay(day); err != nil {
		return title
	}
	return rest
}

// BriefNames lists what a brief may be asked for: people, and the meetings ahead by their file names.
func (r *Result) BriefNames() []string {
	names, _ := r.Names()
	for _, m := range r.meetingsByDay() {
		if m.Day >= r.Today && !slices.Contains(names, m.Note.Stem) {
			names = append(names, m.Note.Stem)
		}
	}
	return append(names, nextMeeting)
}
