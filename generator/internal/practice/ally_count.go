package practice

import (
	"fmt"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// allyCount asks for one to three allies of every live initiative: the article states the numbers. That one is thin, the
// two weeks to find the first, and the sixty days after which one ally of many is forgotten are judgement.
var allyCount = Rule{
	ID:       "ally-count",
	Article:  Relationships,
	Practice: "Have one to three allies for every initiative: people whose advice or help would serve it.",
	Start:    "`allies: [NAME since DAY]` in the note of an initiative",
	Limits:   map[string]int{"limit": 14, "most": 3, "met": 60},
	Tracked: func(a *Asking) bool {
		for _, i := range a.journal.Initiatives {
			for _, ally := range i.Allies {
				if ally.Since <= a.On {
					return true
				}
			}
		}
		return false
	},
	Find: func(a *Asking) []Finding {
		list := a.room
		for _, i := range a.LiveInitiatives() {
			if allies, coming := a.allies(i); len(allies) > 0 || !i.Note.Initiative.Small {
				list = append(list, a.allyCount(i, allies, coming))
			}
		}
		return list
	},
}

// allies are the active allies of an initiative, and since when the next one will be; zero when none is named.
func (a *Asking) allies(i *journal.Initiative) (list []journal.Ally, coming civil.Day) {
	for _, ally := range i.Allies {
		switch {
		case !a.counts(ally.Person):
		case ally.Since <= a.On:
			list = append(list, ally)
		case coming == 0 || ally.Since < coming:
			coming = ally.Since
		}
	}
	return list, coming
}

func (a *Asking) allyCount(i *journal.Initiative, allies []journal.Ally, coming civil.Day) Finding {
	f := Finding{Subject: Subject{Initiative: i}, Since: i.Start, Evidence: in(i), Confidence: Structural, Stake: 2}
	var people []*journal.Person
	for _, ally := range allies {
		people = append(people, ally.Person)
	}
	switch n := len(allies); {
	case n == 0:
		a.noAlly(&f, i, coming)
	case n == 1:
		f.State, f.Text = Info, fmt.Sprintf("Thin: one ally, %s.", people[0].Name)
	case n > a.MostAllies():
		a.manyAllies(&f, i, allies)
		f.Text = fmt.Sprintf("%d allies: %s%s.", n, names(people), f.Text)
	default:
		f.Text = fmt.Sprintf("%d allies: %s.", n, names(people))
	}
	return f
}

// noAlly says how it stands with an initiative that has no ally.
func (a *Asking) noAlly(f *Finding, i *journal.Initiative, coming civil.Day) {
	if i.Start == 0 {
		f.State, f.Text = Unknown, fmt.Sprintf("No note shows an ally of %s, or when it started.", i.Title)
		return
	}
	f.Due = a.DueDay(nil, i.Start, a.Limit("ally-count", "limit", 14))
	until := f.Due
	if until < a.On {
		until = a.On.Add(soon)
	}
	if coming != 0 && coming <= until {
		f.State, f.Text = Planned, fmt.Sprintf("An ally is named from %s on.", coming.Words())
		return
	}
	if i.Unresolved&journal.AllyOf != 0 {
		f.State, f.Due, f.Text = Unknown, 0, fmt.Sprintf("The note of %s names an ally, and it is not clear whom.", i.Title)
		return
	}
	a.by(f)
	f.Text = fmt.Sprintf("No note shows an ally of %s; %s.", i.Title, left(f.Due, a.On))
	if f.State != Info {
		f.Action, f.To = a.whoCouldAdvise(i)
	}
}

// whoCouldAdvise asks for an ally: somebody whose skills an initiative needs, when notes say both.
func (a *Asking) whoCouldAdvise(i *journal.Initiative) (string, *journal.Person) {
	for _, w := range a.Advisers(i) {
		if !a.resting(w.Person, "ally-count") {
			return fmt.Sprintf("%s, could I have your advice on %s for %s?", firstName(w.Person), w.Need, i.Title), w.Person
		}
	}
	if needs := i.Note.Initiative.Needs; len(needs) > 0 {
		return fmt.Sprintf("Ask around who knows about %s: it could be the first ally of %s.", needs[0], i.Title), nil
	}
	return fmt.Sprintf("Name one to three people whose advice would help %s.", i.Title), nil
}

// manyAllies says who of many allies was not met alone for long: then there are too many.
func (a *Asking) manyAllies(f *Finding, i *journal.Initiative, allies []journal.Ally) {
	f.State = Info
	limit := a.Limit("ally-count", "met", 60)
	for _, ally := range allies {
		p, from := ally.Person, ally.Since
		if c := a.Last(p, alone(p)); c != nil {
			from = max(from, c.Day)
		}
		if from == 0 || a.resting(p, "ally-count") {
			continue
		}
		due, late := a.DueDay(p, from, limit), a.reaches(p, from, limit+1)
		if f.State == Gap && (f.Due <= due || a.On < late) {
			continue
		}
		if day, _ := a.Plan(p, due, alone(p)); day != 0 {
			continue
		}
		if f.GapFrom = earlier(f.GapFrom, late); a.On < late {
			continue
		}
		f.State, f.Since, f.Due, f.To = Gap, from, due, p
		f.Text = fmt.Sprintf("; no note shows a talk with %s alone since %s", p.Name, from.Words())
		f.Action = fmt.Sprintf("%s, shall we take twenty minutes for %s, or shall I stop counting on you for it?", firstName(p), i.Title)
	}
}

// MostAllies is how many allies an initiative has places for.
func (a *Asking) MostAllies() int { return a.Limit("ally-count", "most", 3) }

// AllySlot is the place of an ally of an initiative.
type AllySlot struct {
	journal.Ally
	Coming bool             // they are an ally from a later day on
	Talk   *journal.Contact // the last alone about the initiative; nil when no note shows one
	Old    bool             // it is longer ago than an ally of many may wait
}

// AllySlots are the places of the active allies of an initiative, those to come last.
func (a *Asking) AllySlots(i *journal.Initiative) []AllySlot {
	a = a.as("ally-count")
	allies, _ := a.allies(i)
	var list []AllySlot
	for _, ally := range allies {
		s := AllySlot{Ally: ally, Talk: a.Last(ally.Person, talkAbout(ally.Person, i))}
		s.Old = s.Talk != nil && a.Elapsed(ally.Person, s.Talk.Day) > a.Limit("ally-count", "met", 60)
		list = append(list, s)
	}
	for _, ally := range i.Allies {
		if ally.Since > a.On && a.counts(ally.Person) {
			list = append(list, AllySlot{Ally: ally, Coming: true})
		}
	}
	return list
}

// Adviser is somebody whose skills an initiative needs.
type Adviser struct {
	*journal.Person
	Need  string
	Guess bool // the words are not the same: they may have it
}

// Advisers are those whose skills an initiative needs, by need, the surest first.
func (a *Asking) Advisers(i *journal.Initiative) []Adviser {
	var list []Adviser
	for _, need := range i.Note.Initiative.Needs {
		for _, p := range a.able[need].same {
			list = append(list, Adviser{p, need, false})
		}
		for _, p := range a.able[need].near {
			list = append(list, Adviser{p, need, true})
		}
	}
	return list
}
