package journal

import (
	"slices"

	"rapport/generator/internal/note"
)

// Index is where a note stands in Notes; ok is false for a note that is not the journal's.
func (j *Journal) Index(n *note.Note) (k int, ok bool) {
	if i := j.item(n); i != nil {
		return int(i.index), true
	}
	return 0, false
}

// Home is the page that shows a note, and whose it is when it is somebody's. The note is one of the journal's.
func (j *Journal) Home(n *note.Note) (url string, p *Person) {
	i := j.item(n)
	return i.address.url, i.person
}

// MeetingsOf returns the meetings of a note, in the order of the source.
func (j *Journal) MeetingsOf(n *note.Note) []*Meeting {
	if i := j.item(n); i != nil {
		return i.meetings
	}
	return nil
}

// CommitmentsOf returns the commitments of a note, in the order of the source.
func (j *Journal) CommitmentsOf(n *note.Note) []*Commitment {
	if i := j.item(n); i != nil {
		return i.commitments
	}
	return nil
}

// Attachments lists the files that notes refer to, below the content folder, sorted.
func (j *Journal) Attachments() []string {
	var list []string
	for k := range j.items {
		list = append(list, j.items[k].files...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}
