package practice

import (
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// ongoing looks for ties that wake up only before a decision or a request, and for initiatives that ended without a
// word to those who carried them. The article says that coalitions are not a one-time event; all thresholds are
// judgement.
var ongoing = Rule{
	ID:       "ongoing",
	Article:  Coalitions,
	Practice: "Keep coalitions alive between the times that you need them.",
	Start:    "a line that begins with `Asked:`, or `decision: DAY` or `closed: DAY` in the note of an initiative",
	Limits:   map[string]int{"days": 365, "contacts": 4, "share": 80, "before": 30, "close": 60, "forget": 180},
	Tracked: func(a *Asking) bool {
		return a.EverSaid(note.Asked) || slices.ContainsFunc(a.journal.Initiatives, func(i *journal.Initiative) bool {
			n := i.Note.Initiative
			return n.Decision != 0 && a.Live(i) || a.closed(i)
		})
	},
	Find: func(a *Asking) []Finding {
		list := a.room
		for _, p := range a.Active() {
			if p.Ties == 0 && !a.IsKey(p) || p.Group() {
				continue
			}
			if f, ok := a.onlyInNeed(p); ok {
				list = append(list, f)
			}
		}
		for _, i := range a.journal.Initiatives {
			if a.closed(i) {
				list = append(list, a.closeLoops(i)...)
			}
		}
		return list
	},
}

// need is a time before a decision or a request.
type need struct{ from, to civil.Day }

// onlyInNeed says whether contact with somebody falls into times of need alone. Standing meetings are left out: they
// fall where they fall.
func (a *Asking) onlyInNeed(p *journal.Person) (f Finding, ok bool) {
	from := a.On.Add(-a.Limit("ongoing", "days", 365) + 1)
	contacts := a.Since(p, from, func(m *journal.Meeting) bool { return !standing(m) })
	contacts = slices.CompactFunc(contacts, func(c, d *journal.Contact) bool { return c.Day == d.Day })
	if len(contacts) < a.Limit("ongoing", "contacts", 4) {
		return f, false
	}
	needs := a.needs(p)
	needed := func(d civil.Day) bool {
		return slices.ContainsFunc(needs, func(n need) bool { return n.from <= d && d <= n.to })
	}
	inside := 0
	for _, c := range contacts {
		if needed(c.Day) {
			inside++
		}
	}
	if inside == 0 {
		return f, false
	}
	f = Finding{Subject: Subject{Person: p}, State: Met, Evidence: at(contacts[max(0, len(contacts)-4):]...), Confidence: Structural}
	f.Text = fmt.Sprintf("%d of %d contacts in a year fall into the %d days before a decision or a request.", inside, len(contacts), a.Limit("ongoing", "before", 30))
	if 100*inside < a.Limit("ongoing", "share", 80)*len(contacts) {
		return f, true
	}
	free := func(m *journal.Meeting) bool { return !needed(m.Day) }
	if day, e := a.Plan(p, a.On.Add(-1), free); day != 0 {
		f.State, f.Evidence = Planned, e
		f.Text += fmt.Sprintf(" Planned for %s.", day.Words())
		return f, true
	}
	f.State = Due
	f.Action = fmt.Sprintf("%s, I need nothing this time: how are things on your side?", firstName(p))
	return f, true
}

// standing reports whether a meeting takes place anyhow. Talks with one person that share a title for want of a better
// one, as "Raj", are none.
func standing(m *journal.Meeting) bool {
	said := m.Note.Meeting
	if m.Origin == journal.OfNote && said != nil && said.Series == "" && m.Others() == 1 {
		return false
	}
	return m.Series != ""
}

// needs are the times before the decisions that somebody has a part in, and before each request of them.
func (a *Asking) needs(p *journal.Person) []need {
	days := a.Limit("ongoing", "before", 30)
	var list []need
	for _, v := range p.Involved {
		if d := v.Initiative.Note.Initiative.Decision; v.Role != 0 && d != 0 {
			list = append(list, need{d.Add(-days), d})
		}
	}
	for _, d := range a.requests[p] {
		if d > a.On {
			break
		}
		list = append(list, need{d.Add(-days), d})
	}
	return list
}

// addRequests finds the days on which more than a question was asked of each person.
func (x *index) addRequests() {
	x.requests = map[*journal.Person][]civil.Day{}
	for _, p := range x.active {
		for _, s := range x.wordOf[wordOf{p, note.Asked}] {
			if s.Day != 0 && request(s.Text) {
				x.requests[p] = append(x.requests[p], s.Day)
			}
		}
	}
}

// request reports whether what was asked is more than a question: interest in somebody is no need.
func request(text string) bool {
	if strings.Contains(text, "?") {
		return false
	}
	first, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	return !slices.Contains(
		[]string{"what", "how", "why", "when", "who", "whom", "whose", "which", "where", "whether", "if", "about", "after"},
		strings.ToLower(strings.Trim(first, ",.:")),
	)
}

// closed reports whether an initiative has ended, on a day that is known.
func (a *Asking) closed(i *journal.Initiative) bool {
	n := i.Note.Initiative
	return (n.Status == note.Done || n.Status == note.Dropped) && n.Closed != 0 && n.Closed <= a.On
}

// closeLoops says who of those who carried an ended initiative has been told how it ended, for some months.
func (a *Asking) closeLoops(i *journal.Initiative) []Finding {
	closed := i.Note.Initiative.Closed
	if a.On.Since(closed) > a.Limit("ongoing", "forget", 180) {
		return nil
	}
	var list []Finding
	add := func(p *journal.Person, stake int) {
		if p.Group() || slices.ContainsFunc(list, func(f Finding) bool { return f.Subject.Person == p }) {
			return
		}
		list = append(list, a.closeLoop(i, p, closed, stake))
	}
	for _, p := range a.Key(i) {
		add(p, 3)
	}
	for _, ally := range i.Allies {
		add(ally.Person, 2)
	}
	return list
}

func (a *Asking) closeLoop(i *journal.Initiative, p *journal.Person, closed civil.Day, stake int) Finding {
	f := Finding{
		Subject: Subject{Person: p}, Initiative: i, Since: closed, Due: a.DueDay(p, closed, a.Limit("ongoing", "close", 60)),
		Evidence: in(i), Confidence: Structural, Stake: stake,
	}
	if c := a.Since(p, closed, nil); len(c) > 0 {
		f.State, f.Evidence = Met, at(c[0])
		f.Text = fmt.Sprintf("In contact on %s, after %s ended.", c[0].Day.Words(), i.Title)
		return f
	}
	if day, e := a.Plan(p, f.Due, nil); day != 0 {
		f.State, f.Evidence = Planned, e
		f.Text = fmt.Sprintf("Planned for %s, after %s ended.", day.Words(), i.Title)
		return f
	}
	a.by(&f)
	f.neverLate()
	f.OverFrom = closed.Add(a.Limit("ongoing", "forget", 180) + 1)
	f.Text = fmt.Sprintf("%s ended on %s, and no note shows contact with %s since; %s.", i.Title, closed.Words(), p.Name, left(f.Due, a.On))
	if f.State == Due {
		f.Action = fmt.Sprintf("%s, let me tell you how %s ended, and thank you for your part.", firstName(p), i.Title)
	}
	return f
}
