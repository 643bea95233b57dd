package practice

import (
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// commonGround asks for an answer to every concern: an offer, a trade, an agreement, or to agree to differ; and for an
// offer to whoever resists. The article asks to find common ground; thirty and forty-five days are judgement.
var commonGround = Rule{
	ID:       "common-ground",
	Article:  Coalitions,
	Practice: "Negotiate and compromise: answer every concern with an offer, and find common ground.",
	Start:    "`Concern: WHAT WORRIES THEM` in a note of a talk, and later `Offer:` or `Agreed:`",
	Limits:   map[string]int{"limit": 30, "stance": 45},
	Tracked:  func(a *Asking) bool { return a.EverSaid(note.Concern, note.Offer, note.Traded) },
	Find: func(a *Asking) []Finding {
		list := a.room
		for _, p := range a.active {
			list = append(list, a.concerns(p)...)
		}
		for _, i := range a.LiveInitiatives() {
			for _, s := range i.Stakeholders {
				if f, ok := a.resists(i, s); ok {
					list = append(list, f)
				}
			}
		}
		return list
	},
}

// grounds are the lines that seek or find common ground.
var grounds = []note.Word{note.Offer, note.Agreed, note.Traded}

// concerns are what became of somebody's concerns: in each initiative, the oldest that is open, or the newest answer.
func (a *Asking) concerns(p *journal.Person) []Finding {
	var list []Finding
	at := map[*journal.Initiative]int{}
	for _, w := range a.concernsOf(p) {
		i := w.said.Initiative
		if i != nil && !a.Live(i) {
			continue
		}
		f := a.concern(p, w.said, a.answered(w))
		k, seen := at[i]
		switch {
		case !seen:
			at[i] = len(list)
			list = append(list, f)
		case list[k].State == Met, list[k].State == Unknown && f.State != Met: // an open one matters more than an answer, a later answer more than an earlier
			list[k] = f
		}
	}
	return list
}

// closes reports whether a line says that a concern is resolved, or that they agreed to differ.
func closes(s *journal.Said) bool {
	text := strings.ToLower(s.Text)
	if strings.Contains(text, "agreed to differ") {
		return true
	}
	if !strings.Contains(text, "resolved") { // most lines do not, and are asked often
		return false
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,.;:()!?", r) })
	k := slices.Index(words, "resolved")
	return k == 0 || k > 0 && words[k-1] != "not" && words[k-1] != "until" && words[k-1] != "be"
}

// OpenConcerns are the concerns of somebody that nothing answers yet, by day.
func (a *Asking) OpenConcerns(p *journal.Person) []*journal.Said {
	var open []*journal.Said
	for _, w := range a.concernsOf(p) {
		if a.answered(w) == nil {
			open = append(open, w.said)
		}
	}
	return open
}

func (a *Asking) concern(p *journal.Person, s, answer *journal.Said) Finding {
	f := Finding{Subject: Subject{Person: p}, Initiative: s.Initiative, Since: s.Day, Confidence: Marked}
	if answer != nil {
		if f.State = Met; a.counting {
			return f
		}
		f.Evidence = lines(s, answer)
		f.Text = fmt.Sprintf("The concern %s was answered: %s.", quoted(s.Text), quoted(answer.Text))
		return f
	}
	f.Evidence = lines(s)
	if s.Day == 0 {
		f.State = Unknown
		f.Text = fmt.Sprintf("No note says when %s was concerned: %s.", p.Name, quoted(s.Text))
		return f
	}
	key := a.IsKey(p)
	if i := s.Initiative; i != nil {
		key = slices.Contains(a.Key(i), p)
	}
	f.Due = a.DueDay(p, s.Day, a.Limit("common-ground", "limit", 30))
	a.by(&f)
	if !key { // a gap for key stakeholders alone; of others it is asked for when it would be one
		f.DueFrom, f.GapFrom = f.GapFrom, 0
		f.State = Info
		if a.On >= f.DueFrom {
			f.State = Due
		}
	}
	f.Text = fmt.Sprintf("No note shows an offer or agreement on the concern of %s: %s; %s.", s.Day.Words(), quoted(s.Text), left(f.Due, a.On))
	if f.State != Info {
		f.Action = fmt.Sprintf("%s, what would settle %s for you?", firstName(p), quoted(s.Text))
	}
	return a.orPlanned(f)
}

// resists is what became of somebody who is resistant to an initiative: an offer within the limit, or none. A group may
// have been offered something through its rep.
func (a *Asking) resists(i *journal.Initiative, holder journal.Stakeholder) (f Finding, ok bool) {
	p, rep := holder.Person, holder.Rep
	if stance, _ := i.StanceOf(p, a.On); stance != note.Resistant {
		return f, false
	}
	f = Finding{Subject: Subject{Person: p}, Initiative: i, Confidence: Marked, Evidence: naming(i, p)}
	if holder.Power == "high" || slices.Contains(a.Key(i), p) {
		f.Stake = 3
	}
	from := i.Start
	if s := a.resistant(i, p); s != nil {
		from, f.Evidence = s.Day, lines(s)
	}
	if from == 0 {
		f.State, f.Text = Unknown, fmt.Sprintf("No note says since when %s is resistant to %s.", p.Name, i.Title)
		return f, true
	}
	limit := a.Limit("common-ground", "stance", 45)
	if s := a.offered(i, p, rep); s != nil && s.Day != 0 {
		f.Since, f.Due = s.Day, a.DueDay(p, s.Day, limit)
		f.State, f.Evidence = Met, append(f.Evidence, lines(s)...)
		f.Text = fmt.Sprintf("Resistant; on %s the note says %s.", s.Day.Words(), quoted(s.Word.String()+": "+s.Text))
		if a.On <= f.Due {
			last := a.DueDay(p, max(from, s.Day), limit)
			f.DueFrom, f.GapFrom = max(f.Due.Add(1), last.Add(-warning)), last.Add(1)
			return f, true
		}
		from = max(from, s.Day)
	}
	f.Since, f.Due = from, a.DueDay(p, from, limit)
	a.by(&f)
	f.Text = fmt.Sprintf("%s is resistant to %s, and no note since %s shows an offer; %s.", p.Name, i.Title, from.Words(), left(f.Due, a.On))
	who := p
	if p.Group() && rep != nil {
		who = rep
	}
	if f.To = who; f.State != Info {
		f.Action = fmt.Sprintf("%s, what would have to change in %s for you to live with it?", firstName(who), i.Title)
	}
	if day, e := a.PlanTalk(who, f.Due); day != 0 {
		f.State, f.Action, f.Evidence = Planned, "", e
		f.Text = fmt.Sprintf("A talk is planned for %s. %s", day.Words(), f.Text)
	}
	return f, true
}

// resistant is the line since which somebody is resistant to an initiative without a break; nil when only the list of
// stakeholders says so.
func (a *Asking) resistant(i *journal.Initiative, p *journal.Person) *journal.Said {
	var first *journal.Said
	var day civil.Day
	for _, s := range a.SaidIn(i, note.StanceWord) {
		if s.Day == 0 || !slices.Contains(s.People, p) || s.Stance == note.StanceUnknown {
			continue
		}
		switch {
		case s.Stance != note.Resistant:
			first, day = nil, 0
		case day == 0:
			first, day = s, s.Day
		}
	}
	return first
}

// offered is the last line that seeks common ground with somebody, or their rep, in an initiative or at large.
func (a *Asking) offered(i *journal.Initiative, p, rep *journal.Person) *journal.Said {
	fits := func(s *journal.Said) bool { return s.Initiative == nil || s.Initiative == i }
	last := a.LastSaid(p, fits, grounds...)
	if rep != nil {
		if s := a.LastSaid(rep, fits, grounds...); last == nil || s != nil && s.Day >= last.Day {
			last = s
		}
	}
	return last
}
