// Package journal is all notes as one whole: people, meetings, initiatives, their ties and commitments. Rules and pages
// alike take names as resolved here.
package journal

import (
	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/note"
)

// Options is what the settings say about the journal as a whole.
type Options struct {
	Me            []string // names that mean me, besides "me" and "I"
	DailyContacts bool     // a link to a person in a daily note is a contact
	Files         []string // every other regular file below the content folder, relative to it, sorted
	Closed        bool     // nobody exists but who has a note, and no name without one leaves a trace
}

// Journal is all notes, linked. It is immutable, and does not depend on the day it is read.
type Journal struct {
	Notes       []*note.Note // by path; without templates of other programs
	People      []*Person    // by ID; without me
	Meetings    []*Meeting   // by ID
	Initiatives []*Initiative
	Pages       []*Page
	Tags        []*Tag
	Commitments []*Commitment  // by source
	Problems    []diag.Problem // of notes and of linking, sorted
	LastNote    civil.Day      // the latest day of a dated note, for banners; later than today when planned

	options Options
	items   []item               // for each of Notes
	people  []*Person            // in the order of making
	at      map[*note.Note]int32 // where each of Notes stands in it
}

// Target is what a reference leads to.
type Target struct {
	URL    string // of the page, relative to the site's root, without fragment; empty when it leads nowhere
	Frag   string // fragment without #; empty when there is none
	Title  string // of what it leads to
	Note   *note.Note
	Person *Person // when it leads to somebody, with or without a note
	File   string  // of an attachment: its path below the content folder
	Dead   bool    // leads nowhere although it should: shown as text, and a problem stands in the list

	to *item // the note, when it is no person's
}

// Targets returns what the references of a note lead to, one for each of its Doc.Refs.
func (j *Journal) Targets(n *note.Note) []Target {
	i := j.item(n)
	if i == nil || len(i.leads) == 0 {
		return nil
	}
	list := make([]Target, len(i.leads))
	for k, to := range i.leads {
		list[k] = j.target(to)
	}
	return list
}

// Target returns what one of the references of a note leads to, by its place in Doc.Refs.
func (j *Journal) Target(n *note.Note, k int) Target {
	i := j.item(n)
	if i == nil || k >= len(i.leads) {
		return Target{}
	}
	return j.target(i.leads[k])
}

// Sum stands for a note together with all that its rendered body takes from elsewhere: where its references lead, and
// what it embeds, at any depth.
func (j *Journal) Sum(n *note.Note) uint64 {
	if i := j.item(n); i != nil {
		return i.sum
	}
	return 0
}

// item is what is made of a note; nil when the note is not the journal's.
func (j *Journal) item(n *note.Note) *item {
	if k, ok := j.at[n]; ok {
		return &j.items[k]
	}
	return nil
}

// Person is somebody, with or without a note of their own.
type Person struct {
	ID, URL     string // people/jane-doe and people/jane-doe.html
	Name        string
	Note        *note.Note // nil when no note is theirs
	Spellings   []string   // other names they were met under, sorted
	Level       note.Level // said, or from the chain of reports_to
	LevelUnread bool       // what notes say of it cannot be right: reports_to leads in a circle, or no level is called so
	Ties        note.Ties  // said, or from standing among an initiative's allies
	ReportsTo   *Person    // nil when not said, unresolved, or me
	ToMe        bool       // reports to me
	Introducers []*Person
	Knows       []*Person
	Rep         *Person    // of a group
	Contacts    []*Contact // past and planned, by day, then ID of the meeting
	Said        []*Said    // all that is about the person or reached them, by day, then source
	Backlinks   []Backlink
	Commitments []*Commitment
	Involved    []Involvement // in initiatives, by ID of the initiative

	order int // in which people were made
}

// Contact is one dated meeting that holds the person, past or planned; see FORMAT "Who met whom".
type Contact struct {
	Day     civil.Day
	Person  *Person
	Meeting *Meeting
	Line    int // of the meeting's note: where the person is named
}

// Origin says where a meeting was written down.
type Origin uint8

