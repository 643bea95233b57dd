package practice

import "rapport/generator/internal/civil"

// idleSince is the day of the last dated note; idle when it was written two weeks ago or more.
func (a *Asking) idleSince() (last civil.Day, idle bool) {
	last = a.lastNote(a.On)
	return last, last != 0 && a.On.Since(last) >= idleAfter
}

// stood is how things stood by one rule when the last note of an idle journal was written. The last answer is kept: week
// by week of a history that note is mostly the same.
type stood struct {
	on civil.Day
	by map[thing]State
}

func (s *stood) ask(x *index, r *Rule, on civil.Day) map[thing]State {
	if s.by == nil || s.on != on {
		s.on, s.by = on, map[thing]State{}
		for _, f := range (&Asking{index: x, On: on, counting: true}).ask(r) {
			s.by[thing{f.Subject, f.Initiative}] = f.State
		}
	}
	return s.by
}

// unheard makes what a rule asks for in an idle journal something that is not known: a note may be missing. What was a gap
// on the day of the last note stays one.
func (a *Asking) unheard(r *Rule, before *stood, found []Finding) {
	last, idle := a.idleSince()
	if !idle {
		return
	}
	was := before.ask(a.index, r, last)
	for n := range found {
		f := &found[n]
		if (f.State == Gap || f.State == Due) && was[thing{f.Subject, f.Initiative}] != Gap {
			f.State, f.Action = Unknown, ""
		}
		if f.State != Gap { // without notes it stays as it is
			f.foretellNothing()
		}
	}
}
