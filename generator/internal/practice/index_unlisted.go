package practice

import (
	"fmt"
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// unlisted is somebody who came to several meetings about an initiative and has no part in it, when it lists any.
type unlisted struct {
	person *journal.Person
	since  civil.Day // of the meeting that made them several
}

// addUnlisted finds them for each initiative.
func (x *index) addUnlisted() {
	x.unlisted = map[*journal.Initiative][]unlisted{}
	often := (&Asking{index: x}).oftenUnlisted()
	times := map[*journal.Person]int{} // of one initiative
	for _, i := range x.journal.Initiatives {
		if len(i.Stakeholders) == 0 {
			continue
		}
		clear(times)
		for _, m := range i.Meetings {
			if m.Day == 0 {
				continue
			}
			for _, p := range m.People {
				if times[p]++; times[p] == often && !p.Group() && !hasPart(i, p) {
					x.unlisted[i] = append(x.unlisted[i], unlisted{p, m.Day})
				}
			}
		}
	}
}

// oftenUnlisted is how many meetings are several.
func (a *Asking) oftenUnlisted() int { return max(a.Limit("stakeholders", "meetings", 2), 1) }

// cameUnlisted is the finding about somebody who came to meetings about an initiative and has no part in it.
func (a *Asking) cameUnlisted(i *journal.Initiative, u unlisted) Finding {
	p := u.person
	f := Finding{Subject: Subject{Person: p}, Initiative: i, State: Due, Since: u.since, Confidence: Structural}
	if a.counting {
		return f
	}
	for _, m := range i.Meetings {
		if m.Day != 0 && slices.Contains(m.People, p) && len(f.Evidence) < a.oftenUnlisted() {
			f.Evidence = append(f.Evidence, Evidence{m.Note, m.Line})
		}
	}
	f.Text = fmt.Sprintf("%s came to %d or more meetings about %s and is not on its list of stakeholders.", p.Name, len(f.Evidence), i.Title)
	f.Action = fmt.Sprintf("Add %s to the stakeholders of %s: what do they stand to win or lose?", p.Name, i.Title)
	return f
}
