package chart

import (
	"strconv"
	"strings"
	"unicode"
)

// Fill says how a place for somebody stands.
type Fill uint8

// The ways a place is filled.
const (
	Empty  Fill = iota
	Hollow      // somebody who was not met for long
	Full
)

var fillClasses = [...]string{Empty: "pl-empty", Hollow: "pl-hollow", Full: "pl-full"}

// Slot draws a place for somebody as a circle of 44 by 44 pixels: full, hollow, or a dashed line around nothing. The name
// stands beside it, so readers of screens are told nothing twice.
func Slot(name string, f Fill) string {
	return place(`<circle cx="22" cy="22" r="21"/>`, name, f, false)
}

// Square draws a week in the same way, as a square: with the one whom it held, the number of those it held, or empty.
// The week under way has a line around it.
func Square(names []string, now bool) string {
	const shape = `<rect x="5" y="5" width="34" height="34" rx="2"/>`
	switch len(names) {
	case 0:
		return place(shape, "", Empty, now)
	case 1:
		return place(shape, names[0], Full, now)
	}
	return place(shape, strconv.Itoa(len(names)), Full, now)
}

func place(shape, name string, f Fill, now bool) string {
	s := newSVG(256)
	s.put(`<svg class="pl `, fillClasses[f])
	if now {
		s.put(` pl-now`)
	}
	s.put(`" viewBox="0 0 44 44" width="44" height="44" aria-hidden="true">`)
	if now {
		s.put(`<rect class="pl-around" x="1" y="1" width="42" height="42" rx="3"/>`)
	}
	s.put(shape)
	if text := initials(name); text != "" && f != Empty {
		s.put(`<text x="22" y="27">`)
		s.text(text)
		s.put(`</text>`)
	}
	s.put(`</svg>`)
	return s.String()
}

// initials are the first letters of the first and the last word of a name; of scripts that are written without spaces,
// the first letter alone. A number stays as it is.
func initials(name string) string {
	if _, err := strconv.Atoi(name); err == nil {
		return name
	}
	words := strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' })
	var text string
	for i, w := range words {
		if i > 0 && i < len(words)-1 {
			continue
		}
		for _, r := range w {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				text += string(unicode.ToUpper(r))
				break
			}
		}
	}
	return text
}
