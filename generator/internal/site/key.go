package site

import (
	"encoding/binary"

	"github.com/cespare/xxhash/v2"

	"rapport/generator/internal/civil"
)

// sum mixes what a page reads into its key. Texts carry their lengths, so that no two sequences of values meet.
type sum struct{ d xxhash.Digest }

func newSum() *sum {
	s := new(sum)
	s.d.Reset()
	return s
}

// text mixes texts, in their order.
func (s *sum) text(texts ...string) {
	for _, t := range texts {
		s.num(uint64(len(t)))
		s.d.WriteString(t)
	}
}

// texts mixes a list, so that two lists behind each other differ from one.
func (s *sum) texts(list []string) {
	s.num(uint64(len(list)))
	s.text(list...)
}

// num mixes a number, such as another sum.
func (s *sum) num(n uint64) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], n)
	s.d.Write(b[:])
}

func (s *sum) int(n int) { s.num(uint64(n)) }

func (s *sum) day(d civil.Day) { s.num(uint64(d)) }

func (s *sum) bool(b bool) {
	if b {
		s.num(1)
		return
	}
	s.num(0)
}

func (s *sum) done() uint64 { return s.d.Sum64() }
