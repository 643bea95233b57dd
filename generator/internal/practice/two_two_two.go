package practice

import (
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// twoTwoTwo asks for at least two connections above me, two at my level and two below: the article states the numbers.
// A connection without direct contact in half a year is hollow; the half year is judgement.
var twoTwoTwo = Rule{
	ID:       "two-two-two",
	Article:  Relationships,
	Practice: "Have at least two connections above you, two at your level and two below you.",
	Start:    "`relationship: connection` and `level: above`, `peer` or `below` in the note of a person",
	Limits:   map[string]int{"target": 2, "solid": 180},
	Tracked: func(a *Asking) bool {
		return a.firstTie() && a.anyLevel()
	},
	Find: func(a *Asking) []Finding {
		list := a.room
		levels, unknown := a.Slots()
		var unread []*journal.Person
		for _, p := range unknown {
			if p.LevelUnread {
				unread = append(unread, p)
			}
		}
		perhaps := fmt.Sprintf(" No note says the level of %s.", names(unknown))
		if len(unread) == len(unknown) {
			perhaps = fmt.Sprintf(" What notes say of the level of %s cannot be right.", names(unread))
		}
		for _, l := range levels {
			f := a.levelSlots(l)
			switch {
			case f.State != Gap:
			case len(l.Slots)+len(unknown) >= l.Target: // they may be of this level
				f.State, f.Action = Unknown, ""
				f.Text += perhaps
			case !a.anyLevel():
				f.State, f.Action = Unknown, ""
				f.Text += " No note says the level of anybody."
			}
			list = append(list, f)
		}
		if len(unknown) > 0 {
			list = append(list, noLevel(unknown))
		}
		return list
	},
}

// anyLevel reports whether the level of anybody is known.
func (a *Asking) anyLevel() bool {
	return slices.ContainsFunc(a.active, func(p *journal.Person) bool { return p.Level != note.LevelUnknown })
}

// LevelSlots are the connections at a level, against how many there should be.
type LevelSlots struct {
	Level  note.Level
	Target int
	Slots  []Slot // by ID of the person
}

// Slot is a connection that counts at a level.
type Slot struct {
	Person  *journal.Person
	Last    *journal.Contact // the last direct one; nil when there is none
	Solid   bool             // the last one is recent
	Plan    civil.Day        // of a hollow one: when the next is planned; zero when it is not
	planned []Evidence
}

// Slots are the connections as two-two-two counts them, for each level with a target, and those whose level no note says.
func (a *Asking) Slots() (levels []LevelSlots, unknown []*journal.Person) {
	a = a.as("two-two-two")
	at := map[note.Level][]*journal.Person{}
	for _, p := range a.TiedOn(note.Connection) {
		if n := facts(p); n == nil || !n.NotCounted {
			at[p.Level] = append(at[p.Level], p)
		}
	}
	limit := a.Limit("two-two-two", "solid", 180)
	for _, level := range [...]note.Level{note.Above, note.Peer, note.Below} {
		target := a.levelTarget(level)
		if target == 0 {
			continue
		}
		l := LevelSlots{Level: level, Target: target, Slots: make([]Slot, 0, len(at[level]))}
		for _, p := range at[level] {
			s := Slot{Person: p, Last: a.Last(p, direct)}
			if s.Solid = s.Last != nil && a.Elapsed(p, s.Last.Day) <= limit; !s.Solid {
				s.Plan, s.planned = a.Plan(p, 0, direct)
			}
			l.Slots = append(l.Slots, s)
		}
		levels = append(levels, l)
	}
	return levels, at[note.LevelUnknown]
}

// levelTarget is how many connections there should be at a level.
func (a *Asking) levelTarget(level note.Level) int {
	if n, ok := a.options.Targets[level.String()]; ok {
		return n
	}
	return a.Limit("two-two-two", "target", 2)
}

// where is how one says a level.
func where(level note.Level) string {
	return [...]string{"at no known level", "above you", "at your level", "below you"}[level]
}

// levelSlots is how it stands with the connections at a level.
func (a *Asking) levelSlots(l LevelSlots) Finding {
	level, target := l.Level, l.Target
	f := Finding{Subject: Subject{Part: "level/" + level.String()}, Confidence: Structural}
	limit := a.Limit("two-two-two", "solid", 180)
	var hollow, coming []*journal.Person
	var until []civil.Day // each of the solid ones becomes hollow, if no note comes
	for _, s := range l.Slots {
		p := s.Person
		if s.Solid {
			until = append(until, a.reaches(p, s.Last.Day, limit+1))
			continue
		}
		hollow = append(hollow, p)
		if s.Plan != 0 {
			coming = append(coming, p)
		}
	}
	if !a.counting {
		a.tellSlots(&f, l)
	}
	switch {
	case len(l.Slots) < target:
		f.State, f.Action = Gap, a.fillLevel(level)
	case len(until) >= target:
		if slices.Sort(until); len(coming) == 0 {
			f.DueFrom = until[len(until)-target]
		}
	case len(until)+len(coming) >= target:
		f.State = Planned
	default:
		f.State = Due
		f.To = a.warmest(hollow, coming)
		f.Action = a.catchUp(f.To)
	}
	return f
}

// tellSlots says who the connections at a level are, and when the hollow ones were last met.
func (a *Asking) tellSlots(f *Finding, l LevelSlots) {
	if len(l.Slots) == 0 {
		f.Text = "No note shows a connection " + where(l.Level) + "."
		f.Evidence = ties(a.TiedOn(note.Connection))
		return
	}
	var people []*journal.Person
	var since []string // the hollow ones were last met
	for _, s := range l.Slots {
		people = append(people, s.Person)
		switch {
		case s.Solid:
			f.Evidence = append(f.Evidence, at(s.Last)...)
			continue
		case s.Plan != 0:
			f.Evidence = append(f.Evidence, s.planned...)
		case s.Person.Note != nil:
			f.Evidence = append(f.Evidence, tie(s.Person))
		}
		since = append(since, s.hollowSince())
	}
	f.Text = upper(fmt.Sprintf("%s %s", count(len(people), "connection", "connections"), where(l.Level)))
	f.Text += ": " + names(people) + strings.Join(since, "") + "."
}

// hollowSince says since when somebody was not met, behind the names.
func (s *Slot) hollowSince() string {
	if s.Last != nil {
		return fmt.Sprintf("; %s last met on %s", s.Person.Name, s.Last.Day.Words())
	}
	return fmt.Sprintf("; no note shows a talk with %s", s.Person.Name)
}

// catchUp is what one could say to somebody who was not met for long, or never.
func (a *Asking) catchUp(p *journal.Person) string {
	if a.Last(p, direct) == nil {
		return fmt.Sprintf("%s, shall we meet for a coffee?", firstName(p))
	}
	return fmt.Sprintf("%s, it has been a while: could we catch up over a coffee?", firstName(p))
}

// warmest is who of the hollow connections was met last, and is not about to be met; rather one who is not away.
func (a *Asking) warmest(hollow, coming []*journal.Person) *journal.Person {
	var best *journal.Person
	for _, p := range hollow {
		if slices.Contains(coming, p) {
			continue
		}
		c := a.Last(p, direct)
		switch {
		case best == nil, a.resting(best, "two-two-two") && !a.resting(p, "two-two-two"):
			best = p
		case a.resting(p, "two-two-two") && !a.resting(best, "two-two-two"):
		case c != nil && (a.Last(best, direct) == nil || c.Day > a.Last(best, direct).Day):
			best = p
		}
	}
	return best
}

// fillLevel asks for a connection at a level: somebody often met, when there is one.
func (a *Asking) fillLevel(level note.Level) string {
	who := choose(a.ForLevel(level))
	if who == "" {
		return fmt.Sprintf("Choose somebody %s for whom a connection would be of use too.", where(level))
	}
	return fmt.Sprintf("Choose a connection %s, perhaps from %s.", where(level), who)
}

// ForLevel are people at a level who are often met and could become connections.
func (a *Asking) ForLevel(level note.Level) []Candidate {
	return a.untied(note.Alliance|note.Connection, func(p *journal.Person) bool { return p.Level == level })
}

// noLevel lists the connections that count at no level.
func noLevel(people []*journal.Person) Finding {
	f := Finding{Subject: Subject{Part: "level/unknown"}, State: Info, Confidence: Structural}
	for _, p := range people {
		f.Evidence = append(f.Evidence, tie(p))
	}
	f.Text = fmt.Sprintf("No note says the level of %s, so they count in no slot.", names(people))
	return f
}
