package note

import (
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
)

// meeting reads what the note says of a meeting.
func (r *reading) meeting() *Meeting {
	m := &Meeting{
		People:      r.names(keyPeople),
		Absent:      r.names(keyAbsent),
		CC:          r.names(keyCC),
		Channel:     r.classed.channel,
		Initiatives: r.names(keyInitiatives),
		Topics:      r.names(keyTopics),
		For:         r.names(keyFor),
		Place:       r.text(keyPlace),
		Headline:    r.text(keyHeadline),
		Series:      r.text(keySeries),
		Gave:        r.texts(keyGave),
		Got:         r.texts(keyGot),
		Until:       r.day(keyUntil),
	}
	if r.given[keyPeople] == nil {
		m.People = r.bodyPeople()
	}
	if r.given[keyAbsent] == nil {
		m.Absent = r.bodyAbsent()
	}
	if len(m.People) == 0 {
		m.People = r.namePeople()
	}
	m.DayUnread = r.n.Day.IsZero() && (r.n.Partial != "" || slices.ContainsFunc(r.n.Problems, isDayTrouble))
	m.Sort, _, _ = wordOf(r, keySort, &sortWords)
	m.Sort = firstOf(m.Sort, r.classed.sort)
	m.HighStakes, _, _ = wordOf(r, keyStakes, &stakesWords)
	m.Confidential, _ = r.truth(keyConfidential, &truthWords)
	return m
}

// isDayTrouble reports whether a problem is that something is no day.
func isDayTrouble(p diag.Problem) bool {
	return p.Code == "impossible-day" || p.Code == "ambiguous-day" || p.Code == "not-a-day"
}

// namePeople returns the people that a file name such as `1-1 Jane` names.
func (r *reading) namePeople() []Name {
	who := oneToOne(r.n.Stem)
	if who == "" {
		return nil
	}
	if _, rest, ok := civil.Find(who, r.o.DateOrder); ok {
		who = rest
	}
	if hasPrefixFold(who, "with ") {
		who = who[len("with "):]
	}
	return ParseNames(withoutNumericDay(who), 0, 0)
}

// withoutNumericDay leaves out a day at a name's end that could be either way round, such as 3.11.2026: it is no day
// without `date_order`, and nobody's surname either.
func withoutNumericDay(name string) string {
	i := strings.LastIndexByte(name, ' ')
	if i < 0 {
		return name
	}
	if _, err := civil.Read(name[i+1:], civil.DMY); err != nil {
		return name
	}
	return strings.TrimRight(name[:i], " -–—")
}
