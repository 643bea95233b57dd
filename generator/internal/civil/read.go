package civil

import "errors"

// Order is the order of day, month and year in numeric dates such as 03/04/2026.
type Order uint8

// The orders.
const (
	Unordered Order = iota // refuse to guess
	DMY
	MDY
	YMD
)

// Written is what an author wrote where a day was wanted.
type Written struct {
	Day     Day    // zero when only a part was written
	Partial string // a month (2024-05), a year (2024) or a week (2024-W05)
}

// The ways in which a text is not a day.
var (
	ErrNoDay      = errors.New("not a day")
	ErrImpossible = errors.New("no such day in the calendar")
	ErrAmbiguous  = errors.New("day and month could be either way round")
)

// Read reads a whole text as a day, in any of the spellings of FORMAT "Days".
func Read(text string, order Order) (Written, error) { panic("not written yet") }

// Lead reads the day that a text begins with, and returns what stands behind it, trimmed of blanks and separators.
func Lead(text string, order Order) (w Written, rest string, ok bool) { panic("not written yet") }

// Find reads the first day in a text with anything around it, such as a file name or heading, and returns the text
// without it, trimmed of blanks and separators.
func Find(text string, order Order) (w Written, rest string, ok bool) { panic("not written yet") }
