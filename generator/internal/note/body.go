package note

import (
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/markdown"
)

// What the body of a note says, line by line.

// Blank reports whether the body holds nothing to read but headings: a note that was made before there was anything to
// write, perhaps from a form.
func (n *Note) Blank() bool {
	if n.Doc == nil {
		return true
	}
	if slices.ContainsFunc(n.Doc.Holes, func(h markdown.Hole) bool { return h.Kind == markdown.Figure || h.Kind == markdown.Embed }) {
		return false
	}
	from := n.BodyFrom
	for _, h := range n.Doc.Headings {
		if int(h.Start) < from {
			continue // it repeats the title
		}
		if !textless(n.Doc.HTML[from:h.Start]) {
			return false
		}
		from = int(h.Inside)
	}
	return textless(n.Doc.HTML[from:])
}

// textless reports whether HTML is tags and blanks alone.
func textless(html string) bool {
	for {
		text, rest, tag := strings.Cut(html, "<")
		if strings.TrimSpace(text) != "" {
			return false
		}
		if !tag {
			return true
		}
		_, html, _ = strings.Cut(rest, ">")
	}
}

// Word is the word of a marker.
type Word uint8

// The words of markers. About a person: Gave to Stance's exception TheirNews; to everyone there: Headline to Changed.
const (
	Gave Word = iota
	Got
	Asked
	Heard
	Wants
	Because
	Concern
	Offer
	Agreed
	Traded
	WIIFT
	Helped
	Setback
	TheirNews
	Headline
	Update // also Progress
	Decision
	Why
	Told
	Changed
	StanceWord
)

// String returns the word as a note would have it.
func (w Word) String() string {
	return [...]string{
		"Gave", "Got", "Asked", "Heard", "Wants", "Because", "Concern", "Offer", "Agreed", "Traded", "WIIFT", "Helped",
		"Setback", "Their news", "Headline", "Update", "Decision", "Why", "Told", "Changed", "Stance",
	}[w]
}

// ToAll reports whether the word reaches everyone present.
func (w Word) ToAll() bool { return w >= Headline && w <= Changed }

// Marker is a line of the body that begins with one of the words.
type Marker struct {
	Word    Word
	About   *Name  // the name before the colon
	Refs    []Name // linked or mentioned on the line, in order
	Day     civil.Day
	Section int    // index into [Note.Sections]; -1 outside
	Text    string // as a reader sees it, without word, name and day
	Stance  Stance // of StanceWord
	Line    int
	Column  int
}

// TaskState is the state of a task.
type TaskState uint8

// The states of a task.
const (
	Open TaskState = iota
	Kept
	Cancelled
)

// Task is something somebody is to do.
type Task struct {
	State   TaskState
	Owner   *Name     // before the arrow or the colon, or in an owner column; Text is "me" when it says so; nil when not said
	To      *Name     // behind the arrow; nil when not said
	Refs    []Name    // other people and notes named in it, in order
	Text    string    // as a reader sees it, without owner, days and boxes
	Due     civil.Day // a weekday is the next one after the day of the note or section
	Was     civil.Day // the due day before it was moved
	Done    civil.Day // the day written behind a kept task
	Section int       // index into [Note.Sections]; -1 outside
	Line    int
	Column  int
}

// Section is one dated section of a series note.
type Section struct {
	Day      civil.Day
	Title    string // the heading less its day; may be empty
	ID       string // of the heading in the page
	People   []Name // empty: those of the note
	Absent   []Name
	Channel  Channel
	Heading  int // index into [markdown.Document.Headings]
	Line     int
	Headline string
}

// LogEntry is one dated line or row in a person note.
type LogEntry struct {
	Day     civil.Day
	Channel Channel
	Text    string
	Refs    []Name
	Line    int
}
