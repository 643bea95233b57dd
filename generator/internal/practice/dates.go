package practice

import (
	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// The mere passing of days changes how a finding stands. A rule tells on which days, so that a page that was made some
// days ago can still say it right. What notes change nobody can tell: plans, and snoozes that run, have no such days.

// by says how a finding stands that is to be done by its last day in time.
func (a *Asking) by(f *Finding) {
	f.State = a.By(f.Due)
	f.DueFrom, f.GapFrom = f.Due.Add(-warning), f.Due.Add(1)
}

// neverLate is a finding that is asked for and never a gap.
func (f *Finding) neverLate() {
	f.GapFrom = 0
	if f.State == Gap {
		f.State = Due
	}
}

// reaches is the first day on which so many days have counted since a day.
func (a *Asking) reaches(p *journal.Person, from civil.Day, days int) civil.Day {
	return a.DueDay(p, from, days) // the last of so many days is one that counts
}

// foretell puts right what a rule foretells: nothing when a plan, a snooze or the lack of notes decides, no gap of
// somebody new, and nothing while a snooze to come covers it.
func (a *Asking) foretell(f *Finding) {
	if f.DueFrom == 0 && f.GapFrom == 0 || f.Confidence == Inferred ||
		f.State == Planned || f.State == Unknown || f.State == Snoozed {
		f.foretellNothing()
		return
	}
	if f.To != nil {
		if back := a.awayUntil(f.To); back != 0 { // nothing is asked of them before
			f.DueFrom, f.GapFrom = notBefore(f.DueFrom, back), notBefore(f.GapFrom, back)
		}
		f.OverFrom = earlier(f.OverFrom, a.restsFrom(f.To, f.Rule))
	}
	p := f.Subject.Person
	if p == nil {
		return
	}
	if until := a.newUntil(p); f.GapFrom != 0 && f.GapFrom < until {
		f.DueFrom, f.GapFrom = earlier(f.DueFrom, f.GapFrom), until
	}
	f.OverFrom = earlier(f.OverFrom, a.snoozedFrom(p, f.Rule))
}

// notBefore is a day, or a later one; zero stays zero.
func notBefore(d, first civil.Day) civil.Day {
	if d == 0 {
		return 0
	}
	return max(d, first)
}

// snoozedFrom is the first day to come on which a snooze of a rule begins for somebody; zero when none does.
func (a *Asking) snoozedFrom(p *journal.Person, rule string) (from civil.Day) {
	if n := facts(p); n != nil {
		for _, s := range n.Snoozes {
			if first := begins(s); (s.Rule == "" || s.Rule == rule) && first > a.On {
				from = earlier(from, first)
			}
		}
	}
	return from
}

// restsFrom is the first day to come on which a snooze of a rule, or time away, begins for somebody; zero when none does.
func (a *Asking) restsFrom(p *journal.Person, rule string) civil.Day {
	from := a.snoozedFrom(p, rule)
	if n := facts(p); n != nil {
		for _, r := range n.Away {
			if r.From > a.On {
				from = earlier(from, r.From)
			}
		}
	}
	return from
}

func (f *Finding) foretellNothing() { f.DueFrom, f.GapFrom, f.OverFrom = 0, 0, 0 }
