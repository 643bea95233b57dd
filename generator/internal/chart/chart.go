// Package chart draws pictures as SVG: plain data in, text out. A picture is as wide as the place it is put in; its look
// is the theme's, through the classes that templates/chart.css describes.
//
// Time runs in per cent of the width and everything else in pixels, so one drawing serves a phone, a wide screen and
// paper with letters and marks of the same size: two drawings would double a page, and one that scrolls sideways hides
// today. Labels that would meet on some width carry a class for the widths they are seen on; see templates/chart.css.
package chart

import "rapport/generator/internal/civil"

// Channel is how a contact took place.
type Channel uint8

// The channels.
const (
	Unstated Channel = iota // the note does not say
	InPerson
	Remote // call or video
	Written
)

// Mark is one contact with a person, past or planned.
type Mark struct {
	Day         civil.Day // a mark without one is not drawn
	Channel     Channel
	Group       bool // others were there too
	Gave, Got   bool
	Title, Href string // Href may be empty
}

// Promise is a commitment between a person and me. Days that are not known are zero.
type Promise struct {
	From, Due, Kept civil.Day
	Mine            bool
	Title           string
}

// Tick is a decision.
type Tick struct {
	Day   civil.Day
	Title string
}

// Timeline is the history with one person.
type Timeline struct {
	Name      string
	Today     civil.Day // marks beyond it are planned
	Cadence   int       // days; a longer silence is shaded and says its days; 0 shades none
	Marks     []Mark    // in any order
	Promises  []Promise
	Decisions []Tick // of shared initiatives
	Plain     bool   // for others: the contacts alone, without silences, and whatever the day is
}

// Everyone is the history with everybody, on one axis, a row a person.
type Everyone struct {
	Today civil.Day
	Rows  []Row // from top to bottom
	Plain bool  // as in [Timeline]
}

// Row is the history with one person, drawn small.
type Row struct {
	Name, Href string
	Cadence    int // as in [Timeline]
	Marks      []Mark
}
