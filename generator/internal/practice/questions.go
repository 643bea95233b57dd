package practice

import (
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// What a brief tells before a talk. Rules find the same of key stakeholders; here it is told of anybody, and also when a
// talk is planned, since that is the talk to ask in.

// Question is something good to ask somebody, and why.
type Question struct {
	Rule     string // that asks for it
	Ask      string // as a sentence one could say
	Why      string
	Evidence []Evidence
}

// Questions are what is good to ask somebody at the next talk: what they want when no note says so, the reason behind
// what they want when only their first answer is known, what would settle their oldest concern, and their own news.
func (a *Asking) Questions(p *journal.Person) []Question {
	var list []Question
	if p.Group() || !a.isActive(p) {
		return nil
	}
	for _, ask := range [...]func(*journal.Person) (Question, bool){a.askWants, a.askReason, a.askConcern, a.askNews} {
		q, ok := ask(p)
		if ok && !a.options.Off[q.Rule] && !a.silenced(&Finding{Rule: q.Rule, Subject: Subject{Person: p}}) {
			list = append(list, q)
		}
	}
	return list
}

func (a *Asking) askWants(p *journal.Person) (Question, bool) {
	q := Question{Rule: interests.ID, Why: "No note shows what they want."}
	if len(a.Said(p, interestWords...)) > 0 || len(cares(p)) > 0 {
		return q, false
	}
	q.Ask = fmt.Sprintf("%s, what are you working towards at the moment?", firstName(p))
	if i := a.partLive(p); i != nil {
		q.Ask, q.Evidence = fmt.Sprintf("%s, what would make %s a win for you?", firstName(p), i.Title), naming(i, p)
	}
	return q, true
}

func (a *Asking) askReason(p *journal.Person) (Question, bool) {
	q := Question{Rule: heads.ID}
	wants := a.Said(p, note.Wants)
	if len(wants) == 0 || len(askedOn(a.Said(p, note.Wants, note.Asked))) >= a.Limit(heads.ID, "days", 2) {
		return q, false
	}
	for _, s := range a.Said(p, note.Wants, note.Concern) {
		if reason(s) != nil {
			return q, false
		}
	}
	last := wants[len(wants)-1]
	q.Evidence, q.Why = lines(last), fmt.Sprintf("First answer only: wants %s, and no note shows why.", quoted(last.Text))
	q.Ask = fmt.Sprintf("%s, what would %s change for you?", firstName(p), quoted(last.Text))
	if i := a.partLive(p); last.Initiative != nil || i != nil {
		if last.Initiative != nil {
			i = last.Initiative
		}
		q.Ask = fmt.Sprintf("%s, what happens for you if %s slips?", firstName(p), i.Title)
	}
	return q, true
}

func (a *Asking) askConcern(p *journal.Person) (Question, bool) {
	q := Question{Rule: commonGround.ID}
	open := a.OpenConcerns(p)
	at := slices.IndexFunc(open, func(s *journal.Said) bool { return s.Initiative == nil || a.Live(s.Initiative) })
	if at < 0 {
		return q, false
	}
	s := open[at]
	q.Evidence, q.Why = lines(s), "No note shows an offer or agreement on this concern."
	if s.Day != 0 {
		q.Why = fmt.Sprintf("No note shows an offer or agreement on this concern since %s.", s.Day.Words())
	}
	q.Ask = fmt.Sprintf("%s, what would settle %s for you?", firstName(p), quoted(s.Text))
	return q, true
}

func (a *Asking) askNews(p *journal.Person) (Question, bool) {
	q := Question{Rule: frequent.ID, Why: "No note shows what is new with them."}
	if len(a.Contacts(p)) == 0 {
		return q, false
	}
	if said := a.Said(p, note.TheirNews); len(said) > 0 {
		last := said[len(said)-1]
		if last.Day != 0 && a.Elapsed(p, last.Day) < a.Limit(frequent.ID, "news", 60) {
			return q, false
		}
		q.Evidence = lines(last)
		if last.Day != 0 {
			q.Why = fmt.Sprintf("No note shows what is new with them since %s.", last.Day.Words())
		}
	}
	q.Ask = fmt.Sprintf("%s, how do things go on your side? What went well lately?", firstName(p))
	return q, true
}

// partLive is the initiative under way that somebody has a part in: the first to start, as of [Asking.KeyPeople]; nil
// when there is none.
func (a *Asking) partLive(p *journal.Person) *journal.Initiative {
	var first *journal.Initiative
	for _, v := range p.Involved {
		i := v.Initiative
		if v.Role == 0 || !a.Live(i) {
			continue
		}
		if first == nil || i.Start != 0 && (first.Start == 0 || i.Start < first.Start) {
			first = i
		}
	}
	return first
}

// InItFor is what is in an initiative for somebody, or for the group that they speak for; empty when no note says it.
func (a *Asking) InItFor(p *journal.Person, i *journal.Initiative) (text string, from Evidence) {
	for _, s := range i.Stakeholders {
		if (s.Person == p || s.Rep == p) && s.WIIFT != "" {
			return s.WIIFT, Evidence{i.Note, s.Name.Line}
		}
	}
	for _, s := range a.Said(p, note.WIIFT) {
		if s.Initiative == nil || s.Initiative == i {
			text, from = s.Text, Evidence{s.Note, s.Line}
		}
	}
	return text, from
}

// Headline is what a meeting opens with, how many words of it are too many, and whether it needs one and has none.
func (a *Asking) Headline(m *journal.Meeting) (text string, tooMany int, missing bool) {
	if !onStage(m) {
		return "", 0, false
	}
	text = headlineOf(m)
	words := len(strings.Fields(text))
	return text, max(words-a.Limit(headline.ID, "words", 25), 0), words == 0 && a.isTalk(m)
}

// Stakes is where somebody stands on an initiative, and where they are wanted; see [journal.Initiative.StanceOf].
type Stakes struct {
	Now, Want note.Stance
	Since     civil.Day // of the line that says where they stand; zero when the list of stakeholders does
	From      Evidence
	Decides   bool
}

// StakesOf is somebody's stake in an initiative.
func (a *Asking) StakesOf(p *journal.Person, i *journal.Initiative) Stakes {
	s := Stakes{From: Evidence{Note: i.Note}}
	for _, d := range a.deciders(i) {
		s.Decides = s.Decides || d == p
	}
	for _, h := range i.Stakeholders {
		if h.Person == p {
			s.Want, s.From.Line = h.Want, h.Name.Line
		}
	}
	now, line := i.StanceOf(p, a.On)
	s.Now = now
	if line != nil {
		s.Since, s.From = line.Day, Evidence{line.Note, line.Line}
	}
	return s
}
