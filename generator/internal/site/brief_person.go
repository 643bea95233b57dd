package site

import (
	"cmp"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/practice"
)

// How much of each list a brief about somebody tells: all of it fits a printed page.
const (
	briefCares    = 5
	briefPromises = 5
	briefParts    = 4
	briefAsked    = 5
	briefMeetings = 3
)

// briefOfPerson is what to know before meeting somebody.
func (p *planner) briefOfPerson(root string, x *journal.Person) Brief {
	a, at := p.report().Asking(), p.standing(x)
	b := Brief{Kind: "Before meeting", Title: x.Name, Page: personLink(root, x), Lead: leadOfBrief(x, a.TieSince(x)), About: p.aboutPerson(root, x, at)}
	add := func(head string, lines []BriefLine, more string) {
		if len(lines) > 0 {
			b.Parts = append(b.Parts, BriefPart{Head: Link{Text: head}, Note: more, Lines: lines})
		}
	}
	teach := func(head, what string) {
		b.Parts = append(b.Parts, BriefPart{Head: Link{Text: head}, Empty: what})
	}
	questions, said := p.questions(root, x)
	add("Ask", questions, "")
	cares, more := p.wanted(root, x)
	add("What they care about", cares, more)
	if len(cares) == 0 {
		teach("What they care about", "No note says what "+x.Name+" wants. A line that begins `Wants:` starts this.")
	}
	worries, more := first(p.openConcerns(x), briefCares)
	add("Open concerns", p.worries(root, worries), more)
	promised, more := p.owing(root, "", x.Commitments, mine, briefPromises)
	add("What I promised", promised, more)
	waited, more := p.owing(root, "", x.Commitments, func(c *journal.Commitment) bool { return c.Owner == x }, briefPromises)
	add("What I wait for", waited, more)
	if len(promised)+len(waited) == 0 {
		teach("Promises", "Nothing is open between you.")
	}
	add("Given and got", p.traded(root, x), "")
	add("Initiatives", p.partsOfBrief(root, x), "")
	p.ask(&b, root, x, p.about(x.ID), briefAsked, said)
	add("Last meetings", p.lastMeetings(root, at), "")
	return b
}

// leadOfBrief is who somebody is, and how they stand to me.
func leadOfBrief(x *journal.Person, since civil.Day) []told {
	var lead []told
	var words []string
	if who := personLead(x); who != "" {
		lead = append(lead, plain(who+"."))
	}
	switch x.Level {
	case note.Above, note.Below:
		words = append(words, levelWords(x.Level))
	case note.Peer:
		words = append(words, "on my level")
	case note.LevelUnknown:
	}
	if ties := tieWords(x.Ties); ties != "" {
		ties = strings.ReplaceAll(ties, ", ", " and ")
		if !since.IsZero() {
			ties += " since " + since.Words()
		}
		words = append(words, ties)
	}
	switch {
	case x.ToMe:
		words = append(words, "reports to me")
	case x.ReportsTo != nil:
		words = append(words, "reports to "+x.ReportsTo.Name)
	}
	if len(words) > 0 {
		lead = append(lead, plain(sentence(strings.Join(words, ", "))+"."))
	}
	return lead
}

// aboutPerson are the facts that come first: the last contact, the next, and how they like to be told.
func (p *planner) aboutPerson(root string, x *journal.Person, at standing) []BriefLine {
	lines := []BriefLine{p.lastTime(root, at, true)}
	if text := p.nextSentence(x, at); text != (told{}) {
		text.Before = strings.TrimPrefix(text.Before, "Next: ")
		next := BriefLine{Word: "Next", Text: text}
		if at.next != nil {
			next.Source = p.source(root, at.next.Meeting.Note, placeOf(at.next).Line)
		} else {
			next.Source = p.source(root, x.Note, 0)
		}
		lines = append(lines, next)
	}
	if x.Note == nil || x.Note.Person == nil {
		return lines
	}
	n := x.Note.Person
	if n.Prefers != "" && !strings.EqualFold(n.Prefers, "none") {
		lines = append(lines, p.noted(root, "Prefers", n.Prefers, practice.Evidence{Note: x.Note}))
	}
	for _, r := range n.Away {
		if r.To >= p.Today {
			lines = append(lines, p.noted(root, "Away", r.From.Words()+" to "+r.To.Words(), practice.Evidence{Note: x.Note}))
		}
	}
	return lines
}

