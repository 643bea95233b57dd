package journal

import (
	"slices"
	"strings"

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

// At is the note whose page is at an address from the site's root; nil when none is. The page of a series is nobody's.
func (j *Journal) At(url string) *note.Note {
	id, ok := strings.CutSuffix(url, pageEnd)
	if !ok {
		return nil
	}
	if k, ok := slices.BinarySearchFunc(j.People, id, func(p *Person, id string) int { return strings.Compare(p.ID, id) }); ok {
		return j.People[k].Note
	}
	if k, ok := slices.BinarySearchFunc(j.Meetings, id, func(m *Meeting, id string) int { return strings.Compare(m.ID, id) }); ok {
		if n := j.Meetings[k].Note; n.Kind == note.MeetingNote {
			return n
		}
	}
	if k, ok := slices.BinarySearchFunc(j.Initiatives, id, func(i *Initiative, id string) int { return strings.Compare(i.ID, id) }); ok {
		return j.Initiatives[k].Note
	}
	if k, ok := slices.BinarySearchFunc(j.Pages, id, func(p *Page, id string) int { return strings.Compare(p.ID, id) }); ok {
		return j.Pages[k].Note
	}
	return nil
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
		if t := j.items[k].takes; t != nil {
			list = append(list, t.files...)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}
