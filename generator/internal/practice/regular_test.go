package practice

import (
	"fmt"
	"math"
	"math/rand"
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
