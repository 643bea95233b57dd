package practice

import (
	"fmt"
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// regular asks for contact with everybody one has a tie with, in the rhythm of the tie. The article says to meet
// regularly and leaves the rhythm open: the limits are judgement, but for that of connections, which follows from one
// person a week. It is due at the limit and a gap at one and a half times the limit: whoever keeps a rhythm on average
// is past it half of the time.
var regular = Rule{
	ID:       "regular",
	Article:  Relationships,
	Practice: "Meet your alliances and connections regularly.",
	Start:    "`relationship: connection` or `cadence: 6 weeks` in the note of a person",
	Limits:   map[string]int{"gap": 150, "gaps": 3, "span": 21},
	Tracked: func(a *Asking) bool {
		return slices.ContainsFunc(a.journal.People, func(p *journal.Person) bool {
			n := facts(p)
			return p.Ties != 0 || n != nil && n.Cadence > 0
		})
	},
	Find: func(a *Asking) []Finding {
		list := slices.Grow(a.room, len(a.active))
		r := a.rhythms()
		for _, p := range a.Active() {
			if own, ok := r.of(p); ok && own.start <= a.On {
				list = append(list, a.regular(p, own))
			}
		}
		return list
	},
}

func (a *Asking) regular(p *journal.Person, own rhythm) Finding {
	f := Finding{Subject: Subject{Person: p}, Since: own.start, Confidence: Structural}
	last := a.Last(p, nil)
	if last != nil {
		f.Since = max(own.start, last.Day)
	}
	if !a.counting {
		f.Evidence = begun(p)
		if last != nil {
			f.Evidence = at(last)
		}
	}
	if f.Since == 0 {
		f.State, f.Text = Unknown, fmt.Sprintf("No note says since when you know %s, or shows any contact.", p.Name)
		return f
	}
	late := (a.Limit("regular", "gap", 150)*own.limit + 99) / 100
	f.Due = a.DueDay(p, f.Since, own.limit)
	f.DueFrom, f.GapFrom = a.reaches(p, f.Since, own.limit), a.reaches(p, f.Since, late)
	switch {
	case a.On < f.DueFrom:
		f.State = Met
	case a.On < f.GapFrom:
		f.State = Due
	default:
		f.State = Gap
	}
	if !a.counting {
		f.Text = a.rhythmText(p, last, own, f.State)
	}
	usual, busiest, known := a.usual(p)
	ended := known && !own.live && last.Day == f.Since && a.chapterEnds(&f, busiest)
	if f.State == Met {
		if known && last.Day == f.Since && drifts(a.silence(p, last.Day), usual) {
			f.State = Info
			f.Text = fmt.Sprintf("Quieter than usual: last contact on %s, and before that %s.", last.Day.Words(), every(usual))
		}
		return f
	}
	if day, e := a.Plan(p, min(f.Due, a.On.Add(-1)), nil); day != 0 {
		f.State, f.Evidence = Planned, e
		f.Text = fmt.Sprintf("Planned for %s.", day.Words())
		return f
	}
	if n := facts(p); n != nil && n.CadenceUnread {
		f.State, f.Text = Unknown, fmt.Sprintf("What the note says of the cadence of %s cannot be read. %s", p.Name, f.Text)
		return f
	}
	if ended {
		f.State = Due
	}
	switch {
	case a.counting:
	case ended:
		f.Text = fmt.Sprintf("No note shows contact since %s, where it was %s before: has that chapter ended?", last.Day.Words(), every(busiest))
		f.Action = fmt.Sprintf("Archive %s, or say hello once more.", p.Name)
	case last == nil:
		f.Action = fmt.Sprintf("%s, could we meet for twenty minutes? I would like to know what you are working on.", firstName(p))
	default:
		f.Action = fmt.Sprintf("%s, it has been a while: do you have twenty minutes this week?", firstName(p))
	}
	return f
}

// chapterEnds reports whether a silence is so long that it is no gap any more, and says until when one that is not so
// long yet is a gap. It goes by the busiest stretch before the silence: more contacts in it or before it end no less.
func (a *Asking) chapterEnds(f *Finding, busiest int) bool {
	end := a.reaches(f.Subject.Person, f.Since, ceiling(busiest))
	if end <= f.GapFrom {
		ended := a.On >= f.GapFrom
		f.GapFrom = 0
		return ended
	}
	if a.On >= end {
		f.GapFrom = 0
		return true
	}
	f.OverFrom = end
	return false
}

// rhythmText is since when there was no contact, and how often there is to be some.
func (a *Asking) rhythmText(p *journal.Person, last *journal.Contact, own rhythm, state State) string {
	how := own.words()
	switch {
	case last == nil:
		return fmt.Sprintf("No note shows a meeting with %s yet; wanted %s, since %s.", p.Name, how, own.start.Words())
	case state == Met:
		return fmt.Sprintf("Last contact on %s; wanted %s.", last.Day.Words(), how)
	}
	text := fmt.Sprintf("No note shows contact since %s; wanted %s.", last.Day.Words(), how)
	if n := facts(p); n != nil && n.Next > last.Day && n.Next < a.On {
		text += fmt.Sprintf(" Planned for %s, no note since.", n.Next.Words())
	}
	return text
}

// usual is the median of the days between contacts, and their mean in the busiest stretch up to the last; false when there
// are too few, or they lie too close, to have one.
func (a *Asking) usual(p *journal.Person) (median, busiest int, known bool) {
	at := a.paces[p]
	met, _ := slices.BinarySearch(at.days, a.On+1)
	gaps := met - 1
	if gaps < a.leastGaps() || at.days[gaps].Since(at.days[0]) < a.Limit("regular", "span", 21) {
		return 0, 0, false
	}
	return at.medians[gaps-1], at.busiest[gaps-1], true
}

// silence is how many days there was no contact with somebody since a day, as far as notes go: of the days since the
// last note of an idle journal nobody knows.
func (a *Asking) silence(p *journal.Person, from civil.Day) int {
	until := a.On
	if last := a.lastNote(a.On); a.On.Since(last) >= idleAfter {
		until = last
	}
	return a.elapsed(p, from, until)
}

// drifts reports whether a silence is twice as long as usual, and two weeks longer, and has not become the usual.
func drifts(silence, usual int) bool {
	return silence > max(2*usual, usual+14) && silence < ceiling(usual)
}

// ceiling is how long a silence is when it is no drift any more: that chapter may have ended.
func ceiling(usual int) int { return max(12*usual, usual+90) }

// every says how often.
func every(days int) string {
	switch days {
	case 0, 1:
		return "every day"
	case 7:
		return "every week"
	}
	if days%7 == 0 && days <= 91 {
		return fmt.Sprintf("every %d weeks", days/7)
	}
	return fmt.Sprintf("every %d days", days)
}
