package practice

import (
	"fmt"
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// exchange looks at what is given and got over a year, in days and never in worth: whether only one side gives, and how
// many ties exchange anything. The article says to exchange useful knowledge with all of them; all thresholds are
// judgement. Mentors and my manager give more than they get, and whoever does not want it counted says `exchange: off`.
var exchange = Rule{
	ID:       "exchange",
	Article:  Relationships,
	Practice: "Exchange useful knowledge and information with your alliances and connections, both ways.",
	Start:    "a line that begins with `Gave:` or `Got:` in a note about somebody",
	Limits: map[string]int{
		"days": 365, "drawing": 3, "gave": 90, "giving": 5, "asked": 180, "portfolio": 180, "ties": 4, "half": 50,
	},
	Tracked: func(a *Asking) bool { return a.EverSaid(note.Gave, note.Got) },
	Find: func(a *Asking) []Finding {
		list := a.room
		var ties, exchanging []*journal.Person
		recent := a.On.Add(-a.Limit("exchange", "portfolio", 180))
		for _, e := range a.Exchanges() {
			if e.Last() != 0 {
				list = append(list, a.exchange(e))
			}
			if ties = append(ties, e.Person); e.Last() > recent {
				exchanging = append(exchanging, e.Person)
			}
		}
		if len(ties) >= a.Limit("exchange", "ties", 4) {
			list = append(list, a.exchangeOfAll(ties, exchanging))
		}
		return list
	},
}

// Exchange is what was given and got with a tie in a year: a line for each day, by day.
type Exchange struct {
	Person    *journal.Person
	Gave, Got []*journal.Said
}

// Exchanges are those with all ties that exchange counts, by ID, also where nothing is noted.
func (a *Asking) Exchanges() []Exchange {
	from := a.exchangeFrom()
	tied := a.TiedOn(note.Alliance | note.Connection)
	list := make([]Exchange, 0, len(tied))
	for _, p := range tied {
		if !a.owesNothing(p) {
			list = append(list, Exchange{p, dated(a.Said(p, note.Gave), from), dated(a.Said(p, note.Got), from)})
		}
	}
	return list
}

// Last is when anything was given or got last; zero when nothing was in the year.
func (e Exchange) Last() civil.Day { return max(newest(e.Gave), newest(e.Got)) }

// Words tell on how many days something was got and given, and when last.
func (e Exchange) Words() (got, gave string) { return times("got", e.Got), times("gave", e.Gave) }

// exchangeFrom is the first day of the year that exchange looks at.
func (a *Asking) exchangeFrom() civil.Day { return a.On.Add(-a.Limit("exchange", "days", 365) + 1) }

// exchange says how giving and getting stand with somebody.
func (a *Asking) exchange(e Exchange) Finding {
	p, gave, got := e.Person, e.Gave, e.Got
	f := Finding{Subject: Subject{Person: p}, State: Met, Confidence: Marked}
	if !a.counting {
		f.Evidence = lines(slices.Concat(gave[max(0, len(gave)-3):], got[max(0, len(got)-3):])...)
		wordsGot, wordsGave := e.Words()
		f.Text = fmt.Sprintf("In a year: %s; %s.", wordsGot, wordsGave)
	}
	asked := newest(dated(a.Said(p, note.Asked), a.exchangeFrom()))
	switch {
	case len(got)-len(gave) >= a.Limit("exchange", "drawing", 3) && a.Elapsed(p, newest(gave)) > a.Limit("exchange", "gave", 90):
		f.State = Due
		f.Text += " That draws down what was built up."
		f.Action = fmt.Sprintf("%s, whom could I introduce you to, or what could I find out for you?", firstName(p))
	case len(gave)-len(got) >= a.Limit("exchange", "giving", 5) && a.Elapsed(p, asked) > a.Limit("exchange", "asked", 180):
		f.State = Due
		f.Text += fmt.Sprintf(" No note shows what you need from %s.", p.Name)
		f.Action = fmt.Sprintf("%s, there is something that you could help me with.", firstName(p))
	}
	return f
}

// exchangeOfAll says with how many ties anything is exchanged. It asks for nothing while the notes of it are younger
// than the time they are judged by.
func (a *Asking) exchangeOfAll(ties, exchanging []*journal.Person) Finding {
	f := Finding{Subject: Subject{Part: "journal"}, State: Met, Confidence: Marked}
	days := a.Limit("exchange", "portfolio", 180)
	f.Text = fmt.Sprintf("Notes show something given or got in the last %d days with %d of %d ties", days, len(exchanging), len(ties))
	if len(exchanging) > 0 {
		f.Text += ": " + names(exchanging)
	}
	f.Text += "."
	if 100*len(exchanging) >= a.Limit("exchange", "half", 50)*len(ties) {
		return f
	}
	f.State = Info
	if first := a.firstExchange(); first == 0 || a.On.Since(first) < days {
		return f
	}
	for _, p := range ties {
		if !slices.Contains(exchanging, p) && !a.resting(p, "exchange") {
			f.State = Due
			f.Action = fmt.Sprintf("Pass something useful on to %s: an introduction, an article, credit in an update.", p.Name)
			break
		}
	}
	return f
}

// firstExchange is the first day on which anything was given or got; zero when none is known.
func (a *Asking) firstExchange() civil.Day {
	var first civil.Day
	for _, w := range [...]note.Word{note.Gave, note.Got} {
		if d := a.firstSaid[w]; d != 0 && (first == 0 || d < first) {
			first = d
		}
	}
	return first
}

// dated are the lines on or after a day, one for each day.
func dated(said []*journal.Said, from civil.Day) []*journal.Said {
	var list []*journal.Said
	for _, s := range said {
		if s.Day != 0 && s.Day >= from && (len(list) == 0 || list[len(list)-1].Day != s.Day) {
			list = append(list, s)
		}
	}
	return list
}

// newest is the day of the last of some lines; zero when there is none.
func newest(said []*journal.Said) civil.Day {
	if len(said) == 0 {
		return 0
	}
	return said[len(said)-1].Day
}

// times says on how many days something was done, and when last.
func times(what string, said []*journal.Said) string {
	last := newest(said).Words()
	switch len(said) {
	case 0:
		return what + " nothing that is noted"
	case 1:
		return fmt.Sprintf("%s once, on %s", what, last)
	}
	return fmt.Sprintf("%s %d times, last on %s", what, len(said), last)
}
