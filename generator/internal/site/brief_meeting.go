package site

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/practice"
)

// How much of each list a brief before a meeting tells: with a few who come it fits a printed page.
const (
	briefOwed      = 2 // promises of each who comes, in each direction; of a crowd one
	briefLandmines = 6
	briefDecisions = 4
	briefBefore    = 5
)

// briefOfMeeting is what to know before a meeting. With one person alone it tells what the brief about them does.
func (p *planner) briefOfMeeting(root string, m *journal.Meeting) Brief {
	title := titleOfBrief(m)
	b := Brief{Kind: "Before", Title: title, Page: Link{root + m.URL, title}, Lead: []told{p.meetingLead(m)}, About: p.aboutMeeting(root, m)}
	b.Headline, b.Advice = p.headline(m)
	alone := m.Others() == 1 && len(m.People) == 1 && !group(m.People[0])
	if alone {
		p.withPerson(&b, root, m.People[0])
	} else {
		for _, x := range byStake(p.report().Asking(), m.People) {
			b.Who = append(b.Who, p.comer(root, m, x))
		}
	}
	add := func(head string, lines []BriefLine, most int, note string) {
		if len(lines) > 0 {
			shown, more := first(lines, most)
			b.Parts = append(b.Parts, BriefPart{Head: Link{Text: head}, Note: cmp.Or(note, more), Lines: shown})
		}
	}
	before, heard := p.before(root, m)
	add("Before it, one to one", before, len(before), heard)
	landmines, concerns := p.landmines(root, m)
	if !alone {
		add("Landmines", landmines, briefLandmines, "")
	}
	add("Decided so far", p.decided(root, m), briefDecisions, "")
	if alone {
		return b // what they are to be told is among what the practices ask about them
	}
	tell, said := p.toTell(root, m)
	add("Who must be told", tell, briefLandmines, "")
	p.ask(&b, root, nil, slices.DeleteFunc(p.findingsOf(m), func(f *practice.Finding) bool {
		return f.Rule == "common-ground" && len(f.Evidence) > 0 && concerns[f.Evidence[0]] // told above
	}), briefBefore, said)
	return b
}

// titleOfBrief is what a brief calls a meeting: a day of a series by the title of the note, and its own when it has one.
func titleOfBrief(m *journal.Meeting) string {
	title, own := titleOf(m.Note), what(m)
	if m.Origin != journal.OfSection || own == title {
		return own
	}
	if first, _ := utf8.DecodeRuneInString(own); !unicode.IsLetter(first) {
		return title
	}
	return title + ": " + own
}

// withPerson adds the brief about the only one who comes.
func (p *planner) withPerson(b *Brief, root string, x *journal.Person) {
	of := p.briefOfPerson(root, x)
	who := BriefPart{Head: of.Page, Note: personLead(x)}
	if url := p.personBrief(x); url != "" {
		who.Head.URL = root + url
	}
	for _, l := range of.About {
		if l.Word != "Next" {
			who.Lines = append(who.Lines, l)
		}
	}
	b.Who, b.Parts, b.asked = []BriefPart{who}, of.Parts, of.asked
}

// headline is what the meeting opens with, and what to mend about it.
func (p *planner) headline(m *journal.Meeting) (text, advice string) {
	text, tooMany, missing := p.report().Asking().Headline(m)
	switch {
	case tooMany > 0:
		advice = count(len(strings.Fields(text)), "word", "words") + "; " + count(len(strings.Fields(text))-tooMany, "is", "are") + " enough."
	case missing:
		advice = "No headline yet. A line `Headline: …` in its note says in one sentence what everybody there should remember."
	}
	return text, advice
}

