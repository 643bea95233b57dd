package note

import (
	"fmt"
	"strings"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/frontmatter"
	"rapport/generator/internal/markdown"
)

// stakeColumn is what a field of a stakeholder, or a column of their table, tells.
type stakeColumn uint8

const (
	stakeOther stakeColumn = iota
	stakeName
	stakeRole
	stakePower
	stakeInterest
	stakeNow
	stakeWant
	stakeWIIFT
	stakeRep
)

// stakeColumns are the headings of those columns, folded.
var stakeColumns = map[string]stakeColumn{
	"stakeholder": stakeName, "stakeholders": stakeName, "name": stakeName, "person": stakeName, "who": stakeName,
	"role": stakeRole, "power": stakePower, "influence": stakePower, "interest": stakeInterest,
	"now": stakeNow, "stance": stakeNow, "support": stakeNow, "current": stakeNow,
	"want": stakeWant, "target": stakeWant, "wanted": stakeWant,
	"wiift": stakeWIIFT, "whatsinitforthem": stakeWIIFT, "rep": stakeRep,
}

// cell is one thing that is said of a stakeholder, and where.
type cell struct {
	header       string
	text         string
	line, column int
	table        bool
}

// stakeholderKey reads the key `stakeholders`: fields for each, or their names alone.
func (r *reading) stakeholderKey() []Stakeholder {
	f := r.given[keyStakeholders]
	if f == nil {
		return nil
	}
	items := []frontmatter.Value{f.value}
	if f.value.Kind == frontmatter.List {
		items = f.value.Items
	}
	var all []Stakeholder
	for _, item := range items {
		if item.Kind != frontmatter.Map || !hasName(item) {
			for _, n := range namesOf(frontmatter.Value{Kind: frontmatter.List, Items: []frontmatter.Value{item}}) {
				all = append(all, Stakeholder{Name: n})
			}
			continue
		}
		var s Stakeholder
		for _, part := range item.Fields {
			if stakeColumns[foldWords(part.Key)] == stakeName {
				if names := namesOf(part.Value); len(names) > 0 {
					s.Name = names[0]
				}
				continue
			}
			r.say(&s, cell{header: part.Key, text: joined(part.Value), line: part.Value.Line, column: part.Value.Column})
		}
		if s.Name.Text != "" {
			all = append(all, s)
		}
	}
	return all
}

func hasName(item frontmatter.Value) bool {
	for _, f := range item.Fields {
		if stakeColumns[foldWords(f.Key)] == stakeName {
			return true
		}
	}
	return false
}

// joined returns a value's texts with their links, as a table's cell would hold them.
func joined(v frontmatter.Value) string {
	var texts []string
	for _, s := range v.Scalars() {
		texts = append(texts, s.Text)
	}
	return strings.Join(texts, ", ")
}

// stakeholderTables reads the tables that name stakeholders and say something of them.
func (r *reading) stakeholderTables() []Stakeholder {
	var all []Stakeholder
	for i := range r.n.Doc.Tables {
		table := &r.n.Doc.Tables[i]
		column := nameColumn(table)
		if column < 0 || table.Quoted {
			continue
		}
		for _, row := range table.Rows {
			if column >= len(row.Cells) {
				continue
			}
			names := ParseNames(row.Cells[column], row.Line, 1)
			if len(names) == 0 {
				continue
			}
			s := Stakeholder{Name: names[0]}
			for c, text := range row.Cells {
				if c != column && c < len(table.Header) {
					r.say(&s, cell{header: table.Header[c], text: text, line: row.Line, table: true})
				}
			}
			all = append(all, s)
		}
	}
	return all
}

// nameColumn returns the column that names the stakeholders, and -1 for a table about something else.
func nameColumn(table *markdown.Table) int {
	if _, ok := taskColumns(table); ok {
		return -1
	}
	name, telling := -1, false
	for c, header := range table.Header {
		switch kind := stakeColumns[foldWords(header)]; {
		case kind == stakeName && name < 0:
			name = c
			telling = telling || strings.HasPrefix(foldWords(header), "stakeholder")
		case kind == stakePower, kind == stakeInterest, kind == stakeNow, kind == stakeWant, kind == stakeWIIFT:
			telling = true
		}
	}
	if !telling {
		return -1
	}
	return name
}

// say adds one thing to a stakeholder.
func (r *reading) say(s *Stakeholder, c cell) {
	plain := plainText(c.text)
	if plain == "" || strings.Trim(plain, "-–—?. ") == "" {
		return
	}
	column := stakeColumns[foldWords(c.header)]
	ok := true
	switch column {
	case stakeRole:
		s.Role, ok = said(r, c, plain, &stakeRoles)
	case stakePower:
		s.Power, ok = said(r, c, plain, &degreeWords)
	case stakeInterest:
		s.Interest, ok = said(r, c, plain, &degreeWords)
	case stakeNow:
		s.Now, ok = said(r, c, plain, &stanceWords)
	case stakeWant:
		s.Want, ok = said(r, c, plain, &stanceWords)
	case stakeWIIFT:
		s.WIIFT = plain
	case stakeRep:
		if names := ParseNames(c.text, c.line, c.column); len(names) > 0 {
			s.Rep = &names[0]
		}
	default:
		ok = false
	}
	if !ok {
		s.Extra = append(s.Extra, Extra{Key: strings.TrimSpace(c.header), Text: plain, Line: c.line})
	}
}

// said returns what a word of a closed list means. In the Role column of a table stand job titles too: those are no
// problem.
func said[T any](r *reading, c cell, text string, l *list[T]) (T, bool) {
	if v, ok := l.of(text); ok {
		return v, true
	}
	word, _ := cutWord(text)
	v, ok := l.of(word)
	if ok {
		return v, true
	}
	header := strings.ToLower(strings.TrimSpace(c.header))
	if _, near := l.near(text); near || !c.table || header != "role" {
		r.problem(diag.Error, "unknown-word", c.line, c.column, fmt.Sprintf("%s cannot be %q", header, text), l.hint(text))
	}
	return v, false
}
