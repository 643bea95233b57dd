package practice

import (
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// stance is where somebody stood from a day on.
type stance struct {
	day  civil.Day // zero when the list of stakeholders has no day
	at   note.Stance
	from Evidence
}

// stances are where somebody stood on an initiative up to the day, the oldest first. What the list of stakeholders says
// counts from the day of the note; without one every dated line is younger.
type stances struct {
	person *journal.Person
	reach  *journal.Person // whom to talk to: a group is reached through its rep; nil when nobody speaks for it
	list   []stance
	want   note.Stance
}

// now is where they stand.
func (s *stances) now() stance {
	if len(s.list) == 0 {
		return stance{}
	}
	return s.list[len(s.list)-1]
}

// before is where they stood before; unknown when nothing says it.
func (s *stances) before() note.Stance {
	if len(s.list) < 2 {
		return note.StanceUnknown
	}
	return s.list[len(s.list)-2].at
}

// stances are those of everybody who is listed, decides, or of whom a line says where they stand, but for archived
// people. Groups are among them.
func (a *Asking) stances(i *journal.Initiative) []*stances {
	var all []*stances
	of := func(p *journal.Person) *stances {
		k := slices.IndexFunc(all, func(s *stances) bool { return s.person == p })
		if k < 0 {
			all, k = append(all, &stances{person: p, reach: p}), len(all)
			if p.Group() {
				all[k].reach = p.Rep
			}
		}
		return all[k]
	}
	for _, s := range i.Stakeholders {
		to := of(s.Person)
		to.want = s.Want
		if s.Rep != nil && s.Person.Group() {
			to.reach = s.Rep
		}
		if s.Now != note.StanceUnknown && i.Note.Day <= a.On {
			to.list = append(to.list, stance{i.Note.Day, s.Now, Evidence{i.Note, s.Name.Line}})
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
			to.list = append(to.list, stance{s.Day, s.Stance, Evidence{s.Note, s.Line}})
		}
	}
	for _, s := range all { // of the same day a line counts behind the list, as in [journal.Initiative.StanceOf]
		slices.SortStableFunc(s.list, func(s, t stance) int { return s.day.Compare(t.day) })
	}
	return slices.DeleteFunc(all, func(s *stances) bool { return !a.isActive(s.person) })
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
