package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

type meetingView struct {
	Frame
	ISO       string
	Lead      told // 14 Sep 2026, 68 days ago, coffee
	Headline  string
	Brief     string // where what to know before it is; may be empty
	Facts     []fact
	Days      []meetingRow // of a series, latest first
	Body      template.HTML
	Promises  promiseList
	Extra     []fact
	Backlinks []backlink
	Path      string
}

// meetingNotes plans a page for every meeting note; a series has one page for all its days.
func (p *planner) meetingNotes() {
	for from := 0; from < len(p.journal.Meetings); {
		of := p.sameNote(from)
		if of[0].Note.Kind == note.MeetingNote {
			p.meetingNote(of)
		}
		from += len(of)
	}
}

// sameNote are the meetings that one page shows with that at a place, which is the first of them.
func (p *planner) sameNote(from int) []*journal.Meeting {
	list := p.journal.Meetings
	to := from + 1
	for to < len(list) && list[to].Note == list[from].Note && list[from].Note.Kind == note.MeetingNote {
		to++
	}
	return list[from:to]
}

// meetingNote plans the page of a meeting note.
func (p *planner) meetingNote(of []*journal.Meeting) {
	n, url := of[0].Note, pageOf(of[0].URL)
	template, view := "meeting.html", func() any { return p.meetingView(url, n, of) }
	if !p.Private {
		template, view = "public-meeting.html", func() any { return p.publicMeetingView(url, n, of) }
	}
	p.add(url, template, func(s *sum) {
		p.mixNote(s, n)
		p.mixTags(s, n)
		s.text(p.briefOf(of))
		for _, m := range of {
			s.num(p.whole(m))
			s.text(m.Series)
			p.mixPeople(s, m.Absent)
			p.mixPeople(s, m.CC)
			p.mixBacklinks(s, m.Backlinks)
		}
	}, view)
}

func (p *planner) meetingView(url string, n *note.Note, of []*journal.Meeting) meetingView {
	root, m := rootFrom(url), of[0]
	v := meetingView{
		Frame: p.frame(url, "meetings", titleOf(n)), Body: body(p.journal, n, root), Extra: extras(n), Path: n.Path,
		Promises: p.promiseList(root, p.journal.CommitmentsOf(n), every), Backlinks: p.backlinks(root, backlinksOf(of)),
	}
	if at := p.briefOf(of); at != "" {
		v.Brief = root + at
	}
	if m.Origin == journal.OfSection {
		v.Lead = plain(sentence(count(len(of), "meeting", "meetings")) + " in one note.")
		for _, m := range byDay(of) {
			v.Days = append(v.Days, p.meetingRow(root, m, nil))
		}
		return v
	}
	v.ISO, v.Lead = p.day(m.Day).ISO, p.meetingLead(m)
	v.Facts = meetingFacts(root, m)
	if n.Meeting != nil {
		v.Headline = n.Meeting.Headline
	}
	return v
}

// briefOf is where the brief before the first of some meetings that is ahead is, from the site's root; empty when there
// is none.
func (p *planner) briefOf(of []*journal.Meeting) string {
	var first *journal.Meeting
	for _, m := range of {
		if p.meetingBrief(m) != "" && (first == nil || m.Day < first.Day) {
			first = m
		}
	}
	if first == nil {
		return ""
	}
	return p.meetingBrief(first)
}

// backlinksOf are the references to the meetings of a note: a line that refers to several of them counts once.
func backlinksOf(of []*journal.Meeting) []journal.Backlink {
	if len(of) == 1 {
		return of[0].Backlinks
	}
	var list []journal.Backlink
	for _, m := range of {
		list = append(list, m.Backlinks...)
	}
	slices.SortStableFunc(list, func(a, b journal.Backlink) int {
		return cmp.Or(strings.Compare(a.Note.Path, b.Note.Path), cmp.Compare(a.Line, b.Line))
	})
	return slices.CompactFunc(list, func(a, b journal.Backlink) bool { return a.Note == b.Note && a.Line == b.Line })
}

func (p *planner) meetingLead(m *journal.Meeting) told {
	var lead told
	switch {
	case m.Day > p.Today:
		lead = p.ago(m.Day).within("Planned for "+p.day(m.Day).words+", ", "")
	case !m.Day.IsZero():
		lead = p.ago(m.Day).within(p.day(m.Day).words+", ", "")
	case m.Note.Partial != "":
		lead = plain(m.Note.Partial + ", without a day")
	default:
		lead = plain("No day is written")
	}
	if h := how(m); h != "" {
		lead.After += ", " + h
	}
	if n := m.Note.Meeting; n != nil && n.Place != "" {
		lead.After += ", " + n.Place
	}
	return lead.within("", ".")
}

func meetingFacts(root string, m *journal.Meeting) []fact {
	f := make(facts, 0, 8)
	f.links("With", personLinks(root, m.People))
	if m.Unresolved > 0 {
		f.text("Not known", count(m.Unresolved, "name", "names"))
	}
	f.links("Absent", personLinks(root, m.Absent))
	f.links("Copied", personLinks(root, m.CC))
	f.links("About", initiativeLinks(root, m.Initiatives))
	f.text("Series", m.Series)
	if n := m.Note.Meeting; n != nil {
		f.text("Sort", n.Sort)
		if n.HighStakes {
			f.text("Stakes", "high")
		}
		f.texts("Gave", n.Gave)
		f.texts("Got", n.Got)
	}
	return f
}
