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

// makeSums sums up what pages read.
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
	for _, p := range l.journal.People {
		p.sum = p.summary(s)
	}
	for _, i := range l.journal.Initiatives {
		i.sum = i.summary(s)
	}
	for _, m := range l.journal.Meetings {
		m.sum = m.summary(s)
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

// Sum stands for what a list of people shows of the person's own: not for contacts, which depend on the day.
func (p *Person) Sum() uint64 { return p.sum }

func (p *Person) summary(s *sum) uint64 {
	s.h.Reset()
	s.texts(p.URL, p.Name)
	s.number(uint64(p.Level)<<8 | uint64(p.Ties))
	if n := p.Note; n != nil {
		said := n.Person
		s.texts(said.Role, said.Org, said.Team, said.Status.String(), said.StatusText, said.NextText)
		s.number(uint64(said.Cadence))
		s.number(uint64(said.Next))
		s.flag(said.Group)
		s.texts(n.Tags...)
	}
	return s.h.Sum64()
}

// Sum stands for what a list of initiatives shows of this one.
func (i *Initiative) Sum() uint64 { return i.sum }

func (i *Initiative) summary(s *sum) uint64 {
	said := i.Note.Initiative
	s.h.Reset()
	s.texts(i.URL, i.Title, said.Goal, said.Reason)
	s.number(uint64(said.Status))
	for _, d := range [...]uint64{uint64(i.Start), uint64(said.Closed), uint64(said.Decision)} {
		s.number(d)
	}
	s.flag(said.Small)
	s.flag(i.MeOwner)
	people := func(list []*Person) {
		s.number(uint64(len(list)))
		for _, p := range list {
			s.texts(p.URL, p.Name)
		}
	}
	people(i.Deciders)
	people(i.Owners)
	s.number(uint64(len(i.Allies)))
	for _, a := range i.Allies {
		s.texts(a.Person.URL, a.Person.Name)
		s.number(uint64(a.Since))
	}
	s.number(uint64(len(i.Stakeholders)))
	s.number(uint64(len(i.Meetings)))
	return s.h.Sum64()
}

// Sum stands for what a list of meetings shows of this one, and of what was said there.
func (m *Meeting) Sum() uint64 { return m.sum }

func (m *Meeting) summary(s *sum) uint64 {
	s.h.Reset()
	s.texts(m.ID, m.URL, m.Title, m.Series, m.Channel.Word)
	s.number(uint64(m.Day))
	s.number(uint64(m.Origin)<<8 | uint64(m.Channel.Kind))
	s.number(uint64(m.Unresolved))
	s.number(uint64(m.Line))
	for _, list := range [...][]*Person{m.People, m.Absent, m.CC} {
		s.number(uint64(len(list)))
		for _, p := range list {
			s.texts(p.URL, p.Name)
		}
	}
	s.number(uint64(len(m.Initiatives)))
	for _, i := range m.Initiatives {
		s.texts(i.URL, i.Title)
	}
	if said := m.Note.Meeting; said != nil {
		s.texts(said.Headline, said.Place, said.Sort)
	}
	if m.Section != nil {
		s.texts(m.Section.Headline)
	}
	for _, what := range m.Said {
		s.texts(what.Word.String(), what.Text)
		s.number(uint64(what.Day))
		s.number(uint64(what.Line))
		s.number(uint64(what.Stance))
		for _, p := range what.People {
			s.texts(p.URL, p.Name)
		}
	}
	return s.h.Sum64()
}
