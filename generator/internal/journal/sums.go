package journal

import (
	"encoding/binary"

	"github.com/cespare/xxhash/v2"

	"rapport/generator/internal/note"
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
	own := make(map[*note.Note]uint64, len(l.journal.Notes))
	s := newSum()
	for _, n := range l.journal.Notes {
		s.h.Reset()
		s.number(n.Sum)
		s.texts(l.journal.byNote[n].url)
		targets := l.journal.targets[n]
		for k := range targets {
			t := &targets[k]
			s.texts(t.URL, t.Frag, t.Title, t.File)
			s.flag(t.Dead)
		}
		own[n] = s.h.Sum64()
	}
	for _, n := range l.journal.Notes {
		l.journal.sums[n] = l.withEmbedded(n, own)
	}
}

// withEmbedded mixes the sums of a note and all that it embeds, at any depth, each once.
func (l *linker) withEmbedded(n *note.Note, own map[*note.Note]uint64) uint64 {
	if len(l.embedded[n]) == 0 {
		return own[n]
	}
	list, seen := []*note.Note{n}, map[*note.Note]bool{n: true}
	for i := 0; i < len(list); i++ {
		for _, e := range l.embedded[list[i]] {
			if !seen[e] {
				seen[e] = true
				list = append(list, e)
			}
		}
	}
	s := newSum()
	for _, e := range list {
		s.number(own[e])
	}
	return s.h.Sum64()
}
