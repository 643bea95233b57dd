// Package note turns the bytes of one file into one immutable Note. It sees no other note, no clock and no zone.
package note

import (
	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/markdown"
)

// Kind is what a note is about.
type Kind uint8

// The kinds of note.
const (
	PageNote Kind = iota // anything else
	PersonNote
	MeetingNote
	InitiativeNote
)

// String returns the word that a note's `type` would hold.
func (k Kind) String() string { return [...]string{"page", "person", "meeting", "initiative"}[k] }

// Note is one file, read.
type Note struct {
	Path string // slash-separated, NFC, relative to the journal's folder, such as content/people/Jane Doe.md
	Rel  string // the same relative to the content folder: people/Jane Doe.md
	Stem string // the file name without .md, NFC
	Sum  uint64 // of Path, the bytes and the options it was read with: equal sums, equal notes

	Bytes uint64 // sum of the bytes alone, by which a renamed note is known again; 0 when there are none but blanks

	Kind     Kind
	Template bool // a template of another program: not a note, everything else is empty
	Title    string
	Aliases  []string
	Tags     []string // without #, as first written, front matter before body, no two that differ by case alone
	Public   bool     // fails closed; see FORMAT "Visibility" in the manual
	Ignore   []Ignore
	Allow    []Allow   // names that may stand in it on the public site
	Day      civil.Day // of a meeting, a daily note or a dated page; zero when there is none
	Partial  string    // what was written when it names a month, a year or a week only
	Daily    bool      // a daily note

	// The one that belongs to Kind is set, the others are nil.
	Person     *Person
	Meeting    *Meeting
	Initiative *Initiative
	Page       *Page

	Doc      *markdown.Document // without Lines and Tables, whose meaning is in the fields below
	BodyFrom int                // offset in Doc.HTML behind a first heading that only repeats Title; else 0
	Markers  []Marker           // in the order of the source
	Tasks    []Task             // from boxes, owner tables and "I owe them" headings, in the order of the source
	Sections []Section          // of a series note: one meeting each, in the order of the source
	Log      []LogEntry         // of a person note: one meeting each, in the order of the source
	Extra    []Extra            // fields that rapport does not know, kept and shown to their owner

	Problems []diag.Problem
}

// Extra is a field that rapport does not know.
type Extra struct {
	Key, Text string
	Line      int
}

// Ignore is one entry of `ignore`: a rule that is silent for this note, until a day when one is named.
type Ignore struct {
	Rule  string
	Until civil.Day
	Line  int
}

// Name is a reference to a person, an initiative or a note, as it was written.
type Name struct {
	Text   string // what a reader would call it: Jane Doe
	Target string // of a link: its target without .md and fragment; else empty
	Handle string // @jane behind or instead of the name, without @
	Email  string
	Role   string // what stood in parentheses behind it
	Line   int
	Column int
}

// Level is where somebody stands, seen from me.
type Level uint8

// The levels.
const (
	LevelUnknown Level = iota
	Above
	Peer
	Below
)

// String returns the word of notes and exports.
func (l Level) String() string { return [...]string{"unknown", "above", "peer", "below"}[l] }

// Ties is the set of ties with a person.
type Ties uint8

// The ties.
const (
	Alliance Ties = 1 << iota
	Connection
)

// Status of a person.
type Status uint8

// The statuses of a person.
const (
	Active Status = iota
	Archived
	Left
	Deceased
)

// String returns the word of notes and exports.
func (s Status) String() string { return [...]string{"active", "archived", "left", "deceased"}[s] }

// Snooze silences a rule, or the whole person, for a while.
type Snooze struct {
	Rule   string    // empty: the whole person rests
	Start  civil.Day // zero: it covers the 365 days before End and stops no clock
	End    civil.Day // the day it comes back
	Reason string
	Line   int
}

