package practice

import (
	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// rhythm is how often somebody is to be met, and why.
type rhythm struct {
	limit int       // days
	start civil.Day // of the tie that asks for it; zero when no note says it
	as    string    // as an ally; empty when it is their own cadence
	live  bool      // they have a part in an initiative under way
}

// Rhythm is how often somebody is to be met, as regular reckons it.
type Rhythm struct {
	Person *journal.Person
	Days   int
	Words  string // every 6 weeks as a connection
}

// Rhythms are those of all active people who are to be met at all, by ID.
func (a *Asking) Rhythms() []Rhythm {
	var list []Rhythm
	r := a.rhythms()
	for _, p := range a.Active() {
		if own, ok := r.of(p); ok && own.start <= a.On {
			list = append(list, Rhythm{p, own.limit, own.words()})
		}
	}
	return list
}

// words say how often, and as what.
func (r rhythm) words() string {
	if r.as == "" {
		return every(r.limit)
	}
	return every(r.limit) + " as " + r.as
}

// rhythms knows the limits of the day.
type rhythms struct {
	*Asking
	alliance, key, connection, other int
}

// The article says to choose one person a week: a list of that many people comes round in as many weeks. A short list
// still has six weeks, a long one three months [J].
const (
	shortestRound = 42
	longestRound  = 90
)

// usualCadence is how many days allies and key stakeholders are left alone at most.
const usualCadence = 30

func (a *Asking) rhythms() *rhythms {
	limit := func(tie string, otherwise int) int {
		if n := a.options.Cadences[tie]; n > 0 {
			return n
		}
		return otherwise
	}
	round := 7 * len(a.TiedOn(note.Connection))
	return &rhythms{
		Asking:     a,
		alliance:   limit("alliance", usualCadence),
		key:        limit("key", usualCadence),
		connection: limit("connection", min(max(round, shortestRound), longestRound)),
		other:      limit("other", 0),
	}
}

// of is the rhythm of somebody: their own cadence, else the shortest that their ties ask for. False when nothing asks
// for one.
func (r *rhythms) of(p *journal.Person) (rhythm, bool) {
	var found rhythm
	if p.Group() {
		return found, false
	}
	add := func(limit int, start civil.Day, as string) {
		if limit == 0 || found.limit != 0 && found.limit < limit {
			return
		}
		if limit == found.limit && (start == 0 || found.start != 0 && found.start <= start) {
			return // of two reasons for the same rhythm the older one counts
		}
		found.limit, found.start, found.as = limit, start, as
	}
	live := false
	for _, v := range r.rolesOf[p] {
		if !r.Live(v.initiative) {
			continue
		}
		if v.ally && v.since <= r.On {
			live = true
			add(r.alliance, v.since, "an ally")
		}
		if v.key {
			live = true
			add(r.key, v.initiative.Start, "a key stakeholder")
		}
	}
	switch ties := r.TiesOn(p); {
	case ties&note.Connection != 0:
		add(r.connection, r.TieSince(p), "a connection")
	case ties != 0: // without an initiative under way an alliance is kept like a connection
		add(r.connection, r.TieSince(p), "an alliance")
	}
	n := facts(p)
	if n != nil && n.Cadence > 0 {
		start := found.start
		if start == 0 {
			start = r.TieSince(p)
		}
		found = rhythm{limit: n.Cadence, start: start}
	}
	if found.limit == 0 {
		add(r.other, r.TieSince(p), "anybody you know")
	}
	found.live = live
	return found, found.limit != 0
}

// inTouch reports whether the last contact with somebody lies within one and a half times their rhythm; whoever has none
// is measured as a connection.
func (r *rhythms) inTouch(p *journal.Person) (*journal.Contact, bool) {
	last := r.Last(p, nil)
	if last == nil {
		return nil, false
	}
	limit := r.connection
	if own, ok := r.of(p); ok {
		limit = own.limit
	}
	return last, 2*r.Elapsed(p, last.Day) <= 3*limit
}