// questions are good to ask, and the sentences that ask them.
func (p *planner) questions(root string, x *journal.Person) (lines []BriefLine, said []string) {
	for _, q := range p.report().Asking().Questions(x) {
		l := BriefLine{Say: q.Ask, More: plain(q.Why)}
		if len(q.Evidence) > 0 {
			l.Source = p.source(root, q.Evidence[0].Note, q.Evidence[0].Line)
		}
		lines, said = append(lines, l), append(said, q.Ask)
	}
	return lines, said
}

// wanted is what somebody wants, the latest first, and what their note says they care about: as much as is told, and how
// much more there is.
func (p *planner) wanted(root string, x *journal.Person) (lines []BriefLine, more string) {
	said := p.report().Asking().Said(x, note.Wants, note.Heard)
	var cares []string
	if x.Note != nil && x.Note.Person != nil {
		cares = x.Note.Person.CaresAbout
	}
	for _, said := range latestFirst(said)[:min(len(said), briefCares)] {
		lines = append(lines, p.cited(root, said))
	}
	for _, text := range cares[:min(len(cares), briefCares-len(lines))] {
		lines = append(lines, p.noted(root, "Cares", text, practice.Evidence{Note: x.Note}))
	}
	return lines, moreOf(len(said) + len(cares) - len(lines))
}

func (p *planner) worries(root string, list []*journal.Said) []BriefLine {
	var lines []BriefLine
	for _, said := range list {
		l := p.cited(root, said)
		l.Word = ""
		if i := said.Initiative; i != nil {
			l.More = plain("about " + i.Title)
		}
		lines = append(lines, l)
	}
	return lines
}

// traded is the last that was given to somebody and the last that was got from them.
func (p *planner) traded(root string, x *journal.Person) []BriefLine {
	var lines []BriefLine
	for _, w := range [...]note.Word{note.Gave, note.Got} {
		if said := p.report().Asking().Said(x, w); len(said) > 0 {
			l := p.cited(root, said[len(said)-1])
			l.Quoted = false
			lines = append(lines, l)
		}
	}
	return lines
}

// partsOfBrief are somebody's parts in the initiatives under way, those with the nearest decision first.
func (p *planner) partsOfBrief(root string, x *journal.Person) []BriefLine {
	var live []journal.Involvement
	for _, v := range x.Involved {
		if v.Role != 0 && p.report().Asking().Live(v.Initiative) {
			live = append(live, v)
		}
	}
	slices.SortStableFunc(live, func(a, b journal.Involvement) int {
		return cmp.Compare(p.decidesIn(a.Initiative), p.decidesIn(b.Initiative))
	})
	var lines []BriefLine
	for _, v := range live[:min(len(live), briefParts)] {
		i := v.Initiative
		l := p.noted(root, "", roles(v), practice.Evidence{Note: i.Note})
		l.Link = Link{root + i.URL, i.Title}
		if d := i.Note.Initiative.Decision; d >= p.Today {
			l.More = p.ago(d).within("decision "+d.Words()+", ", "")
		}
		lines = append(lines, l)
		for _, l := range p.stakeLines(root, x, i, false) {
			l.Text.Before = strings.TrimPrefix(strings.TrimPrefix(l.Text.Before, "decides"), ", ") // the roles say it
			if l.Text.Before != "" {
				lines = append(lines, l)
			}
		}
	}
	return lines
}

// decidesIn is how many days ahead an initiative's decision is; those without one come last.
func (p *planner) decidesIn(i *journal.Initiative) int {
	const last = 1 << 20
	if d := i.Note.Initiative.Decision; d >= p.Today {
		return d.Since(p.Today)
	}
	return last
}

// lastMeetings are the last contacts, the latest first.
func (p *planner) lastMeetings(root string, at standing) []BriefLine {
	var lines []BriefLine
	for n := len(at.past) - 1; n >= 0 && len(lines) < briefMeetings; n-- {
		c := at.past[n]
		l := p.noted(root, "", "", placeOf(c))
		l.Link, l.ISO, l.Day = Link{root + c.Meeting.URL, what(c.Meeting)}, c.Day.String(), c.Day.Words()
		text := howBeside(l.Link.Text, c.Meeting)
		if others := with(c.Meeting, c.Person); others != "" {
			text = strings.TrimPrefix(text+", with "+others, ", ")
		}
		l.More = plain(text)
		lines = append(lines, l)
	}
	return lines
}
