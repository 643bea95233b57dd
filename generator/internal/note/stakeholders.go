package note

import (
	"fmt"
	"slices"
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
	stakeColumnCount
)

// stakeHeading is what a heading says its column is, and its rank among the headings of that column, from 0.
type stakeHeading struct {
	column stakeColumn
	rank   int
}

// stakeHeadings are the headings of those columns, folded.
var stakeHeadings = rankedHeadings([stakeColumnCount][]string{
	stakeName:     {"stakeholder", "stakeholders", "name", "person", "who"},
	stakeRole:     {"role"},
	stakePower:    {"power", "influence"},
	stakeInterest: {"interest"},
	stakeNow:      {"now", "stance", "support", "current"},
	stakeWant:     {"want", "target", "wanted"},
	stakeWIIFT:    {"wiift", "whatsinitforthem"},
	stakeRep:      {"rep"},
})

func rankedHeadings(words [stakeColumnCount][]string) map[string]stakeHeading {
	headings := map[string]stakeHeading{}
	for column := range words {
		for rank, word := range words[column] {
			headings[word] = stakeHeading{stakeColumn(column), rank}
		}
	}
	return headings
}

func stakeColumnOf(header string) stakeColumn { return stakeHeadings[foldWords(header)].column }

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
	items := []frontmatter.Value{f.Value}
	if f.Value.Kind == frontmatter.List {
		items = f.Value.Items
	}
	var all []Stakeholder
	for _, item := range items {
		switch {
		case item.Kind == frontmatter.Map && hasName(item):
			if s := r.stakeholderFields(item); s.Name.Text != "" {
				all = append(all, s)
			}
		case item.Kind == frontmatter.Map:
			for _, f := range item.Fields {
				all = append(all, r.namedFields(f)...)
			}
		default:
			for _, n := range namesOf(frontmatter.Value{Kind: frontmatter.List, Items: []frontmatter.Value{item}}) {
				all = append(all, Stakeholder{Name: n})
			}
		}
	}
	return all
}

func hasName(item frontmatter.Value) bool {
	return slices.ContainsFunc(item.Fields, func(f frontmatter.Field) bool { return stakeColumnOf(f.Key) == stakeName })
}

// stakeholderFields reads a stakeholder written as fields.
func (r *reading) stakeholderFields(item frontmatter.Value) Stakeholder {
	var s Stakeholder
	var cells []cell
	for _, f := range item.Fields {
		if stakeColumnOf(f.Key) != stakeName {
			cells = append(cells, cell{header: f.Key, text: joined(f.Value), line: f.Value.Line, column: f.Value.Column})
		} else if names := namesOf(f.Value); len(names) > 0 && s.Name.Text == "" {
			s.Name = names[0]
		}
	}
	r.tell(&s, cells)
	return s
}

// namedFields reads stakeholders of which the name is the key: their fields behind it, or their role.
func (r *reading) namedFields(f frontmatter.Field) []Stakeholder {
	var s Stakeholder
	if f.Value.Kind == frontmatter.Map {
		s = r.stakeholderFields(f.Value)
	} else {
		r.tell(&s, []cell{{header: "role", text: joined(f.Value), line: f.Value.Line, column: f.Value.Column}})
	}
	var all []Stakeholder
	for _, n := range ParseNames(f.Key, f.Line, f.Column) {
		s.Name = n
		all = append(all, s)
	}
	return all
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
		if table.Quoted {
			continue
		}
		if column < 0 {
			r.nameless(table)
			continue
		}
		r.nearHeadings(table)
		for _, row := range table.Rows {
			if column >= len(row.Cells) {
				continue
			}
			names := ParseNames(row.Cells[column], row.Line, 1)
			if len(names) == 0 {
				continue
			}
			s := Stakeholder{Name: names[0]}
			var cells []cell
			for c, text := range row.Cells {
				if c != column && c < len(table.Header) {
					cells = append(cells, cell{header: table.Header[c], text: text, line: row.Line, table: true})
				}
			}
			r.tell(&s, cells)
			all = append(all, s)
		}
	}
	return all
}

// stakeTold are the headings of the manual.
var stakeTold = []string{"Stakeholder", "Role", "Power", "Influence", "Interest", "Now", "Stance", "Want", "WIIFT", "Rep"}

// nearHeadings tells of columns whose headings are nearly known: what stands in them counts for nothing.
func (r *reading) nearHeadings(table *markdown.Table) {
	for _, header := range table.Header {
		if stakeColumnOf(header) != stakeOther || len(foldWords(header)) < len("Powr") {
			continue
		}
		if near, ok := diag.Nearest(strings.TrimSpace(header), stakeTold); ok {
			r.problem(diag.Warning, "unknown-column", table.Line, 0,
				fmt.Sprintf("a table of stakeholders has no column %q: what it says is kept as text", strings.TrimSpace(header)),
				`did you mean "`+near+`"?`)
		}
	}
}

// nameless tells of a table that is about stakeholders, by two columns that no other table has, and names none.
func (r *reading) nameless(table *markdown.Table) {
	telling := 0
	for _, header := range table.Header {
		switch stakeColumnOf(header) {
		case stakePower, stakeInterest, stakeWIIFT:
			telling++
		case stakeName:
			return // it is about tasks
		}
	}
	if telling > 1 {
		r.problem(diag.Warning, "no-name-column", table.Line, 0,
			"no column of this table names the stakeholders, so it counts for nothing", "head the column of names with Stakeholder")
	}
}

// nameColumn returns the column that names the stakeholders, and -1 for a table about something else.
func nameColumn(table *markdown.Table) int {
	if _, ok := taskColumns(table); ok {
		return -1
	}
	name, telling := -1, false
	for c, header := range table.Header {
		switch kind := stakeColumnOf(header); {
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

// tell adds what is said of a stakeholder. Where two cells say the same thing, the one with the first heading counts,
// and the other is kept.
func (r *reading) tell(s *Stakeholder, cells []cell) {
	cells = slices.DeleteFunc(cells, func(c cell) bool { return strings.Trim(plainText(c.text), "-–—?. ") == "" })
	var best [stakeColumnCount]int // the index of the cell, from 1
	for i := range cells {
		h := stakeHeadings[foldWords(cells[i].header)]
		if b := best[h.column]; b == 0 || h.rank < stakeHeadings[foldWords(cells[b-1].header)].rank {
			best[h.column] = i + 1
		}
	}
	for i, c := range cells {
		column := stakeColumnOf(c.header)
		if best[column] != i+1 || !r.say(s, column, c) {
			s.Extra = append(s.Extra, Extra{Key: strings.TrimSpace(c.header), Text: plainText(c.text), Line: c.line})
		}
	}
}

// say adds one thing to a stakeholder, and reports false when it is none that is known.
func (r *reading) say(s *Stakeholder, column stakeColumn, c cell) bool {
	plain := plainText(c.text)
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
		return false
	}
	return ok
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
		severity := diag.Error
		if c.table {
			severity = diag.Warning // the table of a journal that has never heard of rapport
		}
		r.problem(severity, "unknown-word", c.line, c.column, fmt.Sprintf("%s cannot be %q", header, text), l.hint(text))
	}
	return v, false
}
