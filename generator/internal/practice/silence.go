package practice

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// Silence is one entry of the ledger of what somebody silenced.
type Silence struct {
	Subject Subject   // of a meeting the part meeting/TITLE
	Rule    string    // empty: the whole person rests
	From    civil.Day // zero when it has no start
	Until   civil.Day // the day it comes back; zero for ever
	Reason  string
	Note    *note.Note
	Line    int
	Active  bool // on the day of the asking
}

// lead is how many days before its end a snooze without a start covers.
const lead = 365

// silenced reports whether a snooze of the person, or an `ignore` of the person or initiative, covers the finding.
func (a *Asking) silenced(f *Finding) bool {
	if p := f.Subject.Person; p != nil && p.Note != nil {
		if a.ignores(p.Note, f.Rule) {
			return true
		}
		for _, s := range p.Note.Person.Snoozes {
			if (s.Rule == "" || s.Rule == f.Rule) && a.covers(s) {
				return true
			}
		}
	}
	if i := f.Subject.Initiative; i != nil && a.ignores(i.Note, f.Rule) {
		return true
	}
	return f.Initiative != nil && a.ignores(f.Initiative.Note, f.Rule)
}

func (a *Asking) covers(s note.Snooze) bool {
	return begins(s) <= a.On && a.On < s.End
}

// begins is the first day that a snooze covers.
func begins(s note.Snooze) civil.Day {
	if s.Start == 0 {
		return s.End.Add(-lead)
	}
	return s.Start
}

func (a *Asking) ignores(n *note.Note, rule string) bool {
	return slices.ContainsFunc(n.Ignore, func(i note.Ignore) bool {
		return i.Rule == rule && (i.Until == 0 || a.On < i.Until)
	})
}

// ledger lists every snooze and ignore, by subject and line.
func (a *Asking) ledger() []Silence {
	var list []Silence
	ignores := func(s Subject, n *note.Note) {
		for _, i := range n.Ignore {
			if n.Kind == note.MeetingNote && i.Rule != headline.ID && i.Rule != prewire.ID {
				continue // no other rule is about a meeting
			}
			list = append(list, Silence{
				Subject: s, Rule: i.Rule, Until: i.Until, Note: n, Line: i.Line, Active: i.Until == 0 || a.On < i.Until,
			})
		}
	}
	for _, p := range a.journal.People {
		n := facts(p)
		if n == nil {
			continue
		}
		for _, s := range n.Snoozes {
			list = append(list, Silence{
				Subject: Subject{Person: p}, Rule: s.Rule, From: s.Start, Until: s.End, Reason: s.Reason,
				Note: p.Note, Line: s.Line, Active: a.covers(s),
			})
		}
		ignores(Subject{Person: p}, p.Note)
	}
	for _, i := range a.journal.Initiatives {
		ignores(Subject{Initiative: i}, i.Note)
	}
	for _, n := range a.journal.Notes {
		if n.Kind == note.MeetingNote && len(n.Ignore) > 0 {
			ignores(Subject{Part: "meeting/" + n.Title}, n)
		}
	}
	slices.SortStableFunc(list, func(a, b Silence) int {
		return cmp.Or(strings.Compare(a.Subject.ID(), b.Subject.ID()), strings.Compare(a.Note.Path, b.Note.Path), cmp.Compare(a.Line, b.Line))
	})
	return list
}

// often is how many times the same rule is silenced for somebody before it is the cadence that is asked about.
const often = 3

// silencedTimes is how many snoozes of a rule for somebody have begun, and the line of the last. A whole person who rests
// was not silenced for the rule.
func (a *Asking) silencedTimes(p *journal.Person, rule string) (n, line int) {
	for _, s := range p.Note.Person.Snoozes {
		if s.Rule == rule && (s.End <= a.On || a.covers(s)) {
			n, line = n+1, s.Line
		}
	}
	return n, line
}

// loosen turns the action of a finding that somebody silenced three times for the person into a question about the
// cadence or the role: those are wrong then, not the discipline.
func (a *Asking) loosen(f *Finding) {
	p := f.Subject.Person
	if p == nil || p.Note == nil {
		return
	}
	if n, line := a.silencedTimes(p, f.Rule); n >= often {
		f.Evidence = append(slices.Clone(f.Evidence), Evidence{p.Note, line})
		f.Action = fmt.Sprintf("Silenced %d times: %s", n, looser(p, f.Rule))
	}
}

// looser says how less is asked of somebody by a rule.
func looser(p *journal.Person, rule string) string {
	if rule == regular.ID {
		return fmt.Sprintf("write a longer `cadence:` in the note of %s, or a looser tie.", p.Name)
	}
	return fmt.Sprintf("ask less of %s, by their role or tie, or write `ignore: [%s]` in their note.", p.Name, rule)
}

// Repeat is a rule that was silenced for somebody again and again: what it asks of them is likely to be wrong, and not the
// discipline.
type Repeat struct {
	Person *journal.Person
	Rule   string
	Times  int
	Advice string
	Line   int // of the last snooze in their note
}

// Repeats lists who was silenced three times or more for one rule that goes on to ask something of them.
func (r *Report) Repeats() []Repeat {
	type asked struct {
		person *journal.Person
		rule   string
	}
	seen := map[asked]bool{}
	for _, s := range r.Silenced {
		if s.Until == 0 { // an answer was given: it is silent for good
			seen[asked{s.Subject.Person, s.Rule}] = true
		}
	}
	var list []Repeat
	for _, s := range r.Silenced {
		p := s.Subject.Person
		if p == nil || s.Rule == "" || seen[asked{p, s.Rule}] || !r.asking.counts(p) {
			continue
		}
		seen[asked{p, s.Rule}] = true
		if n, line := r.asking.silencedTimes(p, s.Rule); n >= often {
			list = append(list, Repeat{p, s.Rule, n, upper(looser(p, s.Rule)), line})
		}
	}
	return list
}
