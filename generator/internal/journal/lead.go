package journal

// lead is where a reference leads. Leads are shared: there are many times more references than there is to refer to.
type lead struct {
	place
	shows uint64 // the sum of what a page shows of it
}

// place is a target that names the person and the note that it leads to by their places: so it holds in every journal in
// which everybody is called the same.
type place struct {
	url, frag, title, file string
	person                 int32 // in the order of making; none when it is nobody's
	item                   int32 // the note, when it is no person's; else none
	dead                   bool
}

// shared are the leads that are known. Where everything is linked, those to the whole of a note or to a person, which most
// are, are found by its number.
type shared struct {
	items, people []*lead
	others        map[place]*lead
	sum           *sum
}

func (l *linker) newShared() *shared {
	s := &shared{others: map[place]*lead{}, sum: newSum()}
	if l.last == nil {
		s.items, s.people = make([]*lead, len(l.items)), make([]*lead, len(l.people))
	}
	return s
}

// lead is the lead that leads to a place.
func (s *shared) lead(to place) *lead {
	if at := s.numbered(&to); at != nil {
		if *at == nil {
			*at = s.make(to)
		}
		if (*at).place == to {
			return *at
		}
	}
	known := s.others[to]
	if known == nil {
		known = s.make(to)
		s.others[to] = known
	}
	return known
}

// numbered is where the lead to the whole of a note or to a person stands; nil for any other.
func (s *shared) numbered(to *place) **lead {
	switch {
	case s.items == nil || to.frag != "":
		return nil
	case to.person != none:
		return &s.people[to.person]
	case to.item != none:
		return &s.items[to.item]
	}
	return nil
}

func (s *shared) make(to place) *lead {
	s.sum.h.Reset()
	s.sum.texts(to.url, to.frag, to.title, to.file)
	s.sum.flag(to.dead)
	return &lead{to, s.sum.h.Sum64()}
}

func (t *Target) place() place {
	to := place{url: t.URL, frag: t.Frag, title: t.Title, file: t.File, dead: t.Dead, person: none, item: none}
	if t.Person != nil {
		to.person = int32(t.Person.order)
	} else if t.to != nil {
		to.item = t.to.index
	}
	return to
}

// target is what a lead leads to in this journal.
func (j *Journal) target(to *lead) Target {
	t := Target{URL: to.url, Frag: to.frag, Title: to.title, File: to.file, Dead: to.dead}
	if to.person != none {
		t.Person = j.people[to.person]
		t.Note = t.Person.Note
	} else if to.item != none {
		t.to = &j.items[to.item]
		t.Note = t.to.Note
	}
	return t
}
