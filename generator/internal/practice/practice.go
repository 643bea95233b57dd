// Package practice asks a journal what each practice of influence at work asks: what is met, what is due, and what no
// note shows. Rules say what they find on a day; the guards around them, applied once for all, see to it that silence
// beats a false alarm.
package practice

import (
	"cmp"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// State is how a finding stands.
type State uint8

// The states. A rule that does not apply to somebody finds nothing about them.
const (
	Met     State = iota
	Planned       // a note to come would meet it in time
	Due           // act on it now
	Gap           // the time for it has passed
	Unknown       // the notes do not hold enough to say
	Snoozed       // silenced for a while
	Info          // worth knowing, never an action
)

// String returns the word of exports.
func (s State) String() string {
	return [...]string{"met", "planned", "due", "gap", "unknown", "snoozed", "info"}[s]
}

// Subject is whom or what a finding is about: a person, an initiative, or a part of the journal.
type Subject struct {
	Person     *journal.Person
	Initiative *journal.Initiative
	Part       string // level/above, reach/expert or journal
}

// ID is the subject's id in exports.
func (s Subject) ID() string {
	switch {
	case s.Person != nil:
		return s.Person.ID
	case s.Initiative != nil:
		return s.Initiative.ID
	}
	return s.Part
}

// Name is what a reader calls the subject.
func (s Subject) Name() string {
	switch {
	case s.Person != nil:
		return s.Person.Name
	case s.Initiative != nil:
		return s.Initiative.Title
	}
	if title, ok := strings.CutPrefix(s.Part, "meeting/"); ok {
		return title
	}
	return cmp.Or(partNames[s.Part], "The whole journal")
}

// partNames are what a reader calls parts of the journal.
var partNames = map[string]string{
	"level/above": "Above me", "level/peer": "My level", "level/below": "Below me", "level/unknown": "No level known",
	"reach/esteemed": "The esteemed", "reach/connected": "The connected", "reach/expert": "The experts", "reach/informal": "Informal leaders",
}

// Evidence is a place in a note that a finding rests on.
type Evidence struct {
	Note *note.Note
	Line int // 0 for the note as a whole
}

// Confidence says what a finding rests on.
type Confidence uint8

// The confidences, strongest first. Inferred evidence may satisfy a rule and never opens a gap.
const (
	Marked     Confidence = iota // a marker says so
	Structural                   // a field, a date or an attendee says so
	Inferred                     // it was read out of something else
)

// Finding is what a rule says about one subject.
type Finding struct {
	Rule       string
	State      State
	Subject    Subject
	Initiative *journal.Initiative // when the finding is about the subject's part in it
	Since      civil.Day           // when the clock started; zero when there is none
	Due        civil.Day           // the last day in time, away days included; zero when there is none
	Text       string              // why, in one line of plain words
	Action     string              // what to do next, as a sentence one could say; empty when there is nothing to do
	To         *journal.Person     // whom the action speaks to; nil when it is nobody in particular
	Evidence   []Evidence
	Confidence Confidence
	DueFrom    civil.Day // the day from which it is due if no note comes; zero when days alone do not make it so
	GapFrom    civil.Day // the day from which it is a gap if no note comes; zero when days alone do not make it one
	OverFrom   civil.Day // the day from which those two no longer hold: it is over, or silenced; zero when days alone do not end it
	Stake      int       // 3 decider or key stakeholder, 2 ally, 1 anybody else; higher acts first
}

// Rule is one practice as a question to the journal.
type Rule struct {
	ID       string // stable: settings, addresses and exports use it
	Practice string // the practice in one sentence, shown beside what the rule finds
	Article  Article
	Start    string // the one thing to write that starts it, shown while it is not tracked
	Limits   map[string]int
	// Tracked reports whether the journal has any evidence of the kind that the rule reads: until then it is silent.
	Tracked func(a *Asking) bool
	// Find says what the rule finds on the day of the asking. States are before the guards.
	Find func(a *Asking) []Finding
}

// Article is the text that a practice comes from.
type Article uint8

// The articles.
const (
	Relationships Article = iota // successful influence requires the right relationships
	Coalitions                   // building coalitions and alliances
	Alignment                    // driving alignment
)

// String is what the manual calls the article.
func (a Article) String() string {
	return [...]string{"Alliances and connections", "Coalitions", "Driving alignment"}[a]
}

// Options is what the settings say about practices.
type Options struct {
	Away      []civil.Range
	WeekStart int                       // as time.Weekday
	Actions   int                       // the most in a week
	Cadences  map[string]int            // days, for alliance, key, connection, other
	Targets   map[string]int            // for above, peer, below
	Off, On   map[string]bool           // by rule id
	Limits    map[string]map[string]int // by rule id
}

// sortFindings puts findings in the order of rule, subject and initiative.
func sortFindings(list []Finding) {
	slices.SortStableFunc(list, func(a, b Finding) int {
		return cmp.Or(
			strings.Compare(a.Rule, b.Rule),
			strings.Compare(a.Subject.ID(), b.Subject.ID()),
			strings.Compare(initiativeID(a.Initiative), initiativeID(b.Initiative)),
			cmp.Compare(worse(a.State), worse(b.State)),
		)
	})
}

func initiativeID(i *journal.Initiative) string {
	if i == nil {
		return ""
	}
	return i.ID
}

// worse ranks states, the worst first: of several findings about the same thing it is the one that stays.
func worse(s State) int {
	return [...]int{Gap: 0, Due: 1, Unknown: 2, Planned: 3, Info: 4, Snoozed: 5, Met: 6}[s]
}
