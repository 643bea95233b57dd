package practice

import (
	"fmt"
	"slices"
	"time"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// oneAWeek asks whether most weeks held direct contact with one of the connections, or a written plan for one. The
// article says one person a week, and to design who, when and what; how many weeks may go without is judgement. The week
// under way is never missed yet, weeks away are not counted, and a list that is current asks for nothing.
var oneAWeek = Rule{
	ID:       "one-a-week",
	Article:  Relationships,
	Practice: "Choose one connection a week, and design when to meet and what to do.",
	Start:    "`relationship: connection` in the note of a person",
	Limits:   map[string]int{"weeks": 8, "hits": 6, "running": 3, "narrow": 4},
	Tracked: func(a *Asking) bool {
		return slices.ContainsFunc(a.journal.People, isConnection)
	},
	Find: func(a *Asking) []Finding {
		list := a.TiedOn(note.Connection)
		if len(list) == 0 {
			return nil
		}
		return []Finding{a.oneAWeek(list)}
	},
}

func isConnection(p *journal.Person) bool { return p.Ties&note.Connection != 0 && !p.Group() }

func (a *Asking) oneAWeek(connections []*journal.Person) Finding {
	this := week{first: a.Week(a.On)}
	f := Finding{Subject: Subject{Part: "journal"}, Since: a.firstConnection(), Due: this.first.Add(6), Confidence: Structural}
	if f.Since == 0 {
		f.State, f.Text = Unknown, "No note says since when anybody is a connection."
		return f
	}
	weeks := a.countedWeeks(f.Since, this.first)
	if len(weeks) == 0 {
		f.State, f.Text = Info, "The first whole week with a connection is not over yet."
		return f
	}
	weeks = a.fillWeeks(append(weeks, this))
	weeks, this = weeks[:len(weeks)-1], weeks[len(weeks)-1]
	hits, missed := 0, 0 // missed: the latest weeks, one after the other
	for _, w := range weeks {
		missed++
		if len(w.people) > 0 {
			hits, missed = hits+1, 0
			f.Evidence = append(f.Evidence, w.evidence)
		}
	}
	f.Text = fmt.Sprintf("%d of the last %d weeks held direct contact with a connection.", hits, len(weeks))
	if len(weeks) == 1 {
		f.Text = fmt.Sprintf("The last week that counts held %sdirect contact with a connection.", [...]string{"no ", ""}[hits])
	}
	if hits == 0 {
		f.Evidence = ties(connections)
	}
	alone := a.narrow(weeks, hits)
	switch {
	case missed >= a.Limit("one-a-week", "running", 3):
		f.State, f.Due = Gap, weeks[len(weeks)-missed].first.Add(6)
	case len(weeks)-hits > a.Limit("one-a-week", "weeks", 8)-a.Limit("one-a-week", "hits", 6):
		f.State = Due
	case alone != nil && len(connections) > 1:
		f.State = Due
		f.Text += fmt.Sprintf(" In most of them %s was the only one.", alone.Name)
		same := func(p *journal.Person) bool { return p == alone }
		connections = slices.DeleteFunc(slices.Clone(connections), same)
		this.people = slices.DeleteFunc(this.people, same)
	case hits == 0: // it has only begun
		f.State = Info
		return f
	default:
		f.State = Met
		return f
	}
	return a.thisWeek(f, this, connections)
}

// thisWeek says what is to be done in the week under way, when the last ones ask for something.
func (a *Asking) thisWeek(f Finding, this week, connections []*journal.Person) Finding {
	c := a.choose(this, connections, nil)
	switch c.State {
	case Planned:
		f.State, f.Evidence = Planned, c.Evidence
	case Due: // or a gap, as the weeks before have it
		f.Action = fmt.Sprintf("Choose %s this week: when, and what? A line for the note: next: %s", c.Person.Name, c.Next)
	default:
		f.State = Info
	}
	f.Text += " " + c.Text
	return f
}

// week is a week, and the connections with whom it held direct contact or a written plan.
type week struct {
	first    civil.Day
	people   []*journal.Person
	evidence Evidence // the first
}

// firstConnection is the day on which the first connection was one.
func (a *Asking) firstConnection() civil.Day {
	var first civil.Day
	for _, p := range a.journal.People {
		if !isConnection(p) {
			continue
		}
		if d := a.TieSince(p); d != 0 && d <= a.On && (first == 0 || d < first) {
			first = d
		}
	}
	return first
}

// countedWeeks are the last whole weeks since a day on which I was not away, the oldest first.
func (a *Asking) countedWeeks(since, this civil.Day) []week {
	const farthest = 53 * 7 // longer ago nothing is a habit of now
	var list []week
	for w := this.Add(-7); w >= since && w > this.Add(-farthest) && len(list) < a.Limit("one-a-week", "weeks", 8); w = w.Add(-7) {
		if !a.awayIn(w) {
			list = append(list, week{first: w})
		}
	}
	slices.Reverse(list)
	return list
}

// HeldWeek is a week as one-a-week counts it.
type HeldWeek struct {
	First  civil.Day
	People []*journal.Person // connections with whom it held direct contact, or a written plan
	This   bool              // it is under way, and not missed yet
	Away   int               // how many weeks before it I was away: they are not counted
}

// LastWeeks are the weeks that one-a-week counts, the oldest first, and the one under way; none while no note says since
// when anybody is a connection.
func (a *Asking) LastWeeks() []HeldWeek {
	since, this := a.firstConnection(), a.Week(a.On)
	if since == 0 {
		return nil
	}
	var list []HeldWeek
	for _, w := range a.fillWeeks(append(a.countedWeeks(since, this), week{first: this})) {
		h := HeldWeek{First: w.first, People: w.people, This: w.first == this}
		if n := len(list); n > 0 {
			h.Away = w.first.Since(list[n-1].First)/7 - 1
		}
		list = append(list, h)
	}
	return list
}

// awayIn reports whether I was away on three working days or more of a week.
func (a *Asking) awayIn(first civil.Day) bool {
	const most = 3
	away := 0
	for d := first; d < first.Add(7); d++ {
		if w := d.Weekday(); w == time.Saturday || w == time.Sunday {
			continue
		}
		if slices.ContainsFunc(a.myStops, func(r civil.Range) bool { return r.Holds(d) }) {
			away++
		}
	}
	return away >= most
}

// fillWeeks puts into weeks whom they held contact with. Contact with people who have left since counts: it took place.
func (a *Asking) fillWeeks(weeks []week) []week {
	add := func(day civil.Day, p *journal.Person, e Evidence) {
		i, found := slices.BinarySearchFunc(weeks, a.Week(day), func(w week, first civil.Day) int { return w.first.Compare(first) })
		if !found {
			return
		}
		if len(weeks[i].people) == 0 {
			weeks[i].evidence = e
		}
		weeks[i].people = addPerson(weeks[i].people, p)
	}
	for _, p := range a.journal.People {
		if !isConnection(p) {
			continue
		}
		for _, c := range a.Since(p, weeks[0].first, direct) {
			add(c.Day, p, at(c)[0])
		}
		if n := facts(p); n != nil && n.Next != 0 && n.Next < a.On && n.NextText != "" {
			add(n.Next, p, place(p.Note, n.Lines.Next))
		}
	}
	return weeks
}

// narrow is who alone made more than half of the hits; nil when there are too few hits to say, or nobody did.
func (a *Asking) narrow(weeks []week, hits int) *journal.Person {
	if hits < a.Limit("one-a-week", "narrow", 4) {
		return nil
	}
	for _, w := range weeks {
		if len(w.people) != 1 {
			continue
		}
		alone := 0
		for _, v := range weeks {
			if len(v.people) == 1 && v.people[0] == w.people[0] {
				alone++
			}
		}
		if 2*alone > hits {
			return w.people[0]
		}
	}
	return nil
}

// current reports whether all have been met within their rhythm.
func (a *Asking) current(connections []*journal.Person) bool {
	r := a.rhythms()
	for _, p := range connections {
		last := a.Last(p, nil)
		if own, ok := r.of(p); last == nil || ok && a.Elapsed(p, last.Day) >= own.limit {
			return false
		}
	}
	return true
}

// longestWait is whose last direct contact is the longest ago, and since when they wait; nil when all of them rest.
func (a *Asking) longestWait(connections []*journal.Person) (*journal.Person, civil.Day) {
	var found *journal.Person
	var since civil.Day
	for _, p := range connections {
		from := a.TieSince(p)
		if last := a.Last(p, direct); last != nil {
			from = last.Day
		}
		if found != nil && from >= since || a.resting(p, "one-a-week") {
			continue
		}
		found, since = p, from
	}
	return found, since
}
