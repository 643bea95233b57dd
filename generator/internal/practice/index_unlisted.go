package practice

import (
	"fmt"

	"rapport/generator/internal/journal"
)

// addUnlisted finds who came to several meetings about each initiative and has no part in it, when it lists any, by
// first coming. The finding holds from the last of those meetings on.
func (x *index) addUnlisted() {
	x.unlisted = map[*journal.Initiative][]Finding{}
	often := max((&Asking{index: x, On: 0}).Limit("stakeholders", "meetings", 2), 1)
	for _, i := range x.journal.Initiatives {
		if len(i.Stakeholders) == 0 {
			continue
		}
		var came []*journal.Person
		first := map[*journal.Person][]*journal.Meeting{}
		for _, m := range i.Meetings {
			if m.Day == 0 {
				continue
			}
			for _, p := range m.People {
				n := len(first[p])
				if n == 0 {
					came = append(came, p)
				}
				if n < often {
					first[p] = append(first[p], m)
				}
			}
		}
		for _, p := range came {
			if len(first[p]) == often && !p.Group() && !hasPart(i, p) {
				x.unlisted[i] = append(x.unlisted[i], unlisted(i, p, first[p]))
			}
		}
	}
}

// unlisted is the finding about somebody who came to meetings about an initiative and has no part in it.
func unlisted(i *journal.Initiative, p *journal.Person, came []*journal.Meeting) Finding {
	f := Finding{
		Subject: Subject{Person: p}, Initiative: i, State: Due, Since: came[len(came)-1].Day, Confidence: Structural,
		Text:   fmt.Sprintf("%s came to %d or more meetings about %s and is not on its list of stakeholders.", p.Name, len(came), i.Title),
		Action: fmt.Sprintf("Add %s to the stakeholders of %s: what do they stand to win or lose?", p.Name, i.Title),
	}
	for _, m := range came {
		f.Evidence = append(f.Evidence, Evidence{m.Note, m.Line})
	}
	return f
}
