package generator

import (
	"io"
	"strings"

	"rapport/generator/internal/interchange"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/practice"
)

// What the command line needs of practices.
type (
	// Finding is what a rule says about one subject.
	Finding = practice.Finding
	// State is how a finding stands.
	State = practice.State
	// Practice is a rule and how it stands as a whole.
	Practice = practice.Standing
)

// The states of findings.
const (
	Met     = practice.Met
	Planned = practice.Planned
	Due     = practice.Due
	Gap     = practice.Gap
	Unknown = practice.Unknown
	Snoozed = practice.Snoozed
	Info    = practice.Info
)

func (s *Settings) practices() practice.Options {
	return practice.Options{
		Away: s.Away, WeekStart: int(s.WeekStart), Actions: s.Actions, Cadences: s.Cadences, Targets: s.Targets,
		On: s.On, Off: s.Off, Limits: s.Limits,
	}
}

// Findings lists what all rules find, by rule, subject and initiative.
func (r *Result) Findings() []Finding { return r.report.Findings }

// Practices lists every practice in the order of the articles.
func (r *Result) Practices() []Practice { return r.report.Rules }

// Tracks says how many practices are tracked.
func (r *Result) Tracks() string { return r.report.Tracks() }

// Actions are the few things to do this week, and how many more there are.
func (r *Result) Actions() (list []Finding, more int) {
	few, rest := r.report.Actions(r.actions)
	return few, len(rest)
}

// Choice is whom to choose this week; false when nobody is a connection, or the practice is off.
func (r *Result) Choice() (practice.Choice, bool) { return r.report.Choice() }

// LastNote is the day of the latest dated note, and whether it is so old that gaps may be missing notes.
func (r *Result) LastNote() (day Day, idle bool) { return r.report.LastNote, r.report.Idle }

// GapsJSON writes findings as the export has them.
func (r *Result) GapsJSON(w io.Writer, findings []Finding) error {
	return interchange.GapsJSON(w, findings, r.Today)
}

// GapsCSV writes findings as a table.
func (r *Result) GapsCSV(w io.Writer, findings []Finding) error {
	return interchange.GapsCSV(w, findings, r.Today)
}

// PersonNamed finds the person that a name, alias or id means; several are candidates to choose from.
func (r *Result) PersonNamed(name string) (id string, candidates []string) {
	key := note.FoldName(name)
	var found []*journal.Person
	for _, p := range r.journal.People {
		if p.ID == name || note.FoldName(p.Name) == key || aliased(p, key) {
			return p.ID, nil
		}
		first, _, _ := strings.Cut(p.Name, " ")
		if note.FoldName(first) == key {
			found = append(found, p)
		}
	}
	if len(found) == 1 {
		return found[0].ID, nil
	}
	for _, p := range found {
		candidates = append(candidates, p.Name)
	}
	return "", candidates
}

func aliased(p *journal.Person, key string) bool {
	if p.Note == nil {
		return false
	}
	for _, a := range p.Note.Aliases {
		if note.FoldName(a) == key {
			return true
		}
	}
	return false
}

// InitiativeNamed finds the initiative that a title or id means.
func (r *Result) InitiativeNamed(name string) (id string, ok bool) {
	for _, i := range r.journal.Initiatives {
		if i.ID == name || note.FoldName(i.Title) == note.FoldName(name) {
			return i.ID, true
		}
	}
	return "", false
}

// Names lists the names of people, or the titles of initiatives, for completion and "did you mean".
func (r *Result) Names() (people, initiatives []string) {
	for _, p := range r.journal.People {
		people = append(people, p.Name)
	}
	for _, i := range r.journal.Initiatives {
		initiatives = append(initiatives, i.Title)
	}
	return people, initiatives
}

// RuleNames lists the ids of all rules, in the order of the articles.
func RuleNames() []string {
	var ids []string
	for _, r := range practice.Rules() {
		ids = append(ids, r.ID)
	}
	return ids
}
