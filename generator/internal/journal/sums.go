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
		for _, t := range l.journal.targets[n] {
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
	var list []*note.Note
	var seen map[*note.Note]bool
	for at := -1; at < len(list); at++ {
		from := n
		if at >= 0 {
			from = list[at]
		}
		for k, t := range l.journal.targets[from] {
			if t.Note == nil || !l.embeds(from, k, t) || t.Note == n || seen[t.Note] {
				continue
			}
			if seen == nil {
				seen = map[*note.Note]bool{}
			}
			seen[t.Note] = true
			list = append(list, t.Note)
		}
	}
	if len(list) == 0 {
		return own[n]
	}
	s := newSum()
	s.number(own[n])
	for _, e := range list {
		s.number(own[e])
	}
	return s.h.Sum64()
}
