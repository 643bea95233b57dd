package practice

import (
	"slices"
	"sync"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// Report is what all rules find on a day, behind the guards.
type Report struct {
	On       civil.Day
	Options  Options
	Findings []Finding  // by rule, subject and initiative
	Rules    []Standing // of every rule, in the order of the manual
	LastNote civil.Day  // the latest dated note; when it is old, gaps may be missing notes
	Idle     bool       // no note for two weeks
	Silenced []Silence  // everything that somebody silenced, whether or not it would speak now

	asking  *Asking
	history func() map[string][]Week
}

// Asking is the journal as the rules saw it on the day, for pages that show what the rules reckon with.
func (r *Report) Asking() *Asking { return r.asking }

// Standing is how a practice stands as a whole.
type Standing struct {
	*Rule
	Tracked bool
	Off     bool // switched off in the settings
	Counts  map[State]int
}

// idleAfter is how many days without a dated note make a journal idle.
const idleAfter = 14

// fresh is how many days somebody is new, and no gap is opened for them.
const fresh = 14

// Run asks every rule about the day.
func Run(j *journal.Journal, o Options, on civil.Day) *Report {
	return newIndex(j, o).report(on)
}

func (x *index) report(on civil.Day) *Report {
	r := &Report{On: on, Options: x.options, LastNote: x.lastNote(on)}
	a := x.asking(on)
	_, r.Idle = a.idleSince()
	all := make([][]Finding, len(rules))
	for i := range rules {
		s := Standing{Rule: &rules[i], Off: x.options.Off[rules[i].ID], Tracked: a.tracks(&rules[i]), Counts: map[State]int{}}
		found := a.ask(&rules[i])
		a.unheard(&rules[i], &stood{}, found)
		for k := range found {
			s.Counts[found[k].State]++
			found[k].Confidence = found[k].rests()
		}
		all[i] = found
		r.Rules = append(r.Rules, s)
	}
	r.Findings = slices.Concat(all...)
	sortFindings(r.Findings)
	r.Silenced = a.ledger()
	r.asking = a
	r.history = sync.OnceValue(func() map[string][]Week { return x.history(on) })
	return r
}

// tracks reports whether a rule speaks: it has evidence to read, or the settings ask for it.
func (a *Asking) tracks(r *Rule) bool {
	if a.options.Off[r.ID] {
		return false
	}
	return a.options.On[r.ID] || r.Tracked(a)
}

// ask asks one rule and applies the guards, but for that of an idle journal.
func (a *Asking) ask(r *Rule) []Finding {
	if !a.tracks(r) {
		return nil
	}
	return a.behindGuards(r, map[thing]int{})
}

// thing is what there is one finding of, by a rule.
type thing struct {
	Subject
	in *journal.Initiative
}

// behindGuards is what a rule finds behind the guards. Worst is emptied and used.
func (a *Asking) behindGuards(r *Rule, worst map[thing]int) []Finding {
	clear(worst)
	a = a.as(r.ID)
	found := r.Find(a)
	kept := found[:0]
	for i := range found {
		f := &found[i]
		f.Rule = r.ID
		if !a.guard(f) {
			continue
		}
		about := thing{f.Subject, f.Initiative}
		if k, twice := worst[about]; !twice {
			worst[about] = len(kept)
			kept = append(kept, *f)
		} else if worse(f.State) < worse(kept[k].State) { // one finding a rule, subject and initiative: the worst
			kept[k] = *f
		}
	}
	return kept
}

// key is what there is one finding of.
func (f *Finding) key() string {
	return f.Rule + "\n" + f.Subject.ID() + "\n" + initiativeID(f.Initiative)
}

// guard turns what a rule found into what may be said; false when nothing may.
func (a *Asking) guard(f *Finding) bool {
	f.address()
	if p := f.Subject.Person; p != nil {
		if !a.isActive(p) {
			return false
		}
		if f.Stake == 0 {
			f.Stake = a.Stake(p)
		}
		if f.State == Gap && a.isNew(p) {
			f.State = Due
		}
	}
	if f.Confidence == Inferred && (f.State == Gap || f.State == Due) {
		f.State = Info
	}
	f.Stake = max(f.Stake, 1)
	if a.silenced(f) {
		f.State = Snoozed
	}
	if f.State == Gap || f.State == Due {
		a.loosen(f)
		a.doubt(f)
		a.reach(f)
	}
	a.foretell(f)
	return true
}

// isNew reports whether the first that notes say of somebody is less than two weeks old.
func (a *Asking) isNew(p *journal.Person) bool { return a.On < a.newUntil(p) }

// newUntil is the day on which the first that notes say of somebody is two weeks old; zero when they say nothing.
func (a *Asking) newUntil(p *journal.Person) civil.Day {
	first, known := a.firstOf[p]
	if !known || first > a.On {
		return 0
	}
	return first.Add(fresh)
}

// Weeks is how many weeks of history a report tells.
const Weeks = 26

// History is how a rule stood at the end of each of the last weeks, the oldest first, the day of the report last. It is
// reckoned when first asked for, for all rules at once; nothing is stored: the same question is asked of earlier days.
func (r *Report) History(rule string) []Week { return r.history()[rule] }

func (x *index) history(on civil.Day) map[string][]Week {
	history := make(map[string][]Week, len(rules))
	days := make([]*Asking, Weeks)
	for k := range days {
		days[k] = x.asking(on.Add(-7 * (Weeks - 1 - k)))
		days[k].counting = true
	}
	var room []Finding
	for i := range rules { // week by week of one rule: it reads the same again
		weeks, worst, before := make([]Week, 0, Weeks), map[thing]int{}, &stood{}
		for _, a := range days {
			a.room = room
			w := Week{On: a.On, Tracked: a.tracks(&rules[i])}
			if w.Tracked {
				found := a.behindGuards(&rules[i], worst)
				a.unheard(&rules[i], before, found)
				for n := range found {
					if s := found[n].State; n == 0 || worse(s) < worse(w.State) {
						w.State = s
					}
				}
				if w.Findings = len(found); cap(found) > cap(room) {
					room = found[:0]
				}
			}
			weeks = append(weeks, w)
		}
		history[rules[i].ID] = weeks
	}
	return history
}

// Week is how a rule stood at the end of a week.
type Week struct {
	On       civil.Day
	Tracked  bool
	State    State // the worst of its findings; Met when there is none
	Findings int
}
