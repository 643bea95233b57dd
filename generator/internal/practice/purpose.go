package practice

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// purpose asks what each tie is for, and who there is for each initiative and goal: there is no point in a network just
// to have one. It is worth knowing and never more. Sixty days and three contacts are judgement: before, one is still
// finding out.
var purpose = Rule{
	ID:       "purpose",
	Article:  Relationships,
	Practice: "Choose ties that fit your work and where you want your career to go; a network for its own sake has no point.",
	Start:    "`relationship: connection` in the note of a person, or `goal: TEXT` in a page about your career",
	Limits:   map[string]int{"limit": 60, "contacts": 3},
	Tracked:  func(a *Asking) bool { return a.firstTie() },
	Find: func(a *Asking) []Finding {
		tied := a.TiedOn(note.Alliance | note.Connection)
		list := slices.Grow(a.room, len(tied))
		for _, p := range tied {
			if f, ok := a.purpose(p); ok {
				list = append(list, f)
			}
		}
		isTied := setOf(tied)
		for _, i := range a.LiveInitiatives() {
			list = append(list, a.whoFor(i, isTied))
		}
		if f, ok := a.whoForGoals(tied); ok {
			list = append(list, f)
		}
		return list
	},
}

// mostServed is how many places are told of as evidence of what a tie is for.
const mostServed = 8

// purpose is what the tie with somebody is for.
func (a *Asking) purpose(p *journal.Person) (Finding, bool) {
	f := Finding{Subject: Subject{Person: p}, Confidence: Structural}
	if n := facts(p); n != nil {
		if n.Why != "" {
			if !a.counting {
				f.Evidence = []Evidence{place(p.Note, n.Lines.Why)}
				f.Text = fmt.Sprintf("The note says why: %s.", strings.TrimSuffix(n.Why, "."))
			}
			return f, true
		}
		if n.Ties != 0 { // who is an ally only serves an initiative anyway
			f.Since = a.TieSince(p)
		}
	}
	if a.serves(&f) {
		return f, true
	}
	contacts := a.Contacts(p)
	if f.Since == 0 || a.Elapsed(p, f.Since) <= a.Limit("purpose", "limit", 60) ||
		len(contacts) < a.Limit("purpose", "contacts", 3) {
		return f, false
	}
	f.State = Info
	if !a.counting {
		f.Evidence = append(f.Evidence, at(contacts[len(contacts)-1])...)
		f.Text = fmt.Sprintf("No note shows what the tie with %s is for: %d contacts, and no initiative, goal or `why:`.", p.Name, len(contacts))
	}
	return f, true
}

// serves tells which initiatives and goals somebody serves; false when no note shows one.
func (a *Asking) serves(f *Finding) bool {
	p := f.Subject.Person
	var titles []string
	if !a.counting {
		f.Evidence = a.tieNotes(p)
	}
	for _, v := range a.partsOf[p] {
		if v.from > a.On {
			continue
		}
		if a.counting {
			return true
		}
		titles = append(titles, v.initiative.Title)
		if len(f.Evidence) < mostServed {
			f.Evidence = append(f.Evidence, naming(v.initiative, p)...)
		}
	}
	for k := range a.careers {
		c := &a.careers[k]
		if !c.serves(p) {
			continue
		}
		if a.counting {
			return true
		}
		titles = append(titles, c.page.Title)
		f.Evidence = append(f.Evidence, place(c.page.Note, c.page.Note.Page.GoalsLine))
	}
	if len(titles) == 0 {
		return false
	}
	f.Evidence = unique(f.Evidence)
	f.Text = fmt.Sprintf("Serves %s.", some(titles))
	return true
}

// Goal is something that ties are for, and who of them serves it: an initiative under way, or a page with goals.
type Goal struct {
	Initiative *journal.Initiative // nil for a page
	Page       *journal.Page       // nil for an initiative
	People     []*journal.Person   // by ID
}

// Goals are the pages with goals and the initiatives under way.
func (a *Asking) Goals() []Goal {
	var list []Goal
	tied := a.TiedOn(note.Alliance | note.Connection)
	isTied := setOf(tied)
	for k := range a.careers {
		g := Goal{Page: a.careers[k].page}
		for _, p := range tied {
			if a.careers[k].serves(p) {
				g.People = append(g.People, p)
			}
		}
		list = append(list, g)
	}
	for _, i := range a.LiveInitiatives() {
		list = append(list, Goal{Initiative: i, People: slices.Collect(a.serving(i, isTied))})
	}
	return list
}

// serving is who of the ties has a part in an initiative, by ID.
func (a *Asking) serving(i *journal.Initiative, tied map[*journal.Person]bool) iter.Seq[*journal.Person] {
	return func(yield func(*journal.Person) bool) {
		for _, v := range a.partsIn[i] {
			if v.from <= a.On && tied[v.person] && !yield(v.person) {
				return
			}
		}
	}
}

func setOf(people []*journal.Person) map[*journal.Person]bool {
	set := make(map[*journal.Person]bool, len(people))
	for _, p := range people {
		set[p] = true
	}
	return set
}

// whoFor is who of the ties an initiative can count on.
func (a *Asking) whoFor(i *journal.Initiative, tied map[*journal.Person]bool) Finding {
	f := Finding{Subject: Subject{Initiative: i}, Since: i.Start, Evidence: in(i), Confidence: Structural}
	var people []*journal.Person
	for p := range a.serving(i, tied) {
		if a.counting {
			return f
		}
		people = append(people, p)
	}
	if len(people) == 0 {
		f.State, f.Text = Info, fmt.Sprintf("No note shows a tie that serves %s.", i.Title)
		return f
	}
	f.Text = fmt.Sprintf("Served by %s.", names(people))
	return f
}

// whoForGoals are the pages with goals that no tie serves.
func (a *Asking) whoForGoals(tied []*journal.Person) (Finding, bool) {
	f := Finding{Subject: Subject{Part: "journal"}, Confidence: Structural}
	if len(a.careers) == 0 {
		return f, false
	}
	var unserved []string
	for k := range a.careers {
		c := &a.careers[k]
		f.Evidence = append(f.Evidence, place(c.page.Note, c.page.Note.Page.GoalsLine))
		if !slices.ContainsFunc(tied, c.serves) {
			unserved = append(unserved, c.page.Note.Page.Goals...)
		}
	}
	if len(unserved) == 0 {
		f.Text = "Every career goal has a tie that serves it."
		return f, true
	}
	f.State, f.Text = Info, fmt.Sprintf("No note shows a tie that serves these goals: %s.", strings.Join(unserved, "; "))
	return f, true
}

// unique is evidence without what stands there twice, in its own place.
func unique(list []Evidence) []Evidence {
	kept := list[:0]
	for _, e := range list {
		if !slices.Contains(kept, e) {
			kept = append(kept, e)
		}
	}
	return kept
}
