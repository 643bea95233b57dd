package journal

import (
	"testing"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/note"
)

// TestContactsBy proves that what is planned is no contact yet, and that daily notes can be left out.
func TestContactsBy(t *testing.T) {
	notes := []*note.Note{
		someone("Jane Doe"), met("2026-01-01", "", "Jane"), met("2026-01-05", "", "Jane"), met("2026-01-09", "", "Jane"),
		met("", "undated", "Jane"), links(daily("2026-01-04"), "Jane Doe"),
	}
	on := civil.MustParse("2026-01-05")
	for want, daily := range map[int]bool{3: true, 2: false} {
		p := personOf(Link(notes, Options{DailyContacts: daily}), "jane-doe")
		if got := len(p.ContactsBy(on)); got != want {
			t.Errorf("%d contacts, want %d; daily notes count: %v", got, want, daily)
		}
		if last, next := p.LastContact(on).Day, p.NextContact(on).Day; last != on || next != on.Add(4) {
			t.Errorf("last contact %s, next %s", last, next)
		}
		if p.LastContact(on.Add(-9)) != nil || p.NextContact(on.Add(9)) != nil || p.FirstContact(on).Day != on.Add(-4) {
			t.Error("a contact is found before the first, or after the last")
		}
	}
}
