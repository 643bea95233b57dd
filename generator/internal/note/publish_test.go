package note

import (
	"fmt"
	"testing"
)

// TestPlainFacts asks for every plain fact and gets none that is more than one: a remark behind a day, fields of its own, and
// what the author of a page wants.
func TestPlainFacts(t *testing.T) {
	for _, c := range []struct {
		kind        Kind
		field, want string
	}{
		{PersonNote, "location: Oslo", "[place [Oslo]]"},
		{PersonNote, "place: {city: Oslo}", ""},
		{PersonNote, "series: Mondays", ""},
		{InitiativeNote, "dept: [Prices, Sales]", "[team [Prices Sales]]"},
		{InitiativeNote, "decision: 2026-09-14 against all advice", "[decision [2026-09-14]]"},
		{InitiativeNote, "closed: 2026-10", ""},
		{InitiativeNote, "start: when we fell out", ""},
		{InitiativeNote, "goal: one list", "[goal [one list]]"},
		{PageNote, "goal: to leave", ""},
	} {
		o := NewParser(Options{}).Open("a.md", []byte("---\n"+c.field+"\n---\n"))
		got := ""
		for _, f := range o.Facts(c.kind, PlainFacts()) {
			got += fmt.Sprint([]any{f.Key, f.Texts})
		}
		if got != c.want {
			t.Errorf("%q in a note about a %v: %s may be published, want %s", c.field, c.kind, got, c.want)
		}
	}
}