// The origins of a meeting.
const (
	OfNote    Origin = iota // a meeting note
	OfSection               // a dated section of a series note
	OfLog                   // a dated line in a person note
	OfDaily                 // a person linked in a daily note
)

// Meeting is any dated contact.
type Meeting struct {
	ID          string // meetings/2026-09-14-pricing; of a section or log line NOTE#DAY; of a daily note NOTE#PERSON's slug
	URL         string // with the heading's #fragment for a section, #on-DAY for a log line
	Origin      Origin
	unnamed     bool      // its note says no series
	Day         civil.Day // zero when the note has none: then it is nobody's contact
	Note        *note.Note
	Section     *note.Section  // of OfSection
	Entry       *note.LogEntry // of OfLog
	Title       string
	Line        int // of Note, where it begins
	Channel     note.Channel
	People      []*Person // present, without me, by first naming
	Absent      []*Person
	CC          []*Person
	Unresolved  int // names that are nobody or several: present, but credited to none
	Initiatives []*Initiative
	Series      string
	Said        []*Said    // in the order of the source
	Backlinks   []Backlink // of a meeting note; of a series note, to its section, and to the whole at its first meeting

	lines []int32 // for each of People, where they are named
	end   int32   // of a section: the line it ends before; 0 at the end of the note
	item  int32   // its note
	place int32   // among the meetings of its note
}

// Said is a marker with its names resolved.
type Said struct {
	*note.Marker
	Note       *note.Note
	Meeting    *Meeting // nil outside meetings
	Day        civil.Day
	People     []*Person // whom it is about, or whom it reached
	Initiative *Initiative
	Reasons    []*Said // lines below it that say why, in the order of the source
	ReasonOf   *Said   // what it gives a reason of; nil when of nothing

	item, place int32 // its note, and where it stands among all that this says
}

// Role is how a person stands to an initiative.
type Role uint8

// The roles, as a set.
const (
	Decider Role = 1 << iota
	Owner
	AllyOf
	Holder // of a stake
)

// Involvement is a person's part in an initiative.
type Involvement struct {
	Initiative *Initiative
	Role       Role // zero: met about it only
	Since      civil.Day
}

// Ally is an ally of an initiative.
type Ally struct {
	Person *Person
	Since  civil.Day // said, else the initiative's start, else the first dated note naming both
	Line   int       // of the initiative's note, that says so

	said bool // Since was written
}

// Stakeholder is a stakeholder of an initiative.
type Stakeholder struct {
	*note.Stakeholder
	Person *Person
	Rep    *Person
}

// Initiative is anything one wants to move. It always has a note.
type Initiative struct {
	ID, URL      string
	Title        string
	Note         *note.Note
	Start        civil.Day // said, else the first dated note naming it
	Deciders     []*Person
	Owners       []*Person
	MeOwner      bool
	Allies       []Ally
	Stakeholders []Stakeholder
	Unresolved   Role       // the parts for which its note names somebody who is nobody, or fits several
	Meetings     []*Meeting // by day, then ID
	Said         []*Said
	Backlinks    []Backlink
	Commitments  []*Commitment

	item  int32          // its note
	alone [1]*Initiative // itself, as the list that most meetings and many notes have
}

// Page is any other note.
type Page struct {
	ID, URL   string
	Title     string
	Note      *note.Note
	Backlinks []Backlink

	item int32 // its note
}

// Tag is a word that notes share.
type Tag struct {
	Name, URL string
	Notes     []*note.Note // by path
}

// Commitment is a task with a person on it, mine or theirs.
type Commitment struct {
	*note.Task
	Owner      *Person // nil: me
	To         *Person // nil: me
	Note       *note.Note
	Meeting    *Meeting // nil outside meetings
	Initiative *Initiative
	Made       civil.Day // the day of the note or section; zero when it has none

	with        []*Person // whom I owe it together
	item, place int32     // its note, and where it stands among the commitments of this
}

// Backlink is a reference from another note.
type Backlink struct {
	Note     *note.Note // the one that refers
	Day      civil.Day
	Sentence string
	Line     int
}
