package generator

import (
	"iter"
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

// attributeRuns notes the private text that a public note holds.
func (s *search) attributeRuns(src scan.Source, hits []scan.Hit, allowed []string) {
	for _, hit := range hits {
		if hit.What != scan.PrivateRun {
			continue
		}
		run := saidRun{wordsOf(hit.Found), s.place(src.Path, hit.Line), allowed}
		for part := range parts(run.words) {
			if in := s.parts[part]; len(in) == 0 || in[len(in)-1] != len(s.runs) {
				s.parts[part] = append(in, len(s.runs))
			}
		}
		s.runs = append(s.runs, run)
	}
}

// parts are the words in a row that two texts must share to be of one.
func parts(words []string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range len(words) - runWords + 1 {
			if !yield(strings.Join(words[i:i+runWords], " ")) {
				return
			}
		}
	}
}

// originOfRun returns where public notes hold the private text that the site shows, except where they may, and whether
// that is nowhere because each may.
func (s *search) originOfRun(found string) (said []diag.Pos, let bool) {
	words := wordsOf(found)
	var like []int
	for part := range parts(words) {
		like = append(like, s.parts[part]...)
	}
	slices.Sort(like)
	for _, i := range slices.Compact(like) {
		r := &s.runs[i]
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
