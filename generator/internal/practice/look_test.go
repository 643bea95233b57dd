package practice

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
)

// look is what a rule finds of a subject on a day: its state, and words that stand in its text or action. The state is
// "nothing" when it finds nothing, and "not tracked" when it is silent.
type look struct {
	day, rule, about string
	state            string
	words            []string
}

func TestCases(t *testing.T) {
	for _, c := range theCases {
		t.Run(c.name, func(t *testing.T) {
			j, o := noted(t, c.notes)
			for _, l := range c.looks {
				l.check(t, j, o)
			}
			if c.also != nil {
				c.also(t, j, o)
			}
		})
	}
}

func (l look) check(t *testing.T, j *journal.Journal, o Options) {
	t.Helper()
	r := Run(j, o, civil.MustParse(l.day))
	state, text := "nothing", ""
	if f := found(r, l.rule, l.about); f != nil {
		state, text = f.State.String(), f.Text+" > "+f.Action
	}
	if k := slices.IndexFunc(r.Rules, func(s Standing) bool { return s.ID == l.rule }); l.about == "" && !r.Rules[k].Tracked {
		state = "not tracked"
	}
	if state != l.state {
		t.Errorf("on %s %s says %s of %s, want %s: %s", l.day, l.rule, state, l.about, l.state, text)
	}
	for _, w := range l.words {
		if !strings.Contains(text, w) {
			t.Errorf("on %s %s of %s says %q, want %q in it", l.day, l.rule, l.about, text, w)
		}
	}
}

// found is the first finding of a rule about a subject; nil when there is none.
func found(r *Report, rule, about string) *Finding {
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Rule == rule && f.Subject.ID() == about {
			return f
		}
	}
	return nil
}

// hasContacts is a check that somebody has contacts on those days and no others.
func hasContacts(id string, days ...string) func(*testing.T, *journal.Journal, Options) {
	return func(t *testing.T, j *journal.Journal, _ Options) {
		t.Helper()
		var got []string
		for _, p := range j.People {
			if p.ID == id {
				for _, c := range p.Contacts {
					got = append(got, c.Day.String())
				}
			}
		}
		if !slices.Equal(got, days) {
			t.Errorf("%s has contacts on %q, want %q", id, got, days)
		}
	}
}

// someProblems are the problems of a journal as text.
func someProblems(j *journal.Journal) []string {
	var list []string
	for _, p := range j.Problems {
		list = append(list, fmt.Sprintf("%s:%d:%d: %s (%s)", p.Path, p.Line, p.Column, p.Message, p.Hint))
	}
	return list
}

// noted links the notes of an archive that is written down here.
func noted(t *testing.T, notes string) (*journal.Journal, Options) {
	t.Helper()
	return vault(t, txtar.Parse([]byte(notes)))
}

// pricing is an initiative with allies.
func pricing(allies ...string) string {
	return fmt.Sprintf("\n-- initiatives/Pricing.md --\n---\nstart: 2026-06-01\nallies: [%s]\n---\n", strings.Join(allies, ", "))
}

// person is a note of somebody.
func person(name, fields string) string {
	return fmt.Sprintf("\n-- people/%s.md --\n---\n%s\n---\n", name, fields)
}

// metOn is a talk with Jane, and others one with somebody who plays no part: it keeps the journal from being idle.
func metOn(day string) string {
	return fmt.Sprintf("\n-- meetings/%s Jane.md --\n---\ndate: %s\npeople: Jane\n---\n", day, day)
}

func others(day string) string {
	return fmt.Sprintf("\n-- meetings/%s Zed.md --\n---\npeople: Zed\n---\n", day)
}
