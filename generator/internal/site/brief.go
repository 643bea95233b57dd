package site

import (
	"strings"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/practice"
)

// A brief is what to know before meeting somebody, or before a meeting. It is put together once, as headed lists of
// lines in plain words, which one template sets on a page and the command line prints.

// Brief is one of them.
type Brief struct {
	Kind     string // Before meeting, or Before
	Title    string // Mei Tanaka, or Steering
	Page     Link   // of the person, or of the meeting
	Lead     []told
	Headline string // that a meeting opens with; may be empty
	Advice   string // about the headline: that it is long, or how to write one
	About    []BriefLine
	Who      []BriefPart // those who come to a meeting
	Parts    []BriefPart

	asked []*practice.Finding // those of all parts
}

// BriefPart is a list of lines under a heading.
type BriefPart struct {
	Head  Link   // leads nowhere unless it is a name
	Note  string // beside the heading
	Lines []BriefLine
	Asked []findingRow // what rules find
	Empty string       // what to write, where there is nothing to tell; on screens alone
}

// BriefLine is one thing to know.
type BriefLine struct {
	Word    string // what it is: Wants, Prefers; may be empty
	Link    Link   // whom or what it is about; may be empty
	Text    told
	Quoted  bool   // Text is in the words of a note
	Because string // the reason given with it
	More    told   // how it stands: due 3 Oct 2026
	Late    bool   // a promise whose day has passed
	Say     string // a sentence one could say
	ISO     string // the day it was said; may be empty
	Day     string
	Source  Source // may be empty
}

// briefs plans what to read before meeting somebody, and before a meeting: one printed page each. Their keys are mixed
// from what they say: a brief is short, and takes a little of much.
func (p *planner) briefs() {
	for _, x := range p.journal.People {
		if url := p.personBrief(x); url != "" {
			p.brief(url, "people", func() Brief { return p.briefOfPerson(rootFrom(url), x) })
		}
	}
	for _, m := range p.journal.Meetings {
		if url := p.meetingBrief(m); strings.HasPrefix(url, meetingBriefs) {
			p.brief(url, "meetings", func() Brief { return p.briefOfMeeting(rootFrom(url), m) })
		}
	}
}

// meetingBriefs is the folder of the briefs before meetings.
const meetingBriefs = "briefs/meetings/"

type briefView struct {
	Frame
	Brief
}

func (p *planner) brief(url, section string, about func() Brief) {
	mix := func(s *sum) {
		b := about()
		s.text(url)
		p.mixBrief(s, &b)
	}
	p.add(url, "brief.html", mix, func() any {
		b := about()
		return briefView{p.frame(url, section, "Brief: "+b.Title), b}
	})
}

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

// Briefs puts briefs together for whoever shows them without the site. Their links lead from the site's root.
type Briefs struct{ p *planner }

// NewBriefs returns the briefs of a journal as of the day of the report.
func NewBriefs(j *journal.Journal, r *practice.Report) Briefs {
	return Briefs{newPlanner(j, r.On, func() *practice.Report { return r }, nil, Options{Private: true})}
}

// Person is the brief about somebody.
func (b Briefs) Person(x *journal.Person) Brief { return b.p.briefOfPerson("", x) }

// Meeting is the brief before a meeting.
func (b Briefs) Meeting(m *journal.Meeting) Brief { return b.p.briefOfMeeting("", m) }

// mixBrief mixes all that a brief says.
func (p *planner) mixBrief(s *sum, b *Brief) {
	s.text(b.Kind, b.Title, b.Page.URL, b.Page.Text, b.Headline, b.Advice)
	s.int(len(b.Lead))
	for i := range b.Lead {
		s.told(&b.Lead[i])
	}
	s.briefLines(b.About)
	for _, parts := range [...][]BriefPart{b.Who, b.Parts} {
		s.int(len(parts))
		for i := range parts {
			s.text(parts[i].Head.URL, parts[i].Head.Text, parts[i].Note, parts[i].Empty)
			s.briefLines(parts[i].Lines)
		}
	}
	p.mixFindings(s, b.asked)
}

func (s *sum) briefLines(list []BriefLine) {
	s.int(len(list))
	for i := range list {
		l := &list[i]
		s.text(l.Word, l.Link.URL, l.Link.Text, l.Because, l.Say, l.ISO, l.Day, l.Source.URL, l.Source.Text)
		s.told(&l.Text)
		s.told(&l.More)
		s.bool(l.Late)
		s.bool(l.Quoted)
	}
}

func (s *sum) told(t *told) { s.text(t.Before, t.Count, t.ISO, t.Words, t.After) }
