package note

import "testing"

func TestLinesOfKeys(t *testing.T) {
	p := NewParser(Options{}).Parse("people/Jane Doe.md", []byte("---\naliases: [JD]\nrelationship: connection\nprm-cadence: 30\n---\nskills:: prices\n")).Person
	if want := (PersonLines{Relationship: 3, Cadence: 4, Skills: 6}); p.Lines != want {
		t.Errorf("a person has %+v, want %+v", p.Lines, want)
	}
	n := NewParser(Options{}).Parse("initiatives/Pricing.md", []byte("---\nstart: 2026-09-01\ndecider: Jane\nneeds:\n- prices\n---\n"))
	if want := (InitiativeLines{Start: 2, Decider: 3, Needs: 4}); n.Initiative.Lines != want {
		t.Errorf("an initiative has %+v, want %+v", n.Initiative.Lines, want)
	}
	n = NewParser(Options{}).Parse("Career.md", []byte("---\ngoal: lead pricing\n---\n"))
	if n.Page.GoalsLine != 2 {
		t.Errorf("a page has its goals on line %d, want 2", n.Page.GoalsLine)
	}
}
