package practice

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// Leaning is one plain sentence on a side that the network leans to, and the counts behind it. It is worth knowing, asks
// for nothing, and is said only when the notes hold enough for it to be more than chance.
type Leaning struct {
	Text, Counts string
}

// year is how far back a leaning looks: in less time a holiday or a project would make one.
const year = 365

// Leanings are all that are true on the day.
func (a *Asking) Leanings() []Leaning {
	var list []Leaning
	for _, find := range [...]func() (Leaning, bool){
		a.leansToLevel, a.leansToFew, a.leansFromAlone, a.leansToTeam, a.leansInAge, a.leansToWriting,
	} {
		if l, ok := find(); ok {
			list = append(list, l)
		}
	}
	return list
}

// leansToLevel tells of a level that most connections are at. The article wants as many at each of three: twice its third
// is a side. Of fewer than five connections two thirds are one person more or less.
func (a *Asking) leansToLevel() (Leaning, bool) {
	const least = 5
	people := map[note.Level]int{}
	all := 0
	for _, p := range a.TiedOn(note.Connection) {
		if p.Level != note.LevelUnknown {
			people[p.Level]++
			all++
		}
	}
	var counts []string
	var text string
	for _, level := range [...]note.Level{note.Above, note.Peer, note.Below} {
		n := people[level]
		counts = append(counts, fmt.Sprintf("%d %s", n, where(level)))
		switch {
		case n == all:
			text = fmt.Sprintf("All %s connections whose level is noted sit %s.", numeral(all), where(level))
		case 3*n >= 2*all:
			text = fmt.Sprintf("%s of the %s connections whose level is noted sit %s.", upper(numeral(n)), numeral(all), where(level))
		}
	}
	return Leaning{text, upper(and(counts...)) + "."}, all >= least && text != ""
}

// leansToFew tells when three people hold half of all contacts of the year. Among fewer than eight people three are
// nearly half of them anyway, and of fewer than twenty contacts one week can hold half.
func (a *Asking) leansToFew() (Leaning, bool) {
	const leastPeople, leastContacts, few = 8, 20, 3
	type met struct {
		person *journal.Person
		times  int
	}
	var list []met
	all := 0
	for _, p := range a.active {
		if n := len(a.lastYear(p)); n > 0 && !p.Group() {
			list, all = append(list, met{p, n}), all+n
		}
	}
	if len(list) < leastPeople || all < leastContacts {
		return Leaning{}, false
	}
	slices.SortStableFunc(list, func(a, b met) int {
		return cmp.Or(-cmp.Compare(a.times, b.times), strings.Compare(a.person.ID, b.person.ID))
	})
	top := 0
	var people []*journal.Person
	for _, m := range list[:few] {
		top += m.times
		people = append(people, m.person)
	}
	how := "half of all contacts"
	if 2*top > all {
		how = "more than " + how
	}
	return Leaning{
		fmt.Sprintf("Three people hold %s: %s.", how, names(people)),
		fmt.Sprintf("%d of %d contacts in a year, with %d people.", top, all, len(list)),
	}, 2*top >= all
}

// leansFromAlone tells of the level that nobody was met alone at for the longest time, while others were. Three months
// are the longest rhythm of a connection; six talks alone in them show that talks alone are noted at all, and two people
// who are met now show that there was somebody to talk to.
func (a *Asking) leansFromAlone() (Leaning, bool) {
	const days, leastTalks, leastPeople = longestRound, 6, 2
	talks := 0
	var last [note.Below + 1]civil.Day
	var people [note.Below + 1]int
	for _, p := range a.active {
		if p.Group() {
			continue
		}
		if len(a.lastYear(p)) > 0 {
			people[p.Level]++
		}
		for _, c := range a.Contacts(p) {
			if !c.Meeting.OneToOne(p) {
				continue
			}
			if last[p.Level] = c.Day; a.Elapsed(nil, c.Day) <= days {
				talks++
			}
		}
	}
	var found Leaning
	var oldest civil.Day
	for _, level := range [...]note.Level{note.Below, note.Peer, note.Above} {
		since := last[level]
		if people[level] < leastPeople || since != 0 && a.Elapsed(nil, since) <= days || found.Text != "" && since >= oldest {
			continue
		}
		oldest = since
		found.Text = fmt.Sprintf("No note shows anybody %s met alone.", where(level))
		if since != 0 {
			found.Text = fmt.Sprintf("Nobody %s was met alone since %s.", where(level), since.Words())
		}
		found.Counts = fmt.Sprintf("%d people %s met in a year; %d talks alone with others in %d days.", people[level], where(level), talks, days)
	}
	return found, talks >= leastTalks && found.Text != ""
}

