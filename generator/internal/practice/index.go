package practice

import (
	"cmp"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// index is what all askings of a journal share, whatever the day. It is made once.
type index struct {
	journal   *journal.Journal
	options   Options
	active    []*journal.Person
	saidOf    map[*journal.Person][]*journal.Said
	saidIn    map[*journal.Initiative][]*journal.Said
	wordOf    map[wordOf][]*journal.Said
	wordIn    map[wordIn][]*journal.Said
	worries   map[*journal.Person][]worry
	firstSaid map[note.Word]civil.Day
	keys      map[*journal.Initiative][]*journal.Person
	stops     map[*journal.Person][]civil.Range // away days and stopped clocks, mine among them, without overlaps
	ruleStops map[ruleOf][]civil.Range          // the same with what stops the clocks of one rule only
	myStops   []civil.Range
	days      []civil.Day // of all dated notes, sorted
	events    events
	knows     map[*journal.Person][]acquaintance
	unlisted  map[*journal.Initiative][]unlisted
	firstWarm civil.Day // the first meeting alone or over coffee
	careers   []career
	partsOf   map[*journal.Person][]part
	partsIn   map[*journal.Initiative][]part
	able      map[string]able // by need
	skills    []skilled
	rolesOf   map[*journal.Person][]role
	firstOf   map[*journal.Person]civil.Day // the first that notes say of somebody
	paces     map[*journal.Person]pace
	mine      []*note.Note // about me
	exempt    map[*journal.Person]bool
	requests  map[*journal.Person][]civil.Day
	unread    map[*journal.Person]Evidence // a meeting with them on a day that cannot be read
}

func newIndex(j *journal.Journal, o Options) *index {
	x := &index{
		journal: j, options: o,
		saidOf:    map[*journal.Person][]*journal.Said{},
		saidIn:    map[*journal.Initiative][]*journal.Said{},
		firstSaid: map[note.Word]civil.Day{},
		keys:      map[*journal.Initiative][]*journal.Person{},
		unread:    map[*journal.Person]Evidence{},
		stops:     map[*journal.Person][]civil.Range{},
		ruleStops: map[ruleOf][]civil.Range{},
		myStops:   merged(o.Away),
	}
	apart := map[*journal.Said]bool{} // lines outside meetings and initiatives, which may be about several people
	for _, p := range j.People {
		for _, s := range p.Said {
			if s.Meeting == nil && s.Initiative == nil && !apart[s] {
				apart[s] = true
				x.addSaid(s)
			}
		}
		if n := facts(p); n == nil || n.Status == note.Active {
			x.active = append(x.active, p)
		}
		x.addStops(p)
	}
	for _, m := range j.Meetings {
		if m.Day != 0 {
			x.days = append(x.days, m.Day)
		}
		for _, s := range m.Said {
			x.addSaid(s)
		}
		x.addWarm(m)
		x.addUnread(m)
	}
	for _, i := range j.Initiatives {
		x.addKeys(i)
		for _, s := range i.Said {
			if s.Meeting == nil {
				x.addSaid(s)
			}
		}
	}
	for _, n := range j.Notes {
		if n.Day != 0 {
			x.days = append(x.days, n.Day)
		}
	}
	slices.Sort(x.days)
	x.addEvents()
	x.addPaths()
	x.addUnlisted()
	x.addCareers()
	x.addParts()
	x.addSkills()
	x.addMine()
	x.addWords()
	x.addWorries()
	x.addRoles()
	x.addFirsts()
	x.addPaces()
	x.addExempt()
	x.addRequests()
	return x
}

func (x *index) addSaid(s *journal.Said) {
	for _, p := range s.People {
		x.saidOf[p] = append(x.saidOf[p], s)
	}
	if s.Initiative != nil {
		x.saidIn[s.Initiative] = append(x.saidIn[s.Initiative], s)
	}
	x.events.addSaid(s)
	if first, ok := x.firstSaid[s.Word]; !ok || s.Day < first {
		x.firstSaid[s.Word] = s.Day
	}
}

// wordOf is what lines of one word about a person are found by, and wordIn about an initiative.
type (
	wordOf struct {
		*journal.Person
		note.Word
	}
	wordIn struct {
		*journal.Initiative
		note.Word
	}
)

// addWords sorts lines by day, and finds those of each word.
func (x *index) addWords() {
	x.wordOf, x.wordIn = map[wordOf][]*journal.Said{}, map[wordIn][]*journal.Said{}
	for p, list := range x.saidOf {
		sortSaid(list)
		for _, s := range list {
			x.wordOf[wordOf{p, s.Word}] = append(x.wordOf[wordOf{p, s.Word}], s)
		}
	}
	for i, list := range x.saidIn {
		sortSaid(list)
		for _, s := range list {
			x.wordIn[wordIn{i, s.Word}] = append(x.wordIn[wordIn{i, s.Word}], s)
		}
	}
}

func sortSaid(list []*journal.Said) {
	slices.SortStableFunc(list, compareSaid)
}

// compareSaid orders lines by day, and those of a day by where they stand.
func compareSaid(a, b *journal.Said) int {
	if c := a.Day.Compare(b.Day); c != 0 {
		return c
	}
	return cmp.Or(strings.Compare(a.Note.Path, b.Note.Path), cmp.Compare(a.Line, b.Line))
}

func (x *index) addKeys(i *journal.Initiative) {
	add := func(p *journal.Person) {
		if p != nil && !p.Group() && !slices.Contains(x.keys[i], p) {
			x.keys[i] = append(x.keys[i], p)
		}
	}
	for _, p := range i.Deciders {
		add(p)
	}
	for _, s := range i.Stakeholders {
		if s.Power == "high" {
			if s.Person != nil && s.Person.Group() {
				add(s.Rep)
				continue
			}
			add(s.Person)
		}
	}
}

func (x *index) addStops(p *journal.Person) {
	n := facts(p)
	if n == nil {
		return
	}
	list := slices.Clone(n.Away)
	of := map[string][]civil.Range{}
	for _, s := range n.Snoozes {
		switch r := (civil.Range{From: s.Start, To: s.End.Add(-1)}); {
		case s.Start == 0 || s.End <= s.Start:
		case s.Rule == "":
			list = append(list, r)
		default:
			of[s.Rule] = append(of[s.Rule], r)
		}
	}
	for rule, more := range of {
		x.ruleStops[ruleOf{p, rule}] = merged(slices.Concat(more, list, x.options.Away))
	}
	if len(list) > 0 {
		x.stops[p] = merged(append(list, x.options.Away...))
	}
}

// ruleOf is a rule as it asks about a person.
type ruleOf struct {
	*journal.Person
	rule string
}

// stopped are the days that do not count for a person, by the rule that asks.
func (a *Asking) stopped(p *journal.Person) []civil.Range {
	if p == nil {
		return a.myStops
	}
	if len(a.ruleStops) > 0 {
		if list, ok := a.ruleStops[ruleOf{p, a.rule}]; ok {
			return list
		}
	}
	if list, ok := a.stops[p]; ok {
		return list
	}
	return a.myStops
}

// merged sorts ranges and joins those that meet.
func merged(list []civil.Range) []civil.Range {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b civil.Range) int { return cmp.Or(a.From.Compare(b.From), a.To.Compare(b.To)) })
	var out []civil.Range
	for _, r := range list {
		if n := len(out); n > 0 && r.From <= out[n-1].To.Add(1) {
			out[n-1].To = max(out[n-1].To, r.To)
			continue
		}
		out = append(out, r)
	}
	return out
}

// lastNote is the latest day of a dated note up to a day; zero when there is none.
func (x *index) lastNote(on civil.Day) civil.Day {
	i, found := slices.BinarySearch(x.days, on)
	if found {
		return on
	}
	if i == 0 {
		return 0
	}
	return x.days[i-1]
}
