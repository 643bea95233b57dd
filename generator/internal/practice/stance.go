package practice

import (
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// Stance is where somebody stood from a day on.
type Stance struct {
	Day  civil.Day // zero when the list of stakeholders has no day
	At   note.Stance
	From Evidence
	Line *journal.Said // that says so; nil when the list of stakeholders does
}

// Stances are where somebody stood on an initiative up to the day, the oldest first. What the list of stakeholders says
// counts from the day of the note; without one every dated line is younger.
type Stances struct {
	Person *journal.Person
	Reach  *journal.Person // whom to talk to: a group is reached through its rep; nil when nobody speaks for it
	Steps  []Stance
	Want   note.Stance
}

// Now is where they stand.
func (s *Stances) Now() Stance {
	if len(s.Steps) == 0 {
		return Stance{}
	}
	return s.Steps[len(s.Steps)-1]
}

// Before is where they stood before; unknown when nothing says it.
func (s *Stances) Before() note.Stance {
	if len(s.Steps) < 2 {
		return note.StanceUnknown
	}
	return s.Steps[len(s.Steps)-2].At
}

// Stances are those of everybody who is listed, decides, or of whom a line says where they stand, but for archived
// people. Groups are among them.
func (a *Asking) Stances(i *journal.Initiative) []*Stances {
	var all []*Stances
	of := func(p *journal.Person) *Stances {
		k := slices.IndexFunc(all, func(s *Stances) bool { return s.Person == p })
		if k < 0 {
			all, k = append(all, &Stances{Person: p, Reach: p}), len(all)
			if p.Group() {
				all[k].Reach = p.Rep
			}
		}
		return all[k]
	}
	for _, s := range i.Stakeholders {
		to := of(s.Person)
		to.Want = s.Want
		if s.Rep != nil && s.Person.Group() {
			to.Reach = s.Rep
		}
		if s.Now != note.StanceUnknown && i.Note.Day <= a.On {
			to.Steps = append(to.Steps, Stance{i.Note.Day, s.Now, Evidence{i.Note, s.Name.Line}, nil})
		}
	}
	for _, p := range a.deciders(i) {
		of(p)
	}
	for _, s := range a.SaidIn(i, note.StanceWord) {
		if s.Stance == note.StanceUnknown || s.Day == 0 {
			continue
		}
		for _, p := range s.People {
			to := of(p)
			to.Steps = append(to.Steps, Stance{s.Day, s.Stance, Evidence{s.Note, s.Line}, s})
		}
	}
	for _, s := range all { // of the same day a line counts behind the list, as in [journal.Initiative.StanceOf]
		slices.SortStableFunc(s.Steps, func(s, t Stance) int { return s.Day.Compare(t.Day) })
	}
	return slices.DeleteFunc(all, func(s *Stances) bool { return !a.isActive(s.Person) })
}

// deciders are those who decide about an initiative, by its field or by the list of stakeholders.
func (a *Asking) deciders(i *journal.Initiative) []*journal.Person {
	list := slices.Clone(i.Deciders) // callers leave people out of it
	for _, s := range i.Stakeholders {
		if s.Role == "decider" {
			list = addPerson(list, s.Person)
		}
	}
	return list
}
