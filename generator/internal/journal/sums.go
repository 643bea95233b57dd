package journal

import (
	"encoding/binary"

	"github.com/cespare/xxhash/v2"
)

// sum mixes what something shows into one number.
type sum struct {
	h xxhash.Digest
	b [8]byte
}

func newSum() *sum {
	s := &sum{}
	s.h.Reset()
	return s
}

// number mixes a number in.
func (s *sum) number(n uint64) {
	binary.LittleEndian.PutUint64(s.b[:], n)
	_, _ = s.h.Write(s.b[:])
}

// texts mixes texts in, each with its length, so that two lists of texts do not meet.
func (s *sum) texts(list ...string) {
	for _, t := range list {
		s.number(uint64(len(t)))
		_, _ = s.h.WriteString(t)
	}
}

func (s *sum) flag(b bool) {
	if b {
		s.number(1)
	} else {
		s.number(0)
	}
}

// makeSums sums up what the bodies of notes show.
func (l *linker) makeSums() {
	s := newSum()
	for _, n := range l.anew {
		s.h.Reset()
		s.number(n.Sum)
		s.texts(n.address.url)
		for _, to := range n.leads {
			s.number(to.shows)
		}
		n.own = s.h.Sum64()
	}
	for k := range l.items {
		n := &l.items[k]
		n.sum = n.own
		if len(n.embedded()) > 0 {
			n.sum = withEmbedded(n)
		}
	}
}

// withEmbedded mixes the sums of a note and all that it embeds, at any depth, each once.
func withEmbedded(n *item) uint64 {
	list, seen := []*item{n}, map[*item]bool{n: true}
	for i := 0; i < len(list); i++ {
		for _, e := range list[i].embedded() {
			if !seen[e] {
				seen[e] = true
				list = append(list, e)
			}
		}
	}
	s := newSum()
	for _, e := range list {
		s.number(e.own)
	}
	return s.h.Sum64()
}

// Version stands for the bytes of every note, and for all that bodies take from elsewhere.
func (j *Journal) Version() uint64 {
	all := make([]byte, 0, 2*8*len(j.items))
	for k := range j.items {
		all = binary.LittleEndian.AppendUint64(all, j.items[k].Sum)
		all = binary.LittleEndian.AppendUint64(all, j.items[k].sum)
	}
	return xxhash.Sum64(all)
}
