package practice

import (
	"math/rand/v2"
	"testing"

	"rapport/generator/internal/civil"
)

// TestPicturesAgreeWithRules proves that what pages draw is what the rules find: allies, ways, decisions, readiness and
// the boards of big meetings.
func TestPicturesAgreeWithRules(t *testing.T) {
	eachJournal(t, func(t *testing.T, _ *rand.Rand, files []file, on civil.Day) {
		a := Run(linked(files), Options{}, on).Asking()
		r := a.rhythms()
		for _, i := range a.LiveInitiatives() {
			for _, s := range a.AllySlots(i) {
				early := s.Since.Add(-a.Limit("ally-30", "early", 7))
				if met := a.ally30(i, s.Ally).State == Met; !s.Coming && met != (s.Talk != nil && s.Talk.Day >= early) {
					t.Errorf("on %s the slot of %s in %s shows %v, and ally-30 met is %v", on, s.Person.ID, i.ID, s.Talk, met)
				}
			}
			for _, w := range a.Ways(i) {
				if met := a.wayTo(r, i, w.To).State == Met; met != (w.Recent || w.InTouch) {
					t.Errorf("on %s the way to %s in %s is %+v, and jobs met is %v", on, w.To.ID, i.ID, w, met)
				}
			}
			if ready, ok := a.Readiness(i); ok {
				f, _ := a.ready(i, ready.Decision)
				if met := f.State == Met; met == ready.People[0].Cold {
					t.Errorf("on %s %s begins with %+v, and ready met is %v", on, i.ID, ready.People[0], met)
				}
			}
		}
		for _, d := range a.between(a.events.decisions, 1) {
			if d.Initiative != nil {
				agreeOnDecision(t, a, a.whyTold(d), a.Decisions(d.Initiative))
			}
		}
		for _, m := range a.stagesIn(on.Add(-7), on.Add(21)) {
			s, open := a.stageSubject(m)
			b, ok := a.Board(m)
			if ok != (open && a.isBig(m)) {
				t.Errorf("on %s the board of %s is there: %v", on, m.ID, ok)
			}
			if met := ok && a.prewire(m, s).State == Met; met != (ok && b.Done()) {
				t.Errorf("on %s the board of %s is done: %v, and prewire met is %v", on, m.ID, b.Done(), met)
			}
		}
	})
}

// agreeOnDecision proves that whom the rule finds told of one decision knows of it in the list of all.
func agreeOnDecision(t *testing.T, a *Asking, found []Finding, all []Decision) {
	t.Helper()
	for _, f := range found {
		for _, d := range all {
			if f.Evidence[0].Note != d.Note || f.Evidence[0].Line != d.Line || f.State == Met || f.State == Planned {
				continue // what is met has other evidence
			}
			for _, k := range d.Known {
				if k.Person == f.Subject.Person && (k.Since != 0 || k.Due != f.Due) {
					t.Errorf("on %s %s knows of %q since %s, due %s, and the rule says: %s", a.On, k.ID, d.Text, k.Since, k.Due, f.Text)
				}
			}
		}
	}
}
