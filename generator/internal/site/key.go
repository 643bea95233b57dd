package site

import (
	"math/bits"

	"github.com/cespare/xxhash/v2"

	"rapport/generator/internal/civil"
)

// sum mixes what a page reads into its key. Texts are mixed by their own sums and lists with their lengths, so that no
// two sequences of values meet.
type sum struct{ h uint64 }

func newSum() *sum { return new(sum) }

// Odd numbers without a pattern, of the fractions of the square roots of 2 and 3.
const (
	fold  = 0x6a09e667f3bcc909
	twist = 0xbb67ae8584caa73b
)

// num mixes a number, such as another sum.
func (s *sum) num(n uint64) {
	hi, lo := bits.Mul64(s.h^fold, n^twist)
	s.h = hi ^ lo ^ bits.RotateLeft64(s.h, 23) + n
}

// text mixes texts, in their order.
func (s *sum) text(texts ...string) {
	for _, t := range texts {
		s.num(xxhash.Sum64String(t))
	}
}

// texts mixes a list, so that two lists behind each other differ from one.
func (s *sum) texts(list []string) {
	s.int(len(list))
	s.text(list...)
}

func (s *sum) int(n int) { s.num(uint64(n)) }

func (s *sum) day(d civil.Day) { s.num(uint64(d)) }

func (s *sum) bool(b bool) {
	if b {
		s.num(1)
		return
	}
	s.num(2)
}

func (s *sum) done() uint64 { return s.h }
