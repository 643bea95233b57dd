package journal

import (
	"fmt"
	"strings"
	"unicode"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/note"
)

// What an initiative says of somebody is asked about: so a name that is mistaken there is told sooner than elsewhere.

// wanted are the people without a note whom a link in an initiative makes its decider, its ally or a stakeholder.
func (l *linker) wanted() map[*Person]bool {
	wanted := map[*Person]bool{}
	for k := range l.items {
		n := &l.items[k]
		if n.initiative == nil {
			continue
		}
		add := func(nm *note.Name) {
			if nm.Target == "" {
				return
			}
			if p := l.who(n, nm).person; p != nil && p.Note == nil {
				wanted[p] = true
			}
		}
		said := n.Initiative
		for i := range said.Deciders {
			add(&said.Deciders[i])
		}
		for i := range said.Allies {
			add(&said.Allies[i].Name)
		}
		for i := range said.Stakeholders {
			add(&said.Stakeholders[i].Name)
		}
	}
	return wanted
}

// anySlip reports whether a link to nobody that is one slip from somebody's name is worth a question. Short names that
// differ may be two people, and the author says so with a note; numbers are never a slip.
func anySlip(a, b string) bool {
	return len(strings.Fields(a)) > 1 && !strings.ContainsFunc(a+b, unicode.IsDigit)
}

// likeGroups notes who is called as a group is, since nobody can meet a team for twenty minutes.
func (s *suggester) likeGroups(people []*Person) {
	for _, p := range people {
		if !p.Group() && soundsLikeGroup(s.bare[p]) {
			s.groups = append(s.groups, p.order)
		}
	}
}

func (l *linker) tellGroup(p *Person) {
	problem := diag.Problem{
		Severity: diag.Notice, Code: "group", Message: fmt.Sprintf("%q sounds like a group", p.Name),
		Hint: "if so, write a note for it with `type: group`, and `rep: NAME` for whom to talk to",
	}
	if p.Note == nil {
		problem.Pos = l.firstNamed(p)
	} else {
		problem.Pos = diag.Pos{Path: p.Note.Path, Line: 1, Column: 1}
		problem.Hint = "if so, write `type: group` here, and `rep: NAME` for whom to talk to"
	}
	l.tell(problem)
}

// soundsLikeGroup reports whether a bare name ends as those of groups do.
func soundsLikeGroup(name string) bool {
	switch name[strings.LastIndexByte(name, ' ')+1:] {
	case "team", "group", "board":
		return true
	}
	return false
}
