package site

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/practice"
)

// The lines that briefs about people and before meetings have in common.

// cited is a line in the words of a note.
func (p *planner) cited(root string, said *journal.Said) BriefLine {
	l := BriefLine{
		Word: said.Word.String(), Text: plain(saidText(said)), Quoted: true, Because: because(said),
		Source: p.source(root, said.Note, said.Line),
	}
	if !said.Day.IsZero() {
		l.ISO, l.Day = said.Day.String(), said.Day.Words()
	}
	return l
}

// noted is a line that a place in a note says.
func (p *planner) noted(root, word, text string, e practice.Evidence) BriefLine {
	l := BriefLine{Word: word, Text: plain(text)}
	if e.Note != nil {
		l.Source = p.source(root, e.Note, e.Line)
	}
	return l
}

// lastTime is a line about the last contact with somebody, and what it was about when that is wanted.
func (p *planner) lastTime(root string, at standing, about bool) BriefLine {
	c := at.last
	if c == nil {
		return BriefLine{Word: "Last", Text: plain("No note shows a contact yet.")}
	}
	l := p.noted(root, "Last", "", placeOf(c))
	l.ISO, l.Day, l.Text = c.Day.String(), c.Day.Words(), p.ago(c.Day)
	h, topic := how(c.Meeting), ""
	if about {
		h, topic = howBeside(what(c.Meeting), c.Meeting), ": "+what(c.Meeting)+aboutWhat(c.Meeting)
	}
	if h != "" {
		l.Text.After = ", " + h
	}
	l.Text.After += topic
	return l
}

// placeOf is where a contact is noted: of a day of a series its heading, wherever the people of the series are named.
func placeOf(c *journal.Contact) practice.Evidence {
	return practice.Evidence{Note: c.Meeting.Note, Line: max(c.Line, c.Meeting.Line)}
}

// aboutWhat names the initiatives of a meeting: , about Pricing reset.
func aboutWhat(m *journal.Meeting) string {
	var titles []string
	for _, i := range m.Initiatives {
		if !strings.Contains(what(m), i.Title) {
			titles = append(titles, i.Title)
		}
	}
	if len(titles) == 0 {
		return ""
	}
	return ", about " + and(titles)
}

// owing are the open promises of a list that are wanted, the first due first: as many as are told, and how many more.
func (p *planner) owing(root, word string, list []*journal.Commitment, wanted func(*journal.Commitment) bool, most int) (lines []BriefLine, more string) {
	var open []*journal.Commitment
	for _, c := range list {
		if c.State == note.Open && wanted(c) {
			open = append(open, c)
		}
	}
	slices.SortStableFunc(open, func(a, b *journal.Commitment) int { return cmp.Compare(dueOrLast(a), dueOrLast(b)) })
	open, more = first(open, most)
	for _, c := range open {
		state, words := p.promiseWords(c)
		lines = append(lines, BriefLine{
			Word: word, Text: plain(c.Text), More: words, Late: state == "late", Source: p.source(root, c.Note, c.Line),
		})
	}
	return lines, more
}

// stakeLines are how somebody stands to an initiative, and what is in it for them.
func (p *planner) stakeLines(root string, x *journal.Person, i *journal.Initiative, named bool) []BriefLine {
	a := p.report().Asking()
	stake := a.StakesOf(x, i)
	var words []string
	if stake.Decides {
		words = append(words, "decides")
	}
	if text := stanceNowWanted(stake.Now, stake.Want); text != "" {
		words = append(words, text)
	}
	var lines []BriefLine
	if len(words) > 0 {
		l := p.noted(root, "Stands", strings.Join(words, ", "), stake.From)
		if named {
			l.Link = Link{root + i.URL, i.Title}
		}
		if !stake.Since.IsZero() {
			l.ISO, l.Day = stake.Since.String(), stake.Since.Words()
		}
		lines = append(lines, l)
	}
	if text, from := a.InItFor(x, i); text != "" {
		l := p.noted(root, "Gains", text, from)
		l.Quoted = true
		lines = append(lines, l)
	}
	return lines
}

// stanceNowWanted says where somebody stands and is wanted: neutral, supportive wanted.
func stanceNowWanted(now, want note.Stance) string {
	switch {
	case want == note.StanceUnknown || now == want:
		return now.String()
	case now == note.StanceUnknown:
		return want.String() + " wanted, no stance noted"
	}
	return now.String() + ", " + want.String() + " wanted"
}

// ask adds what rules find that asks for something, the most pressing first, without what the brief says already. On
// the brief about somebody it does not name them again.
func (p *planner) ask(b *Brief, root string, x *journal.Person, list []*practice.Finding, most int, said []string) {
	part, more := BriefPart{Head: Link{Text: "The practices ask"}}, 0
	for _, f := range byState(list) {
		switch {
		case f.State != practice.Gap && f.State != practice.Due, f.Action != "" && slices.Contains(said, f.Action):
		case len(part.Asked) == most:
			more++
		default:
			row := p.findingRow(root, f, x, nil)
			if strings.HasPrefix(row.Before, row.Subject.Text) {
				row.Subject = Link{} // the reason names them
			}
			part.Asked = append(part.Asked, row)
			b.asked = append(b.asked, f)
		}
	}
	if part.Note = moreOf(more); len(part.Asked) > 0 {
		b.Parts = append(b.Parts, part)
	}
}

// moreOf says how many more there are than a list shows; empty when it shows all.
func moreOf(n int) string {
	if n == 0 {
		return ""
	}
	return count(n, "more", "more")
}

// first are the first of a list, and how many more there are.
func first[T any](list []T, most int) (some []T, more string) {
	if len(list) <= most {
		return list, ""
	}
	return list[:most], moreOf(len(list) - most)
}

// latestFirst are lines of notes, the latest first.
func latestFirst(list []*journal.Said) []*journal.Said {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b *journal.Said) int { return -a.Day.Compare(b.Day) })
	return list
}

// openConcerns are somebody's concerns that nothing answers yet, the latest first. Initiatives at rest worry nobody.
func (p *planner) openConcerns(x *journal.Person) []*journal.Said {
	a := p.report().Asking()
	return slices.DeleteFunc(latestFirst(a.OpenConcerns(x)), func(s *journal.Said) bool {
		return s.Initiative != nil && !a.Live(s.Initiative)
	})
}

// short is a text cut between words to about a line.
func short(text string) string {
	const most = 70
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	cut := string([]rune(text)[:most])
	if k := strings.LastIndexByte(cut, ' '); k > 0 {
		cut = cut[:k]
	}
	return strings.TrimRight(cut, ",;:. ") + "…"
}
