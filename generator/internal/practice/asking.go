package practice

import (
	"fmt"
	"slices"
	"time"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// Asking is the journal as a rule may see it on a day: what is dated later is a plan at most.
type Asking struct {
	*index
	On   civil.Day
	rule string // whose clocks it reads: a snooze of a rule stops no other one; empty for none of them

	tied [][]*journal.Person // by ties; nil when it is found each time it is asked for

	// counting asks only what there is a finding of, and how it stands: what many findings would say is left out then, their
	// text, action and evidence.
	counting bool
	room     []Finding // empty, with the memory of what the rule before found: for rules that find much
}

// asking is the journal on a day of which many rules ask.
func (x *index) asking(on civil.Day) *Asking {
	a := &Asking{index: x, On: on}
	a.tied = [][]*journal.Person{
		note.Alliance:                   a.TiedOn(note.Alliance),
		note.Connection:                 a.TiedOn(note.Connection),
		note.Alliance | note.Connection: a.TiedOn(note.Alliance | note.Connection),
	}
	return a
}

// as is the asking with the clocks of a rule.
func (a *Asking) as(rule string) *Asking {
	b := *a
	b.rule = rule
	return &b
}

// Limit is a threshold of a rule: its own setting, or the default.
func (a *Asking) Limit(rule, name string, otherwise int) int {
	if n, ok := a.options.Limits[rule][name]; ok {
		return n
	}
	return otherwise
}

// Contacts are the contacts of a person up to the day, by day.
func (a *Asking) Contacts(p *journal.Person) []*journal.Contact { return p.ContactsBy(a.On) }

// Since are the contacts of a person on or after a day, up to the day of the asking, that fit.
func (a *Asking) Since(p *journal.Person, from civil.Day, fits func(*journal.Meeting) bool) []*journal.Contact {
	all := a.Contacts(p)
	first, _ := slices.BinarySearchFunc(all, from, func(c *journal.Contact, d civil.Day) int { return c.Day.Compare(d) })
	if all = all[first:]; fits == nil {
		return all
	}
	var list []*journal.Contact
	for _, c := range all {
		if fits(c.Meeting) {
			list = append(list, c)
		}
	}
	return list
}

// Last is the last contact of a person that fits; nil when there is none.
func (a *Asking) Last(p *journal.Person, fits func(*journal.Meeting) bool) *journal.Contact {
	for _, c := range slices.Backward(a.Contacts(p)) {
		if fits == nil || fits(c.Meeting) {
			return c
		}
	}
	return nil
}

// soon is how far ahead a plan may lie when the limit has passed.
const soon = 30

// Plan is the first planned contact with a person that fits and is in time: on or before due, or, when due has passed,
// within thirty days. A `next` day in the person's note counts as one when any contact would do.
func (a *Asking) Plan(p *journal.Person, due civil.Day, fits func(*journal.Meeting) bool) (civil.Day, []Evidence) {
	until := a.horizon(due)
	for _, c := range p.Contacts[len(a.Contacts(p)):] {
		if c.Day > until {
			break
		}
		if fits == nil || fits(c.Meeting) {
			return c.Day, []Evidence{{c.Meeting.Note, c.Line}}
		}
	}
	if n := facts(p); n != nil && fits == nil && n.Next >= a.On && n.Next <= until && n.Next != 0 {
		return n.Next, []Evidence{place(p.Note, n.Lines.Next)}
	}
	return 0, nil
}

// horizon is the last day on which a plan is in time for something due on a day.
func (a *Asking) horizon(due civil.Day) civil.Day {
	if due < a.On {
		return a.On.Add(soon)
	}
	return due
}

// PlanTalk is a plan in which something could be asked of somebody: a direct contact, or what `next` in their note says.
func (a *Asking) PlanTalk(p *journal.Person, due civil.Day) (civil.Day, []Evidence) {
	if day, e := a.Plan(p, due, direct); day != 0 {
		return day, e
	}
	return a.nextDay(p, due)
}

// nextDay is the day that somebody's note says comes next, when it is in time for something due on a day.
func (a *Asking) nextDay(p *journal.Person, due civil.Day) (civil.Day, []Evidence) {
	if n := facts(p); n != nil && n.Next != 0 && n.Next >= a.On && n.Next <= a.horizon(due) {
		return n.Next, []Evidence{place(p.Note, n.Lines.Next)}
	}
	return 0, nil
}

// Elapsed is the number of days from a day to the day of the asking that count: without those on which I was away, the
// person was, or their clock was stopped by a snooze with a start. p may be nil.
func (a *Asking) Elapsed(p *journal.Person, from civil.Day) int { return a.elapsed(p, from, a.On) }

func (a *Asking) elapsed(p *journal.Person, from, to civil.Day) int {
	n := to.Since(from)
	for _, r := range a.stopped(p) {
		first, last := max(r.From, from.Add(1)), min(r.To, to)
		if first <= last {
			n -= last.Since(first) + 1
		}
	}
	return n
}

// DueDay is the last day on which no more than limit days have counted since from.
func (a *Asking) DueDay(p *journal.Person, from civil.Day, limit int) civil.Day {
	due := from.Add(limit)
	for _, r := range a.stopped(p) {
		first := max(r.From, from.Add(1))
		if first <= due && first <= r.To {
			due = due.Add(r.To.Since(first) + 1)
		}
	}
	return due
}

// warning is how many days before its limit a deadline is due.
const warning = 10

// By is how something stands that is still to be done by a day: info until ten days before, then due, then a gap.
func (a *Asking) By(due civil.Day) State {
	switch left := due.Since(a.On); {
	case left < 0:
		return Gap
	case left <= warning:
		return Due
	}
	return Info
}

// Live reports whether an initiative is under way on the day.
func (a *Asking) Live(i *journal.Initiative) bool {
	n := i.Note.Initiative
	if i.Start > a.On {
		return false
	}
	return n.Status == note.Running || n.Status == note.Done && n.Closed > a.On
}

// LiveInitiatives are those under way, by ID.
func (a *Asking) LiveInitiatives() []*journal.Initiative {
	var list []*journal.Initiative
	for _, i := range a.journal.Initiatives {
		if a.Live(i) {
			list = append(list, i)
		}
	}
	return list
}

// Running reports whether an initiative has been under way for more than that many days; false when its start is not
// known.
func (a *Asking) Running(i *journal.Initiative, days int) bool {
	return a.Live(i) && i.Start != 0 && a.Elapsed(nil, i.Start) > days
}

// Said are the lines with one of the words about a person up to the day, by day; those without a day come first.
func (a *Asking) Said(p *journal.Person, words ...note.Word) []*journal.Said {
	if len(words) == 1 {
		return past(a.wordOf[wordOf{p, words[0]}], a.On)
	}
	return those(past(a.saidOf[p], a.On), words)
}

// SaidIn are the lines with one of the words about an initiative up to the day, by day.
func (a *Asking) SaidIn(i *journal.Initiative, words ...note.Word) []*journal.Said {
	if len(words) == 1 {
		return past(a.wordIn[wordIn{i, words[0]}], a.On)
	}
	return those(past(a.saidIn[i], a.On), words)
}

// LastSaid is the last of the lines with one of the words about a person, up to the day, that fits; nil when none does.
func (a *Asking) LastSaid(p *journal.Person, fits func(*journal.Said) bool, words ...note.Word) *journal.Said {
	var last *journal.Said
	for _, w := range words {
		for _, s := range slices.Backward(a.Said(p, w)) {
			if fits == nil || fits(s) {
				if last == nil || compareSaid(s, last) > 0 {
					last = s
				}
				break
			}
		}
	}
	return last
}

// past are the lines up to a day.
func past(list []*journal.Said, on civil.Day) []*journal.Said {
	n, _ := slices.BinarySearchFunc(list, on+1, func(s *journal.Said, d civil.Day) int { return s.Day.Compare(d) })
	return list[:n:n]
}

func those(list []*journal.Said, words []note.Word) []*journal.Said {
	var kept []*journal.Said
	for _, s := range list {
		if slices.Contains(words, s.Word) {
			kept = append(kept, s)
		}
	}
	return kept
}

// EverSaid reports whether any line up to the day has one of the words.
func (a *Asking) EverSaid(words ...note.Word) bool {
	for _, w := range words {
		if first, ok := a.firstSaid[w]; ok && first <= a.On {
			return true
		}
	}
	return false
}

// Week is the first day of the week that a day falls in.
func (a *Asking) Week(d civil.Day) civil.Day { return d.WeekStart(time.Weekday(a.options.WeekStart)) }

// facts is what somebody's note says of them; nil when they have none.
func facts(p *journal.Person) *note.Person {
	if p.Note == nil {
		return nil
	}
	return p.Note.Person
}

// about reports whether a meeting is about an initiative.
func about(i *journal.Initiative) func(*journal.Meeting) bool {
	return func(m *journal.Meeting) bool { return slices.Contains(m.Initiatives, i) }
}

// direct is a contact with at most four people besides me.
func direct(m *journal.Meeting) bool { return m.Direct() }

// alone is a 1:1 with somebody.
func alone(p *journal.Person) func(*journal.Meeting) bool {
	return func(m *journal.Meeting) bool { return m.OneToOne(p) }
}

// both joins two conditions.
func both(f, g func(*journal.Meeting) bool) func(*journal.Meeting) bool {
	return func(m *journal.Meeting) bool { return f(m) && g(m) }
}

// orPlanned is a finding about somebody, or that it is planned when a talk with them to come is in time for it. The
// text goes on to say why, since the talk is the time for it.
func (a *Asking) orPlanned(f Finding) Finding {
	if day, e := a.PlanTalk(f.Subject.Person, f.Due); day != 0 {
		f.State, f.Action, f.Evidence = Planned, "", e
		f.Text = fmt.Sprintf("A talk is planned for %s. %s", day.Words(), f.Text)
	}
	return f
}
