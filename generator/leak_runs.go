package generator

import (
	"slices"
	"strings"
	"unicode"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/scan"
)

const (
	runWords   = 8 // in a row are no chance, as scan has it
	leastAllow = 4 // words of a text tell which is allowed, as scan has it
)

// saidRun is private text that a public note holds.
type saidRun struct {
	words   []string
	at      diag.Pos
	allowed []string // what is allowed there
}

// attributeRuns finds out which public note holds private text, and whether it may. Links stay, since text goes on over
// them.
func (s *search) attributeRuns(src scan.Source, allowed []string) {
	for _, hit := range s.index.File(scan.File{Path: src.Path, Bytes: src.Bytes}) {
		if hit.What != scan.PrivateRun {
			continue
		}
		s.runs = append(s.runs, saidRun{wordsOf(hit.Found), s.place(src.Path, hit.Line), allowed})
	}
}

// originOfRun returns where public notes hold the private text that the site shows, except where they may, and whether
// that is nowhere because each may.
func (s *search) originOfRun(found string) (said []diag.Pos, let bool) {
	words := wordsOf(found)
	for _, r := range s.runs {
		if !aligned(words, r.words, runWords) {
			continue
		}
		let = true
		may := slices.ContainsFunc(r.allowed, func(text string) bool {
			a := wordsOf(text)
			return aligned(words, a, leastAllow) || aligned(r.words, a, leastAllow) // as it is shown, or as it is written
		})
		if !may && !slices.Contains(said, r.at) {
			said = append(said, r.at)
		}
	}
	return said, let && len(said) == 0
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// aligned reports whether at least so many words in a row of one text stand in a row in the other too, with nothing but
// such words up to the nearest ends of the two.
func aligned(a, b []string, least int) bool {
	for shift := -len(b) + least; shift <= len(a)-least; shift++ {
		from, to := max(0, shift), min(len(a), len(b)+shift)
		if to-from >= least && slices.Equal(a[from:to], b[from-shift:to-shift]) {
			return true
		}
	}
	return false
}