// Person is what the front matter of a person note says. Zero values were not said.
type Person struct {
	Name          string // never empty
	Group         bool   // a group or team
	Role          string
	Org           string
	Team          string
	Place         string
	Email         string
	Phone         string
	Birthday      string
	Level         Level
	LevelUnread   bool // what stands there is no level
	Ties          Ties
	Relationship  []string // words that are no tie, shown
	Since         civil.Day
	SinceUnread   bool // what stands there is no whole day: none is inferred in its place
	Met           civil.Day
	MetText       string // when Met is partial
	ReportsTo     *Name  // Text is "me" when they report to me
	IntroducedBy  []Name
	Knows         []Name
	Rep           *Name // of a group
	Cadence       int   // days
	CadenceUnread bool  // what stands there is no cadence
	Next          civil.Day
	NextText      string
	Snoozes       []Snooze
	Away          []civil.Range
	Status        Status
	StatusText    string
	Skills        []string
	Gives         []string
	Needs         []string
	Standing      []string // esteemed, connected, expert, informal
	Helps         []string // unblock, visibility, access
	CaresAbout    []string // the key, and the text under "Interests" or "What they care about"
	Prefers       string   // "none" clears
	Why           string
	ExchangeOff   bool
	NotCounted    bool   // `counts: false`, or a client or vendor
	LastContact   string // what the note claims; contacts are counted from notes
	Lines         PersonLines
}

// ChannelKind says what sort of contact a channel is.
type ChannelKind uint8

// The kinds of channel.
const (
	Unstated ChannelKind = iota
	InPerson
	Remote // call, phone, video
	Written
)

// Channel is how a meeting took place.
type Channel struct {
	Kind ChannelKind
	Word string // as the list of FORMAT has it: coffee, call, email; empty when unstated
}

// Live reports whether people heard each other.
func (c Channel) Live() bool { return c.Kind == InPerson || c.Kind == Remote }

// Meeting is what a meeting note says of itself.
type Meeting struct {
	People       []Name // from the key, or else from the body
	Absent       []Name
	CC           []Name
	Channel      Channel
	Sort         string // decision, steering, board, update, pitch, status, review, workshop, listening
	HighStakes   bool
	Initiatives  []Name
	Topics       []Name // possible initiatives, silent when they are none
	For          []Name
	Place        string
	Headline     string
	Series       string
	Gave         []string
	Got          []string
	Confidential bool
	Until        civil.Day
	DayUnread    bool // what stands where its day is wanted is no whole day
}

// InitiativeStatus is how an initiative stands.
type InitiativeStatus uint8

// The statuses of an initiative.
const (
	Running InitiativeStatus = iota
	Paused
	Done
	Dropped
)

// String returns the word of notes and exports.
func (s InitiativeStatus) String() string {
	return [...]string{"active", "paused", "done", "dropped"}[s]
}

// Ally is one entry of `allies`.
type Ally struct {
	Name        Name
	Since       civil.Day
	SinceUnread bool // what stands there is no whole day: none is inferred in its place
}

// Stakeholder is one entry of `stakeholders`, or one row of a stakeholder table. Words are lower case and as FORMAT
// has them; empty means not said.
type Stakeholder struct {
	Name     Name
	Role     string // decider, approver, affected, implementer, adviser
	Power    string // high, medium, low
	Interest string
	Now      Stance
	Want     Stance
	WIIFT    string
	Rep      *Name
	Extra    []Extra // other columns
}

// Stance is where a stakeholder stands on an initiative.
type Stance uint8

// The stances, in order.
const (
	StanceUnknown Stance = iota
	Resistant
	Unaware
	Neutral
	Supportive
	Leading
)

// String returns the word of notes and exports, empty when it is unknown.
func (s Stance) String() string {
	return [...]string{"", "resistant", "unaware", "neutral", "supportive", "leading"}[s]
}

// Initiative is what an initiative note says of itself.
type Initiative struct {
	Status       InitiativeStatus
	Reason       string // behind the status
	Start        civil.Day
	StartUnread  bool // what stands there is no whole day: none is inferred in its place
	Closed       civil.Day
	Decision     civil.Day
	Goal         string
	Team         string
	Deciders     []Name
	Owners       []Name
	Allies       []Ally
	Stakeholders []Stakeholder
	Needs        []string
	Small        bool
	Lines        InitiativeLines
}

// Page is what any other note says of itself.
type Page struct {
	Goals     []string // a career note has some
	GoalsLine int      // 0 when there is none
}
