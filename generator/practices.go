package generator

import (
	"io"

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

// Inferred is the confidence of a finding that was read out of something else.
const Inferred = practice.Inferred

func (s *Settings) practices() practice.Options {
	return practice.Options{
		Away: s.Away, WeekStart: int(s.WeekStart), Actions: s.Actions, Cadences: s.Cadences, Targets: s.Targets,
		On: s.On, Off: s.Off, Limits: s.Limits,
	}
}

// Findings lists what all rules find, by rule, subject and initiative.
func (r *Result) Findings() []Finding { return r.report().Findings }

// Practices lists every practice in the order of the articles.
func (r *Result) Practices() []Practice { return r.report().Rules }

// Tracks says how many practices are tracked.
func (r *Result) Tracks() string { return r.report().Tracks() }

// Actions are the few things to do this week, and how many more there are.
func (r *Result) Actions() (list []Finding, more int) {
	few, rest := r.report().Actions(r.actions)
	return few, len(rest)
}

// Choice is whom to choose this week; false when nobody is a connection, or the practice is off.
func (r *Result) Choice() (practice.Choice, bool) { return r.report().Choice() }

// LastNote is the day of the latest dated note, and whether it is so old that gaps may be missing notes.
func (r *Result) LastNote() (day Day, idle bool) { return r.report().LastNote, r.report().Idle }

// GapsJSON writes findings as the export has them.
func (r *Result) GapsJSON(w io.Writer, findings []Finding) error {
	return interchange.GapsJSON(w, findings, r.Today)
}

// GapsCSV writes findings as a table.
func (r *Result) GapsCSV(w io.Writer, findings []Finding) error {
	return interchange.GapsCSV(w, findings, r.Today)
}

// PersonNamed finds the person that a name means, as a note would take it, or an id; several are candidates to choose
// from.
func (r *Result) PersonNamed(name string) (id string, candidates []string) {
	p, candidates := r.person(name)
	if p == nil {
		return "", candidates
	}
	return p.ID, nil
}

func (r *Result) person(name string) (found *journal.Person, candidates []string) {
	for _, p := range r.journal.People {
		if p.ID == name {
			return p, nil
		}
	}
	found, several, _ := r.journal.Named(name)
	for _, p := range several {
		text := p.Name
		if p.Note != nil {
			text += " (" + p.Note.Path + ")"
		}
		candidates = append(candidates, text)
	}
	return found, candidates
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
