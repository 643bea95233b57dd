package site

import (
	"strings"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// briefs plans what to read before meeting somebody, and before a meeting: one printed page each.
func (p *planner) briefs() {
	for _, x := range p.journal.People {
		if url := p.personBrief(x); url != "" {
			p.add(url, "brief-person.html", p.key("brief-person.html"), func() any {
				return personBriefView{Frame: p.frame(url, "people", "Before meeting "+x.Name)}
			})
		}
	}
	for _, m := range p.journal.Meetings {
		if url := p.meetingBrief(m); strings.HasPrefix(url, meetingBriefs) {
			p.add(url, "brief-meeting.html", p.key("brief-meeting.html"), func() any {
				return meetingBriefView{Frame: p.frame(url, "meetings", what(m))}
			})
		}
	}
}

// The folders of briefs.
const meetingBriefs = "briefs/meetings/"

// personBriefView is the brief about somebody.
type personBriefView struct{ Frame }

// meetingBriefView is the brief before a meeting.
type meetingBriefView struct{ Frame }

// worthBrief is how many contacts make somebody without a note known well enough for a brief.
const worthBrief = 2

// personBrief is where the brief about somebody is, from the site's root; empty when they have none. There is one of
// whoever is active and has a note, was met twice, or comes to a meeting ahead; not of groups.
func (p *planner) personBrief(x *journal.Person) string {
	if group(x) || status(x) != note.Active {
		return ""
	}
	n := len(x.Contacts)
	if x.Note == nil && n < worthBrief && (n == 0 || x.Contacts[n-1].Day < p.Today) {
		return ""
	}
	return "briefs/" + x.URL
}

// meetingBrief is where the brief before a meeting is, from the site's root; empty when it has none. There is one for
// every meeting ahead, or today, that stands in a meeting note; what is planned in the note of somebody is prepared by
// the brief about them.
func (p *planner) meetingBrief(m *journal.Meeting) string {
	switch {
	case m.Day.IsZero() || m.Day < p.Today:
		return ""
	case m.Note.Kind == note.MeetingNote:
		return "briefs/" + strings.Replace(m.ID, "#", "/", 1) + ".html" // a day of a series has a page of its own
	case len(m.People) == 1:
		return p.personBrief(m.People[0])
	}
	return ""
}
