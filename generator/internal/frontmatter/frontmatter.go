// Package frontmatter takes a note's bytes apart into the fields at its top and the body behind them, each with its
// place in the file. It fails closed: whatever is doubtful leaves a problem and a block that is not sound.
package frontmatter

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"rapport/generator/internal/diag"
)

// Block is the top of a note.
type Block struct {
	Fields   []Field
	Body     []byte // what stands behind the front matter; never any of it
	BodyLine int    // the line of the file that Body begins on
	Sound    bool   // fenced, closed, and read without a doubt: only then may `visibility` be believed
	Template bool   // holds <% or {{: a template of another program, not a note
	Problems []diag.Problem
}

// Field is one key with its value.
type Field struct {
	Key    string // as written
	Line   int    // of the key, from 1
	Column int
	Value  Value
}

// Kind says what a value is.
type Kind uint8

// The kinds of value.
const (
	Blank  Kind = iota // nothing, null, ~, or an empty list: it says nothing
	Scalar             // one text
	List               // some values
	Map                // some fields
)

// Value is what stands behind a key, as text: rapport gives numbers, days and truth values their meaning itself, so
// that 0123, 2026-09-14 and NO stay what the author wrote.
type Value struct {
	Kind   Kind
	Plain  bool   // the scalar is written without quotes, block style, tag or anchor
	Text   string // of a scalar
	Items  []Value
	Fields []Field
	Line   int
	Column int
}

// Scalars returns the texts of a value in order: one for a scalar, those of its items for a list, at any depth;
// a map counts by its keys, since {"Name"} and {{Name}} are what people write when they mean a list.
func (v Value) Scalars() []Value {
	switch v.Kind {
	case Blank:
		return nil
	case Scalar:
		return []Value{v}
	case List:
		if !slices.ContainsFunc(v.Items, func(item Value) bool { return item.Kind != Scalar }) {
			return v.Items
		}
		var all []Value
		for _, item := range v.Items {
			all = append(all, item.Scalars()...)
		}
		return all
	case Map:
		var all []Value
		for _, f := range v.Fields {
			all = append(all, Value{Kind: Scalar, Text: f.Key, Line: f.Line, Column: f.Column})
		}
		return all
	}
	panic("frontmatter: no such kind of value")
}

// Fold returns the form in which keys are compared: lower case, without blanks, _ and -.
func Fold(key string) string {
	if folded(key) {
		return key
	}
	var room [40]byte
	b := room[:0]
	for _, r := range key {
		switch r {
		case ' ', '\t', '_', '-':
		default:
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
	}
	return string(b)
}

// folded reports whether a key is its own folded form, as most are.
func folded(key string) bool {
	for i := range len(key) {
		if c := key[i]; (c < 'a' || 'z' < c) && (c < '0' || '9' < c) {
			return false
		}
	}
	return true
}
