package practice

import (
	"path"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// addMine finds the notes about me: they are the person notes that are no person's.
func (x *index) addMine() {
	for _, page := range x.journal.Pages {
		if page.Note.Kind == note.PersonNote && page.Note.Person != nil {
			x.mine = append(x.mine, page.Note)
		}
	}
}

// myTeam reports whether somebody's note names the same team as mine; known is false when mine or theirs names none.
func (x *index) myTeam(p *journal.Person) (same, known bool) {
	n := facts(p)
	if n == nil || n.Team == "" {
		return false, false
	}
	for _, m := range x.mine {
		if m.Person.Team != "" {
			known = true
			same = same || note.FoldName(m.Person.Team) == note.FoldName(n.Team)
		}
	}
	return same, known
}

// myBoss reports whether I report to somebody, by my note.
func (x *index) myBoss(p *journal.Person) bool {
	for _, m := range x.mine {
		to := m.Person.ReportsTo
		if to == nil {
			continue
		}
		if note.FoldName(to.Text) == note.FoldName(p.Name) {
			return true
		}
		if p.Note != nil && to.Target != "" && note.FoldName(path.Base(to.Target)) == note.FoldName(p.Note.Stem) {
			return true
		}
	}
	return false
}
