package practice

import (
	"cmp"
	"fmt"
	"slices"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// reachKinds asks for connections of each kind that the article names: from esteemed groups, linked to power, with
// expertise and memory, and leading without a title. Six connections before it asks are judgement: the two, two and two.
var reachKinds = Rule{
	ID:       "reach-kinds",
	Article:  Relationships,
	Practice: "Reach all four kinds of people: the esteemed, those connected to power, experts, and informal leaders.",
	Start:    "`standing: esteemed`, `connected`, `expert` or `informal` in the note of a person",
	Limits:   map[string]int{"connections": 6},
	Tracked: func(a *Asking) bool {
		return slices.ContainsFunc(a.active, func(p *journal.Person) bool {
			n := facts(p)
			return n != nil && len(n.Standing) > 0
		})
	},
	Find: func(a *Asking) []Finding {
		connections := a.TiedOn(note.Connection)
		if len(connections) < a.Limit("reach-kinds", "connections", 6) {
			return nil
		}
		var list []Finding
		for _, k := range a.Reach() {
			list = append(list, k.finding(len(connections)))
		}
		return list
	},
}

// Reach is who of the connections has a kind of standing.
type Reach struct {
	reach
	People  []*journal.Person // by ID
	Perhaps *journal.Person   // who might be, where nobody is noted: a guess, never counted; may be nil
	Why     string            // of the guess
}

// Word is the kind as a note says it: esteemed, connected, expert or informal.
func (r Reach) Word() string { return r.word }

// Reach are the kinds of standing and who of the connections has them, in the order of the article.
func (a *Asking) Reach() []Reach {
	connections := a.TiedOn(note.Connection)
	var list []Reach
	for _, k := range reaches {
		r := Reach{reach: k}
		for _, p := range connections {
			if slices.Contains(facts(p).Standing, k.word) {
				r.People = append(r.People, p)
			}
		}
		if len(r.People) == 0 {
			r.Perhaps, r.Why = a.perhaps(k, connections)
		}
		list = append(list, r)
	}
	return list
}

// reach is a kind of standing.
type reach struct{ word, who, adjective string }

var reaches = [...]reach{
	{"esteemed", "somebody from a group held in esteem", "held in esteem"},
	{"connected", "somebody with a line to powerful people", "well connected"},
	{"expert", "an expert, or somebody who knows how things came about", "an expert"},
	{"informal", "somebody whom others follow without a title", "an informal leader"},
}

// finding is how it stands with a kind, of that many connections.
func (r Reach) finding(connections int) Finding {
	f := Finding{Subject: Subject{Part: "reach/" + r.word}, Confidence: Structural}
	for _, p := range r.People {
		f.Evidence = append(f.Evidence, place(p.Note, facts(p).Lines.Standing))
	}
	if len(r.People) > 0 {
		f.Text = upper(r.adjective) + ": " + names(r.People) + "."
		return f
	}
	f.State = Gap
	f.Text = fmt.Sprintf("No note shows that any of %d connections is %s.", connections, r.adjective)
	f.Action = fmt.Sprintf("Choose a connection: %s.", r.who)
	if r.Perhaps != nil {
		f.Action = fmt.Sprintf("Is %s %s (%s)? Then write `standing: [%s]`; else choose %s.", r.Perhaps.Name, r.adjective, r.Why, r.word, r.who)
	}
	return f
}

// perhaps is who of the connections might be of a kind, and why one could think so. It is a guess: shown, never counted.
func (a *Asking) perhaps(k reach, connections []*journal.Person) (best *journal.Person, why string) {
	const least = 3 // fewer say nothing
	most := least - 1
	for _, p := range connections {
		n := 0
		switch k.word {
		case "connected":
			if n = a.rooms(p); n > most {
				why = fmt.Sprintf("in %d different group meetings", n)
			}
		case "expert":
			if n = a.askedAbout(p); n > most {
				why = fmt.Sprintf("asked on %d days", n)
			}
		}
		if n > most {
			best, most = p, n
		}
	}
	return best, why
}

// rooms is how many different groups of people somebody was met in within a year: meetings of a series are one.
func (a *Asking) rooms(p *journal.Person) int {
	seen := map[string]bool{}
	for _, c := range a.lastYear(p) {
		if c.Meeting.Others() < 2 {
			continue
		}
		seen[cmp.Or(c.Meeting.Series, c.Meeting.ID)] = true
	}
	return len(seen)
}

// askedAbout is on how many days somebody was asked or gave help.
func (a *Asking) askedAbout(p *journal.Person) int {
	n := 0
	var last *journal.Said
	for _, s := range a.Said(p, note.Asked, note.Got) {
		if s.Day != 0 && (last == nil || s.Day != last.Day) {
			n, last = n+1, s
		}
	}
	return n
}
