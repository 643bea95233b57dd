package note

import (
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/frontmatter"
)

// initiative reads what the note says of an initiative.
func (r *reading) initiative() *Initiative {
	i := &Initiative{
		Start:        r.day(keyStart),
		Closed:       r.day(keyClosed),
		Decision:     r.day(keyDecision),
		Goal:         r.text(keyGoal),
		Team:         r.plain(keyTeam),
		Deciders:     r.names(keyDecider),
		Owners:       r.names(keyOwners),
		Allies:       r.allies(),
		Stakeholders: append(r.stakeholderKey(), r.stakeholderTables()...),
		Needs:        r.texts(keyNeeds),
	}
	i.StartUnread = r.unread(keyStart, i.Start)
	i.Status, i.Reason, _ = wordOf(r, keyStatus, &initiativeWords)
	i.Small, _, _ = wordOf(r, keySize, &sizeWords)
	i.Lines = r.initiativeLines()
	r.nobodies(keyDecider, keyOwners, keyAllies, keyStakeholders)
	r.paused(i)
	return i
}

// allies reads `NAME [since DAY]`, one or several, or the same as fields.
func (r *reading) allies() []Ally {
	f := r.given[keyAllies]
	if f == nil {
		return nil
	}
	var all []Ally
	items := []frontmatter.Value{f.Value}
	if f.Value.Kind == frontmatter.List {
		items = f.Value.Items
	}
	for _, item := range items {
		if name, ok := fieldOf(item, "person", "name", "who"); ok {
			since, _ := fieldOf(item, "since")
			for _, n := range namesOf(name) {
				all = append(all, r.ally(n, f, since))
			}
			continue
		}
		listed := frontmatter.Value{Kind: frontmatter.List, Items: []frontmatter.Value{item}}
		for _, v := range item.Scalars() {
			if !strings.Contains(v.Text, " since ") {
				continue
			}
			listed.Items = nil
			for _, part := range nameItems(v.Text) {
				name, since, _ := strings.Cut(part, " since ")
				day := frontmatter.Value{Kind: frontmatter.Scalar, Text: since, Line: v.Line, Column: v.Column}
				for _, n := range ParseNames(name, v.Line, v.Column) {
					all = append(all, r.ally(n, f, day))
				}
			}
		}
		for _, n := range namesOf(listed) {
			all = append(all, Ally{Name: n})
		}
	}
	return all
}

// ally reads the day behind `since`.
func (r *reading) ally(n Name, f *field, since frontmatter.Value) Ally {
	if strings.TrimSpace(since.Text) == "" {
		return Ally{Name: n}
	}
	w, err := civil.Read(since.Text, r.o.DateOrder)
	if err != nil {
		r.badDay(f, since, since.Text, err)
	}
	return Ally{Name: n, Since: w.Day, SinceUnread: w.Day.IsZero()}
}
