package journal

import (
	"fmt"
	"slices"
	"testing"

	"rapport/generator/internal/note"
)

// problemsOf links notes, and lists the problems of a code.
func problemsOf(code string, notes ...*note.Note) []string {
	var list []string
	for _, p := range Link(notes, Options{}).Problems {
		if p.Code == code {
			list = append(list, fmt.Sprintf("%s:%d:%d %s", p.Path, p.Line, p.Column, p.Message))
		}
	}
	return list
}

func parsed(path, src string) *note.Note {
	return note.NewParser(note.Options{}).Parse(path, []byte(src))
}

// TestSlipInALink names strangers whose names are one slip from somebody's: in a link where an initiative wants somebody
// even a slip in a short word is told.
func TestSlipInALink(t *testing.T) {
	for _, c := range []struct {
		name, line string
		want       []string
	}{
		{"a decider", `decider: "[[Jane Do]]"`, []string{`initiatives/Pricing.md:2:11 "Jane Do" may be "Jane Doe": one slip of the pen apart`}},
		{"an ally", `allies: ["[[Jane Do]] since 2026-09-01"]`, []string{`initiatives/Pricing.md:2:10 "Jane Do" may be "Jane Doe": one slip of the pen apart`}},
		{"a stakeholder", `stakeholders: [{person: "[[Jaen Doe]]", role: affected}]`, []string{`initiatives/Pricing.md:2:26 "Jaen Doe" may be "Jane Doe": one slip of the pen apart`}},
		{"another letter", `decider: "[[Jane Dow]]"`, []string{`initiatives/Pricing.md:2:11 "Jane Dow" may be "Jane Doe": one slip of the pen apart`}},
		{"no link", `decider: Jane Do`, nil},
		{"two slips", `decider: "[[Jan Do]]"`, nil},
		{"one word", `decider: "[[Jine]]"`, nil},
		{"a number", `decider: "[[Jane Do2]]"`, nil},
		{"herself", `decider: "[[Jane Doe]]"`, nil},
	} {
		got := problemsOf("same-person", someone("Jane Doe"), someone("Jon Ek"), parsed("initiatives/Pricing.md", "---\n"+c.line+"\n---\n"))
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	jan := parsed("people/Jan Ek.md", "")
	if got := problemsOf("same-person", someone("Jon Ek"), jan, parsed("initiatives/Pricing.md", "---\ndecider: \"[[Jan Ek]]\"\n---\n")); got != nil {
		t.Errorf("both have notes: %q", got)
	}
}

func TestSoundsLikeAGroup(t *testing.T) {
	for _, c := range []struct {
		name string
		note *note.Note
		want []string
	}{
		{"without a note", parsed("initiatives/Pricing.md", "---\nstakeholders: [Sales team]\n---\n"), []string{`initiatives/Pricing.md:2:16 "Sales team" sounds like a group`}},
		{"one word", parsed("initiatives/Pricing.md", "---\ndecider: \"[[Board]]\"\n---\n"), []string{`initiatives/Pricing.md:2:11 "Board" sounds like a group`}},
		{"with a note", parsed("people/Works Group.md", "---\ntype: person\n---\n"), []string{`people/Works Group.md:1:1 "Works Group" sounds like a group`}},
		{"a group", parsed("people/Works Group.md", "---\ntype: group\n---\n"), nil},
		{"a person", parsed("people/Ann Teamer.md", ""), nil},
	} {
		if got := problemsOf("group", c.note); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