// aboutMeeting is what the meeting is for, and who was asked and does not come.
func (p *planner) aboutMeeting(root string, m *journal.Meeting) []BriefLine {
	var lines []BriefLine
	for _, i := range m.Initiatives {
		n := i.Note.Initiative
		l := p.noted(root, "For", n.Goal, practice.Evidence{Note: i.Note})
		l.Link = Link{root + i.URL, i.Title}
		switch {
		case n.Decision >= p.Today:
			l.More = p.ago(n.Decision).within("decision "+n.Decision.Words()+", ", "")
		case n.Decision.IsZero():
			l.More = plain("no day of decision is noted")
		}
		lines = append(lines, l)
	}
	if n := m.Note.Meeting; n != nil {
		words := n.Sort
		if n.HighStakes {
			words = strings.TrimPrefix(words+", high stakes", ", ")
		}
		if words != "" {
			lines = append(lines, BriefLine{Word: "Sort", Text: plain(words)})
		}
	}
	for _, l := range [...]struct {
		word   string
		people []*journal.Person
	}{{"Absent", m.Absent}, {"In copy", m.CC}} {
		if len(l.people) > 0 {
			lines = append(lines, BriefLine{Word: l.word, Text: plain(namesOf(l.people))})
		}
	}
	if m.Unresolved > 0 {
		lines = append(lines, BriefLine{Word: "Comes", Text: plain(count(m.Unresolved, "unknown name", "unknown names") + " too")})
	}
	return lines
}

func namesOf(people []*journal.Person) string {
	names := make([]string, len(people))
	for i, x := range people {
		names[i] = x.Name
	}
	return and(names)
}

// byStake are people in the order of how much hangs on them.
func byStake(a *practice.Asking, people []*journal.Person) []*journal.Person {
	people = slices.Clone(people)
	slices.SortStableFunc(people, func(x, y *journal.Person) int { return a.Stake(y) - a.Stake(x) })
	return people
}

// comer is what to know of somebody who comes.
func (p *planner) comer(root string, m *journal.Meeting, x *journal.Person) BriefPart {
	at := p.standing(x)
	part := BriefPart{Head: personLink(root, x), Note: personLead(x)}
	if url := p.personBrief(x); url != "" {
		part.Head.URL = root + url
	}
	for _, i := range m.Initiatives {
		part.Lines = append(part.Lines, p.stakeLines(root, x, i, len(m.Initiatives) > 1)...)
	}
	if x.Note != nil && x.Note.Person != nil {
		if prefers := x.Note.Person.Prefers; prefers != "" && !strings.EqualFold(prefers, "none") {
			part.Lines = append(part.Lines, p.noted(root, "Prefers", prefers, practice.Evidence{Note: x.Note}))
		}
	}
	part.Lines = append(part.Lines, p.lastTime(root, at, false))
	owed, few, many := briefOwed, len(m.People) <= few, len(m.People) >= crowd
	if many {
		owed = 1
	}
	if open := p.openConcerns(x); len(open) > 0 && !many { // of a crowd the landmines tell them
		l := p.cited(root, open[0])
		l.Text, l.Because = plain(short(saidText(open[0]))), ""
		part.Lines = append(part.Lines, l)
	}
	owe := func(word string, wanted func(*journal.Commitment) bool) {
		lines, more := p.owing(root, word, x.Commitments, wanted, owed)
		if more != "" {
			lines[len(lines)-1].More.After += "; " + more
		}
		part.Lines = append(part.Lines, lines...)
	}
	owe("I owe", mine)
	owe("Owes me", func(c *journal.Commitment) bool { return c.Owner == x })
	if few {
		if questions, _ := p.questions(root, x); len(questions) > 0 {
			part.Lines = append(part.Lines, BriefLine{Word: "Ask", Say: questions[0].Say, Source: questions[0].Source})
		}
	}
	return part
}

// few is how many may come to a meeting and still be asked something each; a crowd is told of in short.
const few, crowd = 4, 7

// findingsOf are what rules find about a meeting, its initiatives, and those who come.
func (p *planner) findingsOf(m *journal.Meeting) []*practice.Finding {
	var list []*practice.Finding
	add := func(f *practice.Finding) {
		if !slices.Contains(list, f) {
			list = append(list, f)
		}
	}
	ids := []string{"journal"}
	for _, i := range m.Initiatives {
		ids = append(ids, i.ID)
	}
	for n, id := range ids {
		for _, f := range p.about(id) {
			about := len(f.Evidence) > 0 && f.Evidence[0].Note == m.Note
			comes := f.Subject.Person == nil || holds(m.People, f.Subject.Person)
			if about || n > 0 && comes && f.Rule != "headline" && f.Rule != "prewire" {
				add(f)
			}
		}
	}
	for _, x := range m.People {
		for _, f := range p.about(x.ID) {
			if f.Initiative == nil {
				add(f)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b *practice.Finding) int { return b.Stake - a.Stake })
	return list
}
