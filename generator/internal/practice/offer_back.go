package practice

import (
	"fmt"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// offerBack asks for an offer in return to every ally who was asked for something or gave it. The article states the
// practice; the thirty days are those of the first meeting, and that an offer up to ninety days before the tie counts is
// judgement. Who asks late has ten days more.
var offerBack = Rule{
	ID:       "offer-back",
	Article:  Relationships,
	Practice: "Show that you are willing to reciprocate: offer every ally something back.",
	Start:    "a line that begins with `Gave:` or `Offer:` in a note about somebody",
	Limits:   map[string]int{"limit": 30, "before": 90, "late": 10},
	Tracked:  func(a *Asking) bool { return a.EverSaid(note.Gave, note.Offer) },
	Find: func(a *Asking) []Finding {
		list := a.room
		for _, i := range a.LiveInitiatives() {
			for _, ally := range i.Allies {
				if ally.Since > a.On || a.owesNothing(ally.Person) {
					continue
				}
				if f, ok := a.offerBack(i, ally); ok {
					list = append(list, f)
				}
			}
		}
		return list
	},
}

// owesNothing reports whether nobody keeps count with somebody.
func (a *Asking) owesNothing(p *journal.Person) bool { return a.exempt[p] }

// addExempt finds with whom nobody keeps count: a mentor, my boss, and who is exempt by their note.
func (x *index) addExempt() {
	x.exempt = map[*journal.Person]bool{}
	for _, p := range x.journal.People {
		if p.Ties != 0 && x.exempts(p) {
			x.exempt[p] = true
		}
	}
}

func (x *index) exempts(p *journal.Person) bool {
	n := facts(p)
	if n == nil {
		return x.myBoss(p)
	}
	if n.ExchangeOff || x.myBoss(p) {
		return true
	}
	for _, word := range append([]string{n.Role}, n.Relationship...) {
		switch note.FoldName(word) {
		case "mentor", "my mentor", "my-mentor", "boss", "my boss", "my-boss":
			return true
		}
	}
	return false
}

func (a *Asking) offerBack(i *journal.Initiative, ally journal.Ally) (Finding, bool) {
	p := ally.Person
	f := Finding{Subject: Subject{Person: p}, Initiative: i, Since: ally.Since, Confidence: Marked}
	from := ally.Since.Add(-a.Limit("offer-back", "before", 90))
	fits := func(s *journal.Said) bool { return s.Day == 0 || ally.Since == 0 || s.Day >= from }
	for _, s := range a.Said(p, note.Gave, note.Offer) {
		if fits(s) {
			f.Text, f.Evidence = fmt.Sprintf("Offered something back%s.", onDay(s.Day)), lines(s)
			return f, true
		}
	}
	var asks []*journal.Said
	for _, s := range a.Said(p, note.Got, note.Asked) {
		if s.Day != 0 && fits(s) {
			asks = append(asks, s)
		}
	}
	if len(asks) == 0 {
		return f, false
	}
	f.Evidence = lines(asks...)
	text := fmt.Sprintf("Asked of or got from %s %s; no note shows an offer in return", p.Name, onDays(asks))
	if ally.Since == 0 {
		f.State, f.Text = Unknown, fmt.Sprintf("%s, or since when %s is an ally in %s.", text, p.Name, i.Title)
		return f, true
	}
	f.Due = max(a.DueDay(p, ally.Since, a.Limit("offer-back", "limit", 30)), a.DueDay(p, asks[0].Day, a.Limit("offer-back", "late", 10)))
	if s := a.offerToCome(p, f.Due); s != nil {
		f.State, f.Text, f.Evidence = Planned, fmt.Sprintf("An offer is planned for %s.", s.Day.Words()), lines(s)
		return f, true
	}
	a.by(&f)
	f.Text = fmt.Sprintf("%s; %s.", text, left(f.Due, a.On))
	if f.State != Info {
		f.Action = a.offerTo(p)
	}
	return f, true
}

// offerToCome is the first line about an offer in a note to come, in time; nil when there is none.
func (a *Asking) offerToCome(p *journal.Person, due civil.Day) *journal.Said {
	if due < a.On {
		due = a.On.Add(soon)
	}
	for _, s := range a.saidOf[p] {
		if s.Day > a.On && s.Day <= due && (s.Word == note.Gave || s.Word == note.Offer) {
			return s
		}
	}
	return nil
}

// offerTo is what one could say to somebody, with what they care about or need when a note says it.
func (a *Asking) offerTo(p *journal.Person) string {
	if n := facts(p); n != nil {
		switch {
		case len(n.Needs) > 0:
			return fmt.Sprintf("%s, could I help you with %s?", firstName(p), n.Needs[0])
		case len(n.CaresAbout) > 0:
			return fmt.Sprintf("%s, is there something I could do for you, perhaps about %s?", firstName(p), n.CaresAbout[0])
		}
	}
	return fmt.Sprintf("%s, is there something I could do for you?", firstName(p))
}

// onDay says when something was; nothing when no note says it.
func onDay(d civil.Day) string {
	if d == 0 {
		return ""
	}
	return " on " + d.Words()
}

// onDays says on how many days something was: twice on a day is once.
func onDays(said []*journal.Said) string {
	var days []string
	for k, s := range said {
		if k == 0 || s.Day != said[k-1].Day {
			days = append(days, s.Day.Words())
		}
	}
	if len(days) > 2 {
		return fmt.Sprintf("on %d days since %s", len(days), days[0])
	}
	return "on " + strings.Join(days, " and ")
}