// leansToTeam tells when all with whom anything is exchanged are in one team although ties reach beyond it. Three people
// are the least to speak of everyone, and two ties elsewhere the least that could have been otherwise.
func (a *Asking) leansToTeam() (Leaning, bool) {
	const least, leastElsewhere = 3, 2
	team, people, elsewhere := "", 0, 0
	for _, e := range a.Exchanges() {
		n := facts(e.Person)
		switch {
		case e.Last() == 0:
		case n == nil || n.Team == "" || team != "" && note.FoldName(n.Team) != note.FoldName(team):
			return Leaning{}, false
		default:
			team, people = n.Team, people+1
		}
	}
	for _, p := range a.TiedOn(note.Alliance | note.Connection) {
		if n := facts(p); n != nil && n.Team != "" && note.FoldName(n.Team) != note.FoldName(team) {
			elsewhere++
		}
	}
	return Leaning{
		fmt.Sprintf("Everyone you exchange with is in %s.", team),
		fmt.Sprintf("%d people in a year; %d ties are in other teams.", people, elsewhere),
	}, people >= least && elsewhere >= leastElsewhere
}

// leansInAge tells when all connections joined in a year, or none did. Of fewer than five that is chance; and in a
// journal that is younger than a year and a half nearly all ties look new, since the first note of somebody is when a tie
// began that has no `since`.
func (a *Asking) leansInAge() (Leaning, bool) {
	const least, leastAge = 5, year + year/2
	if len(a.days) == 0 || a.On.Since(a.days[0]) < leastAge {
		return Leaning{}, false
	}
	all, joined := 0, 0
	var oldest, youngest civil.Day
	for _, p := range a.TiedOn(note.Connection) {
		since := a.TieSince(p)
		if since == 0 {
			return Leaning{}, false
		}
		if all++; a.On.Since(since) < year {
			joined++
		}
		oldest, youngest = earlier(oldest, since), max(youngest, since)
	}
	switch {
	case all < least:
	case joined == all:
		return Leaning{"All connections joined in the last year.", fmt.Sprintf("%d connections, the first since %s.", all, oldest.Words())}, true
	case joined == 0:
		return Leaning{"No connection joined in the last year.", fmt.Sprintf("%d connections, the last since %s.", all, youngest.Words())}, true
	}
	return Leaning{}, false
}

// leansToWriting tells when most contact of half a year was written. Messages and talks count once, however many they
// reached, and only those that say how they took place; of fewer than twenty one busy week can be most.
func (a *Asking) leansToWriting() (Leaning, bool) {
	const days, least = 180, 20
	all, written := 0, 0
	for _, m := range a.journal.Meetings {
		if m.Day == 0 || m.Day > a.On || a.On.Since(m.Day) >= days || m.Others() == 0 || m.Channel.Kind == note.Unstated {
			continue
		}
		if all++; m.Channel.Kind == note.Written {
			written++
		}
	}
	return Leaning{
		"Most contact is written.",
		fmt.Sprintf("%d of %d contacts that say how they took place, in %d days.", written, all, days),
	}, all >= least && 2*written > all
}

// numeral is a number as a sentence has it.
func numeral(n int) string {
	words := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}
