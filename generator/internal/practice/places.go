package practice

import (
	"slices"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// Where notes say what findings rest on, line by line.

// at is a contact as evidence.
func at(contacts ...*journal.Contact) []Evidence {
	list := make([]Evidence, len(contacts))
	for i, c := range contacts {
		list[i] = Evidence{c.Meeting.Note, c.Line}
	}
	return list
}

// lines are markers as evidence.
func lines(said ...*journal.Said) []Evidence {
	list := make([]Evidence, len(said))
	for i, s := range said {
		list[i] = Evidence{s.Note, s.Line}
	}
	return list
}

// place is where the first of some keys stands in a note, by their lines; the note as a whole when none does.
func place(n *note.Note, lines ...int) Evidence {
	for _, line := range lines {
		if line > 0 {
			return Evidence{n, line}
		}
	}
	return Evidence{n, 0}
}

// tie is where a note says that somebody is a connection, or how often to meet them.
func tie(p *journal.Person) Evidence {
	n := facts(p)
	if n == nil {
		return Evidence{p.Note, 0}
	}
	return place(p.Note, n.Lines.Relationship, n.Lines.Cadence, n.Lines.Since)
}

// begun is where a note says since when I know somebody, else that they are a connection; nothing when neither stands.
func begun(p *journal.Person) []Evidence {
	if n := facts(p); n != nil {
		if e := place(p.Note, n.Lines.Since, n.Lines.Relationship, n.Lines.Cadence); e.Line > 0 {
			return []Evidence{e}
		}
	}
	return nil
}

// ties are where notes say who is a connection, as evidence that nobody else is.
func ties(people []*journal.Person) []Evidence {
	list := make([]Evidence, len(people))
	for i, p := range people {
		list[i] = tie(p)
	}
	return list
}

// in is where an initiative's note says when it began, as evidence; else the note as a whole.
func in(i *journal.Initiative) []Evidence {
	return []Evidence{place(i.Note, i.Note.Initiative.Lines.Start)}
}

// naming is where an initiative's note names somebody, as evidence; else it is what [in] returns.
func naming(i *journal.Initiative, p *journal.Person) []Evidence {
	n := i.Note.Initiative
	for _, s := range i.Stakeholders {
		if s.Person == p && s.Name.Line > 0 {
			return []Evidence{{i.Note, s.Name.Line}}
		}
	}
	for _, ally := range i.Allies {
		if ally.Person == p && ally.Line > 0 {
			return []Evidence{{i.Note, ally.Line}}
		}
	}
	switch {
	case slices.Contains(i.Deciders, p) && n.Lines.Decider > 0:
		return []Evidence{{i.Note, n.Lines.Decider}}
	case slices.Contains(i.Owners, p) && n.Lines.Owners > 0:
		return []Evidence{{i.Note, n.Lines.Owners}}
	}
	return in(i)
}
