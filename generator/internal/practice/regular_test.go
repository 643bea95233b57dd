package practice

import (
	"fmt"
	"math"
	"math/rand"
	rand2 "math/rand/v2"
	"slices"
	"testing"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// TestRegularWhenDoneRight holds the limits to their purpose: of forty people whom somebody meets in the right rhythm on
// average, few are shown as gaps. The days between meetings are drawn from a gamma distribution of shape two, so that
// they vary as they do in life; each renewal starts 400 days before the year that is looked at. No plans are noted.
func TestRegularWhenDoneRight(t *testing.T) {
	const (
		people = 40
		seeds  = 100
		most   = 5.5 // gaps on average
	)
	first := civil.MustParse("2026-01-01")
	gaps, asked := 0, 0
	for seed := range seeds {
		j := doneRight(rand.New(rand.NewSource(int64(seed))), people, first)
		x := newIndex(j, Options{WeekStart: 1})
		all := make([][]*journal.Contact, people)
		for i, p := range j.People {
			all[i] = p.Contacts
		}
		for day := first; day < first.Add(365); day = day.Add(14) {
			for i, p := range j.People { // what is still to come is not written yet
				p.Contacts = all[i]
				p.Contacts = p.ContactsBy(day)
			}
			asked++
			for _, f := range (&Asking{index: x, On: day}).ask(&regular) {
				if f.State == Gap {
					gaps++
				}
			}
		}
	}
	mean := float64(gaps) / float64(asked)
	t.Logf("%.2f gaps on average", mean)
	if mean > most {
		t.Errorf("somebody who meets %d people in the right rhythm sees %.2f gaps on average, want at most %.1f", people, mean, most)
	}
	if mean < 1 {
		t.Errorf("somebody who meets %d people sees %.2f gaps on average: the rule finds too little", people, mean)
	}
}

// TestWeeksOfOneWhoDoesRightAreShort asks all rules about the same people, on Mondays of the same year: there are never
// more than five actions, no person has two, and whoever is chosen has none.
func TestWeeksOfOneWhoDoesRightAreShort(t *testing.T) {
	on := map[string]bool{}
	for _, r := range rules {
		on[r.ID] = true
	}
	first, asked := civil.MustParse("2026-01-05"), 0
	for seed := range 10 {
		j := doneRight(rand.New(rand.NewSource(int64(seed))), 40, first)
		for n, p := range j.People {
			p.Note.Person.Ties, p.Ties = note.Connection, note.Connection
			p.Level = note.Level(n % 4)
		}
		all := make([][]*journal.Contact, len(j.People))
		for i, p := range j.People {
			all[i] = p.Contacts
		}
		for day := first; day < first.Add(364); day = day.Add(28) {
			for i, p := range j.People {
				p.Contacts = all[i]
				p.Contacts = p.ContactsBy(day)
			}
			r := Run(j, Options{WeekStart: 1, Actions: 5, On: on}, day)
			few, _ := r.Actions(r.Options.Actions)
			asked += len(few)
			c, _ := r.Choice()
			seen := map[string]bool{}
			for i := range few {
				if few[i].about(seen) || c.State == Due && slices.Contains(whom(&few[i]), c.Person.ID) {
					t.Errorf("on %s somebody is asked twice: %s of %s", day, few[i].Rule, few[i].Subject.ID())
				}
				few[i].takes(seen)
			}
			if len(few) > 5 {
				t.Errorf("on %s there are %d actions", day, len(few))
			}
		}
	}
	if asked == 0 {
		t.Error("nobody is ever asked for anything")
	}
}

// doneRight is a journal of people with cadences of 30 to 180 days, met from 400 days before a day to a year after it.
func doneRight(r *rand.Rand, people int, first civil.Day) *journal.Journal {
	j := &journal.Journal{}
	met := &journal.Meeting{Note: &note.Note{Path: "meeting.md"}}
	for i := range people {
		cadence := 30 + r.Intn(151)
		p := &journal.Person{ID: fmt.Sprintf("people/p%02d", i), Name: fmt.Sprintf("P%02d", i)}
		p.Note = &note.Note{Path: p.ID + ".md", Kind: note.PersonNote, Person: &note.Person{Name: p.Name, Cadence: cadence}}
		for day := first.Add(-400); day < first.Add(365); {
			day = day.Add(max(1, int(math.Round(gamma2(r)*float64(cadence)))))
			p.Contacts = append(p.Contacts, &journal.Contact{Day: day, Person: p, Meeting: met})
		}
		j.People = append(j.People, p)
	}
	return j
}

// gamma2 draws from the gamma distribution of shape two and mean one: the sum of two exponential ones.
func gamma2(r *rand.Rand) float64 { return (r.ExpFloat64() + r.ExpFloat64()) / 2 }

// TestOlderContactsOpenNoGap adds to what is noted of somebody one more contact, before the last one: what is due is no gap
// then, whether it was late for a while or the chapter may have ended. One after such a silence begins a new chapter.
func TestOlderContactsOpenNoGap(t *testing.T) {
	ended := 0
	for seed := range uint64(4000) {
		rng := rand2.New(rand2.NewPCG(seed, 13))
		p := &journal.Person{ID: "people/jane", Name: "Jane"}
		p.Note = &note.Note{Path: p.ID + ".md", Kind: note.PersonNote, Person: &note.Person{Name: p.Name, Cadence: 14 + rng.IntN(50), Since: firstDay.Add(-300)}}
		met := &journal.Meeting{Note: &note.Note{Path: "meeting.md"}}
		day := firstDay
		for range 4 + rng.IntN(6) {
			p.Contacts = append(p.Contacts, &journal.Contact{Day: day, Person: p, Meeting: met})
			day = day.Add(1 + rng.IntN(1+rng.IntN(60)))
		}
		last := p.Contacts[len(p.Contacts)-1].Day
		on := last.Add(20 + rng.IntN(400))
		ask := func() State {
			j := &journal.Journal{People: []*journal.Person{p}, Meetings: []*journal.Meeting{{Day: on, Note: met.Note}}}
			return (&Asking{index: newIndex(j, Options{}), On: on}).ask(&regular)[0].State
		}
		before := ask()
		if before == Due && on.Since(last) > 96 {
			ended++
		}
		more := &journal.Contact{Day: last.Add(-rng.IntN(300)), Person: p, Meeting: met}
		k := slices.IndexFunc(p.Contacts, func(c *journal.Contact) bool { return c.Day >= more.Day })
		p.Contacts = slices.Insert(p.Contacts, k, more)
		if after := ask(); after == Gap && before != Gap {
			t.Errorf("seed %d: on %s a contact of %s turns %s into a gap", seed, on, more.Day, before)
		}
	}
	if ended < 100 {
		t.Errorf("%d chapters ended", ended)
	}
}
