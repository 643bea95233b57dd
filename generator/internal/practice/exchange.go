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
	Start:    "a line that begins with Gave: or Got: in a note about somebody",
	Limits: map[string]int{
		"days": 365, "drawing": 3, "gave": 90, "giving": 5, "asked": 180, "portfolio": 180, "ties": 4, "half": 50,
	},
	Tracked: func(a *Asking) bool { return a.EverSaid(note.Gave, note.Got) },
	Find: func(a *Asking) []Finding {
		var list []Finding
		var ties, exchanging []*journal.Person
		recent := a.On.Add(-a.Limit("exchange", "portfolio", 180))
		for _, p := range a.TiedOn(note.Alliance | note.Connection) {
			if a.owesNothing(p) {
				continue
			}
			f, last := a.exchange(p)
			if last != 0 {
				list = append(list, f)
			}
			if ties = append(ties, p); last > recent {
				exchanging = append(exchanging, p)
			}
		}
		if len(ties) >= a.Limit("exchange", "ties", 4) {
			list = append(list, a.exchangeOfAll(ties, exchanging))
		}
		return list
	},
}

// exchange says how giving and getting stand with somebody, and when the last of either was; zero when there was none
// in the year.
func (a *Asking) exchange(p *journal.Person) (f Finding, last civil.Day) {
	from := a.On.Add(-a.Limit("exchange", "days", 365) + 1)
	gave, got := dated(a.Said(p, note.Gave), from), dated(a.Said(p, note.Got), from)
	f = Finding{Subject: Subject{Person: p}, State: Met, Confidence: Marked}
	lastGave, lastGot := newest(gave), newest(got)
	last = max(lastGave, lastGot)
	if last == 0 {
		return f, 0
	}
	f.Evidence = lines(slices.Concat(gave[max(0, len(gave)-3):], got[max(0, len(got)-3):])...)
	f.Text = fmt.Sprintf("In a year: %s; %s.", times("got", got), times("gave", gave))
	asked := newest(dated(a.Said(p, note.Asked), from))
	switch {
	case len(got)-len(gave) >= a.Limit("exchange", "drawing", 3) && a.On.Since(lastGave) > a.Limit("exchange", "gave", 90):
		f.State = Due
		f.Text += " That draws down what was built up."
		f.Action = fmt.Sprintf("%s, whom could I introduce you to, or what could I find out for you?", firstName(p))
	case len(gave)-len(got) >= a.Limit("exchange", "giving", 5) && a.On.Since(asked) > a.Limit("exchange", "asked", 180):
		f.State = Due
		f.Text += fmt.Sprintf(" No note shows what you need from %s.", p.Name)
		f.Action = fmt.Sprintf("%s, there is something that you could help me with.", firstName(p))
	}
	return f, last
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
